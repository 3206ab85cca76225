"""The one way to write the trail of a file. Called in the transaction of what it tells."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models

from cooperatives.models import Act, Cooperative, Membership, Role, TrailEntry
from coopstore.accounts.models import User


@dataclass(frozen=True)
class Change:
    """What one entry tells: about what, and what stood there before and after."""

    subject: str = ""
    before: object = ""
    after: object = ""


def record(
    cooperative: Cooperative,
    actor: User | None,
    act: Act,
    subject: str = "",
    *,
    before: object = "",
    after: object = "",
) -> None:
    """Write one entry. `actor` is None for what the shop does by itself."""
    record_all(cooperative, actor, act, [Change(subject, before, after)])


def record_all(
    cooperative: Cooperative, actor: User | None, act: Act, changes: Iterable[Change]
) -> None:
    """Write an entry for each change that is one."""
    told = [change for change in changes if act != Act.ANSWERED or change.before != change.after]
    if not told:
        return
    principal = _principal(cooperative, actor)
    TrailEntry.objects.bulk_create(
        TrailEntry(
            cooperative=cooperative,
            actor=actor,
            on_behalf_of_id=principal,
            act=act,
            subject=change.subject,
            before=as_text(change.before),
            after=as_text(change.after),
        )
        for change in told
    )


def record_many(actor: User, act: Act, changes: Iterable[tuple[Cooperative, Change]]) -> None:
    """Write entries for several cooperatives at once; `actor` is an officer, so for nobody."""
    TrailEntry.objects.bulk_create(
        TrailEntry(
            cooperative=cooperative,
            actor=actor,
            act=act,
            subject=change.subject,
            before=as_text(change.before),
            after=as_text(change.after),
        )
        for cooperative, change in changes
    )


def as_text(value: object) -> str:
    """A value of a file as the trail keeps it: the code of a choice, a date as ISO 8601."""
    if value is None:
        return ""
    return str(value.pk if isinstance(value, models.Model) else value)


def _principal(cooperative: Cooperative, actor: User | None) -> int | None:
    """Whom a helper acts for."""
    if actor is None:
        return None
    helps = Membership.objects.filter(cooperative=cooperative, user=actor, role=Role.HELPER)
    return helps.values_list("invited_by", flat=True).first()
