"""Keeping goods findable under what their cooperative, category and place are called now."""

from django.db.models import QuerySet

from catalog.models import Product
from catalog.search import search_key

AT_ONCE = 500


def renew_search_keys(*, products: QuerySet[Product]) -> int:
    """Write the search key of those `products` whose key is out of date; returns how many.

    Safe to run beside people who save the same goods: what they write stays.
    """
    complete = products.filter(category__isnull=False, province__isnull=False)
    around = ("cooperative", "category__parent", "province__region")
    renewed = 0
    for product in complete.order_by("pk").select_related(*around).iterator(AT_ONCE):
        if (key := search_key(product)) != product.search_key:
            as_read = Product.objects.filter(pk=product.pk, search_key=product.search_key)
            renewed += as_read.update(search_key=key)
    return renewed
