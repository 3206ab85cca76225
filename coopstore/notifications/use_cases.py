"""What happens to messages after they were written."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from coopstore.notifications.models import Notification, Status
from coopstore.notifications.outbox import wake_on_commit


def mark_read(*, notifications: Iterable[Notification]) -> int:
    """The person has seen these; the first time counts. Returns how many were new to them."""
    unread = Notification.objects.filter(pk__in=[n.pk for n in notifications]).unread()
    return unread.update(read_at=timezone.now())


def send_again(*, notifications: Iterable[Notification]) -> int:
    """Put messages that were given up, or that wait for a later attempt, back in front.

    Returns how many; what was sent or is being sent is left alone.
    """
    with transaction.atomic():
        count = Notification.objects.filter(
            pk__in=[n.pk for n in notifications],
            status__in=[Status.FAILED, Status.WAITING],
        ).update(status=Status.WAITING, attempts=0, due_at=timezone.now())
        if count:
            wake_on_commit()
    return count
