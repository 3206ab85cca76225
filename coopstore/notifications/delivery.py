"""The worker's side of the outbox: claim, send outside any transaction, mark."""

import logging
import random
import time
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import CharField, F, Func, Q, QuerySet, Value
from django.utils import timezone

from coopstore.notifications.channels import Carriers
from coopstore.notifications.models import Notification, Status
from coopstore.notifications.rendering import render

logger = logging.getLogger(__name__)
BATCH = 10
RUN_SECONDS = 60  # well below the task's time limit; the next sweep goes on
MAX_ATTEMPTS = 8
DELAYS = [
    timedelta(seconds=30),
    timedelta(minutes=2),
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=6),
]
# Evaluated inside the UPDATE it belongs to: that one commit does not wait for the disk, so that
# the moment between handing over and marking, when dying means sending twice, is short.
HASTY = Func(
    Value("synchronous_commit"),
    Value("off"),
    Value(True),
    function="set_config",
    output_field=CharField(),
)
JITTER = 0.2  # so that what failed together does not come back together


def deliver_due() -> int:
    """Send what is due, batch by batch. Returns how many messages were tried."""
    started, tried = time.monotonic(), 0
    while time.monotonic() - started < RUN_SECONDS and (batch := claim()):
        tried += _deliver_batch(batch)
    return tried


def claim(limit: int = BATCH) -> list[Notification]:
    """Take up to `limit` due messages for this worker alone.

    Also those whose worker took them and did not come back within the lease.
    """
    now = timezone.now()
    forsaken = Q(status=Status.SENDING, claimed_at__lte=now - _lease())
    with transaction.atomic(durable=True):
        rows = list(
            Notification.objects.select_for_update(skip_locked=True)
            .filter(Q(status=Status.WAITING, due_at__lte=now) | forsaken)
            .order_by("due_at")[:limit]
        )
        for row in rows:
            row.status, row.claimed_at = Status.SENDING, now
        Notification.objects.filter(pk__in=[row.pk for row in rows]).update(
            status=Status.SENDING, claimed_at=now
        )
    return rows


def retry_at(attempts: int, now: datetime) -> datetime:
    """When a message that failed `attempts` times is tried again."""
    delay = DELAYS[min(attempts, len(DELAYS)) - 1]
    return now + delay * random.uniform(1 - JITTER, 1 + JITTER)  # noqa: S311


def _lease() -> timedelta:
    return timedelta(seconds=settings.NOTIFICATION_LEASE_SECONDS)


def _deliver_batch(batch: list[Notification]) -> int:
    tried = 0
    with Carriers() as carriers:
        for notification in batch:
            if _begin(notification):
                _deliver(notification, carriers)
                tried += 1
    return tried


def _begin(notification: Notification) -> bool:
    """Count the attempt and renew the lease; False if the row is no longer ours.

    Before the attempt, so that a message that kills its worker is given up one day too.
    """
    if notification.attempts >= MAX_ATTEMPTS:
        _settle(
            notification,
            status=Status.FAILED,
            last_error="The worker died while sending it.",
        )
        return False
    now = timezone.now()
    ours = _ours(notification).update(attempts=F("attempts") + 1, claimed_at=now)
    notification.attempts, notification.claimed_at = notification.attempts + 1, now
    return bool(ours)


def _deliver(notification: Notification, carriers: Carriers) -> None:
    try:
        message = render(notification)
        body = carriers.carry(notification, message)
    except Exception as error:  # one message that cannot leave never holds up the others
        _postpone(notification, error)
        return
    # Nothing may come between handing over and this line: dying here means sending twice.
    _settle(
        notification,
        status=Status.SENT,
        sent_at=timezone.now(),
        subject=message.subject,
        body=body,
        last_error="",
    )


def _postpone(notification: Notification, error: Exception) -> None:
    last = notification.attempts >= MAX_ATTEMPTS
    _settle(
        notification,
        status=Status.FAILED if last else Status.WAITING,
        due_at=retry_at(notification.attempts, timezone.now()),
        last_error=f"{type(error).__name__}: {error}"[:2000],
    )
    logger.log(
        logging.ERROR if last else logging.WARNING,
        "Notification %s, attempt %s: %s",
        notification.pk,
        notification.attempts,
        type(error).__name__,
    )


def _settle(notification: Notification, **values) -> None:
    """Write how it ended, unless the lease ran out and somebody else has the row."""
    _ours(notification).update(claimed_at=None, **values)


def _ours(notification: Notification) -> QuerySet:
    return Notification.objects.annotate(hasty=HASTY).filter(
        pk=notification.pk,
        status=Status.SENDING,
        claimed_at=notification.claimed_at,
        hasty="off",
    )
