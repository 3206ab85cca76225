"""Labels, the signs of origin behind some of them, and the certificates that prove them.

Signs of origin and quality: law 25-06 (dahir 1-08-56 of 23 May 2008). A sign belongs to a zone.
"""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from catalog.models.label_rule import CertificateStatus, valid
from catalog.models.product import Category, Product
from cooperatives.models import Cooperative, Province
from cooperatives.reasons import Reason
from coopstore.core.codes import verification_code
from coopstore.core.errors import IllegalMove
from coopstore.core.private_files import private_storage, random_name


class LabelScheme(models.Model):
    """A kind of label: AOP, IGP, organic, ..."""

    code = models.SlugField(_("code"), max_length=40, primary_key=True)
    name = models.CharField(_("name"), max_length=160)
    short_name = models.CharField(_("short name"), max_length=40)
    explanation = models.CharField(_("what it means"), max_length=400, blank=True)
    authority = models.CharField(_("authority"), max_length=200, blank=True)
    legal_basis = models.CharField(_("legal basis"), max_length=300, blank=True)
    needs_indication = models.BooleanField(_("belongs to a sign of origin"), default=False)
    is_shown = models.BooleanField(_("shown to shoppers"), default=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("label")
        verbose_name_plural = _("labels")
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return self.name


class GeographicalIndication(models.Model):
    """A recognised sign of origin: its area and the family of goods it covers."""

    scheme = models.ForeignKey(
        LabelScheme, models.PROTECT, verbose_name=_("label"), related_name="indications"
    )
    name = models.CharField(_("name"), max_length=160)
    product_type = models.CharField(_("kind of goods"), max_length=120, blank=True)
    provinces = models.ManyToManyField(
        Province, blank=True, verbose_name=_("area"), related_name="indications"
    )
    is_nationwide = models.BooleanField(_("the whole country"), default=False)
    categories = models.ManyToManyField(
        Category, verbose_name=_("family of goods"), related_name="indications"
    )
    year = models.PositiveSmallIntegerField(_("recognised in"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    is_confirmed = models.BooleanField(_("confirmed"), default=True)

    class Meta:
        verbose_name = _("sign of origin")
        verbose_name_plural = _("signs of origin")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


CERTIFICATE_MOVES = {
    CertificateStatus.PENDING: {CertificateStatus.VERIFIED, CertificateStatus.REJECTED},
    CertificateStatus.VERIFIED: {CertificateStatus.REVOKED},
    CertificateStatus.REJECTED: set(),
    CertificateStatus.REVOKED: set(),
}


# A cooperative is reminded to renew when this many days are left.
EXPIRES_SOON_DAYS = 60


class CertificateState(models.TextChoices):
    """What a certificate is today: its status and its dates together."""

    PENDING = "pending", _("To be checked")
    VERIFIED = "verified", _("Verified")
    NOT_YET = "not_yet", _("Not valid yet")
    EXPIRES_SOON = "expires_soon", _("Expires soon")
    EXPIRED = "expired", _("Expired")
    REJECTED = "rejected", pgettext_lazy("certificate", "Rejected")
    REVOKED = "revoked", _("Withdrawn")


class CertificateQuerySet(models.QuerySet):
    def valid(self, on: date | None = None) -> "CertificateQuerySet":
        """Verified by an admin and within their dates on that day (default: today)."""
        return self.filter(valid(on or timezone.localdate()))

    def shown_for(self, product: Product, on: date | None = None) -> "CertificateQuerySet":
        """Those whose label `product` may wear that day (default: today)."""
        worn = Product.objects.filter(pk=product.pk).label_pairs(on)
        return self.filter(pk__in=worn.values("certificate_pk")).select_related(
            "scheme", "indication"
        )

    def of(self, cooperative: Cooperative) -> "CertificateQuerySet":
        return self.filter(cooperative=cooperative)

    def lock(self) -> "CertificateQuerySet":
        return self.order_by("pk").select_for_update(of=("self",))


def evidence_path(certificate: "Certificate", original: str) -> str:
    return random_name(f"certificates/{certificate.cooperative.code}", original)


class Certificate(models.Model):
    """What a cooperative claims, and the paper behind it."""

    code = models.CharField(
        _("code to verify"),
        max_length=10,
        unique=True,
        default=verification_code,
        editable=False,
    )
    cooperative = models.ForeignKey(
        Cooperative,
        models.PROTECT,
        verbose_name=_("cooperative"),
        related_name="certificates",
    )
    scheme = models.ForeignKey(
        LabelScheme,
        models.PROTECT,
        verbose_name=_("label"),
        related_name="certificates",
    )
    indication = models.ForeignKey(
        GeographicalIndication,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("sign of origin"),
        related_name="certificates",
    )
    number = models.CharField(_("number"), max_length=60)
    issuer = models.CharField(_("issued by"), max_length=160)
    valid_from = models.DateField(_("valid from"))
    valid_until = models.DateField(_("valid until"))
    products = models.ManyToManyField(
        Product,
        blank=True,
        verbose_name=_("goods covered"),
        related_name="certificates",
    )
    covers_all = models.BooleanField(_("covers all our goods"), default=False)
    file = models.FileField(
        _("evidence"), storage=private_storage, upload_to=evidence_path, max_length=200
    )
    original_name = models.CharField(_("file name"), max_length=255)
    content_type = models.CharField(_("type"), max_length=40)
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=CertificateStatus,
        default=CertificateStatus.PENDING,
    )
    # Of the file as it was sent: the same paper claimed twice is one claim.
    digest = models.CharField(max_length=64, blank=True, editable=False)
    reason_code = models.SlugField(_("usual reason"), max_length=40, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("decided by"),
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    replaces = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("renews"),
        related_name="renewals",
    )
    created_at = models.DateTimeField(_("sent"), default=timezone.now, editable=False)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ["-created_at"]
        permissions = [("decide_certificate", _("Can decide on certificates"))]
        constraints = [
            models.CheckConstraint(
                name="catalog_certificate_status_known",
                condition=Q(status__in=CertificateStatus.values),
            ),
            models.CheckConstraint(
                name="catalog_certificate_dates_in_order",
                condition=Q(valid_until__gte=F("valid_from")),
            ),
            models.CheckConstraint(
                name="catalog_certificate_decided_is_dated",
                condition=Q(status="pending") | Q(decided_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scheme_id} {self.number}"

    @property
    def why(self) -> Reason:
        """Why it was rejected or withdrawn."""
        return Reason(self.reason_code, self.reason)

    @property
    def is_expired(self) -> bool:
        return self.valid_until < timezone.localdate()

    @property
    def state(self) -> CertificateState:
        """What it is today, for the cooperative and for whoever verifies its code."""
        if self.status != CertificateStatus.VERIFIED:
            return CertificateState(self.status)
        today = timezone.localdate()
        if self.valid_until < today:
            return CertificateState.EXPIRED
        if self.valid_from > today:
            return CertificateState.NOT_YET
        if (self.valid_until - today).days < EXPIRES_SOON_DAYS:
            return CertificateState.EXPIRES_SOON
        return CertificateState.VERIFIED

    def move_to(self, target: CertificateStatus) -> None:
        """Change state in memory; the calling use case holds the row lock and saves."""
        if target not in CERTIFICATE_MOVES[CertificateStatus(self.status)]:
            raise IllegalMove(source=self.status, target=target)
        self.status = target


class CertificateDecision(models.Model):
    """One decision about a certificate. Rows are never changed nor deleted."""

    certificate = models.ForeignKey(
        Certificate,
        models.PROTECT,
        verbose_name=_("certificate"),
        related_name="decisions",
    )
    source = models.CharField(_("from"), max_length=10, choices=CertificateStatus)
    target = models.CharField(_("to"), max_length=10, choices=CertificateStatus)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("by"),
        related_name="+",
    )
    reason_code = models.SlugField(_("usual reason"), max_length=40, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    created_at = models.DateTimeField(_("when"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("decision about a certificate")
        verbose_name_plural = _("decisions about certificates")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_source_display()} → {self.get_target_display()}"

    @property
    def why(self) -> Reason:
        return Reason(self.reason_code, self.reason)
