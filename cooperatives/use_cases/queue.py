"""Whose desk a file lies on."""

from datetime import datetime

from django.db import transaction

from cooperatives.access import may_review
from cooperatives.errors import NotAnOfficer, NotForMembers, TakenByColleague
from cooperatives.models import Act, Cooperative, Status
from cooperatives.trail import record
from cooperatives.use_cases.moves import move
from cooperatives.use_cases.review import open_file
from coopstore.accounts.models import User
from coopstore.core.errors import IllegalMove


@transaction.atomic(durable=True)
def take_for_review(
    *, cooperative: Cooperative, actor: User, seen: datetime | None = None
) -> Cooperative:
    """Put a file that nobody has on `actor`'s desk. Raises TakenByColleague when somebody has."""
    locked = open_file(cooperative, actor, seen)
    if locked.status == Status.SUBMITTED:
        locked.reviewer = actor
        move(locked, Status.UNDER_REVIEW, actor=actor, fields=("reviewer",))
        return locked
    if locked.reviewer and locked.reviewer != actor:
        raise TakenByColleague(reviewer=locked.reviewer)
    return _put(locked, actor, on_desk_of=actor)


@transaction.atomic(durable=True)
def take_over(
    *, cooperative: Cooperative, actor: User, seen: datetime | None = None
) -> Cooperative:
    """Put a file on `actor`'s desk that lies on a colleague's."""
    return _put(open_file(cooperative, actor, seen), actor, on_desk_of=actor)


@transaction.atomic(durable=True)
def reassign(
    *, cooperative: Cooperative, actor: User, officer: User, seen: datetime | None = None
) -> Cooperative:
    """Put a file on the desk of `officer`. Raises NotAnOfficer, NotForMembers."""
    locked = open_file(cooperative, actor, seen)
    if not may_review(officer):
        raise NotAnOfficer
    if locked.memberships.filter(user=officer).exists():
        raise NotForMembers
    if locked.status == Status.SUBMITTED:
        locked.reviewer = officer
        move(locked, Status.UNDER_REVIEW, actor=actor, fields=("reviewer",))
        return locked
    return _put(locked, actor, on_desk_of=officer)


@transaction.atomic(durable=True)
def release(
    *,
    cooperative: Cooperative,
    actor: User,
    of_colleague: bool = False,
    seen: datetime | None = None,
) -> Cooperative:
    """Give a file back to the queue, with the verdicts that were given and its dates.

    Raises TakenByColleague when it lies on another desk, unless `of_colleague` says so.
    """
    locked = open_file(cooperative, actor, seen)
    if locked.reviewer and locked.reviewer != actor and not of_colleague:
        raise TakenByColleague(reviewer=locked.reviewer)
    return _put(locked, actor, on_desk_of=None)


def _put(locked: Cooperative, actor: User, *, on_desk_of: User | None) -> Cooperative:
    """Change whose desk a file under review lies on."""
    if locked.status != Status.UNDER_REVIEW:
        raise IllegalMove(source=locked.status, target=Status.UNDER_REVIEW)
    if locked.reviewer != on_desk_of:
        act = Act.TAKEN if on_desk_of else Act.RELEASED
        record(locked, actor, act, before=locked.reviewer, after=on_desk_of)
        locked.reviewer = on_desk_of
        locked.save(update_fields=["reviewer", "updated_at"])
    return locked
