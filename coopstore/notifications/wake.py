"""Tell the worker that something is due. Only a hint: beat sweeps up what a lost hint leaves."""

import logging
import time

from celery import current_app
from django.conf import settings
from kombu.pools import producers

from coopstore.notifications.tasks import deliver_due

logger = logging.getLogger(__name__)
# After a failure nobody knocks for this long: with the broker down one order pays, not each.
PAUSE_SECONDS = 10
_closed_until = 0.0  # time.monotonic()


def wake_worker() -> None:
    """Ask a worker to deliver what is due. Never fails and takes at most about a second."""
    global _closed_until
    if time.monotonic() < _closed_until:
        return
    try:
        with producers[_connection()].acquire(block=True, timeout=1) as producer:
            deliver_due.apply_async(
                producer=producer,
                retry=False,
                expires=settings.NOTIFICATION_SWEEP_SECONDS * 6,
            )
    except Exception as error:  # whatever ails the broker, the order stands
        _closed_until = time.monotonic() + PAUSE_SECONDS
        logger.warning(
            "The broker does not answer (%s); messages wait for the next sweep.",
            type(error).__name__,
        )


def _connection():
    """The broker with a short patience: a page is waiting."""
    return current_app.connection_for_write(
        connect_timeout=0.5,
        transport_options={
            **current_app.conf.broker_transport_options,
            "max_retries": 0,
            "socket_connect_timeout": 0.5,
            "socket_timeout": 1,
        },
    )
