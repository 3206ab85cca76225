"""What happened to a cooperative: who did it, when, and what stood there before and after."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperatives.models.cooperative import Cooperative, Status
from cooperatives.reasons import Reason


class StatusChange(models.Model):
    """One step of a cooperative's file. Rows are never changed nor deleted."""

    cooperative = models.ForeignKey(
        Cooperative,
        models.PROTECT,
        verbose_name=_("cooperative"),
        related_name="status_changes",
    )
    source = models.CharField(_("from"), max_length=20, choices=Status)
    target = models.CharField(_("to"), max_length=20, choices=Status)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        verbose_name=_("by"),
        related_name="+",
    )
    reason_code = models.SlugField(_("usual reason"), max_length=40, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    created_at = models.DateTimeField(_("when"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("step of a file")
        verbose_name_plural = _("steps of files")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_source_display()} → {self.get_target_display()}"

    @property
    def why(self) -> Reason:
        return Reason(self.reason_code, self.reason)


class Act(models.TextChoices):
    """What can be done to a file besides moving it from state to state."""

    ANSWERED = "answered", _("Answer changed")
    PAPER_SENT = "paper_sent", _("Document sent")
    PAPER_REMOVED = "paper_removed", _("Document removed")
    DECLARED = "declared", _("Declared")
    JUDGED = "judged", _("Document checked")
    WAIVED = "waived", _("Not asked for")
    ASKED_AGAIN = "asked_again", _("Asked for again")
    TAKEN = "taken", _("Taken by an officer")
    RELEASED = "released", _("Given back to the queue")
    INVITED = "invited", _("Person invited")
    UNINVITED = "uninvited", _("Invitation withdrawn")
    JOINED = "joined", _("Person joined")
    ROLE_CHANGED = "role_changed", _("Role changed")
    LEFT = "left", _("Person left")
    AMENDMENT_SENT = "amendment_sent", _("Change sent to the office")
    AMENDMENT_ACCEPTED = "amendment_accepted", _("Change accepted")
    AMENDMENT_REFUSED = "amendment_refused", _("Change refused")
    AMENDMENT_WITHDRAWN = "amendment_withdrawn", _("Change taken back")
    FROM_REGISTER = "from_register", _("Taken from the register")
    CLAIMED = "claimed", _("Claimed by its owner")
    ADDRESS_CORRECTED = "address_corrected", _("Address corrected")
    CLOSING_ASKED = "closing_asked", _("Closing asked for")
    CLOSING_DROPPED = "closing_dropped", _("Closing dropped")
    FORGOTTEN = "forgotten", _("Documents erased")


class TrailEntry(models.Model):
    """One change of a cooperative's file. Rows are never changed nor deleted."""

    cooperative = models.ForeignKey(
        Cooperative,
        models.PROTECT,
        verbose_name=_("cooperative"),
        related_name="trail",
    )
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        verbose_name=_("by"),
        related_name="+",
    )
    # A helper writes for the member who asked them to.
    on_behalf_of = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        verbose_name=_("for"),
        related_name="+",
    )
    act = models.CharField(_("act"), max_length=20, choices=Act)
    # A field of the file, the code of a requirement, or whom a membership is about.
    subject = models.CharField(_("about"), max_length=254, blank=True)
    before = models.TextField(_("before"), blank=True)
    after = models.TextField(_("after"), blank=True)
    created_at = models.DateTimeField(_("when"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("entry of the trail")
        verbose_name_plural = _("trail")
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["cooperative", "created_at"], name="cooperatives_trail_of_file")
        ]
        constraints = [
            models.CheckConstraint(
                name="cooperatives_trailentry_act_known", condition=Q(act__in=Act.values)
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_act_display()} {self.subject}".strip()
