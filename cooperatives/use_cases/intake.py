"""Bringing in data of the register: what an officer does; the worker does the rest."""

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from cooperatives.intake.bell import ring_on_commit
from cooperatives.intake.errors import AnotherIsApplied
from cooperatives.intake.sheets import kind_of, refuse_heavy
from cooperatives.models import ImportState, RegisterImport
from coopstore.accounts.models import User
from coopstore.core.papers import paper_name


def receive_register(*, upload: UploadedFile, actor: User) -> RegisterImport:
    """Keep a file and have it checked. Raises FileRefused for what can be told at once."""
    refuse_heavy(upload.size)
    name = paper_name(upload.name or "")
    kind = kind_of(upload.file, name)
    source = RegisterImport(
        original_name=name or f"register.{kind}", size=upload.size, made_by=actor
    )
    upload.seek(0)
    source.file.save(f"register.{kind}", upload, save=False)
    try:
        with transaction.atomic(durable=True):
            source.save()
            ring_on_commit()
    except Exception:
        source.file.storage.delete(source.file.name)  # the database knows nothing of it
        raise
    return source


@transaction.atomic(durable=True)
def apply_import(*, source: RegisterImport, actor: User) -> RegisterImport:
    """Let a worker do what the check of `source` said; asked twice, it is done once.

    Raises AnotherIsApplied, and IllegalMove when it was not checked or is over.
    """
    locked = RegisterImport.objects.lock().get(pk=source.pk)
    if locked.state in (ImportState.APPLYING, ImportState.APPLIED):
        return locked
    locked.move_to(ImportState.APPLYING)
    locked.applied_by = actor
    try:
        with transaction.atomic():
            locked.save()
    except IntegrityError as error:
        raise AnotherIsApplied from error
    ring_on_commit()
    return locked


@transaction.atomic(durable=True)
def cancel_import(*, source: RegisterImport) -> RegisterImport:
    """Stop where it stands: rows that were applied stay, the others are not. Twice is harmless."""
    locked = RegisterImport.objects.lock().get(pk=source.pk)
    if locked.state == ImportState.CANCELLED:
        return locked
    locked.move_to(ImportState.CANCELLED)
    locked.ended_at, locked.claimed_at = timezone.now(), None
    locked.save()
    return locked
