"""An owner deletes a draft that the office never saw, or gives a file of the register back."""

from django.db import transaction

from catalog.personal_data import is_decided
from cooperatives.forgetting import is_of_register, was_never_sent
from cooperatives.models import Cooperative
from cooperatives.use_cases.declarations import require_owner
from coopstore.accounts.models import User
from coopstore.privacy import held
from coopstore.privacy.errors import NotADraft


def may_be_deleted(cooperative: Cooperative) -> bool:
    """Whether its owner alone decides about it: the office saw nothing of what they wrote."""
    return was_never_sent(cooperative) and not is_decided(cooperative)


@transaction.atomic(durable=True)
def delete_draft(*, cooperative: Cooperative, actor: User) -> None:
    """Delete a draft with its papers; a file of the register is given back, and stays.

    Raises NotADraft when the office has seen the file, OwnersOnly. Deleting it twice is harmless.
    """
    locked = Cooperative.objects.lock().filter(pk=cooperative.pk).first()
    if locked is None or not locked.memberships.filter(user=actor).exists():
        return  # somebody else may have claimed it since
    require_owner(locked, actor)
    delete_draft_of(locked, actor)


def delete_draft_of(locked: Cooperative, actor: User) -> None:
    """The same inside a transaction that holds the lock. Raises NotADraft."""
    if not may_be_deleted(locked):
        raise NotADraft
    for export in locked.data_exports.exclude(file=""):
        export.file.storage.delete(export.file.name)
    locked.data_exports.all().delete()
    if is_of_register(locked):
        held.give_back(locked, actor)
    else:
        held.erase_draft(locked)
