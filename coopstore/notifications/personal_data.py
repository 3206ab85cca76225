"""What people were told."""

from django.utils.translation import gettext as _

from coopstore.accounts.models import User
from coopstore.core.personal_data import Held, Table, column, fields
from coopstore.notifications.models import Notification, Status

FAREWELL = "account_erased"


def of_person(person: User) -> Held:
    """Every message to the account, without the words that would open it.

    What went to the same address without the account is not theirs to have: nobody checked then
    that the address was the person's.
    """
    yield Table(
        "messages",
        _("Messages"),
        (
            *fields(Notification, "created_at", "channel", "address", "language", "status"),
            *fields(Notification, "sent_at", "read_at", "subject"),
            column("body", _("text"), _words),
        ),
        Notification.objects.filter(recipient=person).order_by("created_at"),
    )


def erase_person(person: User) -> None:
    """Forget what the person was told, sent or not."""
    Notification.objects.filter(recipient=person).delete()


def forget_farewells() -> int:
    """Remove the last message to people who left, once it is sent: it holds their address."""
    settled = [Status.SENT, Status.FAILED]
    count, _rows = Notification.objects.filter(kind=FAREWELL, status__in=settled).delete()
    return count


def _words(message: Notification) -> str:
    return "" if message.kind.startswith("account_") else message.body
