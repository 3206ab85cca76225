"""Where each message leaves by."""

from django.core.mail import get_connection

from coopstore.notifications.email import send_email
from coopstore.notifications.models import Channel, Notification
from coopstore.notifications.rendering import Message
from coopstore.notifications.sms import fitted, send_sms


class Carriers:
    """The ways out for one batch: one mail connection for all of it.

    A mail server that cannot be reached is tried once a batch, not once a message.
    """

    def __init__(self):
        self._mail = None
        self._mail_down: Exception | None = None

    def __enter__(self) -> "Carriers":
        return self

    def __exit__(self, *exc) -> None:
        self._hang_up()

    def carry(self, notification: Notification, message: Message) -> str:
        """Hand the message over; returns the text as it left. Raises when it was not taken."""
        match notification.channel:
            case Channel.EMAIL:
                self._mail_out(notification, message)
            case Channel.SMS:
                text = fitted(message.body)
                send_sms(notification, text)
                return text
            case Channel.IN_APP:
                pass  # being marked as sent is what puts it on the person's list
        return message.body

    def _mail_out(self, notification: Notification, message: Message) -> None:
        if self._mail is None:
            self._mail = self._connected()
        try:
            send_email(notification, message, self._mail)
        except Exception:
            self._hang_up()  # whatever state the conversation is in, the next starts anew
            raise

    def _connected(self):
        if self._mail_down:
            raise self._mail_down
        connection = get_connection()
        try:
            connection.open()
        except Exception as error:
            self._mail_down = error
            raise
        return connection

    def _hang_up(self) -> None:
        if self._mail is not None:
            self._mail.close()
            self._mail = None
