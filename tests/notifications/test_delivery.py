"""Claiming, sending, marking; and everything that goes wrong in between."""

from datetime import timedelta

import pytest
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection, transaction
from django.utils import timezone

from coopstore.notifications import channels, delivery
from coopstore.notifications.models import Channel, Notification, Status
from coopstore.notifications.outbox import Recipient, notify
from coopstore.notifications.use_cases import send_again
from tests.factories.accounts import UserFactory
from tests.factories.notifications import NotificationFactory

pytestmark = pytest.mark.django_db(transaction=True)
LEASE = timedelta(seconds=120)


class BrokenBackend(BaseEmailBackend):
    """A mail server that takes the call and refuses every message."""

    def send_messages(self, email_messages):
        raise ConnectionError("451 come back later")


class UnreachableBackend(BaseEmailBackend):
    """A mail server that nobody reaches."""

    calls = 0

    def open(self):
        UnreachableBackend.calls += 1
        raise TimeoutError("no answer")


def broken(settings) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.BrokenBackend"


def aged(notification: Notification, by: timedelta) -> None:
    """Let time pass for a row that a worker took."""
    notification.refresh_from_db()
    notification.claimed_at -= by
    notification.save(update_fields=["claimed_at"])


def test_a_message_leaves_once_and_is_marked(deliver, mails):
    row = NotificationFactory()
    assert (deliver(), deliver()) == (1, 0)
    row.refresh_from_db()
    assert (row.status, row.attempts, row.claimed_at) == (Status.SENT, 1, None)
    assert len(mails()) == 1


def test_texts_are_kept_as_they_left(kind, deliver, texts):
    person = UserFactory(full_name="Amina <b>", language="fr", phone="+212612345678")
    with transaction.atomic():
        notify(key="k", kind=kind, to=Recipient.of_user(person), context={"thing": "l’huile & Co"})
    deliver()
    rows = {row.channel: row for row in Notification.objects.all()}
    url = "http://127.0.0.1:8000/fr/"
    assert rows["in_app"].subject == "fr: l’huile & Co"
    assert rows["in_app"].body == f"Dear Amina <b>,\n\nl’huile & Co\n\n{url}"
    assert rows["email"].body == rows["in_app"].body
    assert rows["sms"].body == f"l'huile & Co {url}"
    assert [sms["text"] for sms in texts()] == [rows["sms"].body]


@pytest.mark.parametrize("code", ["ar", "zgh", "fr", "en"])
def test_a_message_is_in_the_language_of_its_reader_whatever_the_worker_speaks(
    code, kind, deliver, mails, settings
):
    settings.SITE_URL = "https://shop.example"
    person = UserFactory(language=code)
    with transaction.atomic():
        notify(key="k", kind=kind, to=Recipient.of_user(person), path="orders/K7/?t=s")
    deliver()
    (mail,) = mails()
    html = mail.get_body(("html",)).get_content()
    assert mail["Subject"].startswith(f"{code}:")
    assert mail["Content-Language"] == code
    assert f'<html lang="{code}" dir="{"rtl" if code == "ar" else "ltr"}">' in html
    assert f"https://shop.example/{code}/orders/K7/?t=s" in mail.get_body(("plain",)).get_content()
    assert f'href="https://shop.example/{code}/orders/K7/?t=s"' in html


def test_nothing_is_sent_inside_a_transaction(kind, deliver, monkeypatch):
    inside = []
    for name in ("send_email", "send_sms"):
        monkeypatch.setattr(channels, name, lambda *a: inside.append(connection.in_atomic_block))
    person = UserFactory(phone="+212612345678")
    with transaction.atomic():
        notify(key="k", kind=kind, to=Recipient.of_user(person))
    deliver()
    assert inside == [False, False]


def test_a_repeated_delivery_bears_the_same_key_and_message_id(deliver, mails):
    row = NotificationFactory(key="order:7:email")
    deliver()
    first = mails()[0]
    Notification.objects.update(status=Status.WAITING, sent_at=None)
    deliver()
    (again,) = mails()  # the same file: whoever reads the folder sees it once
    assert first["Message-ID"] == again["Message-ID"] == f"<{row.pk}@127.0.0.1>"
    assert first["X-Notification-Key"] == again["X-Notification-Key"] == "order:7:email"


def test_a_failure_is_tried_again_after_growing_delays_and_then_given_up(deliver, settings):
    broken(settings)
    row = NotificationFactory()
    delays = []
    for _ in range(8):
        before = timezone.now()
        assert deliver() == 1
        row.refresh_from_db()
        delays.append((row.due_at - before).total_seconds())
        assert deliver() == 0  # not before it is due
        Notification.objects.update(due_at=timezone.now())
    assert (row.status, row.attempts, row.sent_at) == (Status.FAILED, 8, None)
    assert row.last_error == "ConnectionError: 451 come back later"
    nominal = [30, 120, 600, 3600, 21600, 21600, 21600]
    for delay, expected in zip(delays[:7], nominal, strict=True):
        assert expected * 0.8 <= delay <= expected * 1.2 + 1
    assert deliver() == 0


def test_what_was_given_up_can_be_sent_again(deliver, settings, mails):
    backend = settings.EMAIL_BACKEND
    broken(settings)
    row = NotificationFactory(attempts=7)
    deliver()
    settings.EMAIL_BACKEND = backend
    assert send_again(notifications=[row]) == 1
    deliver()
    row.refresh_from_db()
    assert (row.status, row.attempts, row.last_error) == (Status.SENT, 1, "")
    assert len(mails()) == 1


def test_what_was_sent_is_never_sent_again(deliver, mails):
    row = NotificationFactory()
    deliver()
    assert send_again(notifications=[row]) == 0
    assert deliver() == 0
    assert len(mails()) == 1


def test_a_message_that_cannot_be_written_holds_up_nobody(deliver, mails):
    poison = NotificationFactory(kind="no_such_kind")
    others = NotificationFactory.create_batch(3)
    assert deliver() == 4
    poison.refresh_from_db()
    assert (poison.status, poison.attempts) == (Status.WAITING, 1)
    assert poison.last_error.startswith("TemplateDoesNotExist: notifications/no_such_kind")
    assert len(mails()) == len(others)


def test_a_worker_that_dies_after_claiming_gives_its_rows_back_when_the_lease_ends(deliver, mails):
    row = NotificationFactory()
    delivery.claim()  # and then it is killed
    assert deliver() == 0
    aged(row, LEASE - timedelta(seconds=5))
    assert deliver() == 0
    aged(row, timedelta(seconds=6))
    assert deliver() == 1
    assert len(mails()) == 1


def test_the_lease_can_be_set(deliver, settings):
    settings.NOTIFICATION_LEASE_SECONDS = 1
    row = NotificationFactory()
    delivery.claim()
    aged(row, timedelta(seconds=2))
    assert deliver() == 1


def test_a_message_that_kills_its_worker_is_given_up_one_day(deliver, monkeypatch, mails):
    def die(*args):
        raise KeyboardInterrupt  # stands for SIGKILL: nothing after it runs

    row = NotificationFactory()
    monkeypatch.setattr(delivery, "render", die)
    for _ in range(8):
        with pytest.raises(KeyboardInterrupt):
            deliver()
        aged(row, LEASE)
    monkeypatch.undo()
    deliver()
    row.refresh_from_db()
    assert (row.status, row.attempts) == (Status.FAILED, 8)
    assert row.last_error == "The worker died while sending it."
    assert mails() == []


def test_a_worker_that_comes_back_late_neither_sends_nor_marks(deliver, mails):
    row = NotificationFactory()
    late = delivery.claim()
    aged(row, LEASE)
    deliver()
    sent_at = Notification.objects.get().sent_at
    assert delivery._deliver_batch(late) == 0
    assert Notification.objects.get().sent_at == sent_at
    assert len(mails()) == 1


def test_two_workers_never_take_the_same_row():
    NotificationFactory.create_batch(3)
    first, second = delivery.claim(limit=2), delivery.claim(limit=2)
    assert len({row.pk for row in first + second}) == 3


def test_a_row_that_another_worker_is_just_taking_is_passed_over(second_connection):
    one, two = NotificationFactory.create_batch(2)
    with second_connection() as cursor:
        cursor.execute("BEGIN")
        cursor.execute(
            "SELECT 1 FROM notifications_notification WHERE id = %s FOR UPDATE", [one.pk]
        )
        assert [row.pk for row in delivery.claim()] == [two.pk]
        cursor.execute("ROLLBACK")


def test_an_unreachable_mail_server_is_tried_once_a_batch(deliver, settings, kind):
    settings.EMAIL_BACKEND = f"{__name__}.UnreachableBackend"
    UnreachableBackend.calls = 0
    NotificationFactory.create_batch(5)
    NotificationFactory(kind=kind, channel=Channel.IN_APP)
    assert deliver() == 6
    assert UnreachableBackend.calls == 1
    assert Notification.objects.filter(status=Status.SENT).count() == 1
    waiting = Notification.objects.filter(status=Status.WAITING)
    assert set(waiting.values_list("attempts", "last_error")) == {(1, "TimeoutError: no answer")}


def test_more_than_one_batch_goes_out_in_one_run(deliver):
    NotificationFactory.create_batch(delivery.BATCH * 2 + 1)
    assert deliver() == delivery.BATCH * 2 + 1
