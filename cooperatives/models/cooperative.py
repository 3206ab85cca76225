"""The seller: what it says of itself, and how far its file has come."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from cooperatives.models.territory import Province, Sector
from cooperatives.register import KEY_LENGTH, register_key
from coopstore.core.codes import cooperative_code
from coopstore.core.errors import IllegalMove
from coopstore.core.languages import LANGUAGE_CODES, LANGUAGES


class Status(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    UNDER_REVIEW = "under_review", _("Under review")
    CHANGES_REQUESTED = "changes_requested", _("Changes requested")
    APPROVED = "approved", _("Approved")
    REJECTED = "rejected", _("Rejected")
    SUSPENDED = "suspended", _("Suspended")
    CLOSED = "closed", _("Closed")


SELLING = (Status.APPROVED, Status.SUSPENDED)  # open orders are worked on while suspended too
AWAY = (Status.SUBMITTED, Status.UNDER_REVIEW)
ENDED = (Status.REJECTED, Status.CLOSED)
MOVES = {
    Status.DRAFT: {Status.SUBMITTED},
    Status.SUBMITTED: {Status.UNDER_REVIEW},
    Status.UNDER_REVIEW: {Status.CHANGES_REQUESTED, Status.APPROVED, Status.REJECTED},
    Status.CHANGES_REQUESTED: {Status.SUBMITTED},
    Status.APPROVED: {Status.SUSPENDED, Status.CLOSED},
    Status.SUSPENDED: {Status.APPROVED, Status.CLOSED},
    Status.REJECTED: set(),
    Status.CLOSED: set(),
}
EDITABLE = (Status.DRAFT, Status.CHANGES_REQUESTED)


class LegalForm(models.TextChoices):
    COOPERATIVE = "cooperative", _("Cooperative")
    UNION = "union", _("Union of cooperatives")


def overdue() -> Q:
    """What is true of a file that the office promised to take or to decide before now."""
    now = timezone.now()
    return Q(take_by__lt=now) | Q(decide_by__lt=now)


class CooperativeQuerySet(models.QuerySet):
    def approved(self) -> "CooperativeQuerySet":
        """Those whose goods may be sold."""
        return self.filter(status=Status.APPROVED)

    def of_member(self, user) -> "CooperativeQuerySet":
        """Those `user` works for."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(memberships__user=user, memberships__is_active=True)

    def overdue(self) -> "CooperativeQuerySet":
        """Those that the office promised to take or to decide before now."""
        return self.filter(overdue())

    def lock(self) -> "CooperativeQuerySet":
        """Rows locked in pk order until the transaction ends."""
        return self.order_by("pk").select_for_update(of=("self",))


class Cooperative(models.Model):
    """A cooperative and its file: what it says of itself, and how far it has come."""

    code = models.CharField(
        _("code"), max_length=8, unique=True, default=cooperative_code, editable=False
    )
    slug = models.SlugField(
        _("address in the shop"), max_length=80, unique=True, null=True, blank=True
    )
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.DRAFT)
    name = models.CharField(_("name"), max_length=160, blank=True)
    legal_form = models.CharField(
        _("legal form"), max_length=12, choices=LegalForm, default=LegalForm.COOPERATIVE
    )
    registration_number = models.CharField(_("registration number"), max_length=30, blank=True)
    tribunal = models.CharField(_("court of the register"), max_length=80, blank=True)
    ice = models.CharField(_("ICE"), max_length=15, blank=True)
    sector = models.ForeignKey(
        Sector, models.PROTECT, null=True, blank=True, verbose_name=_("sector")
    )
    province = models.ForeignKey(
        Province,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("province"),
        related_name="cooperatives",
    )
    place = models.CharField(_("village or town"), max_length=120, blank=True)
    address = models.CharField(_("address"), max_length=250, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=5, blank=True)
    contact_name = models.CharField(_("contact person"), max_length=120, blank=True)
    phone = PhoneNumberField(_("phone"), null=True, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(_("language"), max_length=3, choices=LANGUAGES, default="fr")
    # Where the shop pays what was sold; written on no page of the shop.
    rib = models.CharField(_("RIB"), max_length=24, blank=True)
    rib_holder = models.CharField(_("account holder"), max_length=120, blank=True)
    founded = models.PositiveSmallIntegerField(_("founded in"), null=True, blank=True)
    women = models.PositiveIntegerField(_("women"), default=0)
    men = models.PositiveIntegerField(_("men"), default=0)
    young = models.PositiveIntegerField(_("young people"), default=0)
    disabled = models.PositiveIntegerField(_("people with disabilities"), default=0)
    story = models.TextField(_("story"), max_length=3000, blank=True)
    # How the register knows it. Kept by imports in files of the register, else by `save`.
    register_key = models.CharField(max_length=KEY_LENGTH, blank=True, editable=False)
    # The key of the number that stands in a file of the register, where that is another by now.
    corrected_key = models.CharField(max_length=KEY_LENGTH, blank=True, editable=False)
    from_register_at = models.DateTimeField(
        _("taken from the register"), null=True, blank=True, editable=False
    )
    scene = models.CharField(_("drawn landscape"), max_length=20, blank=True, editable=False)
    on_holiday_until = models.DateField(_("on holiday until"), null=True, blank=True)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        verbose_name=_("reviewer"),
        related_name="reviewed_cooperatives",
    )
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)
    # The service clock: see cooperatives/clock.py.
    take_by = models.DateTimeField(_("to be taken by"), null=True, blank=True, db_index=True)
    decide_by = models.DateTimeField(_("to be decided by"), null=True, blank=True, db_index=True)
    time_left = models.DurationField(_("time left"), null=True, blank=True, editable=False)
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    updated_at = models.DateTimeField(_("updated"), auto_now=True)
    members = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        through="Membership",
        through_fields=("cooperative", "user"),
        related_name="cooperatives",
    )

    objects = CooperativeQuerySet.as_manager()

    class Meta:
        verbose_name = _("cooperative")
        verbose_name_plural = _("cooperatives")
        ordering = ["pk"]
        permissions = [
            ("review_cooperative", _("Can review files of cooperatives")),
            ("validate_cooperative", _("Can decide on cooperatives")),
            ("supervise_cooperative", _("Can supervise the files of cooperatives")),
        ]
        indexes = [
            # The queue, the oldest first; and what may be a second file of one cooperative.
            models.Index(fields=["status", "submitted_at", "id"], name="cooperatives_queue"),
            models.Index(fields=["submitted_at", "id"], name="cooperatives_by_age"),
            models.Index(fields=["ice"], name="cooperatives_by_ice"),
            models.Index(fields=["registration_number"], name="cooperatives_by_registration"),
            models.Index(fields=["rib"], name="cooperatives_by_rib"),
            models.Index(fields=["phone"], name="cooperatives_by_phone"),
            models.Index(fields=["register_key"], name="cooperatives_by_register_key"),
            models.Index(
                fields=["corrected_key"],
                condition=~Q(corrected_key=""),
                name="cooperatives_by_corrected_key",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["register_key"],
                condition=Q(from_register_at__isnull=False) & ~Q(register_key=""),
                name="cooperatives_cooperative_once_from_the_register",
            ),
            models.CheckConstraint(
                name="cooperatives_cooperative_status_known",
                condition=Q(status__in=Status.values),
            ),
            models.CheckConstraint(
                name="cooperatives_cooperative_language_known",
                condition=Q(language__in=LANGUAGE_CODES),
            ),
            models.CheckConstraint(
                name="cooperatives_cooperative_young_are_members",
                condition=Q(young__lte=F("women") + F("men")),
            ),
            models.CheckConstraint(
                name="cooperatives_cooperative_disabled_are_members",
                condition=Q(disabled__lte=F("women") + F("men")),
            ),
            models.CheckConstraint(
                name="cooperatives_cooperative_approved_is_dated_and_named",
                condition=~Q(status__in=["approved", "suspended"])
                | Q(
                    approved_at__isnull=False,
                    slug__isnull=False,
                    province__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="cooperatives_cooperative_approved_has_a_name",
                condition=~Q(status__in=["approved", "suspended"])
                | Q(name_ar__isnull=False, name_ar__gt="")
                | Q(name_zgh__isnull=False, name_zgh__gt="")
                | Q(name_fr__isnull=False, name_fr__gt=""),
            ),
            models.CheckConstraint(
                name="cooperatives_cooperative_ice_has_15_digits",
                condition=Q(ice__regex=r"^([0-9]{15})?$"),
            ),
            models.CheckConstraint(
                name="cooperatives_cooperative_postal_code_has_5_digits",
                condition=Q(postal_code__regex=r"^([0-9]{5})?$"),
            ),
            models.CheckConstraint(
                name="cooperatives_cooperative_submitted_is_dated",
                condition=Q(status__in=["draft", "closed"]) | Q(submitted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="cooperatives_cooperative_rib_has_24_digits",
                condition=Q(rib__regex=r"^([0-9]{24})?$"),
            ),
            models.CheckConstraint(
                name="cooperatives_cooperative_clock_runs_at_the_office",
                condition=Q(status__in=["submitted", "under_review"], decide_by__isnull=False)
                | (
                    ~Q(status__in=["submitted", "under_review"])
                    & Q(take_by__isnull=True, decide_by__isnull=True)
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.code

    def save(self, *args, update_fields=None, **kwargs) -> None:
        """Keep the keys with what people type, so that the register finds their file."""
        self.keep_keys()
        if update_fields is not None:
            own = () if self.from_register_at else ("register_key",)
            update_fields = {*update_fields, "corrected_key", *own}
        super().save(*args, update_fields=update_fields, **kwargs)

    def keep_keys(self) -> None:
        """Write the keys of court and number; the register's own key of a file stays."""
        typed = register_key(self.tribunal, self.registration_number)
        if self.from_register_at is None:
            self.register_key = typed
        self.corrected_key = "" if typed == self.register_key else typed

    @property
    def is_editable(self) -> bool:
        """Whether its members may change the file now."""
        return self.status in EDITABLE

    @property
    def due(self) -> datetime | None:
        """By when the office promised its next act: to take the file, or to decide."""
        return self.take_by or self.decide_by

    @property
    def is_late(self) -> bool:
        return self.due is not None and self.due < timezone.now()

    @property
    def is_answer_late(self) -> bool:
        """Whether the day has passed by which the office promised a decision."""
        return self.decide_by is not None and self.decide_by < timezone.now()

    @property
    def is_on_holiday(self) -> bool:
        return bool(self.on_holiday_until and self.on_holiday_until >= timezone.localdate())

    @property
    def member_count(self) -> int:
        return self.women + self.men

    def move_to(self, target: Status) -> None:
        """Change state in memory; the calling use case holds the row lock and saves."""
        if target not in MOVES[Status(self.status)]:
            raise IllegalMove(source=self.status, target=target)
        self.status = target
