"""How long messages are kept, and how the office learns that they do not leave."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from coopstore.notifications import keeping
from coopstore.notifications.models import Channel, Notification, Status
from tests.factories.notifications import NotificationFactory

pytestmark = pytest.mark.django_db


def message(status: str, *, days: float, **fields) -> Notification:
    when = timezone.now() - timedelta(days=days)
    sent = {"sent_at": when} if status == Status.SENT else {}
    return NotificationFactory(status=status, created_at=when, **sent | fields)


def test_what_was_sent_or_given_up_is_kept_for_half_a_year(monkeypatch):
    monkeypatch.setattr(keeping, "BATCH", 2)
    for status in (Status.SENT, Status.SENT, Status.FAILED):
        message(status, days=181)
    kept = {
        message(Status.SENT, days=179),
        message(Status.WAITING, days=400),
        message(Status.SENDING, days=400),
    }

    assert keeping.remove_old() == 3
    assert set(Notification.objects.all()) == kept


def test_the_time_is_a_setting(settings):
    settings.NOTIFICATION_KEEP_DAYS = 7
    message(Status.SENT, days=8)

    assert keeping.remove_old() == 1


def test_messages_that_nobody_takes_are_complained_of(client, office):
    for _ in range(2):
        message(Status.WAITING, days=1, due_at=timezone.now() - timedelta(minutes=11))
    sentence = "2 messages should have left long ago: no worker sends them."

    assert sentence in keeping.complaints()
    with pytest.raises(CommandError, match="no worker sends them"):
        call_command("check_outbox")
    ready = client.get("/readyz")
    assert (ready.status_code, ready.json()["outbox"]) == (200, "late")
    client.force_login(office)
    page = client.get(
        reverse("admin:notifications_notification_changelist"), headers={"accept-language": "en"}
    )
    assert sentence in page.content.decode()


def test_a_channel_that_takes_nothing_is_complained_of():
    """The mail server is down: every message waits for its next attempt."""
    message(Status.WAITING, days=0.1, due_at=timezone.now() + timedelta(hours=1))
    message(Status.SENT, days=0.1, channel=Channel.SMS, address="+212612345678")

    assert keeping.complaints() == ["1 message waits, and nothing leaves any more by E-mail."]


def test_one_bad_address_is_no_complaint(client, capsys):
    message(Status.WAITING, days=0.1, due_at=timezone.now() + timedelta(hours=1))
    message(Status.SENT, days=0)
    message(Status.WAITING, days=0)

    assert keeping.complaints() == []
    assert client.get("/readyz").json()["outbox"] == "ok"
    call_command("check_outbox")
    assert capsys.readouterr().out == "Every message that is due has left.\n"
