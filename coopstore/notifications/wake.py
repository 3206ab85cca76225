"""Tell the worker that something is due. Only a hint: beat sweeps up what a lost hint leaves."""

import logging
import time

from celery import Task, current_app
from django.conf import settings
from kombu.pools import producers

from coopstore.notifications.tasks import deliver_due

logger = logging.getLogger(__name__)
PATIENCE = 0.5  # seconds, to connect and to be answered: a page is waiting
PAUSE = 10.0  # seconds without knocking after a failure: one order pays for it, not each
HINT_LIVES = 60  # seconds


class Broker:
    """What this process knows of the broker: whether it answered the last time.

    `task` takes no arguments: what there is to do stands in the database.
    """

    def __init__(self, task: Task = deliver_due):
        self.task = task
        self.quiet_until = 0.0  # time.monotonic()
        self.down = False

    def wake_worker(self) -> None:
        """Ask a worker to do what is due. Never fails, and gives up soon."""
        if time.monotonic() < self.quiet_until:
            return
        try:
            self._publish()
        except Exception as error:  # whatever ails the broker, the order stands
            self.quiet_until = time.monotonic() + PAUSE
            if not self.down:
                logger.error("The broker does not answer: %s. Messages wait for it.", error)
            self.down = True
        else:
            if self.down:
                logger.warning("The broker answers again.")
            self.down = False

    def _publish(self) -> None:
        connection = current_app.connection_for_write(
            connect_timeout=PATIENCE,
            transport_options={
                **settings.CELERY_BROKER_TRANSPORT_OPTIONS,
                "max_retries": 0,
                "socket_connect_timeout": PATIENCE,
                "socket_timeout": PATIENCE,
            },
        )
        with producers[connection].acquire(block=True, timeout=PATIENCE) as producer:
            self.task.apply_async(producer=producer, retry=False, expires=HINT_LIVES)


broker = Broker()
wake_worker = broker.wake_worker
