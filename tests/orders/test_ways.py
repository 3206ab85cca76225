"""What people meet first: the way to their desk, what is still due, what to do next."""

import re
from decimal import Decimal

import pytest
from django.urls import reverse

from catalog.models import Variant
from coopstore.core.money import NO_BREAK
from orders.models import CooperativeOrder, DeliveryKind, Order
from orders.queues import headline
from orders.timeline import order_state
from orders.use_cases import (
    cancel_part,
    confirm_part,
    hand_over_at_counter,
    mark_delivered,
    mark_ready,
    mark_ready_for_pickup,
    ship_part,
)
from tests.factories.catalog import VariantFactory
from tests.factories.cooperatives import MembershipFactory
from tests.factories.orders import DeliveryOptionFactory, place, somebody

pytestmark = pytest.mark.django_db


def page_of(order) -> str:
    return f"{reverse('orders:order', args=[order.number])}?t={order.token}"


def test_cancelled_part_is_not_due(client):
    order = place(VariantFactory(price=Decimal(95)), VariantFactory(price=Decimal(40)))
    gone, stays = order.parts.order_by("pk")
    cancel_part(part=gone, actor=None)

    response = client.get(page_of(order))

    assert (response.context["due"], response.context["going"]) == (stays.total, 1)
    assert response.content.decode().count("Nothing is to be paid for this parcel.") == 1


@pytest.fixture
def variants() -> list[Variant]:
    """Goods of two cooperatives that deliver, or hand over at their door."""
    made = [VariantFactory(price=Decimal(95)), VariantFactory(price=Decimal(40))]
    for variant in made:
        DeliveryOptionFactory(
            cooperative=variant.product.cooperative, kind=DeliveryKind.PICKUP, price=Decimal(0)
        )
    return made


def place_by(*kinds: str, variants: list[Variant]) -> Order:
    """An order of which each part comes in its own way."""
    codes = [variant.product.cooperative.code for variant in variants]
    return place(*variants, answers=somebody(kinds=dict(zip(codes, kinds, strict=True))))


def hand_over(part: CooperativeOrder, *, paid: bool) -> None:
    """Bring one part to the shopper, as its cooperative does."""
    member = MembershipFactory(cooperative=part.cooperative).user
    confirm_part(part=part, actor=member)
    mark_ready(part=part, actor=member)
    if part.delivery_kind == DeliveryKind.PICKUP:
        mark_ready_for_pickup(part=part, actor=member)
        hand_over_at_counter(part=part, actor=member, cash_collected=paid)
    else:
        ship_part(part=part, actor=member, carrier="Amana", tracking_number="")
        mark_delivered(part=part, actor=member, cash_collected=paid)


def lead_of(page: str) -> str:
    lead = re.search(r'<p class="lead">(.*?)</p>', page)
    return re.sub(r"<[^>]+>", "", lead[1]).replace(NO_BREAK, " ") if lead else ""


def test_what_is_paid_is_not_due_any_more(client, variants):
    order = place_by("home", "home", variants=variants)
    first, second = order.parts.order_by("pk")
    assert lead_of(client.get(page_of(order)).content.decode()) == (
        "195 DH in all, paid in cash on delivery."
    )

    hand_over(first, paid=True)
    lead = lead_of(client.get(page_of(order)).content.decode())
    assert lead == f"{second.total:.0f} DH still to pay, in cash."

    hand_over(second, paid=True)
    assert lead_of(client.get(page_of(order)).content.decode()) == "Everything is paid."


def test_a_parcel_that_arrived_without_cash_is_still_due(client, variants):
    order = place_by("home", "home", variants=variants)
    for part in order.parts.all():
        hand_over(part, paid=False)

    lead = lead_of(client.get(page_of(order)).content.decode())

    assert lead == "195 DH still to pay, in cash."


@pytest.mark.parametrize(
    ("kinds", "said", "unsaid"),
    [
        (
            ("home", "home"),
            ["paid in cash on delivery.", "Expected between", "Delivered to", "12 rue des Jasmins"],
            ["Ready for pick-up between", "Where to pick it up", "Douar Imgoun"],
        ),
        (
            ("pickup", "pickup"),
            ["paid in cash at pick-up.", "Ready for pick-up between", "Picked up by"],
            ["Expected between", "on delivery", "Delivered to", "12 rue des Jasmins"],
        ),
        (
            ("home", "pickup"),
            [
                *("paid in cash when you receive each parcel.", "Expected between"),
                *("Ready for pick-up between", "Delivered to", "12 rue des Jasmins"),
                *("Where to pick it up", "Douar Imgoun"),
            ],
            ["on delivery", "Picked up by"],
        ),
    ],
)
def test_an_order_speaks_of_the_ways_its_parcels_come(client, variants, kinds, said, unsaid):
    for variant in variants:
        variant.product.cooperative.address = "Douar Imgoun"
        variant.product.cooperative.save()

    page = client.get(page_of(place_by(*kinds, variants=variants))).content.decode()

    assert [words for words in said if words not in page] == []
    assert [words for words in unsaid if words in page] == []


@pytest.mark.parametrize(
    ("kinds", "handed", "state"),
    [
        (("home", "home"), 1, "Part of your order is with you."),
        (("home", "home"), 2, "Your order has arrived."),
        (("pickup", "pickup"), 1, "Part of your order is with you."),
        (("pickup", "pickup"), 2, "You have picked up your order."),
        (("home", "pickup"), 2, "Your order has arrived."),
    ],
)
def test_what_is_fetched_is_never_on_its_way(variants, kinds, handed, state):
    order = place_by(*kinds, variants=variants)
    for part in order.parts.order_by("pk")[:handed]:
        hand_over(part, paid=True)

    assert order_state(list(order.parts.all())) == state


def test_somebodys_orders_say_how_far_they_are_and_from_whom(
    client, person, django_assert_max_num_queries
):
    variants = [VariantFactory(), VariantFactory()]
    for _ in range(3):
        order = place(*variants, user=person)
    for part in order.parts.all():
        hand_over(part, paid=True)
    client.force_login(person)

    with django_assert_max_num_queries(10):
        page = client.get(reverse("orders:find")).content.decode()

    assert page.count("Your order is placed.") == 2
    assert page.count("Your order has arrived.") == 1
    assert page.count(variants[0].product.cooperative.name_en) == 3
    assert f'href="{reverse("orders:find")}" aria-current="page"' in page
    profile = client.get(reverse("accounts:profile")).content.decode()
    assert f'class="chip" href="{reverse("orders:find")}"' in profile


def test_only_a_part_beside_others_leaves_a_rest(client):
    order = place(VariantFactory())
    part = order.parts.get()

    response = client.get(
        f"{reverse('orders:cancel', args=[order.number, part.pk])}?t={order.token}"
    )

    assert "The rest of your order goes on." not in response.content.decode()


def test_header_shows_each_person_their_door(client, person, office):
    home = reverse("catalog:home")
    desk, admin = (
        f'class="tail" href="{reverse("orders:desk")}"',
        f'href="{reverse("admin:index")}"',
    )

    client.force_login(person)
    page = client.get(home).content.decode()
    assert desk not in page
    assert admin not in page

    MembershipFactory(user=person)
    assert desk in client.get(home).content.decode()

    client.force_login(office)
    assert admin in client.get(home).content.decode()


def test_heading_of_an_order_says_what_to_do():
    part = place(VariantFactory()).parts.get()
    member = MembershipFactory(cooperative=part.cooperative).user
    assert headline(part) == "To confirm"

    confirm_part(part=part, actor=member)
    part.refresh_from_db()
    assert headline(part) == "To prepare"
