"""How a cooperative delivers, and at what price."""

from collections.abc import Iterable

from django.db import transaction

from orders.models import DeliveryOption


@transaction.atomic
def save_delivery(*, options: Iterable[DeliveryOption]) -> None:
    """Keep a cooperative's ways of delivery, all or none; orders already placed do not change."""
    for option in options:
        option.save()
