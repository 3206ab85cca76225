"""Writing what the check said, after looking again."""

from collections.abc import Iterator
from datetime import datetime

from django.db import connection
from django.utils import timezone

from cooperatives.intake import problems
from cooperatives.intake.judging import Files, Judgement, write
from cooperatives.intake.problems import Problem
from cooperatives.intake.rows import Entry
from cooperatives.models import Act, Cooperative, Outcome, RegisterImport, RegisterRow
from cooperatives.trail import Change, record_many

TO_WRITE = (Outcome.CREATE, Outcome.CHANGE)


def apply_rows(source: RegisterImport, rows: list[RegisterRow]) -> None:
    """Create and change what `rows` say. One that no longer holds is set aside and says why."""
    now = timezone.now()
    entries = [Entry(row.values) for row in rows]
    files = Files(entries, lock=True)
    done = {Outcome.CREATE: [], Outcome.CHANGE: []}
    for row, entry in zip(rows, entries, strict=True):
        judgement = files.judge(entry)
        if not _still_holds(row, judgement):
            _set_aside(row, judgement)
            continue
        row.cooperative = _filled(row, entry, judgement.cooperative, now)
        row.applied_at = now
        done[row.outcome].append(row)
    created = [row.cooperative for row in done[Outcome.CREATE]]
    changed = [row.cooperative for row in done[Outcome.CHANGE]]
    Cooperative.objects.bulk_create(created)
    if changed:
        fields = {name for row in done[Outcome.CHANGE] for name in row.changes}
        fields |= {"register_key", "corrected_key", "from_register_at", "updated_at"}
        Cooperative.objects.bulk_update(changed, fields)
    applied = [*done[Outcome.CREATE], *done[Outcome.CHANGE]]
    _mark(applied, now)
    record_many(source.applied_by, Act.FROM_REGISTER, _told(source, applied))


def _mark(rows: list[RegisterRow], now: datetime) -> None:
    """Note what was applied: one statement, many times faster than `bulk_update`."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {RegisterRow._meta.db_table} AS row "  # noqa: S608 - a name of our own
            "SET cooperative_id = done.cooperative, applied_at = %s "
            "FROM unnest(%s::bigint[], %s::bigint[]) AS done (id, cooperative) "
            "WHERE row.id = done.id",
            [now, [row.pk for row in rows], [row.cooperative.pk for row in rows]],
        )


def _told(source: RegisterImport, rows: list[RegisterRow]) -> Iterator[tuple[Cooperative, Change]]:
    """One entry for a new file, which says where it comes from; one for each changed field."""
    for row in rows:
        if row.outcome == Outcome.CREATE:
            yield row.cooperative, Change(after=f"{source.original_name} · {row.number}")
        for name, (before, after) in row.changes.items():
            yield row.cooperative, Change(name, before, after)


def _filled(row: RegisterRow, entry: Entry, file: Cooperative | None, now: datetime) -> Cooperative:
    """The file as it will be; what is known of it and not in `row` stays."""
    if file is None:
        file = Cooperative(language=_language(entry.values))
    for name in row.changes or entry.values:
        write(file, name, entry.values[name])
    file.register_key = entry.key or file.register_key or entry.own_key
    file.from_register_at = file.from_register_at or now
    file.keep_keys()
    file.updated_at = now
    return file


def _still_holds(row: RegisterRow, judgement: Judgement) -> bool:
    found = judgement.cooperative.pk if judgement.cooperative else None
    return (row.outcome, row.changes, row.cooperative_id) == (
        judgement.outcome,
        judgement.changes,
        found,
    )


def _set_aside(row: RegisterRow, judgement: Judgement) -> None:
    """Say what the row would do by now; what would write is refused, for nobody has seen it."""
    row.outcome = Outcome.REFUSE if judgement.outcome in TO_WRITE else judgement.outcome
    row.changes, row.cooperative = judgement.changes, judgement.cooperative
    reasons = [*judgement.problems, Problem(problems.MEANWHILE)]
    row.problems = [problem.to_store() for problem in reasons]
    row.save()


def _language(values: dict) -> str:
    """In which language to write to a cooperative of which only the name is known."""
    return "fr" if values.get("name_fr") else "ar" if values.get("name_ar") else "zgh"
