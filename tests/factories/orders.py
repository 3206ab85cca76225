"""One factory per model of orders, and `place` for an order that went through the front door."""

from dataclasses import replace
from decimal import Decimal
from itertools import count
from uuid import uuid4

import factory

from orders.cart import CartView
from orders.models import Cart, CartLine, DeliveryKind, DeliveryOption
from orders.use_cases import Answers, place_order
from tests.factories.catalog import VariantFactory
from tests.factories.cooperatives import CooperativeFactory


class DeliveryOptionFactory(factory.django.DjangoModelFactory):
    """To your address for 30 MAD, in two to five days."""

    class Meta:
        model = DeliveryOption
        django_get_or_create = ("cooperative", "kind")

    cooperative = factory.SubFactory(CooperativeFactory)
    kind = DeliveryKind.HOME
    price = Decimal("30.00")
    days_min = 2
    days_max = 5


class CartFactory(factory.django.DjangoModelFactory):
    """An empty cart of nobody in particular."""

    class Meta:
        model = Cart


class CartLineFactory(factory.django.DjangoModelFactory):
    """One unit of a good whose cooperative delivers."""

    class Meta:
        model = CartLine

    cart = factory.SubFactory(CartFactory)
    variant = factory.SubFactory(VariantFactory)
    quantity = 1
    price_seen = factory.LazyAttribute(lambda line: line.variant.price)


ANSWERS = Answers(
    full_name="Amina El Alaoui",
    phone="+212612345678",
    email="amina@example.org",
    address="12 rue des Jasmins",
    city="Rabat",
    postal_code="10000",
)


FACES = count(1)


def somebody(**changes) -> Answers:
    """Answers with a phone and an e-mail that nobody has ordered with before."""
    number = next(FACES)
    contact = {"phone": f"+2126{number:08}", "email": f"shopper{number}@example.org"}
    return replace(ANSWERS, **contact | changes)


def cart_with(*variants, quantity: int = 1) -> Cart:
    """A cart with `quantity` of each variant; their cooperatives deliver for 30 MAD."""
    cart = CartFactory()
    for variant in variants:
        CartLineFactory(cart=cart, variant=variant, quantity=quantity)
        DeliveryOptionFactory(cooperative=variant.product.cooperative)
    return cart


def place(*variants, quantity: int = 1, language: str = "fr", cart=None, **changes):
    """An order of these variants, placed as a shopper places it, by somebody new."""
    cart = cart or cart_with(*variants, quantity=quantity)
    given = {"answers": somebody(), "user": None, "key": uuid4()} | changes
    given.setdefault("total_seen", CartView(cart, given["answers"].kinds).total)
    return place_order(cart=cart, language=language, **given)
