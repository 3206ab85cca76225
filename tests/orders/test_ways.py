"""What people meet first: the way to their desk, what is still due, what to do next."""

from decimal import Decimal

import pytest
from django.urls import reverse

from orders.queues import headline
from orders.use_cases import cancel_part, confirm_part
from tests.factories.catalog import VariantFactory
from tests.factories.cooperatives import MembershipFactory
from tests.factories.orders import place

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
