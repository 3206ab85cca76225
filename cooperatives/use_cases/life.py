"""After approval: what the cooperative keeps up to date, and what the office can stop."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from cooperatives.errors import NotEditable, ReasonMissing
from cooperatives.models import Act, Cooperative, Status
from cooperatives.reasons import NO_REASON, Reason
from cooperatives.trail import Change, record_all
from cooperatives.use_cases.moves import move, tell
from cooperatives.use_cases.review import open_file
from coopstore.accounts.models import User

PROFILE = frozenset(
    (
        "story_ar",
        "story_zgh",
        "story_fr",
        "story_en",
        "contact_name",
        "phone",
        "email",
        "language",
        "on_holiday_until",
    )
)


@transaction.atomic(durable=True)
def update_profile(
    *, cooperative: Cooperative, changes: Mapping[str, object], actor: User
) -> Cooperative:
    """Change what a cooperative may change by itself once it sells."""
    if unknown := set(changes) - PROFILE:
        raise ValueError(f"not for the cooperative to change: {sorted(unknown)}")
    locked = Cooperative.objects.lock().get(pk=cooperative.pk)
    if locked.status not in (Status.APPROVED, Status.SUSPENDED):
        raise NotEditable
    told = [Change(field, getattr(locked, field), value) for field, value in changes.items()]
    for change in told:
        setattr(locked, change.subject, change.after)
    record_all(locked, actor, Act.ANSWERED, told)
    locked.save(update_fields=[*changes, "updated_at"])
    return locked


@transaction.atomic(durable=True)
def suspend(
    *, cooperative: Cooperative, actor: User, reason: Reason, seen: datetime | None = None
) -> Cooperative:
    """Take a cooperative's goods off sale at once; open orders can still be finished."""
    if not reason:
        raise ReasonMissing
    locked = open_file(cooperative, actor, seen)
    change = move(locked, Status.SUSPENDED, actor=actor, reason=reason)
    tell(locked, "cooperative_suspended", change)
    return locked


@transaction.atomic(durable=True)
def reinstate(
    *,
    cooperative: Cooperative,
    actor: User,
    reason: Reason = NO_REASON,
    seen: datetime | None = None,
) -> Cooperative:
    """Let a suspended cooperative sell again."""
    locked = open_file(cooperative, actor, seen)
    if locked.status != Status.SUSPENDED:
        raise NotEditable
    change = move(locked, Status.APPROVED, actor=actor, reason=reason)
    tell(locked, "cooperative_reinstated", change, path=f"sell/{locked.code}/")
    return locked
