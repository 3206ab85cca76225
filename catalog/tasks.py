"""What happens to goods without anybody asking."""

from datetime import timedelta

from celery import shared_task
from django.db.models import Q
from django.utils import timezone

from catalog.models import Product
from catalog.use_cases import search_keys


@shared_task
def renew_search_keys(hours: int | None = None, category: int | None = None) -> None:
    """Let goods be found under the names of today.

    All of them, or those of cooperatives changed in the last `hours`, or those of a category
    and of its children.
    """
    products = Product.objects.all()
    if hours is not None:
        since = timezone.now() - timedelta(hours=hours)
        products = products.filter(cooperative__updated_at__gte=since)
    if category is not None:
        products = products.filter(Q(category=category) | Q(category__parent=category))
    search_keys.renew_search_keys(products=products)
