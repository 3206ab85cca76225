"""Rows that are held, and what is said when somebody waited too long for one."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection
from django.db.models import Model
from django.utils.translation import gettext as _
from psycopg2.errors import LockNotAvailable

from coopstore.core.errors import Refusal


class Busy(Refusal):
    """Others hold what is needed for longer than `lock_timeout`; nothing was written."""

    def reason(self) -> str:
        return _("Many people are ordering right now. Nothing is lost: try again in a moment.")


@contextmanager
def refusing_long_waits() -> Iterator[None]:
    """Raise Busy where the database gave up waiting for a lock."""
    try:
        yield
    except OperationalError as error:
        if isinstance(error.__cause__, LockNotAvailable):
            raise Busy from error
        raise


def hold(model: type[Model], keys: Iterable[int]) -> None:
    """Keep these rows from being changed until the transaction ends, in the order of their pk.

    Others may hold them at the same time (FOR SHARE, which Django's query sets do not know).
    """
    table = connection.ops.quote_name(model._meta.db_table)
    rows = f"SELECT FROM {table} WHERE id = ANY(%s) ORDER BY id FOR SHARE"
    with connection.cursor() as cursor:
        cursor.execute(rows, [sorted(set(keys))])
