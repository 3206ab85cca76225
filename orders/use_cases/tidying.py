"""Removing what nobody will come back for."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from orders.models import Cart

BATCH = 500


def remove_abandoned_carts() -> int:
    """Delete the carts of visitors whose session has ended long ago; returns how many.

    Carts of accounts stay. Safe to run again, and beside another run.
    """
    removed = 0
    while batch := _remove(_abandoned()):
        removed += batch
    return removed


def _abandoned() -> QuerySet[Cart]:
    since = timezone.now() - timedelta(seconds=settings.SESSION_COOKIE_AGE)
    return Cart.objects.filter(user=None, updated_at__lt=since)


@transaction.atomic
def _remove(carts: QuerySet[Cart]) -> int:
    # One that is in use at this moment is locked, and left alone.
    locked = carts.order_by("pk").select_for_update(skip_locked=True)[:BATCH]
    pks = [cart.pk for cart in locked]
    Cart.objects.filter(pk__in=pks).delete()
    return len(pks)
