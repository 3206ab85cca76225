"""An order's state in words, derived from its parts and never stored."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from orders.models import CooperativeOrder, DeliveryKind, OrderEvent, Status

ENDED_WITHOUT_GOODS = (Status.REFUSED, Status.CANCELLED, Status.RETURNED_TO_SENDER)
ARRIVED = (Status.DELIVERED, Status.COMPLETED)


@dataclass(frozen=True)
class Step:
    """One line of a timeline. `state` is done, here, todo or stop."""

    title: str
    state: str
    at: datetime | None = None
    note: str = ""


def timeline(part: CooperativeOrder) -> list[Step]:
    """What happened to a part and what comes next, in order."""
    events = list(part.events.all())
    reached = {event.target: event for event in events}
    by_courier = part.delivery_kind == DeliveryKind.HOME
    way = [
        (Status.PLACED, _("Order placed")),
        (Status.CONFIRMED, _("Confirmed by the cooperative")),
        (Status.READY, _("Parcel prepared")),
        (Status.SHIPPED, _("On its way"))
        if by_courier
        else (Status.READY_FOR_PICKUP, _("Ready for pick-up")),
        (Status.DELIVERED, _("Delivered") if by_courier else _("Picked up")),
    ]
    end = next((event for event in events if event.target in ENDED_WITHOUT_GOODS), None)
    steps = []
    for status, title in way:
        event = reached.get(status)
        if event:
            steps.append(Step(title, "done", event.created_at))
        elif not end:
            steps.append(Step(title, "todo"))
    if end:
        steps.append(Step(_ending(end), "stop", end.created_at, end.reason))
    elif part.status not in ARRIVED:
        last = max(i for i, step in enumerate(steps) if step.state == "done")
        steps[last] = Step(steps[last].title, "here", steps[last].at, _awaited(part))
    return steps


def _awaited(part: CooperativeOrder) -> str:
    if part.status != Status.PLACED:
        return ""
    day = date_format(timezone.localtime(part.answer_by), "DATE_FORMAT")
    return _("The cooperative has until %(day)s to answer.") % {"day": day}


def _ending(event: OrderEvent) -> str:
    if event.is_for_want_of_answer:
        return _("The cooperative did not answer in time")
    return {
        Status.REFUSED: _("Refused by the cooperative"),
        Status.CANCELLED: _("Cancelled"),
        Status.RETURNED_TO_SENDER: _("Sent back to the cooperative"),
    }[Status(event.target)]


def order_state(parts: list[CooperativeOrder]) -> str:
    """The whole order in one sentence, for the head of its page."""
    going = [part for part in parts if part.status not in ENDED_WITHOUT_GOODS]
    if not going:
        return _("Your order will not be delivered.")
    statuses = {part.status for part in going}
    by_courier = {part.status for part in going if part.delivery_kind == DeliveryKind.HOME}
    if statuses <= set(ARRIVED):
        return _("Your order has arrived.") if by_courier else _("You have picked up your order.")
    if Status.SHIPPED in by_courier:
        return _("Your order is on its way.")
    if Status.READY_FOR_PICKUP in statuses:
        return _("Your order is waiting for you.")
    if statuses & set(ARRIVED):
        return _("Part of your order is with you.")
    if statuses & {Status.CONFIRMED, Status.READY}:
        return _("Your order is being prepared.")
    return pgettext("order", "Your order is placed.")
