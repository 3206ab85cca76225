"""The outbox: what people are told is a row of the transaction that causes it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coopstore.core.languages import LANGUAGE_CODES, LANGUAGES, direction


class Channel(models.TextChoices):
    EMAIL = "email", _("E-mail")
    SMS = "sms", _("SMS")
    IN_APP = "in_app", _("In the shop")


class Status(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Failed")


class NotificationQuerySet(models.QuerySet):
    def for_person(self, user) -> "NotificationQuerySet":
        """What `user` reads in the shop, newest first."""
        return self.filter(recipient=user, channel=Channel.IN_APP, status=Status.SENT).order_by(
            "-created_at"
        )

    def unread(self) -> "NotificationQuerySet":
        return self.filter(read_at=None)


class Notification(models.Model):
    """One message to one person on one channel, in that person's language."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # The same fact told twice has the same key: the second row is never written.
    key = models.CharField(_("key"), max_length=200, unique=True)
    kind = models.CharField(_("kind"), max_length=60)
    channel = models.CharField(_("channel"), max_length=6, choices=Channel)
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        null=True,
        blank=True,
        verbose_name=_("recipient"),
        related_name="notifications",
    )
    address = models.CharField(_("address"), max_length=254, blank=True)
    language = models.CharField(_("language"), max_length=3, choices=LANGUAGES)
    context = models.JSONField(_("content"), default=dict)
    path = models.CharField(_("page"), max_length=300, blank=True)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.WAITING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    due_at = models.DateTimeField(_("due"), default=timezone.now)
    claimed_at = models.DateTimeField(_("taken by a worker"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    read_at = models.DateTimeField(_("read"), null=True, blank=True)
    subject = models.CharField(_("subject"), max_length=250, blank=True)
    body = models.TextField(_("text"), blank=True)
    last_error = models.TextField(_("last error"), blank=True)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        indexes = [
            models.Index(
                fields=["due_at"],
                name="notifications_waiting",
                condition=Q(status__in=["waiting", "sending"]),
            ),
            models.Index(fields=["created_at"], name="notifications_by_age"),
            models.Index(fields=["recipient", "-created_at"], name="notifications_of_person"),
        ]
        constraints = [
            models.CheckConstraint(
                name="notifications_notification_status_known",
                condition=Q(status__in=Status.values),
            ),
            models.CheckConstraint(
                name="notifications_notification_language_known",
                condition=Q(language__in=LANGUAGE_CODES),
            ),
            models.CheckConstraint(
                name="notifications_notification_sent_iff_dated",
                condition=Q(status="sent", sent_at__isnull=False)
                | (~Q(status="sent") & Q(sent_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="notifications_notification_has_addressee",
                condition=Q(channel="in_app", recipient__isnull=False)
                | (~Q(channel="in_app") & ~Q(address="")),
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`: which way its own language is written."""
        return direction(self.language)

    @property
    def words(self) -> str:
        """The text without the lines that only hold an address: pages have buttons for it."""
        lines = [line for line in self.body.split("\n") if not line.startswith("http")]
        return "\n".join(lines).strip()

    def address_in(self, language: str) -> str:
        """Where it leads: a page of the shop in `language`, or of the admin, which has none."""
        return self.path if self.path.startswith("/") else f"/{language}/{self.path}"

    @property
    def is_secret(self) -> bool:
        """Whether its words open an account, an order or a door: not for the eyes of the office."""
        return self.kind.startswith(("account_", "invitation")) or "?t=" in self.path
