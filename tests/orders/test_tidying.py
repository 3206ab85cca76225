"""Carts that nobody comes back for."""

from datetime import timedelta

import pytest
from django.utils import timezone

from orders.models import Cart, CartLine
from orders.use_cases import remove_abandoned_carts, tidying
from tests.factories.accounts import UserFactory
from tests.factories.orders import CartFactory, CartLineFactory
from tests.orders.test_shopping import add

pytestmark = pytest.mark.django_db


def untouched_for(days: int, **fields) -> Cart:
    cart = CartFactory(**fields)
    CartLineFactory(cart=cart)
    Cart.objects.filter(pk=cart.pk).update(updated_at=timezone.now() - timedelta(days=days))
    return cart


def test_carts_of_visitors_who_stayed_away_are_removed(monkeypatch):
    monkeypatch.setattr(tidying, "BATCH", 2)
    for _ in range(5):
        untouched_for(31)
    recent, own = untouched_for(29), untouched_for(400, user=UserFactory())

    assert remove_abandoned_carts() == 5

    assert set(Cart.objects.all()) == {recent, own}
    assert CartLine.objects.count() == 2
    assert remove_abandoned_carts() == 0


def test_a_cart_that_is_used_is_not_abandoned(client):
    line = CartLineFactory()
    add(client, line.variant)
    cart = Cart.objects.get(pk=client.session["cart"])
    Cart.objects.update(updated_at=timezone.now() - timedelta(days=31))

    add(client, line.variant)

    assert remove_abandoned_carts() == 1
    assert Cart.objects.get() == cart
    assert cart.lines.get().quantity == 2
