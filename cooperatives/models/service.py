"""How fast the office answers, and what it decides after approval."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperatives.models.cooperative import Cooperative
from cooperatives.reasons import Reason


class ServiceTarget(models.Model):
    """How many days the office gives itself for one step."""

    class Step(models.TextChoices):
        TAKE = "take", _("To take a file that was sent")
        DECIDE = "decide", _("To decide on a file that was taken")
        AMENDMENT = "amendment", _("To decide on a change of legal data")
        RENEWAL = "renewal", _("To check a renewed document")

    step = models.CharField(_("step"), max_length=10, choices=Step, primary_key=True)
    days = models.PositiveSmallIntegerField(_("days"))

    class Meta:
        verbose_name = _("service target")
        verbose_name_plural = _("service targets")
        constraints = [
            models.CheckConstraint(
                name="cooperatives_servicetarget_step_known",
                condition=Q(
                    step__in=["take", "decide", "amendment", "renewal"],
                ),
            ),
            models.CheckConstraint(
                name="cooperatives_servicetarget_at_least_a_day", condition=Q(days__gt=0)
            ),
        ]

    def __str__(self) -> str:
        return self.get_step_display()


class Amendment(models.Model):
    """A change of legal data under review; what was approved before stays valid meanwhile."""

    class State(models.TextChoices):
        WAITING = "waiting", _("With the office")
        ACCEPTED = "accepted", _("Accepted")
        REFUSED = "refused", _("Refused")
        WITHDRAWN = "withdrawn", _("Taken back")

    cooperative = models.ForeignKey(
        Cooperative, models.CASCADE, verbose_name=_("cooperative"), related_name="amendments"
    )
    # By field of the file, as JSON writes them: {"ice": "001561191000066"}.
    before = models.JSONField(_("before"))
    after = models.JSONField(_("after"))
    note = models.TextField(_("explanation"), max_length=1000, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    reason_code = models.SlugField(_("usual reason"), max_length=40, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("sent by"), related_name="+"
    )
    asked_at = models.DateTimeField(_("sent"), default=timezone.now, editable=False)
    decide_by = models.DateTimeField(_("to be decided by"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("decided by"),
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    class Meta:
        verbose_name = _("change of legal data")
        verbose_name_plural = _("changes of legal data")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                name="cooperatives_amendment_one_waits",
                fields=["cooperative"],
                condition=Q(state="waiting"),
            ),
            models.CheckConstraint(
                name="cooperatives_amendment_state_known",
                condition=Q(state__in=["waiting", "accepted", "refused", "withdrawn"]),
            ),
            models.CheckConstraint(
                name="cooperatives_amendment_refused_says_why",
                condition=~Q(state="refused") | ~Q(reason="") | ~Q(reason_code=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cooperative} {self.asked_at:%d/%m/%Y}"

    @property
    def why(self) -> Reason:
        return Reason(self.reason_code, self.reason)


class ClosingQuerySet(models.QuerySet):
    def open(self) -> "ClosingQuerySet":
        """Those that wait for a second person."""
        return self.filter(confirmed_at=None, dropped_at=None)


class Closing(models.Model):
    """A cooperative that is to leave the shop: one person asks, another one confirms."""

    cooperative = models.ForeignKey(
        Cooperative, models.PROTECT, verbose_name=_("cooperative"), related_name="closings"
    )
    reason_code = models.SlugField(_("usual reason"), max_length=40, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("asked by"), related_name="+"
    )
    asked_at = models.DateTimeField(_("asked"), default=timezone.now, editable=False)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("confirmed by"),
        related_name="+",
    )
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    dropped_at = models.DateTimeField(_("dropped"), null=True, blank=True)

    objects = ClosingQuerySet.as_manager()

    class Meta:
        verbose_name = _("closing")
        verbose_name_plural = _("closings")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                name="cooperatives_closing_one_open",
                fields=["cooperative"],
                condition=Q(confirmed_at=None, dropped_at=None),
            ),
            models.CheckConstraint(
                name="cooperatives_closing_by_two_persons",
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("asked_by")),
            ),
            models.CheckConstraint(
                name="cooperatives_closing_says_why",
                condition=~Q(reason="") | ~Q(reason_code=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cooperative} {self.asked_at:%d/%m/%Y}"

    @property
    def why(self) -> Reason:
        return Reason(self.reason_code, self.reason)
