"""The national office at work: the queue of files, and the tables behind it."""

from cooperatives.admin import people, queue, records, reference

__all__ = ["people", "queue", "records", "reference"]
