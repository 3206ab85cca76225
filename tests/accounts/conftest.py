"""What people are sent about their account."""

import pytest
from django.core.cache import cache

from coopstore.notifications import delivery
from coopstore.notifications.models import Notification

PASSWORD = "olives-and-honey"


@pytest.fixture(autouse=True)
def fresh_limits():
    """No test inherits the rate limits that another used up."""
    cache.clear()


@pytest.fixture
def sent(db):
    """`sent()`: the messages of the outbox, oldest first, with the words they would leave with."""

    def read() -> list[Notification]:
        delivery.deliver_due()
        return list(Notification.objects.order_by("created_at"))

    return read


@pytest.fixture
def link(sent):
    """`link()`: the path of the link in the newest message."""

    def find() -> str:
        lines = sent()[-1].body.splitlines()
        (url,) = [line for line in lines if line.startswith("http")]
        return url.removeprefix("http://127.0.0.1:8000")

    return find
