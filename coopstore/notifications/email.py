"""One notification as an e-mail."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from coopstore.notifications.models import Notification
from coopstore.notifications.rendering import Message


class EmailNotTaken(RuntimeError):
    """The mail backend took no message and gave no reason."""


def send_email(notification: Notification, message: Message, connection) -> None:
    """Hand the message to the mail server. Raises what the server or the network raises.

    A repeated delivery bears the same Message-ID and key, by which it is recognised.
    """
    host = urlsplit(settings.SITE_URL).hostname
    email = EmailMultiAlternatives(
        subject=message.subject,
        body=message.body,
        to=[notification.address],
        connection=connection,
        headers={
            "Message-ID": f"<{notification.pk}@{host}>",
            "X-Notification-Key": notification.key,
            "Content-Language": notification.language,
            "Auto-Submitted": "auto-generated",
        },
    )
    email.attach_alternative(message.html, "text/html")
    if not email.send():
        raise EmailNotTaken(notification.address)
