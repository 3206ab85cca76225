"""What a cooperative must show before it sells: data, so that the office can change it."""

import hashlib

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperatives.models.cooperative import Cooperative, LegalForm
from cooperatives.models.territory import Sector
from cooperatives.reasons import Reason
from coopstore.core.languages import LANGUAGE_CODES, LANGUAGES, direction


class Kind(models.TextChoices):
    DOCUMENT = "document", _("Document")
    ATTESTATION = "attestation", _("Declaration")
    TERMS = "terms", _("Terms")
    PROFILE = "profile", _("Answer")


DECLARED_KINDS = (Kind.ATTESTATION, Kind.TERMS)
# Answers that the shop can do without, unless a requirement asks for them.
PROFILE_FIELDS = {
    "founded": _("Year of foundation"),
    "postal_code": _("Postal code"),
    "email": _("E-mail"),
    "rib": _("RIB"),
    "story": _("Story"),
    "place": _("Village or town"),
}


class RequirementQuerySet(models.QuerySet):
    def asked(self) -> "RequirementQuerySet":
        """Those that are asked of anybody today."""
        return self.filter(is_active=True)

    def asked_of(self, cooperative: Cooperative) -> "RequirementQuerySet":
        """Those that are asked of a cooperative of this sector and this legal form."""
        return self.asked_in(cooperative.sector_id).filter(
            Q(legal_forms=[]) | Q(legal_forms__contains=[cooperative.legal_form]),
        )

    def unsent_by(self, cooperative: Cooperative) -> "RequirementQuerySet":
        """Documents that the cooperative must show, and neither sent nor need not send."""
        sent = cooperative.evidence.current().values("requirement")
        waived = cooperative.waivers.current().values("requirement")
        asked = self.asked_of(cooperative).filter(kind=Kind.DOCUMENT, is_mandatory=True)
        return asked.exclude(Q(pk__in=sent) | Q(pk__in=waived)).distinct()

    def asked_in(self, sector: str | None) -> "RequirementQuerySet":
        """Those that are asked in a sector, by its code; without one, those asked in all."""
        return self.asked().filter(Q(sectors=None) | Q(sectors=sector))


class Requirement(models.Model):
    """Something that is asked of cooperatives: a document, a declaration, terms or an answer."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.DOCUMENT)
    name = models.CharField(_("name"), max_length=160)
    help_text = models.CharField(_("explanation"), max_length=300, blank=True)
    # What is declared. The text of terms is kept in versions.
    statement = models.TextField(_("what is declared"), max_length=1000, blank=True)
    profile_field = models.CharField(_("answer"), max_length=20, choices=PROFILE_FIELDS, blank=True)
    sectors = models.ManyToManyField(
        Sector, blank=True, verbose_name=_("sectors"), help_text=_("None means all of them.")
    )
    legal_forms = ArrayField(
        models.CharField(max_length=12, choices=LegalForm),
        verbose_name=_("legal forms"),
        default=list,
        blank=True,
        help_text=_("None means all of them."),
    )
    validity_days = models.PositiveSmallIntegerField(
        _("valid for (days)"),
        null=True,
        blank=True,
        help_text=_("From the date of the document. Empty means without end."),
    )
    is_mandatory = models.BooleanField(_("mandatory"), default=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    is_active = models.BooleanField(_("asked"), default=True)

    objects = RequirementQuerySet.as_manager()

    class Meta:
        verbose_name = _("requirement")
        verbose_name_plural = _("requirements")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="cooperatives_requirement_kind_known", condition=Q(kind__in=Kind.values)
            ),
            models.CheckConstraint(
                name="cooperatives_requirement_profile_names_an_answer",
                condition=Q(kind="profile") & ~Q(profile_field="")
                | ~Q(kind="profile") & Q(profile_field=""),
            ),
            models.CheckConstraint(
                name="cooperatives_requirement_validity_of_documents",
                condition=Q(validity_days=None) | Q(kind="document", validity_days__gt=0),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class TermsVersion(models.Model):
    """One version of a text that cooperatives accept. Rows are never changed nor deleted."""

    requirement = models.ForeignKey(
        Requirement, models.PROTECT, verbose_name=_("requirement"), related_name="versions"
    )
    number = models.PositiveSmallIntegerField(_("version"))
    text = models.TextField(_("text"))
    digest = models.CharField(_("fingerprint"), max_length=64, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        verbose_name=_("published by"),
        related_name="+",
    )
    published_at = models.DateTimeField(_("published"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("version of terms")
        verbose_name_plural = _("versions of terms")
        ordering = ["requirement", "number"]
        constraints = [
            models.UniqueConstraint(
                name="cooperatives_termsversion_once", fields=["requirement", "number"]
            ),
            # Law 31-08 wants contracts in Arabic beside any other language.
            models.CheckConstraint(
                name="cooperatives_termsversion_is_in_arabic",
                condition=Q(text_ar__isnull=False, text_ar__gt=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.requirement} {self.number}"

    def fingerprint(self) -> str:
        """SHA-256, in hexadecimal, of the text in its languages."""
        texts = (getattr(self, f"text_{code}") or "" for code in LANGUAGE_CODES)
        return hashlib.sha256("\x1f".join(texts).encode()).hexdigest()


class DeclarationQuerySet(models.QuerySet):
    def current(self) -> "DeclarationQuerySet":
        """Those that count: not taken back nor replaced."""
        return self.filter(withdrawn_at=None)


class Declaration(models.Model):
    """An owner's word: something declared, or terms accepted, with the text that was read."""

    cooperative = models.ForeignKey(
        Cooperative, models.CASCADE, verbose_name=_("cooperative"), related_name="declarations"
    )
    requirement = models.ForeignKey(
        Requirement, models.PROTECT, verbose_name=_("requirement"), related_name="declarations"
    )
    terms = models.ForeignKey(
        TermsVersion,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("version of terms"),
        related_name="declarations",
    )
    language = models.CharField(_("language read"), max_length=3, choices=LANGUAGES)
    text = models.TextField(_("text read"))
    text_in_arabic = models.TextField(_("text in Arabic"))
    digest = models.CharField(_("fingerprint"), max_length=64, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("by"), related_name="+"
    )
    made_at = models.DateTimeField(_("when"), default=timezone.now, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    objects = DeclarationQuerySet.as_manager()

    class Meta:
        verbose_name = _("declaration")
        verbose_name_plural = _("declarations")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="cooperatives_declaration_once",
                fields=["cooperative", "requirement"],
                condition=Q(withdrawn_at=None),
            )
        ]

    def __str__(self) -> str:
        return f"{self.requirement} · {self.cooperative}"

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`: which way the text that was read is written."""
        return direction(self.language)


class WaiverQuerySet(models.QuerySet):
    def current(self) -> "WaiverQuerySet":
        return self.filter(lifted_at=None)


class Waiver(models.Model):
    """Something that is not asked of one cooperative, and why."""

    cooperative = models.ForeignKey(
        Cooperative, models.CASCADE, verbose_name=_("cooperative"), related_name="waivers"
    )
    requirement = models.ForeignKey(
        Requirement, models.PROTECT, verbose_name=_("requirement"), related_name="waivers"
    )
    reason_code = models.SlugField(_("usual reason"), max_length=40, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("by"), related_name="+"
    )
    given_at = models.DateTimeField(_("when"), default=timezone.now, editable=False)
    lifted_at = models.DateTimeField(_("lifted"), null=True, blank=True)

    objects = WaiverQuerySet.as_manager()

    class Meta:
        verbose_name = _("waiver")
        verbose_name_plural = _("waivers")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="cooperatives_waiver_once",
                fields=["cooperative", "requirement"],
                condition=Q(lifted_at=None),
            ),
            models.CheckConstraint(
                name="cooperatives_waiver_says_why",
                condition=~Q(reason="") | ~Q(reason_code=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.requirement} · {self.cooperative}"

    @property
    def why(self) -> Reason:
        return Reason(self.reason_code, self.reason)
