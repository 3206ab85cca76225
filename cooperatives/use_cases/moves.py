"""One step of a file: the state, the trail and the message, always together."""

from cooperatives import clock
from cooperatives.models import Cooperative, Status, StatusChange
from cooperatives.people import recipients
from cooperatives.reasons import NO_REASON, Reason
from coopstore.core.languages import texts_of
from coopstore.notifications.outbox import notify


def move(
    cooperative: Cooperative,
    target: Status,
    *,
    actor,
    reason: Reason = NO_REASON,
    fields: tuple[str, ...] = (),
) -> StatusChange:
    """Move a locked file and its clock, write who did it and why, and save it with `fields`."""
    source = cooperative.status
    cooperative.move_to(target)
    clock.advance(cooperative)
    # Before the file itself, so that its `updated_at` is later than every trace of the change.
    change = StatusChange.objects.create(
        cooperative=cooperative,
        source=source,
        target=target,
        actor=actor,
        reason_code=reason.code,
        reason=reason.words,
    )
    cooperative.save(update_fields=["status", "updated_at", *clock.FIELDS, *fields])
    return change


def tell(
    cooperative: Cooperative, kind: str, change: StatusChange, *, path: str = "", **context
) -> None:
    """Tell everybody concerned about one step, each in their own language."""
    content = {
        "cooperative_names": texts_of(cooperative, "name"),
        "reasons": change.why.texts(),
        **context,
    }
    for word, person in recipients(cooperative).items():
        notify(
            key=f"{kind}:{change.pk}:{word}",
            kind=kind,
            to=person,
            context=content,
            path=path or f"sell/{cooperative.code}/application/",
        )
