"""What a cooperative and a shopper do with one part of an order, step by step.

Each step locks the part, checks that the move is allowed, writes what happened and tells
whoever needs to know. A part never touches the others of its order.
"""

from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from catalog.use_cases.stock import lock_stock, release, ship
from coopstore.core.errors import IllegalMove
from orders.errors import CashNotDue, NotOnItsWay, ReasonMissing, StillTime, TooLateToCancel
from orders.models import CooperativeOrder, DeliveryKind, OrderEvent, Status
from orders.notices import tell_cooperative, tell_shopper
from orders.use_cases.invoicing import issue_invoice


def confirm_part(*, part: CooperativeOrder, actor) -> CooperativeOrder:
    """The cooperative accepts: it will prepare these goods."""
    return _step(part, Status.CONFIRMED, actor, tell="parcel_confirmed")


def refuse_part(*, part: CooperativeOrder, actor, reason: str) -> CooperativeOrder:
    """The cooperative cannot deliver; its goods are on sale again. Raises ReasonMissing."""
    if not reason.strip():
        raise ReasonMissing
    return _step(part, Status.REFUSED, actor, reason=reason, stock=release, tell="parcel_refused")


def refuse_in_its_name(*, part: CooperativeOrder) -> CooperativeOrder:
    """The cooperative did not answer in time; its goods are on sale again. Raises StillTime."""

    def too_late(locked: CooperativeOrder) -> None:
        if locked.answer_by > timezone.now():
            raise StillTime

    return _step(
        part, Status.REFUSED, None, check=too_late, stock=release, tell="parcel_unanswered"
    )


def mark_ready(*, part: CooperativeOrder, actor) -> CooperativeOrder:
    """The parcel is packed."""
    return _step(part, Status.READY, actor)


def ship_part(
    *, part: CooperativeOrder, actor, carrier: str, tracking_number: str = ""
) -> CooperativeOrder:
    """The parcel is with the carrier: its goods leave the stock."""

    def note(locked: CooperativeOrder) -> None:
        locked.carrier, locked.tracking_number = carrier, tracking_number

    return _step(
        part,
        Status.SHIPPED,
        actor,
        only=DeliveryKind.HOME,
        stock=ship,
        change=note,
        tell="parcel_shipped",
    )


@transaction.atomic
def correct_shipment(
    *, part: CooperativeOrder, carrier: str, tracking_number: str = ""
) -> CooperativeOrder:
    """Mend who carries a parcel that is on its way, and its number; the shopper is told anew.

    Nothing is written nor told when it says the same. Raises NotOnItsWay.
    """
    locked = CooperativeOrder.objects.lock().select_related("order", "cooperative").get(pk=part.pk)
    if locked.status != Status.SHIPPED:
        raise NotOnItsWay
    if (locked.carrier, locked.tracking_number) == (carrier, tracking_number):
        return locked
    locked.carrier, locked.tracking_number = carrier, tracking_number
    locked.save(update_fields=["carrier", "tracking_number", "updated_at"])
    key = f"parcel:{locked.pk}:carrier:{locked.updated_at.isoformat()}"
    tell_shopper(order=locked.order, part=locked, kind="parcel_shipped", key=key)
    return locked


def mark_ready_for_pickup(*, part: CooperativeOrder, actor) -> CooperativeOrder:
    """The parcel waits for the shopper at the cooperative."""
    return _step(
        part,
        Status.READY_FOR_PICKUP,
        actor,
        only=DeliveryKind.PICKUP,
        tell="parcel_ready_for_pickup",
    )


def mark_delivered(*, part: CooperativeOrder, actor, cash_collected: bool) -> CooperativeOrder:
    """The shopper has the parcel that a carrier brought."""
    return _step(
        part,
        Status.DELIVERED,
        actor,
        only=DeliveryKind.HOME,
        change=_cash(actor) if cash_collected else None,
        tell="parcel_delivered",
    )


def hand_over_at_counter(
    *, part: CooperativeOrder, actor, cash_collected: bool
) -> CooperativeOrder:
    """The shopper fetched the parcel: its goods leave the stock."""
    return _step(
        part,
        Status.DELIVERED,
        actor,
        only=DeliveryKind.PICKUP,
        stock=ship,
        change=_cash(actor) if cash_collected else None,
        tell="parcel_delivered",
    )


def mark_returned(*, part: CooperativeOrder, actor, reason: str) -> CooperativeOrder:
    """Nobody took the parcel. What had not left the cooperative is on sale again."""
    if not reason.strip():
        raise ReasonMissing
    held = part.delivery_kind == DeliveryKind.PICKUP
    return _step(
        part,
        Status.RETURNED_TO_SENDER,
        actor,
        reason=reason,
        stock=release if held else None,
        tell="parcel_returned",
    )


def cancel_part(*, part: CooperativeOrder, actor, reason: str = "") -> CooperativeOrder:
    """The shopper changes their mind before the cooperative has confirmed.

    Raises TooLateToCancel when it is too late for that.
    """

    def not_too_late(locked: CooperativeOrder) -> None:
        if locked.status == Status.CONFIRMED:
            raise TooLateToCancel

    done = _step(
        part,
        Status.CANCELLED,
        actor,
        reason=reason,
        stock=release,
        check=not_too_late,
        tell="parcel_cancelled",
    )
    return done


@transaction.atomic
def collect_cash(*, part: CooperativeOrder, actor) -> CooperativeOrder:
    """Record that the cash of a delivered part has arrived. Raises CashNotDue."""
    locked = CooperativeOrder.objects.lock().get(pk=part.pk)
    if locked.status != Status.DELIVERED or locked.cash_collected_at:
        raise CashNotDue
    _cash(actor)(locked)
    locked.save(update_fields=["cash_collected_at", "cash_collected_by", "updated_at"])
    return locked


def _cash(actor) -> Callable[[CooperativeOrder], None]:
    def note(locked: CooperativeOrder) -> None:
        locked.cash_collected_at, locked.cash_collected_by = timezone.now(), actor

    return note


@transaction.atomic
def _step(
    part: CooperativeOrder,
    target: Status,
    actor,
    *,
    only: DeliveryKind | None = None,
    reason: str = "",
    check: Callable[[CooperativeOrder], None] | None = None,
    change: Callable[[CooperativeOrder], None] | None = None,
    stock: Callable | None = None,
    tell: str = "",
) -> CooperativeOrder:
    lines = list(part.lines.values_list("variant_id", "quantity"))
    # Stock before parts, as in checkout: two people at work cannot wait for each other.
    rows = lock_stock([variant for variant, _ in lines]) if stock else {}
    locked = CooperativeOrder.objects.lock().select_related("order", "cooperative").get(pk=part.pk)
    if check:
        check(locked)
    source = locked.status
    # A parcel that waits at the counter still holds its goods, one on the road does not.
    if only and locked.delivery_kind != only:
        raise IllegalMove(source=source, target=target)
    locked.move_to(target)
    for variant, quantity in lines if stock else ():
        stock(rows[variant], quantity, reference=locked.order.number, actor=actor)
    if change:
        change(locked)
    locked.save()
    event = OrderEvent.objects.create(
        part=locked, source=source, target=target, actor=actor, reason=reason
    )
    if tell:
        key = f"parcel:{locked.pk}:{event.pk}"
        tell_shopper(order=locked.order, part=locked, kind=tell, key=key, reason=reason)
        if target is Status.CANCELLED:
            tell_cooperative(part=locked, kind="parcel_cancelled_by_shopper")
        if event.is_for_want_of_answer:
            tell_cooperative(part=locked, kind="parcel_answer_missed")
    if target is Status.DELIVERED:
        issue_invoice(locked)
    return locked
