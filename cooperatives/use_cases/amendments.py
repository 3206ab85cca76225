"""A change of legal data: sent by an owner, valid once the office accepts it."""

from collections.abc import Mapping

from django.db import models, transaction
from django.utils import timezone

from cooperatives.application import STEP
from cooperatives.clock import Step, due
from cooperatives.errors import (
    AmendmentDecided,
    AmendmentStale,
    AmendmentWaiting,
    MembersDoNotAddUp,
    NotEditable,
    NotForMembers,
    NothingChanged,
    ReasonMissing,
)
from cooperatives.models import Act, Amendment, Cooperative
from cooperatives.models.cooperative import SELLING
from cooperatives.people import recipients
from cooperatives.reasons import Reason
from cooperatives.trail import Change, record_all
from cooperatives.use_cases.declarations import require_owner
from coopstore.accounts.models import User
from coopstore.core.languages import texts_of
from coopstore.notifications.outbox import notify

State = Amendment.State
LEGAL_STEPS = ("name", "register", "ice", "sector", "place", "members", "bank")
LEGAL = frozenset(field for slug in LEGAL_STEPS for field in STEP[slug].fields)


@transaction.atomic(durable=True)
def propose_amendment(
    *, cooperative: Cooperative, changes: Mapping[str, object], note: str, actor: User
) -> Amendment:
    """Ask the office to change legal data of a cooperative that sells; nothing changes yet.

    `changes` are values that a form has checked, by field. Raises NotEditable, OwnersOnly,
    AmendmentWaiting, NothingChanged.
    """
    if unknown := set(changes) - LEGAL:
        raise ValueError(f"no legal data: {sorted(unknown)}")
    locked = Cooperative.objects.lock().get(pk=cooperative.pk)
    if locked.status not in SELLING:
        raise NotEditable
    require_owner(locked, actor)
    if locked.amendments.filter(state=State.WAITING).exists():
        raise AmendmentWaiting
    after = {field: as_json(value) for field, value in changes.items()}
    before = {field: as_json(getattr(locked, field)) for field in after}
    new = [field for field in after if (after[field] or "") != (before[field] or "")]
    if not new:
        raise NothingChanged
    amendment = Amendment.objects.create(
        cooperative=locked,
        before={field: before[field] for field in new},
        after={field: after[field] for field in new},
        note=note,
        asked_by=actor,
        decide_by=due(Step.AMENDMENT),
    )
    _record(amendment, actor, Act.AMENDMENT_SENT)
    return amendment


@transaction.atomic(durable=True)
def withdraw_amendment(*, amendment: Amendment, actor: User) -> Amendment:
    """Take a change back before the office decides. Raises OwnersOnly, AmendmentDecided."""
    cooperative = Cooperative.objects.lock().get(pk=amendment.cooperative_id)
    require_owner(cooperative, actor)
    locked = Amendment.objects.get(pk=amendment.pk)
    if locked.state == State.WITHDRAWN:
        return locked
    if locked.state != State.WAITING:
        raise AmendmentDecided
    _take_back(locked, actor)
    return locked


@transaction.atomic(durable=True)
def accept_amendment(*, amendment: Amendment, actor: User) -> Amendment:
    """Write the new data into the file; the address in the shop stays.

    Raises NotForMembers, AmendmentDecided, AmendmentStale when the file is no longer what the
    change was written on, MembersDoNotAddUp.
    """
    cooperative, locked = _waiting(amendment, actor)
    if stale_fields(locked, cooperative):
        raise AmendmentStale
    for field, value in locked.after.items():
        column = cooperative._meta.get_field(field)
        setattr(cooperative, column.attname, value)
    if max(cooperative.young, cooperative.disabled) > cooperative.member_count:
        raise MembersDoNotAddUp
    cooperative.save()
    _decide(locked, State.ACCEPTED, actor)
    _record(locked, actor, Act.AMENDMENT_ACCEPTED)
    return locked


@transaction.atomic(durable=True)
def refuse_amendment(*, amendment: Amendment, actor: User, reason: Reason) -> Amendment:
    """Leave the file as it is, for a reason that the cooperative reads.

    Raises NotForMembers, AmendmentDecided, ReasonMissing.
    """
    if not reason:
        raise ReasonMissing
    _cooperative, locked = _waiting(amendment, actor)
    locked.reason_code, locked.reason = reason.code, reason.words
    _decide(locked, State.REFUSED, actor)
    _record(locked, actor, Act.AMENDMENT_REFUSED)
    return locked


def take_back_amendments(cooperative: Cooperative, actor: User) -> None:
    """Take back what still waits in a locked file that is to be closed."""
    for amendment in cooperative.amendments.filter(state=State.WAITING):
        _take_back(amendment, actor)


def stale_fields(amendment: Amendment, cooperative: Cooperative) -> list[str]:
    """Fields that changed in the file since the change was written."""
    return [
        field
        for field, value in amendment.before.items()
        if as_json(getattr(cooperative, field)) != value
    ]


def as_json(value: object) -> object:
    """A value of a file as an amendment keeps it: the code of a choice, else itself."""
    return value.pk if isinstance(value, models.Model) else value


def _waiting(amendment: Amendment, actor: User) -> tuple[Cooperative, Amendment]:
    cooperative = Cooperative.objects.lock().get(pk=amendment.cooperative_id)
    if cooperative.memberships.filter(user=actor).exists():
        raise NotForMembers
    locked = Amendment.objects.get(pk=amendment.pk)
    if locked.state != State.WAITING or cooperative.status not in SELLING:
        raise AmendmentDecided
    return cooperative, locked


def _take_back(amendment: Amendment, actor: User) -> None:
    amendment.state = State.WITHDRAWN
    amendment.save(update_fields=["state"])
    _record(amendment, actor, Act.AMENDMENT_WITHDRAWN)


def _decide(amendment: Amendment, state: State, actor: User) -> None:
    amendment.state = state
    amendment.decided_by, amendment.decided_at = actor, timezone.now()
    amendment.save()
    kind = f"amendment_{state}"
    for word, person in recipients(amendment.cooperative).items():
        notify(
            key=f"{kind}:{amendment.pk}:{word}",
            kind=kind,
            to=person,
            context={
                "cooperative_names": texts_of(amendment.cooperative, "name"),
                "reasons": amendment.why.texts(),
            },
            path=f"sell/{amendment.cooperative.code}/amendment/",
        )


def _record(amendment: Amendment, actor: User, act: Act) -> None:
    changes = [
        Change(field, amendment.before[field], value) for field, value in amendment.after.items()
    ]
    record_all(amendment.cooperative, actor, act, changes)
