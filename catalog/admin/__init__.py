"""The national office: the queue of certificates, goods to look at, tables to correct."""

from catalog.admin import certificates, goods, reference

__all__ = ["certificates", "goods", "reference"]
