"""How a cooperative delivers, and at what price."""

from collections.abc import Iterable

from django.db import transaction

from cooperatives.models import Cooperative
from orders.models import DeliveryOption


@transaction.atomic
def save_delivery(*, cooperative: Cooperative, options: Iterable[DeliveryOption]) -> None:
    """Keep a cooperative's ways of delivery, all or none; orders already placed do not change."""
    Cooperative.objects.lock().get(pk=cooperative.pk)  # a form sent twice writes each way once
    known = dict(cooperative.delivery_options.values_list("kind", "pk"))
    for option in options:
        option.cooperative, option.pk = cooperative, known.get(option.kind)
        option.save()
