"""A cooperative leaves the shop: one person asks, another one confirms. Its records stay."""

from django.db import transaction
from django.utils import timezone

from cooperatives.closing import obstacles
from cooperatives.errors import (
    NotForMembers,
    NothingToConfirm,
    NotYetFinished,
    ReasonMissing,
    SamePerson,
)
from cooperatives.models import Act, Closing, Cooperative, Role, Status
from cooperatives.reasons import Reason
from cooperatives.trail import record
from cooperatives.use_cases.amendments import take_back_amendments
from cooperatives.use_cases.moves import move, tell
from cooperatives.use_cases.renewals import take_back_renewals
from cooperatives.use_cases.review import open_file
from coopstore.accounts.models import User
from coopstore.core.errors import IllegalMove

CLOSABLE = (Status.APPROVED, Status.SUSPENDED)


@transaction.atomic(durable=True)
def ask_for_closing(*, cooperative: Cooperative, actor: User, reason: Reason) -> Closing:
    """Ask that a cooperative be closed: an officer, or one of its owners.

    Asked twice, it waits once. Raises NotForMembers for another member, NotYetFinished while
    orders are open.
    """
    if not reason:
        raise ReasonMissing
    locked = Cooperative.objects.lock().get(pk=cooperative.pk)
    memberships = locked.memberships.filter(user=actor)
    owns = memberships.filter(role=Role.OWNER, is_active=True).exists()
    if memberships.exists() and not owns:
        raise NotForMembers
    _refuse_unfinished(locked)
    if waiting := locked.closings.open().first():
        return waiting
    closing = Closing.objects.create(
        cooperative=locked, reason_code=reason.code, reason=reason.words, asked_by=actor
    )
    record(locked, actor, Act.CLOSING_ASKED, after=reason.stored())
    locked.save(update_fields=["updated_at"])
    return closing


@transaction.atomic(durable=True)
def confirm_closing(*, cooperative: Cooperative, actor: User) -> Cooperative:
    """Close a cooperative: its goods go off sale at once, and nothing of it waits any more.

    Raises NothingToConfirm, NotForMembers, NotYetFinished, and SamePerson for whoever asked.
    """
    locked = open_file(cooperative, actor, None)
    closing = _waiting(locked)
    if closing.asked_by == actor:
        raise SamePerson
    _refuse_unfinished(locked)
    closing.confirmed_by, closing.confirmed_at = actor, timezone.now()
    closing.save(update_fields=["confirmed_by", "confirmed_at"])
    take_back_amendments(locked, actor)
    take_back_renewals(locked, actor)
    change = move(locked, Status.CLOSED, actor=actor, reason=closing.why)
    tell(locked, "cooperative_closed", change)
    return locked


@transaction.atomic(durable=True)
def drop_closing(*, cooperative: Cooperative, actor: User) -> None:
    """Let a cooperative stay after all; whoever asked may do so too. Raises NothingToConfirm."""
    locked = open_file(cooperative, actor, None)
    closing = _waiting(locked)
    closing.dropped_at = timezone.now()
    closing.save(update_fields=["dropped_at"])
    record(locked, actor, Act.CLOSING_DROPPED, before=closing.why.stored())
    locked.save(update_fields=["updated_at"])


def _waiting(locked: Cooperative) -> Closing:
    closing = locked.closings.open().select_related("asked_by").first()
    if closing is None:
        raise NothingToConfirm
    return closing


def _refuse_unfinished(locked: Cooperative) -> None:
    if locked.status not in CLOSABLE:
        raise IllegalMove(source=locked.status, target=Status.CLOSED)
    if unfinished := obstacles(locked):
        raise NotYetFinished(obstacles=unfinished)
