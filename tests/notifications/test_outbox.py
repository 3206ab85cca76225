"""What notify() writes, and when the worker hears of it."""

import pytest
from django.db import transaction

from coopstore.notifications import outbox
from coopstore.notifications.models import Channel, Notification, Status
from coopstore.notifications.outbox import Recipient, notify
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def channels() -> list[str]:
    return sorted(Notification.objects.values_list("channel", flat=True))


def test_a_person_is_told_on_every_channel_that_reaches_them(kind):
    person = UserFactory(language="zgh", phone="+212612345678")
    notify(key="k", kind=kind, to=Recipient.of_user(person), context={"thing": "x"})
    rows = Notification.objects.order_by("channel").values_list(
        "key", "channel", "address", "language", "status", "recipient"
    )
    assert list(rows) == [
        ("k:email", "email", person.email, "zgh", "waiting", person.pk),
        ("k:in_app", "in_app", person.email, "zgh", "waiting", person.pk),
        ("k:sms", "sms", "+212612345678", "zgh", "waiting", person.pk),
    ]


def test_a_guest_has_no_list_in_the_shop(kind):
    notify(key="k", kind=kind, to=Recipient("fr", email="g@example.org", phone="+212612345678"))
    assert channels() == ["email", "sms"]


def test_whoever_gave_no_phone_gets_no_sms(kind):
    notify(key="k", kind=kind, to=Recipient.of_user(UserFactory(phone=None)))
    assert channels() == ["email", "in_app"]


def test_a_kind_without_a_short_text_sends_no_sms():
    person = UserFactory(phone="+212612345678")
    notify(key="k", kind="account_password_changed", to=Recipient.of_user(person))
    assert channels() == ["email", "in_app"]


def test_only_the_channels_asked_for_are_used(kind):
    person = UserFactory(phone="+212612345678")
    notify(key="k", kind=kind, to=Recipient.of_user(person), channels=[Channel.SMS])
    assert channels() == ["sms"]


def test_nobody_to_tell_writes_nothing(kind, monkeypatch):
    monkeypatch.setattr(outbox, "wake_on_commit", lambda: pytest.fail("woken for nothing"))
    notify(key="k", kind=kind, to=Recipient("fr"))
    assert Notification.objects.count() == 0


def test_a_fact_told_twice_is_written_once(kind):
    to = Recipient("fr", email="g@example.org")
    notify(key="k", kind=kind, to=to, context={"thing": "first"})
    notify(key="k", kind=kind, to=to, context={"thing": "second"})
    assert Notification.objects.get().context["thing"] == "first"


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_it_refuses(kind):
    with pytest.raises(transaction.TransactionManagementError):
        notify(key="k", kind=kind, to=Recipient("fr", email="g@example.org"))
    assert Notification.objects.count() == 0


def test_the_worker_is_woken_once_for_a_whole_transaction(kind, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        for n in range(4):
            with transaction.atomic():
                notify(key=f"k{n}", kind=kind, to=Recipient("fr", email="g@example.org"))
    assert callbacks == [outbox.wake_worker]


@pytest.mark.django_db(transaction=True)
def test_a_savepoint_rolled_back_takes_its_wake_up_along_but_not_the_others(kind, monkeypatch):
    woken = []
    monkeypatch.setattr(outbox, "wake_worker", lambda: woken.append(1))
    to = Recipient("fr", email="g@example.org")
    with transaction.atomic():
        try:
            with transaction.atomic():
                notify(key="lost", kind=kind, to=to)
                raise LookupError
        except LookupError:
            pass
        notify(key="kept", kind=kind, to=to)
    assert list(Notification.objects.values_list("key", flat=True)) == ["kept:email"]
    assert woken == [1]


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_is_never_told(kind, monkeypatch):
    monkeypatch.setattr(outbox, "wake_worker", lambda: pytest.fail("woken for nothing"))
    with transaction.atomic():
        notify(key="k", kind=kind, to=Recipient("fr", email="g@example.org"))
        transaction.set_rollback(True)
    assert Notification.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_crash_between_commit_and_wake_up_loses_nothing(kind, monkeypatch, deliver, mails):
    def crash():
        raise SystemError("the process died here")

    monkeypatch.setattr(outbox, "wake_worker", crash)
    with transaction.atomic():
        notify(key="k", kind=kind, to=Recipient("fr", email="g@example.org"))
    assert Notification.objects.get().status == Status.WAITING
    deliver()  # beat's sweep
    assert Notification.objects.get().status == Status.SENT
    assert [mail["X-Notification-Key"] for mail in mails()] == ["k:email"]
