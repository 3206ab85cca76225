"""What a cooperative and a shopper do with a part: every move allowed, and every one forbidden."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from catalog.models import Stock
from coopstore.core.errors import IllegalMove
from coopstore.notifications.models import Notification
from coopstore.notifications.rendering import render
from orders.errors import CashNotDue, NotOnItsWay, ReasonMissing, TooLateToCancel
from orders.models import MOVES, CooperativeOrder, DeliveryKind, OrderEvent, Status
from orders.timeline import order_state, timeline
from orders.use_cases import (
    cancel_part,
    collect_cash,
    complete_parts,
    completion,
    confirm_part,
    correct_shipment,
    hand_over_at_counter,
    mark_delivered,
    mark_ready,
    mark_ready_for_pickup,
    mark_returned,
    refuse_part,
    ship_part,
)
from tests.factories.catalog import VariantFactory
from tests.factories.orders import place

pytestmark = pytest.mark.django_db


@pytest.fixture
def part(person) -> CooperativeOrder:
    return place(VariantFactory(stock__on_hand=5), quantity=2).parts.get()


ACTS = {
    Status.CONFIRMED: lambda part, actor: confirm_part(part=part, actor=actor),
    Status.REFUSED: lambda part, actor: refuse_part(part=part, actor=actor, reason="Gel"),
    Status.READY: lambda part, actor: mark_ready(part=part, actor=actor),
    Status.SHIPPED: lambda part, actor: ship_part(part=part, actor=actor, carrier="Amana"),
    Status.READY_FOR_PICKUP: lambda part, actor: mark_ready_for_pickup(part=part, actor=actor),
    Status.DELIVERED: lambda part, actor: (
        hand_over_at_counter if part.delivery_kind == DeliveryKind.PICKUP else mark_delivered
    )(part=part, actor=actor, cash_collected=False),
    Status.RETURNED_TO_SENDER: lambda part, actor: mark_returned(
        part=part, actor=actor, reason="Absent"
    ),
    Status.CANCELLED: lambda part, actor: cancel_part(part=part, actor=actor),
}


@pytest.mark.parametrize("source", Status)
@pytest.mark.parametrize("target", ACTS)
def test_moves_are_those_of_the_table_and_no_others(part, person, source, target):
    at_counter = Status.READY_FOR_PICKUP in (source, target)
    part.delivery_kind = DeliveryKind.PICKUP if at_counter else DeliveryKind.HOME
    part.status = source
    part.save()
    Stock.objects.update(allocated=2)
    events, messages = OrderEvent.objects.count(), Notification.objects.count()
    allowed = target in MOVES[source]
    too_late = target is Status.CANCELLED and source is Status.CONFIRMED

    if allowed and not too_late:
        ACTS[target](part, person)
        assert CooperativeOrder.objects.get().status == target
        assert OrderEvent.objects.last().actor == person
    else:
        with pytest.raises((IllegalMove, TooLateToCancel)) as refusal:
            ACTS[target](part, person)
        assert refusal.value.reason()
        assert CooperativeOrder.objects.get().status == source
        assert OrderEvent.objects.count() == events
        assert Notification.objects.count() == messages
        assert Stock.objects.get().allocated == 2


@pytest.mark.parametrize(
    ("kind", "source", "act"),
    [
        (DeliveryKind.PICKUP, Status.READY, ship_part),
        (DeliveryKind.PICKUP, Status.READY_FOR_PICKUP, mark_delivered),
        (DeliveryKind.HOME, Status.READY, mark_ready_for_pickup),
        (DeliveryKind.HOME, Status.SHIPPED, hand_over_at_counter),
    ],
)
def test_a_step_of_the_other_way_of_delivery_is_refused(part, person, kind, source, act):
    """It would keep goods promised for ever, or take them out of the stock twice."""
    more = {
        ship_part: {"carrier": "Amana"},
        mark_delivered: {"cash_collected": True},
        hand_over_at_counter: {"cash_collected": True},
    }
    part.delivery_kind, part.status = kind, source
    part.save()
    stock = Stock.objects.values().get()

    with pytest.raises(IllegalMove):
        act(part=part, actor=person, **more.get(act, {}))

    part.refresh_from_db()
    assert part.status == source
    assert Stock.objects.values().get() == stock


def test_shipping_takes_the_goods_out_of_the_stock(part, person):
    confirm_part(part=part, actor=person)
    mark_ready(part=part, actor=person)
    ship_part(part=part, actor=person, carrier="Amana", tracking_number="EE123456785MA")

    stock = Stock.objects.get()
    assert (stock.on_hand, stock.allocated) == (3, 0)
    part.refresh_from_db()
    assert (part.carrier, part.tracking_number) == ("Amana", "EE123456785MA")


@pytest.mark.parametrize("act", [Status.REFUSED, Status.CANCELLED])
def test_refused_or_cancelled_goods_are_on_sale_again(part, person, act):
    ACTS[act](part, person)

    stock = Stock.objects.get()
    assert (stock.on_hand, stock.allocated) == (5, 0)


def test_goods_fetched_at_the_counter_leave_the_stock(part, person):
    CooperativeOrder.objects.update(delivery_kind=DeliveryKind.PICKUP)
    part.refresh_from_db()
    for step in (confirm_part, mark_ready, mark_ready_for_pickup):
        step(part=part, actor=person)
    hand_over_at_counter(part=part, actor=person, cash_collected=True)

    stock = Stock.objects.get()
    assert (stock.on_hand, stock.allocated) == (3, 0)
    assert CooperativeOrder.objects.get().cash_collected_by == person


def test_goods_nobody_fetched_are_on_sale_again(part, person):
    CooperativeOrder.objects.update(delivery_kind=DeliveryKind.PICKUP)
    part.refresh_from_db()
    for step in (confirm_part, mark_ready, mark_ready_for_pickup):
        step(part=part, actor=person)
    mark_returned(part=part, actor=person, reason="Absente")

    stock = Stock.objects.get()
    assert (stock.on_hand, stock.allocated) == (5, 0)


def test_one_refusal_leaves_the_other_cooperative_alone(person):
    order = place(VariantFactory(), VariantFactory())
    mine, other = order.parts.order_by("pk")

    refuse_part(part=mine, actor=person, reason="La récolte a gelé.")

    other.refresh_from_db()
    assert other.status == Status.PLACED
    assert order_state(list(order.parts.all())) == "Your order is placed."


def test_a_refusal_needs_a_reason_the_shopper_can_read(part, person):
    with pytest.raises(ReasonMissing):
        refuse_part(part=part, actor=person, reason="   ")

    assert CooperativeOrder.objects.get().status == Status.PLACED


def test_the_shopper_is_told_of_each_step_in_the_language_of_the_order(person):
    part = place(VariantFactory(), language="ar").parts.get()
    confirm_part(part=part, actor=person)
    mark_ready(part=part, actor=person)
    ship_part(part=part, actor=person, carrier="Amana")
    mark_delivered(part=part, actor=person, cash_collected=True)

    mails = Notification.objects.filter(channel="email").order_by("created_at")
    kinds = [mail.kind for mail in mails]
    assert kinds == ["order_placed", "parcel_confirmed", "parcel_shipped", "parcel_delivered"]
    assert {mail.language for mail in mails} == {"ar"}


def test_cash_is_collected_once_and_only_after_delivery(part, person):
    with pytest.raises(CashNotDue):
        collect_cash(part=part, actor=person)
    CooperativeOrder.objects.update(status=Status.DELIVERED)

    collect_cash(part=part, actor=person)

    with pytest.raises(CashNotDue):
        collect_cash(part=part, actor=person)


def test_events_are_never_changed_nor_deleted(part):
    event = part.events.get()

    for attempt in (lambda: OrderEvent.objects.update(reason="x"), event.delete):
        with pytest.raises(DatabaseError, match="never changed nor deleted"), transaction.atomic():
            attempt()

    assert OrderEvent.objects.get().reason == ""


def test_the_timeline_says_where_the_parcel_is(part, person):
    confirm_part(part=part, actor=person)
    part = CooperativeOrder.objects.get()

    assert [step.state for step in timeline(part)] == ["done", "here", "todo", "todo", "todo"]


def test_the_timeline_of_a_refusal_ends_there_with_its_reason(part, person):
    refuse_part(part=part, actor=person, reason="La récolte a gelé.")
    part = CooperativeOrder.objects.get()

    steps = timeline(part)
    assert [step.state for step in steps] == ["done", "stop"]
    assert steps[-1].note == "La récolte a gelé."


@pytest.mark.parametrize(
    ("days", "paid", "expected"),
    [(8, True, Status.COMPLETED), (8, False, Status.DELIVERED), (6, True, Status.DELIVERED)],
)
def test_a_part_is_completed_when_it_is_paid_and_cannot_be_sent_back(
    part, person, days, paid, expected, monkeypatch
):
    for step in (confirm_part, mark_ready):
        step(part=part, actor=person)
    ship_part(part=part, actor=person, carrier="Amana")
    mark_delivered(part=part, actor=person, cash_collected=paid)
    later = timezone.now() + timedelta(days=days)
    monkeypatch.setattr(completion.timezone, "now", lambda: later)

    complete_parts()
    again = complete_parts()

    assert CooperativeOrder.objects.get().status == expected
    assert again == 0


def test_a_wrong_tracking_number_is_mended_and_the_shopper_told_once(part, person):
    confirm_part(part=part, actor=person)
    mark_ready(part=part, actor=person)
    ship_part(part=part, actor=person, carrier="Amana", tracking_number="EE1")
    told = Notification.objects.filter(kind="parcel_shipped")
    once = told.count()

    for _ in range(2):
        correct_shipment(part=part, carrier="CTM", tracking_number="EE2")

    part.refresh_from_db()
    assert (part.status, part.carrier, part.tracking_number) == ("shipped", "CTM", "EE2")
    assert told.count() == 2 * once
    assert sum("EE2" in str(row.context) for row in told) == once


@pytest.mark.parametrize("status", [it for it in Status if it != Status.SHIPPED])
def test_a_parcel_that_is_not_on_its_way_has_no_carrier_to_mend(part, status):
    CooperativeOrder.objects.update(status=status, carrier="Amana")
    told = Notification.objects.count()

    with pytest.raises(NotOnItsWay) as refusal:
        correct_shipment(part=part, carrier="CTM")

    assert refusal.value.reason()
    part.refresh_from_db()
    assert (part.carrier, Notification.objects.count()) == ("Amana", told)


@pytest.mark.parametrize(("cash", "words"), [(True, "Payé pour ce colis"), (False, "À payer")])
def test_the_mail_of_an_arrived_parcel_says_whether_it_is_paid(part, person, cash, words):
    for act in (confirm_part, mark_ready):
        act(part=part, actor=person)
    ship_part(part=part, actor=person, carrier="Amana")
    mark_delivered(part=part, actor=person, cash_collected=cash)

    mail = Notification.objects.get(kind="parcel_delivered", channel="email")

    assert words in render(mail).body


def test_an_order_of_which_a_part_arrived_is_not_on_its_way(person):
    order = place(VariantFactory(), VariantFactory())
    here, there = order.parts.order_by("pk")
    here.status, there.status = Status.DELIVERED, Status.PLACED

    assert order_state([here, there]) == "Part of your order is with you."
    there.status = Status.SHIPPED
    assert order_state([here, there]) == "Your order is on its way."
