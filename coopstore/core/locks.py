"""What is said when the database made somebody wait too long for a row."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError
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
