"""Codes by which the owner of a file of the register is known."""

import secrets
import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from cooperatives.models.cooperative import Cooperative
from cooperatives.register import KEY_LENGTH

CODE_LIVES = timedelta(minutes=15)
MOST_ATTEMPTS = 5


def code_expiry():
    return timezone.now() + CODE_LIVES


class ClaimCode(models.Model):
    """One code that was asked for. Without a cooperative when the register had none to give.

    Both kinds of rows look alike to the person who asked, so that nobody learns from them what
    is in the register.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    cooperative = models.ForeignKey(
        Cooperative,
        models.CASCADE,
        null=True,
        blank=True,
        verbose_name=_("cooperative"),
        related_name="claim_codes",
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        verbose_name=_("person"),
        related_name="claim_codes",
    )
    asked_for = models.CharField(_("asked for"), max_length=KEY_LENGTH)
    digest = models.CharField(max_length=64, editable=False)
    sent_to = models.JSONField(_("sent to"), default=list)
    expires_at = models.DateTimeField(_("expires"), default=code_expiry)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    used_at = models.DateTimeField(_("used"), null=True, blank=True)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("code of a claim")
        verbose_name_plural = _("codes of claims")
        indexes = [
            models.Index(fields=["person", "created_at"], name="cooperatives_claim_of_person"),
            models.Index(fields=["asked_for", "created_at"], name="cooperatives_claim_of_file"),
        ]
        constraints = [
            models.CheckConstraint(
                name="cooperatives_claimcode_attempts_are_limited",
                condition=Q(attempts__lte=MOST_ATTEMPTS),
            ),
            models.CheckConstraint(
                name="cooperatives_claimcode_used_for_a_cooperative",
                condition=Q(used_at__isnull=True) | Q(cooperative__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    def set_code(self, code: str) -> None:
        """Keep a fingerprint that only this shop can make; the code itself is not kept."""
        self.digest = self._digest(code)

    def is_code(self, code: str) -> bool:
        return secrets.compare_digest(self.digest, self._digest(code))

    def _digest(self, code: str) -> str:
        return salted_hmac(str(self.pk), code, algorithm="sha256").hexdigest()
