"""A person asks to be forgotten, thinks again, or is."""

import logging
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from cooperatives.models import Cooperative, Membership
from cooperatives.models import Status as FileStatus
from coopstore.accounts.models import User
from coopstore.notifications.outbox import Recipient, notify
from coopstore.notifications.personal_data import FAREWELL
from coopstore.privacy import held
from coopstore.privacy.errors import DeletionBlocked
from coopstore.privacy.models import AccountDeletion
from coopstore.privacy.use_cases.cooperatives import delete_draft_of, may_be_deleted
from coopstore.privacy.use_cases.exports import remove_exports_of

logger = logging.getLogger(__name__)
PAGE = "accounts/data/delete/"


def open_deletion(person: User) -> AccountDeletion | None:
    """The deletion that awaits its day, if the person asked for one."""
    return person.deletions.filter(withdrawn_at=None, erased_at=None).first()


@transaction.atomic(durable=True)
def ask_deletion(*, person: User) -> AccountDeletion:
    """Have the account deleted in some days. Asked twice, it is one deletion.

    Raises DeletionBlocked while others count on the account.
    """
    locked = User.objects.select_for_update().get(pk=person.pk)
    if asked := open_deletion(locked):
        return asked
    if obstacles := held.obstacles(locked):
        raise DeletionBlocked(obstacles=obstacles)
    due = timezone.now() + timedelta(days=settings.ACCOUNT_DELETION_DAYS)
    deletion = AccountDeletion.objects.create(person=locked, due_at=due)
    _tell(deletion, "deletion_asked")
    return deletion


@transaction.atomic(durable=True)
def keep_account(*, person: User) -> None:
    """The person thought again. Harmless when there is nothing to take back."""
    locked = User.objects.select_for_update().get(pk=person.pk)
    deletion = open_deletion(locked)
    if deletion is None:
        return
    deletion.withdrawn_at = timezone.now()
    deletion.save(update_fields=["withdrawn_at"])
    _tell(deletion, "deletion_withdrawn")


def erase_due_accounts() -> int:
    """Erase whoever asked for it and did not think again. Returns how many.

    Who bought something in the meantime, or became the only owner, is tried again the next day.
    """
    due = AccountDeletion.objects.filter(
        withdrawn_at=None, erased_at=None, due_at__lte=timezone.now()
    )
    return sum(_erase(deletion) for deletion in due.order_by("due_at"))


@transaction.atomic(durable=True)
def _erase(deletion: AccountDeletion) -> bool:
    theirs = Cooperative.objects.filter(memberships__user=deletion.person_id)
    list(Cooperative.objects.filter(pk__in=theirs).lock())  # nobody stops being an owner now
    person = User.objects.select_for_update().get(pk=deletion.person_id)
    deletion = AccountDeletion.objects.select_for_update().get(pk=deletion.pk)
    if deletion.withdrawn_at or deletion.erased_at or held.obstacles(person):
        return False
    email, name, language = person.email, person.full_name, person.language
    remove_exports_of(person)
    for draft in filter(may_be_deleted, _drafts_of_nobody_else(person)):
        delete_draft_of(draft, person)
    held.erase_person(person)
    deletion.erased_at = timezone.now()
    deletion.save(update_fields=["erased_at"])
    notify(
        key=f"deletion:{deletion.pk}:{FAREWELL}",
        kind=FAREWELL,
        to=Recipient(language=language, email=email, name=name),
    )
    logger.info("Account %s erased", person.pk)
    return True


def _drafts_of_nobody_else(person: User) -> list[Cooperative]:
    others = Membership.objects.filter(is_active=True).exclude(user=person)
    drafts = Cooperative.objects.of_member(person).filter(status=FileStatus.DRAFT)
    return list(drafts.exclude(pk__in=others.values("cooperative")))


def _tell(deletion: AccountDeletion, kind: str) -> None:
    notify(
        key=f"deletion:{deletion.pk}:{kind}",
        kind=kind,
        to=Recipient.of_user(deletion.person),
        context={"day": timezone.localtime(deletion.due_at).date().isoformat()},
        path=PAGE,
    )
