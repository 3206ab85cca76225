"""Placing an order: one purchase, a part per cooperative, all or nothing."""

from dataclasses import replace
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import IntegrityError
from django.db.transaction import atomic

from catalog.models import Stock, StockMovement
from coopstore.notifications.models import Notification
from orders.cart import SESSION_KEY, CartView
from orders.errors import (
    AddressMissing,
    CartEmpty,
    DeliveryNotOffered,
    NotEnough,
    NotForSale,
    TotalChanged,
    TotalTooHigh,
)
from orders.models import CooperativeOrder, DeliveryKind, DeliveryOption, Order, OrderLine, Status
from tests.factories.catalog import CertificateFactory, VariantFactory
from tests.factories.cooperatives import MembershipFactory
from tests.factories.orders import ANSWERS, CartFactory, DeliveryOptionFactory, cart_with, place

pytestmark = pytest.mark.django_db


def nothing_written() -> bool:
    return not (
        Order.objects.exists()
        or StockMovement.objects.exists()
        or Notification.objects.exists()
        or Stock.objects.exclude(allocated=0).exists()
    )


def test_each_cooperative_gets_its_own_part_and_the_parts_sum_to_the_order():
    oil, honey = VariantFactory(price="95.00"), VariantFactory(price="60.50")

    order = place(oil, honey, quantity=2)

    parts = list(order.parts.order_by("pk"))
    assert [part.cooperative for part in parts] == [
        oil.product.cooperative,
        honey.product.cooperative,
    ]
    assert [part.total for part in parts] == [Decimal("220.00"), Decimal("151.00")]
    assert order.total == Decimal("371.00")
    assert all(part.status == Status.PLACED for part in parts)


def test_goods_are_promised_and_the_cart_is_emptied():
    oil = VariantFactory(stock__on_hand=5)
    cart = cart_with(oil, quantity=2)

    order = place(cart=cart)

    assert (oil.stock.on_hand, Stock.objects.get(variant=oil).allocated) == (5, 2)
    assert StockMovement.objects.get().reference == order.number
    assert not cart.lines.exists()


def test_a_line_keeps_what_was_sold_when_the_catalogue_changes():
    oil = VariantFactory(price="95.00")
    place(oil)
    oil.product.name_fr = "Autre nom"
    oil.product.save()
    oil.price = Decimal("120.00")
    oil.save()

    line = OrderLine.objects.get()

    assert line.names["fr"].startswith("Huile d’argan")
    assert set(line.names) == {"ar", "zgh", "fr", "en"}
    assert line.unit_price == Decimal("95.00")
    assert line.origin == oil.product.province


def test_a_product_without_amazigh_name_can_be_bought_in_amazigh():
    oil = VariantFactory(product__name_zgh="")

    order = place(oil, language="zgh")

    assert "zgh" not in order.parts.get().lines.get().names
    assert order.language == "zgh"


def test_shopper_and_each_cooperative_are_told_in_their_own_language():
    oil = VariantFactory()
    MembershipFactory(cooperative=oil.product.cooperative, user__language="ar")

    order = place(oil, language="zgh")

    told = set(Notification.objects.values_list("kind", "channel", "language"))
    assert ("order_placed", "email", "zgh") in told
    assert ("order_placed", "sms", "zgh") in told
    assert ("parcel_to_confirm", "email", "ar") in told
    assert ("parcel_to_confirm", "in_app", "ar") in told
    assert order.token in Notification.objects.get(kind="order_placed", channel="email").path


def test_a_form_sent_twice_makes_one_order():
    cart, key = cart_with(VariantFactory()), uuid4()
    total = CartView(cart).total

    first = place(cart=cart, key=key, total_seen=total)
    second = place(cart=cart, key=key, total_seen=total)

    assert first == second
    assert Order.objects.count() == 1
    assert Stock.objects.get().allocated == 1


def test_an_empty_cart_is_refused():
    with pytest.raises(CartEmpty):
        place(cart=CartFactory())

    assert nothing_written()


def test_more_than_is_left_is_refused_and_the_other_cooperative_loses_nothing():
    honey, oil = VariantFactory(), VariantFactory(stock__on_hand=1)

    with pytest.raises(NotEnough) as refusal:
        place(honey, oil, quantity=2)

    assert (refusal.value.variant_pk, refusal.value.left) == (oil.pk, 1)
    assert nothing_written()


@pytest.mark.parametrize(
    "change",
    [
        {"product__status": "draft"},
        {"product__cooperative__status": "suspended"},
        {"product__cooperative__on_holiday_until": "2999-01-01"},
        {"is_active": False},
    ],
)
def test_what_left_the_shop_meanwhile_is_refused(change):
    oil = VariantFactory()
    cart = cart_with(oil)
    total = CartView(cart).total
    _change(oil, change)

    with pytest.raises(NotForSale):
        place(cart=cart, total_seen=total)

    assert nothing_written()


def _change(variant, change: dict) -> None:
    for path, value in change.items():
        *way, field = path.split("__")
        row = variant
        for step in way:
            row = getattr(row, step)
        setattr(row, field, value)
        row.save(update_fields=[field])


def test_another_total_than_the_one_shown_is_refused_not_charged():
    oil = VariantFactory(price="95.00")
    cart = cart_with(oil)
    total = CartView(cart).total
    oil.price = Decimal("99.00")
    oil.save()

    with pytest.raises(TotalChanged):
        place(cart=cart, total_seen=total)

    assert nothing_written()


def test_a_way_of_delivery_that_is_gone_is_refused():
    cart = cart_with(VariantFactory())
    total = CartView(cart).total
    DeliveryOption.objects.update(is_offered=False)

    with pytest.raises(DeliveryNotOffered):
        place(cart=cart, total_seen=total)

    assert nothing_written()


def test_delivery_is_free_from_the_amount_the_cooperative_chose():
    oil = VariantFactory(price="95.00")
    cart = cart_with(oil, quantity=5)
    DeliveryOption.objects.update(free_from=Decimal("400.00"))

    order = place(cart=cart)

    assert order.parts.get().delivery_price == 0
    assert order.total == Decimal("475.00")


def test_labels_are_copied_as_they_were_shown():
    oil = VariantFactory()
    shown = CertificateFactory(cooperative=oil.product.cooperative, covers_all=True)
    CertificateFactory(cooperative=oil.product.cooperative, covers_all=True, pending=True)

    order = place(oil)

    labels = order.parts.get().lines.get().labels
    assert labels == [{"code": shown.code, "scheme": shown.scheme_id}]


def test_numbers_show_no_count_and_tokens_differ():
    oil = VariantFactory()
    first, second = place(oil), place(oil)

    assert first.number != second.number
    assert len(first.token) >= 43
    assert not any(letter in first.number for letter in "AEIOU01")


def test_a_part_belongs_to_one_cooperative_once():
    order = place(VariantFactory())
    part = order.parts.get()
    part.pk = None

    with pytest.raises(IntegrityError, match="orders_cooperativeorder_once"), atomic():
        part.save()

    assert CooperativeOrder.objects.count() == 1


@pytest.mark.parametrize("missing", ["address", "city"])
def test_a_parcel_to_send_needs_an_address(missing):
    cart = cart_with(VariantFactory())

    with pytest.raises(AddressMissing) as refusal:
        place(cart=cart, answers=replace(ANSWERS, **{missing: ""}))

    assert refusal.value.reason()
    assert nothing_written()


def test_a_parcel_to_fetch_needs_none():
    oil = VariantFactory()
    seller = oil.product.cooperative
    DeliveryOptionFactory(cooperative=seller, kind=DeliveryKind.PICKUP, price=Decimal(0))
    fetched = replace(ANSWERS, address="", city="", kinds={seller.code: DeliveryKind.PICKUP})

    assert place(oil, answers=fetched).total == Decimal("95.00")


@pytest.mark.parametrize("kind", ["pickup", "drone", "", None])
def test_a_way_of_delivery_that_is_not_offered_is_never_used(kind):
    """Whatever a form was made to say, and whatever another cooperative offers."""
    oil, honey = VariantFactory(), VariantFactory()
    other = honey.product.cooperative
    DeliveryOptionFactory(cooperative=other, kind=DeliveryKind.PICKUP, price=Decimal(0))
    cart = cart_with(oil)
    kinds = {oil.product.cooperative.code: kind, other.code: "pickup"}

    if kind:
        with pytest.raises(DeliveryNotOffered):
            place(cart=cart, answers=replace(ANSWERS, kinds=kinds))
        assert nothing_written()
    else:
        part = place(cart=cart, answers=replace(ANSWERS, kinds=kinds)).parts.get()
        assert (part.delivery_kind, part.delivery_price) == ("home", Decimal("30.00"))


@pytest.mark.parametrize(
    ("price", "quantity", "delivery"),
    [("99.99", 3, "30.00"), ("100.00", 3, "0.00"), ("100.01", 3, "0.00"), ("300.00", 1, "0.00")],
)
def test_delivery_is_free_from_its_threshold_on(price, quantity, delivery):
    oil = VariantFactory(price=price)
    cart = cart_with(oil, quantity=quantity)
    DeliveryOption.objects.update(free_from="300.00")

    part = place(cart=cart).parts.get()

    assert part.delivery_price == Decimal(delivery)
    assert part.total == Decimal(price) * quantity + Decimal(delivery)


def test_a_total_that_no_order_can_hold_is_refused_with_a_sentence(client):
    gold = VariantFactory(price="9999999.99", stock__on_hand=20)
    cart = cart_with(gold, quantity=11)

    with pytest.raises(TotalTooHigh) as refusal:
        place(cart=cart)

    assert refusal.value.reason() == (
        "This is too much for one order. Order a part of it first, then the rest."
    )
    assert nothing_written()
    session = client.session
    session[SESSION_KEY] = str(cart.pk)
    session.save()
    page = client.get("/en/cart/").content.decode()
    assert refusal.value.reason() in page
    assert "/en/checkout/" not in page
    assert client.get("/en/checkout/check/").url == "/en/cart/"


def test_the_largest_total_is_taken():
    gold = VariantFactory(price="9999999.99", stock__on_hand=20)
    cart = cart_with(gold, quantity=9)

    assert place(cart=cart).total == Decimal("90000029.91")
