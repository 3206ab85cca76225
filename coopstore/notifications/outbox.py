"""The one door to people: what they are told is written with the fact that causes it."""

from collections.abc import Iterable

from django.db import connection, transaction
from django.utils import timezone

from coopstore.notifications.models import Channel, Notification, Status
from coopstore.notifications.recipients import Recipient
from coopstore.notifications.rendering import has_sms
from coopstore.notifications.wake import wake_worker

__all__ = ["ALL", "Recipient", "notify", "send_again"]
ALL = tuple(Channel)


def notify(
    *,
    key: str,
    kind: str,
    to: Recipient,
    context: dict | None = None,
    path: str = "",
    channels: Iterable[Channel] = ALL,
) -> None:
    """Tell `to` about one fact: a row for each channel that reaches them, sent after commit.

    `key` names the fact and the addressee; told twice, it is sent once. `kind` names the folder
    of templates, `context` holds JSON primitives only, `path` is the page without its language
    ("orders/K7M2P9QX/"). Raises TransactionManagementError outside the transaction of the fact.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(
            "notify() belongs inside the transaction that causes the message"
        )
    addresses = {
        Channel.EMAIL: to.email,
        Channel.SMS: to.phone if has_sms(kind) else "",
        Channel.IN_APP: to.user and to.user.email,
    }
    rows = [
        Notification(
            key=f"{key}:{channel}",
            kind=kind,
            channel=channel,
            recipient=to.user,
            address=addresses[channel],
            language=to.language,
            context={"recipient_name": to.name, **(context or {})},
            path=path,
        )
        for channel in channels
        if addresses[channel]
    ]
    if rows:
        Notification.objects.bulk_create(rows, ignore_conflicts=True)
        _wake_on_commit()


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
            _wake_on_commit()
    return count


def _wake_on_commit() -> None:
    """Wake the worker once per transaction, however many messages it writes."""
    if not any(call is wake_worker for _, call, _ in connection.run_on_commit):
        transaction.on_commit(wake_worker, robust=True)
