"""Orders in every state, made by the same use cases as in the shop."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from uuid import uuid4

from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone

from catalog.models import Variant
from cooperatives.models import Cooperative
from coopstore.demo.seed.people import People
from orders.cart import CartView, add_to_cart
from orders.models import (
    Cart,
    CooperativeOrder,
    DeliveryKind,
    Invoice,
    Order,
    OrderEvent,
    Status,
)
from orders.use_cases import (
    Answers,
    cancel_part,
    complete_parts,
    confirm_part,
    hand_over_at_counter,
    mark_delivered,
    mark_ready,
    mark_ready_for_pickup,
    mark_returned,
    place_order,
    refuse_part,
    ship_part,
)

# Shopper, language, town, province, days ago, and how far each cooperative's part has come.
STORIES = [
    ("Amina El Alaoui", "fr", "Rabat", "MA-RAB", 0, [Status.PLACED, Status.PLACED]),
    ("Youssef Berrada", "ar", "فاس", "MA-FES", 1, [Status.PLACED]),
    ("Tiziri Amellal", "zgh", "Agadir", "MA-AGD", 1, [Status.CONFIRMED, Status.PLACED]),
    ("Claire Martin", "fr", "Casablanca", "MA-CAS", 2, [Status.READY, Status.CONFIRMED]),
    ("Salma Idrissi", "ar", "طنجة", "MA-TNG", 3, [Status.SHIPPED, Status.READY]),
    ("James Howard", "en", "Marrakech", "MA-MAR", 4, [Status.READY_FOR_PICKUP]),
    ("Amina El Alaoui", "fr", "Rabat", "MA-RAB", 5, [Status.SHIPPED, Status.DELIVERED]),
    ("Hassan Oufkir", "ar", "أكادير", "MA-AGD", 6, [Status.REFUSED, Status.CONFIRMED]),
    ("Nadia Chraïbi", "fr", "Meknès", "MA-MEK", 7, [Status.CANCELLED, Status.DELIVERED]),
    ("Idir Ouchen", "zgh", "Tiznit", "MA-TIZ", 9, [Status.DELIVERED]),
    ("Omar Tazi", "ar", "وجدة", "MA-OUJ", 11, [Status.RETURNED_TO_SENDER]),
    ("Amina El Alaoui", "fr", "Rabat", "MA-RAB", 16, [Status.COMPLETED, Status.COMPLETED]),
    ("Sofia Lahlou", "fr", "Salé", "MA-SAL", 20, [Status.COMPLETED]),
    ("Karim Naciri", "ar", "تطوان", "MA-TET", 23, [Status.COMPLETED, Status.DELIVERED]),
]


def seed_orders(people: People) -> int:
    """Place and fulfil the orders of STORIES, unless there are orders already."""
    if Order.objects.exists():
        return 0
    chance = random.Random(31)  # noqa: S311  (the same demonstration every time)
    placed = [
        (_place(people, chance, index, name, language, town, province, ends), days, ends)
        for index, (name, language, town, province, days, ends) in enumerate(STORIES)
    ]
    # The oldest first: invoices are numbered in the order of their dates.
    for order, days, ends in reversed(placed):
        for part, end in zip(order.parts.order_by("pk"), ends, strict=True):
            _bring_to(part, end, people)
        _move_back(order, days)
    complete_parts()
    return len(STORIES)


def _place(people, chance, index, name, language, town, province, ends) -> Order:
    cart = Cart.objects.create()
    sellers = [_first_seller(people)] if index % 2 == 0 or len(ends) > 1 else []
    others = (
        Cooperative.objects.approved()
        .filter(
            products__variants__stock__on_hand__gt=6,
            delivery_options__kind="pickup",
            delivery_options__is_offered=True,
        )
        .exclude(pk__in=[seller.pk for seller in sellers])
        .distinct()
        .order_by("pk")
    )
    sellers += (
        chance.sample(list(others), len(ends) - len(sellers)) if len(sellers) < len(ends) else []
    )
    for seller in sellers:
        choice = Variant.objects.filter(
            product__cooperative=seller, product__status="published", stock__on_hand__gt=6
        ).order_by("pk")
        for variant in chance.sample(list(choice), min(2, len(choice))):
            add_to_cart(cart=cart, variant=variant, quantity=chance.randint(1, 2))
    kinds = {
        seller.code: DeliveryKind.PICKUP
        for seller, end in zip(sorted(sellers, key=lambda s: s.pk), ends, strict=True)
        if end == Status.READY_FOR_PICKUP
    }
    shopper = people.shopper if name == people.shopper.full_name else None
    answers = Answers(
        full_name=name,
        phone=f"+2126000010{index:02}",
        email=shopper.email if shopper else f"shopper{index}@coop.example",
        address="12 rue des Jasmins",
        city=town,
        postal_code="10000",
        province_id=province,
        kinds=kinds,
    )
    return place_order(
        cart=cart,
        answers=answers,
        key=uuid4(),
        total_seen=CartView(cart, kinds).total,
        language=language,
        user=shopper,
    )


def _first_seller(people: People) -> Cooperative:
    return people.owner.cooperatives.get()


def _bring_to(part: CooperativeOrder, end: Status, people: People) -> None:
    actor = part.cooperative.memberships.first().user
    if end == Status.PLACED:
        return
    if end == Status.REFUSED:
        refuse_part(part=part, actor=actor, reason="La récolte a gelé : il n’en reste plus.")
        return
    if end == Status.CANCELLED:
        cancel_part(part=part, actor=None)
        return
    confirm_part(part=part, actor=actor)
    if end == Status.CONFIRMED:
        return
    mark_ready(part=part, actor=actor)
    if end == Status.READY:
        return
    if part.delivery_kind == DeliveryKind.PICKUP:
        mark_ready_for_pickup(part=part, actor=actor)
        if end != Status.READY_FOR_PICKUP:
            hand_over_at_counter(part=part, actor=actor, cash_collected=True)
        return
    ship_part(part=part, actor=actor, carrier="Amana", tracking_number="EE123456785MA")
    if end == Status.SHIPPED:
        return
    if end == Status.RETURNED_TO_SENDER:
        mark_returned(part=part, actor=actor, reason="Absent à trois passages.")
        return
    mark_delivered(part=part, actor=actor, cash_collected=end == Status.COMPLETED)


@transaction.atomic
def _move_back(order: Order, days: int) -> None:
    """Let the order have happened some days ago: a demonstration has a past."""
    if not days:
        return
    ago = timedelta(days=days)
    parts = order.parts.all()
    with _past_may_change(OrderEvent, Invoice):
        for step, event in enumerate(OrderEvent.objects.filter(part__in=parts).order_by("pk")):
            when = min(event.created_at - ago + timedelta(hours=7 * step), timezone.now())
            OrderEvent.objects.filter(pk=event.pk).update(created_at=when)
            if event.target == Status.DELIVERED:
                _arrived(event.part_id, when)
    Order.objects.filter(pk=order.pk).update(placed_at=order.placed_at - ago)
    for part in parts:
        CooperativeOrder.objects.filter(pk=part.pk).update(
            expected_from=part.expected_from - ago,
            expected_until=part.expected_until - ago,
            answer_by=part.answer_by - ago,
        )


def _arrived(part_pk: int, when: datetime) -> None:
    """Date the cash and the invoice of a part; an invoice stays in the year of its number."""
    CooperativeOrder.objects.filter(pk=part_pk, cash_collected_at__isnull=False).update(
        cash_collected_at=when
    )
    invoice = Invoice.objects.get(part=part_pk)
    day = max(timezone.localdate(when), date(invoice.year, 1, 1))
    Invoice.objects.filter(pk=invoice.pk).update(issued_on=day)


@contextmanager
def _past_may_change(*models: type[Model]) -> Iterator[None]:
    """For a demonstration alone: tables that only grow let their rows be dated anew."""
    tables = [model._meta.db_table for model in models]
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {table}_append_only")
        yield
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER {table}_append_only")
