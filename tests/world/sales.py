"""Orders, carts and messages in each of their states."""

from dataclasses import replace

from django.test import Client
from django.utils import timezone

from catalog.models import Variant
from coopstore.accounts.models import User
from coopstore.notifications.models import Channel, Status
from coopstore.notifications.rendering import render
from orders.models import CooperativeOrder, DeliveryKind
from orders.use_cases import (
    cancel_part,
    confirm_part,
    hand_over_at_counter,
    mark_delivered,
    mark_ready,
    mark_ready_for_pickup,
    mark_returned,
    refuse_part,
    save_tax_details,
    ship_part,
)
from tests.factories.notifications import NotificationFactory
from tests.factories.orders import ANSWERS, CartFactory, CartLineFactory, place
from tests.world.shape import ENDS, World


def make_orders(world: World) -> None:
    oil, honey = (world.goods[name].variants.first() for name in ("whole", "honey"))
    Variant.objects.filter(pk=oil.pk).update(gross_weight=300)
    oil.stock.on_hand = honey.stock.on_hand = 60
    oil.stock.save()
    honey.stock.save()
    shopper, member = world.people["shopper"], world.people["member"]
    two = place(oil, honey, quantity=2, user=shopper)
    world.orders["two"] = two
    kinds = dict(
        zip((good.product.cooperative.code for good in (oil, honey)), DeliveryKind, strict=True)
    )
    world.orders["mixed"] = place(oil, honey, answers=replace(ANSWERS, kinds=kinds), user=shopper)
    for end in ENDS:
        order = place(oil, user=shopper, **_fetched(world, end))
        part = order.parts.get()
        _bring_to(part, end, member)
        part.refresh_from_db()
        world.parts[end], world.orders[end] = part, order


def _fetched(world: World, end: str) -> dict:
    """What is different about the order of a parcel that is fetched."""
    if end not in ("ready_for_pickup", "picked_up"):
        return {}
    return {"answers": replace(ANSWERS, kinds={world.seller.code: DeliveryKind.PICKUP})}


def _bring_to(part: CooperativeOrder, end: str, member: User) -> None:
    match end:
        case "placed":
            return
        case "refused":
            return refuse_part(part=part, actor=member, reason="La récolte a gelé.")
        case "cancelled":
            return cancel_part(part=part, actor=None)
    confirm_part(part=part, actor=member)
    if end == "confirmed":
        return
    mark_ready(part=part, actor=member)
    if end in ("ready_for_pickup", "picked_up"):
        mark_ready_for_pickup(part=part, actor=member)
        if end == "picked_up":
            save_tax_details(
                cooperative=part.cooperative,
                tax_number="40123456",
                business_tax_number="25301234",
                charges_vat=True,
            )
            hand_over_at_counter(part=part, actor=member, cash_collected=True)
    elif end != "ready":
        ship_part(part=part, actor=member, carrier="Amana", tracking_number="EE123456785MA")
        if end == "delivered":
            mark_delivered(part=part, actor=member, cash_collected=False)
        elif end == "returned_to_sender":
            mark_returned(part=part, actor=member, reason="Absent à trois passages.")


def make_carts(world: World) -> None:
    """Carts of people without an account: just filled, ready to be ordered, and spoiled.

    Of those that are ready, one is sent, one fetched, one half of each.
    """
    oil, honey = (world.goods[name].variants.first() for name in ("whole", "honey"))
    contact = {"full_name": "Amina El Alaoui", "phone": "+212661223344", "email": "a@example.org"}
    place_ = {"address": "12 rue des Jasmins", "city": "Rabat", "province": "MA-RAB"}
    codes = [good.product.cooperative.code for good in (oil, honey)]

    def answered(*kinds: str) -> dict:
        delivery = {**place_, "postal_code": "10000", "instructions": "Porte bleue"}
        kinds = dict(zip(codes, kinds, strict=True))
        return {"contact": contact, "delivery": delivery, "kinds": kinds}

    carts = {
        "buyer": {},
        "ready": answered("home", "home"),
        "fetching": answered("pickup", "pickup"),
        "mixing": answered("home", "pickup"),
        "spoiled": {},
    }
    for name, checkout in carts.items():
        cart = CartFactory(checkout=checkout)
        for variant in (oil, honey):
            CartLineFactory(cart=cart, variant=variant, quantity=2)
        if name == "spoiled":
            gone = world.goods["sold-out"].variants.first()
            few = world.goods["more-1"].variants.first()
            CartLineFactory(cart=cart, variant=gone)
            CartLineFactory(cart=cart, variant=few, quantity=12)
            cart.lines.filter(variant=oil).update(price_seen="80.00")
        client = Client()
        client.get("/fr/cart/")
        session = client.session
        session["cart"] = str(cart.pk)
        session.save()
        client.cookies["sessionid"] = session.session_key
        world.clients[name] = client


def make_messages(world: World) -> None:
    """What the shopper was told about the orders, as a worker would have written it."""
    shopper = world.people["shopper"]
    for row in shopper.notifications.filter(channel=Channel.IN_APP):
        message = render(row)
        row.subject, row.body = message.subject, message.body
        row.status, row.sent_at = Status.SENT, timezone.now()
        row.save()
    NotificationFactory(
        recipient=shopper,
        channel=Channel.IN_APP,
        status=Status.SENT,
        sent_at=timezone.now(),
        read_at=timezone.now(),
        subject="Une ancienne nouvelle",
        body="Elle a été lue.",
    )
