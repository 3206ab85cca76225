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
from django.db import connection

from coopstore.embedded.children import stop
from coopstore.embedded.servers import await_valkey, free_port, valkey
from coopstore.notifications.models import Channel, Notification, Status
from coopstore.supervisor import watch
from coopstore.supervisor.programs import programs
from orders.models import Order
from tests.factories.accounts import UserFactory
from tests.factories.catalog import VariantFactory
from tests.factories.cooperatives import MembershipFactory
from tests.factories.orders import place
from tests.services.sinks import mail_sink, sms_sink

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]
ORDERS, BURST = 200, 20
MESSAGES = ORDERS * 6
PATIENCE = 60  # seconds that anything awaited may take on a busy machine


@pytest.fixture
def goods():
    """Two goods of two cooperatives, each with a member who has no phone."""
    goods = VariantFactory.create_batch(2, stock__on_hand=ORDERS)
    for variant, language in zip(goods, ["ar", "zgh"], strict=True):
        member = UserFactory(language=language, phone=None)
        MembershipFactory(cooperative=variant.product.cooperative, user=member)
    return goods


def place_one(n: int, goods) -> None:
    """A guest buys from both: mail and SMS to the guest, mail and list to each member."""
    place(*goods, language=("fr", "zgh", "en", "ar")[n % 4])


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

    def kill_the_broker(self) -> None:
        self.broker.signal(signal.SIGKILL)
        self.broker.process.wait()

    def bring_the_broker_back(self) -> None:
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


def test_every_message_arrives_however_often_the_worker_is_killed(shop, goods):
    pids, left_behind = set(), 0
    for burst in range(ORDERS // BURST):
        outage = burst in (2, 6)
        if outage:
            shop.kill_the_broker()
        for n in range(BURST):
            if outage and n == BURST // 2:
                shop.bring_the_broker_back()
            place_one(n, goods)
            shop.look()
        if burst == 4:
            shop.flush_the_broker()
        left_behind += shop.kill_the_worker_at_work()
        pids.add(shop.worker.process.pid)

    undelivered = Notification.objects.exclude(status=Status.SENT)
    assert shop.until(lambda: not undelivered.exists()), list(undelivered.values()[:3])
    assert Order.objects.count() == ORDERS
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
