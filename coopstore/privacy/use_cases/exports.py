"""A copy of data: asked for, made by a worker, kept for some days."""

import logging
import tempfile
from datetime import timedelta

from django.conf import settings
from django.core.files import File
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone, translation

from cooperatives.models import Cooperative
from coopstore.accounts.models import User
from coopstore.core.languages import text_of
from coopstore.notifications.outbox import Recipient, notify
from coopstore.privacy import held
from coopstore.privacy.archive import write_copy
from coopstore.privacy.models import RUNNING, DataExport, Status

logger = logging.getLogger(__name__)
LEASE = timedelta(minutes=10)  # longer than a task may run
MOST_ATTEMPTS = 3


@transaction.atomic(durable=True)
def ask_export(
    *, person: User, cooperative: Cooperative | None = None, language: str
) -> DataExport:
    """Ask for a copy about `person`, or about `cooperative`. Asked twice, it is made once."""
    # Both at once wait here, and the second finds what the first one wrote.
    if cooperative:
        Cooperative.objects.lock().get(pk=cooperative.pk)
    else:
        User.objects.select_for_update().get(pk=person.pk)
    of = {"cooperative": cooperative} if cooperative else {"person": person, "cooperative": None}
    if running := DataExport.objects.filter(**of, status__in=RUNNING).first():
        return running
    return DataExport.objects.create(person=person, cooperative=cooperative, language=language)


def make_due_exports() -> int:
    """Make the copies that wait, one after the other. Returns how many were tried."""
    tried = 0
    while export := _claim():
        tried += 1
        try:
            _make(export)
        except Exception:  # one copy that cannot be made never holds up the others
            logger.exception("Copy of data %s, attempt %s", export.pk, export.attempts)
            _give_back(export)
    return tried


def remove_old_exports() -> int:
    """Remove the files whose days are over. Returns how many."""
    limit = timezone.now() - timedelta(days=settings.DATA_EXPORT_DAYS)
    old = DataExport.objects.filter(status=Status.READY, ready_at__lte=limit)
    return sum(_remove(export) for export in old)


def remove_exports_of(person: User) -> None:
    """Remove the copies about a person who leaves; those of cooperatives stay theirs."""
    for export in person.data_exports.filter(cooperative=None):
        _remove(export)


@transaction.atomic(durable=True)
def _claim() -> DataExport | None:
    """Take the copy that waits longest; also one whose worker took it and did not come back."""
    now = timezone.now()
    forsaken = Q(status=Status.MAKING, claimed_at__lte=now - LEASE)
    due = DataExport.objects.select_for_update(skip_locked=True, of=("self",)).filter(
        Q(status=Status.WAITING) | forsaken
    )
    export = due.order_by("asked_at").first()
    if export is None:
        return None
    export.status, export.claimed_at = Status.MAKING, now
    export.attempts += 1
    export.save(update_fields=["status", "claimed_at", "attempts"])
    return export


def _make(export: DataExport) -> None:
    of = export.cooperative
    with translation.override(export.language), tempfile.TemporaryFile() as target:
        if of:
            name, about = text_of(of, "name").value or of.code, held.about_cooperative(of)
        else:
            name, about = str(export.person), held.about_person(export.person)
        write_copy(target, name=name, held=about)
        size = target.tell()
        target.seek(0)
        _delete_file(export)
        export.file.save("copy.zip", File(target), save=False)
    _hand_over(export, size)


@transaction.atomic(durable=True)
def _hand_over(export: DataExport, size: int) -> None:
    """Tell the person; the copies made before are removed."""
    ours = DataExport.objects.filter(
        pk=export.pk, status=Status.MAKING, claimed_at=export.claimed_at
    ).update(status=Status.READY, file=export.file.name, size=size, ready_at=timezone.now())
    if not ours:  # its person left while it was being made
        _delete_file(export)
        return
    of = {"cooperative": export.cooperative}
    if not export.cooperative:
        of["person"] = export.person
    for older in DataExport.objects.filter(**of, status=Status.READY).exclude(pk=export.pk):
        _remove(older)
    if not export.person.is_active:
        return
    page = f"sell/{export.cooperative.code}/data/" if export.cooperative else "accounts/data/"
    notify(
        key=f"export:{export.pk}:ready",
        kind="export_ready",
        to=Recipient.of_user(export.person),
        context={"days": settings.DATA_EXPORT_DAYS},
        path=page,
    )


def _give_back(export: DataExport) -> None:
    last = export.attempts >= MOST_ATTEMPTS
    DataExport.objects.filter(pk=export.pk, claimed_at=export.claimed_at).update(
        status=Status.FAILED if last else Status.WAITING, claimed_at=F("claimed_at")
    )


def _remove(export: DataExport) -> bool:
    """The file goes before the row says so: whoever dies in between does it again."""
    _delete_file(export)
    return bool(
        DataExport.objects.filter(pk=export.pk)
        .exclude(status=Status.GONE)
        .update(status=Status.GONE, file="", size=0)
    )


def _delete_file(export: DataExport) -> None:
    field = DataExport._meta.get_field("file")
    field.storage.delete(field.generate_filename(export, "copy.zip"))
