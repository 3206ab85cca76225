"""The one door to people: what they are told is written with the fact that causes it."""

from collections.abc import Iterable

from django.db import connection, transaction

from coopstore.notifications.models import Channel, Notification
from coopstore.notifications.recipients import Recipient
from coopstore.notifications.rendering import has_sms
from coopstore.notifications.wake import wake_worker

__all__ = ["ALL", "Recipient", "notify", "wake_on_commit"]
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
    ("orders/K7M2P9QX/", or "/admin/" where there is none). Raises TransactionManagementError
    outside the transaction of the fact.
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
        wake_on_commit()


def wake_on_commit() -> None:
    """Wake the worker once per transaction, however many messages it writes."""
    if not any(call == wake_worker for _, call, _ in connection.run_on_commit):
        transaction.on_commit(wake_worker, robust=True)
