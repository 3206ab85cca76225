"""Orders are placed while the worker is killed again and again and the broker comes and goes.

Every message arrives; hardly any twice; nobody has to start anything by hand.
"""

import os
import random
import signal
import time
from collections import Counter
from pathlib import Path

import pytest
import redis
from celery import current_app
from django.db import connection, transaction

from coopstore.embedded.children import stop
from coopstore.embedded.servers import await_valkey, free_port, valkey
from coopstore.notifications.models import Channel, Notification, Status
from coopstore.notifications.outbox import Recipient, notify
from coopstore.supervisor import watch
from coopstore.supervisor.programs import programs
from tests.factories.accounts import UserFactory
from tests.services.sinks import mail_sink, sms_sink

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]
ORDERS, BURST = 200, 20
MESSAGES = ORDERS * 4
PATIENCE = 60  # seconds that anything awaited may take on a busy machine
PARCEL = {
    "cooperative_names": {"fr": "Tiwizi", "ar": "تيويزي"},
    "delivery_kind": "home",
    "total": "430.00",
    "delivery_price": "30.00",
    "expected_from": "2026-11-25",
    "expected_until": "2026-11-28",
    "lines": [{"names": {"fr": "Huile d’argan"}, "quantity": 2, "total": "400.00"}],
}


@pytest.fixture
def member():
    """Somebody of the cooperative, who reads Arabic."""
    return UserFactory(language="ar", phone=None)


def place(n: int, member) -> None:
    """Commit an order with four messages: mail and SMS to a guest, mail and list to a member."""
    guest = Recipient(
        language=("fr", "zgh", "en")[n % 3],
        email=f"guest{n}@example.org",
        phone="+212612345678",
        name="Zahra",
    )
    context = {"number": f"N{n}", "total": "430.00", "reason": "", "parcels": [PARCEL]}
    with transaction.atomic():
        notify(key=f"order:{n}", kind="order_placed", to=guest, context=context, path="orders/N/")
        notify(
            key=f"parcel:{n}",
            kind="parcel_to_confirm",
            to=Recipient.of_user(member),
            context=context,
            path="sell/",
        )


class Shop:
    """The real worker and beat, a broker and two sinks, kept running as `make demo` does."""

    def __init__(self, var: Path, mail, sms):
        self.mail, self.sms = mail, sms
        self.broker, self.broker_url = valkey(var, scratch=False)
        self.run = var / "run"
        self.run.mkdir(parents=True)
        self.broker.start(self.run)
        await_valkey(self.broker, self.broker_url)
        _web, self.worker, self.beat = programs(var, free_port())
        for child in (self.worker, self.beat):
            child.env |= self._environment()
        self.log: list[str] = []
        self.watch = watch.Watch(self.run, self.log.append, lambda: None)
        self.watch.start([self.worker, self.beat])

    def _environment(self) -> dict[str, str]:
        address = connection.settings_dict
        user = f"{address['USER']}:{address['PASSWORD']}"
        return {
            "DATABASE_URL": f"postgres://{user}@{address['HOST']}:{address['PORT']}/{address['NAME']}",
            "REDIS_URL": self.broker_url,
            "EMAIL_URL": f"smtp://127.0.0.1:{self.mail.server_address[1]}",
            "SMS_URL": f"http://127.0.0.1:{self.sms.server_address[1]}/send",
            "NOTIFICATION_SWEEP_SECONDS": "1",
            "NOTIFICATION_LEASE_SECONDS": "5",
        }

    def look(self) -> None:
        """One round of the supervisor: whatever has ended is started again."""
        self.watch.look([self.worker, self.beat])

    def until(self, over) -> bool:
        """Keep everything running until `over()`; False when that takes too long."""
        return self.watch.until(over, [self.worker, self.beat], PATIENCE)

    def taken(self) -> int:
        return len(self.mail.taken) + len(self.sms.taken)

    def kill_the_worker_at_work(self) -> int:
        """SIGKILL to its whole group while it delivers. Returns the rows it leaves behind."""
        before = self.taken()
        assert self.until(lambda: self.worker.alive and self.taken() > before), self.log
        time.sleep(random.uniform(0, 0.1))
        os.killpg(self.worker.process.pid, signal.SIGKILL)
        self.worker.process.wait()
        return Notification.objects.filter(status=Status.SENDING).count()

    def restart_the_broker(self) -> None:
        self.broker.signal(signal.SIGKILL)
        self.broker.process.wait()
        time.sleep(0.3)
        self.broker.start(self.run)
        await_valkey(self.broker, self.broker_url)

    def flush_the_broker(self) -> None:
        with redis.Redis.from_url(self.broker_url) as client:
            client.flushall()

    def close(self) -> None:
        stop([self.worker, self.beat], patience=5)
        stop([self.broker], patience=3)


@pytest.fixture
def shop(tmp_path, monkeypatch):
    monkeypatch.setattr(watch, "LONGEST_DELAY", watch.FIRST_DELAY)  # killed too often to wait
    with mail_sink() as mail, sms_sink() as sms:
        shop = Shop(tmp_path / "var", mail, sms)
        monkeypatch.setattr(current_app.conf, "broker_url", shop.broker_url)
        yield shop
        shop.close()


def test_every_message_arrives_however_often_the_worker_is_killed(shop, member):
    troubles = {
        2: shop.restart_the_broker,
        5: shop.flush_the_broker,
        7: shop.restart_the_broker,
    }
    pids, left_behind = set(), 0
    for burst in range(ORDERS // BURST):
        for n in range(burst * BURST, (burst + 1) * BURST):
            place(n, member)
            shop.look()
        left_behind += shop.kill_the_worker_at_work()
        pids.add(shop.worker.process.pid)
        if burst in troubles:
            troubles[burst]()

    undelivered = Notification.objects.exclude(status=Status.SENT)
    assert shop.until(lambda: not undelivered.exists()), list(undelivered.values()[:3])
    assert Notification.objects.count() == MESSAGES
    assert len(pids) == ORDERS // BURST  # killed each time, and back each time
    assert left_behind > 0  # killed at work, not at rest

    rows = Notification.objects.values_list("channel", "pk", "key")
    mails = {key: f"<{pk}@127.0.0.1>" for channel, pk, key in rows if channel == Channel.EMAIL}
    texts = {str(pk) for channel, pk, _ in rows if channel == Channel.SMS}
    assert set(shop.mail.taken) == set(mails.items())  # a repeated one has the same two names
    assert {name for name, _ in shop.sms.taken} == texts
    counts = Counter(shop.mail.taken) + Counter(shop.sms.taken)
    repeated = sum(counts.values()) - len(counts)
    print(f"{MESSAGES} messages, {len(pids)} kills, {left_behind} rows left, {repeated} repeated")
    assert repeated < MESSAGES / 100
