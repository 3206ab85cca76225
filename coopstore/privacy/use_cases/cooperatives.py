"""An owner deletes a draft that the office never saw."""

from django.db import transaction

from catalog.personal_data import is_decided
from cooperatives.forgetting import was_never_sent
from cooperatives.models import Cooperative
from coopstore.privacy import held
from coopstore.privacy.errors import NotADraft


def may_be_deleted(cooperative: Cooperative) -> bool:
    """Whether its owner alone decides about it: the office saw nothing of it."""
    return was_never_sent(cooperative) and not is_decided(cooperative)


@transaction.atomic(durable=True)
def delete_draft(*, cooperative: Cooperative) -> None:
    """Delete a draft with its papers. Raises NotADraft when the office has seen the file.

    Deleting it twice is harmless.
    """
    if locked := Cooperative.objects.lock().filter(pk=cooperative.pk).first():
        delete_draft_of(locked)


def delete_draft_of(locked: Cooperative) -> None:
    """The same inside a transaction that holds the lock. Raises NotADraft."""
    if not may_be_deleted(locked):
        raise NotADraft
    for export in locked.data_exports.exclude(file=""):
        export.file.storage.delete(export.file.name)
    held.erase_draft(locked)
