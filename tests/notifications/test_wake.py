"""The broker is only told; when it is down, nobody waits for it."""

import logging
import socket
import time
from contextlib import ExitStack

import pytest
from celery import current_app
from django.db import transaction

from coopstore.notifications import outbox, wake
from coopstore.notifications.models import Notification, Status
from coopstore.notifications.outbox import Recipient, notify
from coopstore.notifications.tasks import deliver_due

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def broker(monkeypatch) -> wake.Broker:
    """A process that has not spoken to its broker yet."""
    fresh = wake.Broker()
    monkeypatch.setattr(outbox, "wake_worker", fresh.wake_worker)
    return fresh


@pytest.fixture
def broker_at(monkeypatch):
    """`broker_at(port)`: the broker's address is this one."""
    connection = current_app.connection_for_write

    def at(port: int) -> None:
        url = f"redis://127.0.0.1:{port}/0"
        monkeypatch.setattr(
            current_app, "connection_for_write", lambda **kw: connection(url=url, **kw)
        )

    return at


@pytest.fixture
def refused_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture
def black_hole():
    """A port that takes no connection and refuses none either: its queue is full."""
    with ExitStack() as sockets:
        listener = sockets.enter_context(socket.socket())
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        for _ in range(4):
            filler = sockets.enter_context(socket.socket())
            filler.setblocking(False)
            filler.connect_ex(listener.getsockname())
        yield listener.getsockname()[1]


@pytest.fixture
def silent():
    """A port that takes connections and never says a word."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(8)
        yield listener.getsockname()[1]


def place(key: str) -> float:
    """Commit one fact with its message; returns how long that took, in seconds."""
    started = time.monotonic()
    with transaction.atomic():
        notify(key=key, kind="account_password_set", to=Recipient("fr", email="g@example.org"))
    return time.monotonic() - started


@pytest.mark.parametrize("trouble", ["refused_port", "black_hole", "silent"])
def test_with_the_broker_down_orders_go_on_and_only_one_pays(
    trouble, request, broker, broker_at, caplog, deliver
):
    broker_at(request.getfixturevalue(trouble))
    with caplog.at_level(logging.INFO, logger="coopstore.notifications.wake"):
        first, *others = [place(f"k{n}") for n in range(20)]
    assert first < 2
    assert sum(others) < 1  # nineteen of them
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert Notification.objects.filter(status=Status.WAITING).count() == 20
    assert deliver() == 20  # the broker is back, or beat has swept


def test_a_broker_that_stays_down_is_reported_once(broker, broker_at, refused_port, caplog):
    broker_at(refused_port)
    with caplog.at_level(logging.INFO, logger="coopstore.notifications.wake"):
        for n in range(3):
            broker.quiet_until = 0  # the pause is over: it is asked again
            place(f"k{n}")
    assert len(caplog.records) == 1


def test_the_broker_is_asked_again_after_a_pause(broker, monkeypatch, caplog):
    answers = [ConnectionError("down"), None]
    asked = []

    def publish():
        asked.append(1)
        if error := answers.pop(0):
            raise error

    monkeypatch.setattr(broker, "_publish", publish)
    place("k1")
    place("k2")  # not asked: the pause is not over
    assert (len(asked), broker.down) == (1, True)
    broker.quiet_until = 0
    place("k3")
    assert (len(asked), broker.down) == (2, False)
    assert caplog.messages[-1] == "The broker answers again."


def test_a_wake_up_reaches_the_queue_and_expires(broker):
    with current_app.connection_for_read() as connection:
        queue = connection.SimpleQueue(current_app.conf.task_default_queue)
        queue.clear()
        place("k")
        message = queue.get(timeout=2)
        message.ack()
        queue.close()
    assert message.headers["task"] == deliver_due.name
    assert message.headers["expires"] is not None


def test_after_a_flush_of_the_broker_the_next_wake_up_arrives(broker):
    place("before")
    with current_app.connection_for_read() as connection:
        connection.default_channel.client.flushdb()
        place("after")
        queue = connection.SimpleQueue(current_app.conf.task_default_queue)
        message = queue.get(timeout=2)
        message.ack()
        queue.close()
    assert message.headers["task"] == deliver_due.name
