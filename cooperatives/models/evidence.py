"""The papers that a cooperative sent."""

import uuid
from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cooperatives.models.cooperative import Cooperative, Status
from cooperatives.models.requirement import Requirement, Waiver
from cooperatives.reasons import Reason
from coopstore.core.papers import JPEG, PDF, PNG
from coopstore.core.private_files import private_storage, random_name


class Verdict(models.TextChoices):
    PENDING = "pending", _("To be checked")
    ACCEPTED = "accepted", _("Accepted")
    REJECTED = "rejected", pgettext_lazy("document", "Rejected")


class EvidenceQuerySet(models.QuerySet):
    def current(self) -> "EvidenceQuerySet":
        """Those that count: not taken back nor replaced."""
        return self.filter(withdrawn_at=None)

    def still_asked(self) -> "EvidenceQuerySet":
        """Those of documents that are asked today, and not waived."""
        waived = Waiver.objects.current().filter(
            cooperative=OuterRef("cooperative"), requirement=OuterRef("requirement")
        )
        return self.filter(~Exists(waived), requirement__is_active=True)

    def renewals(self) -> "EvidenceQuerySet":
        """Documents sent after approval, those that were replaced left out."""
        return self.current().filter(
            cooperative__status__in=[Status.APPROVED, Status.SUSPENDED],
            uploaded_at__gt=F("cooperative__approved_at"),
        )


def evidence_path(evidence: "Evidence", original: str) -> str:
    return random_name(f"cooperatives/{evidence.cooperative.code}", original)


class Evidence(models.Model):
    """One paper of a cooperative, private to its members and to admins."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    cooperative = models.ForeignKey(
        Cooperative,
        models.CASCADE,
        verbose_name=_("cooperative"),
        related_name="evidence",
    )
    requirement = models.ForeignKey(
        Requirement,
        models.PROTECT,
        verbose_name=_("requirement"),
        related_name="evidence",
    )
    file = models.FileField(
        _("file"), storage=private_storage, upload_to=evidence_path, max_length=200
    )
    original_name = models.CharField(_("file name"), max_length=255)
    content_type = models.CharField(_("type"), max_length=40)
    size = models.PositiveIntegerField(_("size in bytes"))
    digest = models.CharField(_("fingerprint"), max_length=64, blank=True, editable=False)
    issued_on = models.DateField(_("date of the document"), null=True, blank=True)
    expires_on = models.DateField(_("valid until"), null=True, blank=True)
    verdict = models.CharField(
        _("verdict"), max_length=10, choices=Verdict, default=Verdict.PENDING
    )
    reason_code = models.SlugField(_("usual reason"), max_length=40, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        verbose_name=_("checked by"),
        related_name="+",
    )
    checked_at = models.DateTimeField(_("checked"), null=True, blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        verbose_name=_("sent by"),
        related_name="+",
    )
    uploaded_at = models.DateTimeField(_("sent"), default=timezone.now, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence")
        # One word in English, two elsewhere.
        verbose_name_plural = pgettext_lazy("several", "evidence")
        ordering = ["requirement__position", "uploaded_at"]
        constraints = [
            models.CheckConstraint(
                name="cooperatives_evidence_verdict_known",
                condition=Q(verdict__in=Verdict.values),
            ),
            models.CheckConstraint(
                name="cooperatives_evidence_type_allowed",
                condition=Q(content_type__in=[PDF, JPEG, PNG]),
            ),
            models.CheckConstraint(
                name="cooperatives_evidence_rejected_says_why",
                condition=~Q(verdict="rejected") | ~Q(reason="") | ~Q(reason_code=""),
            ),
            models.UniqueConstraint(
                name="cooperatives_evidence_sent_once",
                fields=["cooperative", "requirement", "digest"],
                condition=Q(withdrawn_at=None) & ~Q(digest=""),
            ),
        ]

    def __str__(self) -> str:
        return self.original_name

    @property
    def why(self) -> Reason:
        return Reason(self.reason_code, self.reason)

    @property
    def likely_last_day(self) -> date | None:
        """Its last day as written, or as its date and its kind of document say."""
        days = self.requirement.validity_days
        if self.expires_on or not (self.issued_on and days):
            return self.expires_on
        return self.issued_on + timedelta(days=days)

    @property
    def is_expired(self) -> bool:
        """Whether its last day has passed."""
        return bool(self.expires_on and self.expires_on < timezone.localdate())

    @property
    def is_picture(self) -> bool:
        return self.content_type != PDF


class Renewal(Evidence):
    """A document that replaces another one, as the office checks it."""

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        proxy = True
        verbose_name = _("renewed document")
        verbose_name_plural = _("renewed documents")
