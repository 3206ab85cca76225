"""Who works for a cooperative in the shop, and who was asked to."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from cooperatives.models.cooperative import Cooperative
from coopstore.core.codes import secret_token
from coopstore.core.languages import LANGUAGE_CODES, LANGUAGES

INVITATION_DAYS = 14


class Role(models.TextChoices):
    OWNER = "owner", _("Owner")
    MANAGER = "manager", _("Manager")
    CATALOGUE = "catalogue", _("Catalogue")
    ORDERS = "orders", _("Orders")
    FINANCE = "finance", _("Finance")
    # Fills the application in for the owner, who alone declares and sends.
    HELPER = "helper", _("Helper")


class Membership(models.Model):
    """A person who works for a cooperative in the shop, and as what."""

    cooperative = models.ForeignKey(
        Cooperative,
        models.CASCADE,
        verbose_name=_("cooperative"),
        related_name="memberships",
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        verbose_name=_("person"),
        related_name="memberships",
    )
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.OWNER)
    is_active = models.BooleanField(_("active"), default=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        verbose_name=_("invited by"),
        related_name="+",
    )
    created_at = models.DateTimeField(_("since"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                fields=["cooperative", "user"], name="cooperatives_membership_once"
            ),
            models.CheckConstraint(
                name="cooperatives_membership_role_known",
                condition=Q(role__in=Role.values),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.cooperative}"


def two_weeks_from_now() -> datetime:
    return timezone.now() + timedelta(days=INVITATION_DAYS)


class InvitationQuerySet(models.QuerySet):
    def open(self) -> "InvitationQuerySet":
        """Those that can still be accepted."""
        return self.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=timezone.now())


class Invitation(models.Model):
    """Somebody asked by e-mail or by phone to work for a cooperative. The link opens it once."""

    cooperative = models.ForeignKey(
        Cooperative,
        models.CASCADE,
        verbose_name=_("cooperative"),
        related_name="invitations",
    )
    role = models.CharField(_("role"), max_length=10, choices=Role)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = PhoneNumberField(_("phone"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=3, choices=LANGUAGES)
    token = models.CharField(
        _("key of the link"), max_length=64, unique=True, default=secret_token, editable=False
    )
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        verbose_name=_("invited by"),
        related_name="+",
    )
    created_at = models.DateTimeField(_("when"), default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("valid until"), default=two_weeks_from_now)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        verbose_name=_("accepted by"),
        related_name="+",
    )
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="cooperatives_invitation_role_known",
                condition=Q(role__in=Role.values),
            ),
            models.CheckConstraint(
                name="cooperatives_invitation_language_known",
                condition=Q(language__in=LANGUAGE_CODES),
            ),
            models.CheckConstraint(
                name="cooperatives_invitation_has_an_address",
                condition=~Q(email="") | Q(phone__isnull=False),
            ),
            models.CheckConstraint(
                name="cooperatives_invitation_ends_once",
                condition=Q(accepted_at=None) | Q(withdrawn_at=None),
            ),
        ]

    def __str__(self) -> str:
        return self.email or str(self.phone)
