"""The national office at work: the queue of files, and the tables behind it."""

from cooperatives.admin import decisions, intake, people, queue, records, reference

__all__ = ["decisions", "intake", "people", "queue", "records", "reference"]
