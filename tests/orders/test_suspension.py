"""A cooperative that is suspended sells nothing from that moment, and finishes what was ordered."""

import pytest
from django.urls import reverse
from django.utils import translation

from catalog.models import Product
from cooperatives.reasons import Reason
from cooperatives.use_cases import suspend
from orders.use_cases import confirm_part, mark_ready, ship_part
from tests.factories.catalog import VariantFactory
from tests.factories.cooperatives import MembershipFactory
from tests.factories.orders import place

pytestmark = pytest.mark.django_db


def test_goods_leave_sale_at_once_and_open_orders_are_finished(client, office):
    variant = VariantFactory(stock__on_hand=5)
    product, cooperative = variant.product, variant.product.cooperative
    owner = MembershipFactory(cooperative=cooperative).user
    part = place(variant, quantity=2).parts.get()
    with translation.override("fr"):
        page = reverse("catalog:product", args=[product.slug])
        desk = reverse("orders:desk_order", args=[cooperative.code, part.pk])
    assert client.get(page).status_code == 200

    suspend(cooperative=cooperative, actor=office, reason=Reason("complaints"))

    assert not Product.objects.on_sale().filter(pk=product.pk).exists()
    assert client.get(page).status_code == 404
    client.force_login(owner)
    assert client.get(desk).status_code == 200
    confirm_part(part=part, actor=owner)
    mark_ready(part=part, actor=owner)
    ship_part(part=part, actor=owner, carrier="Amana")
    part.refresh_from_db()
    assert part.status == "shipped"
