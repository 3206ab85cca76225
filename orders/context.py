"""The counter on the cart."""

from django.utils.functional import SimpleLazyObject

from orders.cart import units_in_cart


def cart(request) -> dict:
    """Units in this shopper's cart, counted only when a page shows them."""
    if not hasattr(request, "session"):
        return {"cart_units": 0}
    return {"cart_units": SimpleLazyObject(lambda: units_in_cart(request))}
