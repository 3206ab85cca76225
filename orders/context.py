"""The counter on the cart."""

from django.db.models import Sum
from django.utils.functional import SimpleLazyObject

from orders.models import CartLine

CART_KEY = "cart"


def cart(request) -> dict:
    """Units in this shopper's cart, counted only when a page shows them."""
    return {"cart_units": SimpleLazyObject(lambda: _units(request))}


def _units(request) -> int:
    session = getattr(request, "session", {})
    if not (cart_id := session.get(CART_KEY)):
        return 0
    return CartLine.objects.filter(cart=cart_id).aggregate(n=Sum("quantity"))["n"] or 0
