"""How long the outbox keeps what it has sent, and whether it falls behind."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import ngettext

from coopstore.notifications.models import Channel, Notification, Status

BATCH = 1000
UNSENT = (Status.WAITING, Status.SENDING)
TRIED_FOR = timedelta(days=2)  # longer than a message is tried before it is given up


def remove_old() -> int:
    """Delete what was sent or given up longer ago than NOTIFICATION_KEEP_DAYS; returns how many.

    What still waits is never deleted. Safe to run again, and beside another run.
    """
    since = timezone.now() - timedelta(days=settings.NOTIFICATION_KEEP_DAYS)
    old = Notification.objects.exclude(status__in=UNSENT).filter(created_at__lt=since)
    removed = 0
    while pks := list(old.order_by("created_at").values_list("pk", flat=True)[:BATCH]):
        removed += Notification.objects.filter(pk__in=pks).delete()[0]
    return removed


def complaints() -> list[str]:
    """What is wrong with the outbox, a sentence each: nobody sends, or a channel takes nothing.

    One address that refuses its message is no complaint, as long as others take theirs.
    """
    now = timezone.now()
    since = now - timedelta(seconds=settings.NOTIFICATION_LATE_SECONDS)
    unsent = Notification.objects.filter(status__in=UNSENT)
    found = []
    if count := unsent.filter(due_at__lt=since).count():
        text = ngettext(
            "%(count)d message should have left long ago: no worker sends it.",
            "%(count)d messages should have left long ago: no worker sends them.",
            count,
        )
        found.append(text % {"count": count})
    recent = Notification.objects.filter(created_at__gt=now - TRIED_FOR, sent_at__gt=since)
    for channel in Channel:
        count = unsent.filter(channel=channel, created_at__lt=since).count()
        if count and not recent.filter(channel=channel).exists():
            text = ngettext(
                "%(count)d message waits, and nothing leaves any more by %(channel)s.",
                "%(count)d messages wait, and nothing leaves any more by %(channel)s.",
                count,
            )
            found.append(text % {"count": count, "channel": channel.label})
    return found


def outbox_state() -> str:
    """`ok` or `late`, for /readyz."""
    return "late" if complaints() else "ok"
