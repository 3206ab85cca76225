"""One factory per model of coopstore.notifications."""

import factory

from coopstore.notifications.models import Channel, Notification
from tests.factories.accounts import UserFactory


class NotificationFactory(factory.django.DjangoModelFactory):
    """A mail to somebody, in their language, that waits to be sent."""

    class Meta:
        model = Notification

    key = factory.Sequence(lambda n: f"fact:{n}:email")
    kind = "account_password_changed"
    channel = Channel.EMAIL
    recipient = factory.SubFactory(UserFactory)
    address = factory.SelfAttribute("recipient.email")
    language = factory.SelfAttribute("recipient.language")
