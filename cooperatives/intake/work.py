"""The worker's side of an import: take one, go on where it stands, chunk by chunk.

Every chunk is one short transaction that begins by looking whether the import is still ours, so
that a worker may be killed, or two may run, at any moment: what is committed is done, and nothing
is done twice. The broker only rings the bell; beat rings it again.
"""

import csv
import io
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import islice

from django.conf import settings
from django.core.files import File
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from cooperatives.intake.applying import TO_WRITE, apply_rows
from cooperatives.intake.checking import check_rows
from cooperatives.intake.columns import layout_of
from cooperatives.intake.errors import FileRefused, WorkerStopped
from cooperatives.intake.problems import Problem
from cooperatives.intake.rows import RowReader
from cooperatives.intake.sheets import kind_of, plain_copy
from cooperatives.models import ImportState, RegisterImport

CHUNK = 500
RUN_SECONDS = 120  # well below the task's time limit; the next bell goes on
MOST_SETBACKS = 5


class NotOurs(Exception):
    """The import was cancelled, or another worker took it."""


def work() -> bool:
    """Go on with one import for a while. Returns whether there may be more to do at once."""
    source = _claim()
    if source is None:
        return False
    turn = _Turn(source)
    try:
        return turn.take()
    except NotOurs:
        return True
    except FileRefused as refusal:
        turn.fail(refusal.problem)
        return True
    except Exception:
        turn.release()  # the next bell tries again, a few times
        raise


def _claim() -> RegisterImport | None:
    """The oldest import that no living worker has, for this worker alone."""
    now, lease = timezone.now(), timedelta(seconds=settings.IMPORT_LEASE_SECONDS)
    with transaction.atomic(durable=True):
        free = RegisterImport.objects.at_work().filter(
            Q(claimed_at=None) | Q(claimed_at__lte=now - lease)
        )
        found = (
            free.select_for_update(skip_locked=True, of=("self",)).order_by("created_at").first()
        )
        if found is None:
            return None
        if found.setbacks >= MOST_SETBACKS:
            _end(found, WorkerStopped(row=found.last_number).problem)
            return None
        found.claimed_at, found.setbacks = now, found.setbacks + 1
        found.save(update_fields=["claimed_at", "setbacks"])
    return found


def _end(source: RegisterImport, problem: Problem) -> None:
    """Give up a locked import."""
    source.move_to(ImportState.FAILED)
    source.problem, source.ended_at, source.claimed_at = problem.to_store(), timezone.now(), None
    source.save()


class _Turn:
    """What one worker does of one import before others have their turn."""

    def __init__(self, source: RegisterImport):
        self.source = source
        self.until = time.monotonic() + RUN_SECONDS

    def take(self) -> bool:
        """Work until the import waits for somebody, or the time is over: then True."""
        for _chunk in self._chunks():
            if time.monotonic() > self.until:
                self.release()
                return True
        return False

    def release(self) -> None:
        """Let the next bell go on at once."""
        self._mine().update(claimed_at=None)

    def fail(self, problem: Problem) -> None:
        with self._ours() as source:
            _end(source, problem)

    def _chunks(self) -> Iterator[None]:
        if self.source.state == ImportState.APPLYING:
            yield from self._apply()
            return
        if not self.source.plain:
            self._make_plain()
        yield from self._check()

    def _make_plain(self) -> None:
        """Keep the rows as CSV beside the file that was sent."""
        with (
            self.source.file.open("rb") as sent,
            tempfile.TemporaryFile("w+", encoding="utf-8", newline="") as rows,
        ):
            kind = kind_of(sent.file, self.source.original_name)
            total = 0
            for total in plain_copy(sent.file, kind, rows):
                self._report(total=total)
            rows.seek(0)
            layout = layout_of(next(csv.reader(rows)))
            rows.flush()
            rows.buffer.seek(0)
            with self._ours() as source:
                source.plain.save("rows.csv", File(rows.buffer), save=False)
                source.total, source.not_read = total - 1, list(layout.not_read)

    def _check(self) -> Iterator[None]:
        """Write a row for each row of the file, with what it would do."""
        with self.source.plain.open("rb") as stored:
            text = io.TextIOWrapper(stored.file, encoding="utf-8", newline="")
            numbered = enumerate(csv.reader(text), start=1)
            _first, heads = next(numbered)
            reader = RowReader(layout_of(heads))
            numbered = islice(numbered, self.source.last_number - 1, None)
            while chunk := list(islice(numbered, CHUNK)):
                read = [reader.read(number, cells) for number, cells in chunk if any(cells)]
                with self._ours() as source:
                    check_rows(source, read)
                    source.last_number = chunk[-1][0]
                yield
        with self._ours() as source:
            source.move_to(ImportState.CHECKED)
            source.checked_at = timezone.now()

    def _apply(self) -> Iterator[None]:
        """Do what the check said, as long as it still holds."""
        rows = [None]
        while rows:
            with self._ours() as source:
                waiting = source.rows.filter(outcome__in=TO_WRITE, applied_at=None)
                if rows := list(waiting.order_by("number")[:CHUNK]):
                    apply_rows(source, rows)
                else:
                    source.move_to(ImportState.APPLIED)
                    source.ended_at = timezone.now()
            yield

    @contextmanager
    def _ours(self) -> Iterator[RegisterImport]:
        """A transaction with the import locked; it is saved with what was set on it."""
        with transaction.atomic(durable=True):
            locked = self._mine().lock().first()
            if locked is None:
                raise NotOurs
            yield locked
            locked.claimed_at = timezone.now() if locked.is_at_work else None
            locked.setbacks = 0
            locked.save()
        self.source = locked

    def _report(self, **values) -> None:
        """Say that this worker lives. Not yet progress: it may die at the same place again."""
        now = timezone.now()
        if not self._mine().update(claimed_at=now, **values):
            raise NotOurs
        self.source.claimed_at = now

    def _mine(self):
        return RegisterImport.objects.filter(
            pk=self.source.pk, state=self.source.state, claimed_at=self.source.claimed_at
        )
