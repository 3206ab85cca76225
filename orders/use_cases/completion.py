"""Closing what is over: a delivered part that can no longer be sent back."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from orders.models import CooperativeOrder, OrderEvent, Status

# A consumer may withdraw within seven days of delivery: law 31-08, article 36.
WITHDRAWAL = timedelta(days=7)


def complete_parts() -> int:
    """Complete every part delivered more than seven days ago whose cash is recorded.

    Returns how many. Safe to run again, and beside another run.
    """
    due = CooperativeOrder.objects.filter(
        status=Status.DELIVERED,
        cash_collected_at__isnull=False,
        events__target=Status.DELIVERED,
        events__created_at__lt=timezone.now() - WITHDRAWAL,
    )
    return sum(_complete(pk) for pk in due.values_list("pk", flat=True))


@transaction.atomic
def _complete(pk: int) -> bool:
    part = CooperativeOrder.objects.lock().get(pk=pk)
    if part.status != Status.DELIVERED:
        return False
    part.move_to(Status.COMPLETED)
    part.save(update_fields=["status", "updated_at"])
    OrderEvent.objects.create(part=part, source=Status.DELIVERED, target=Status.COMPLETED)
    return True
