"""Data of the register that an admin brings in, row by row."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cooperatives.models.cooperative import Cooperative
from cooperatives.register import KEY_LENGTH
from coopstore.core.errors import IllegalMove
from coopstore.core.private_files import private_storage, random_name


class ImportState(models.TextChoices):
    CHECKING = "checking", _("Being checked")
    CHECKED = "checked", _("Checked")
    APPLYING = "applying", _("Being applied")
    APPLIED = "applied", _("Applied")
    CANCELLED = "cancelled", pgettext_lazy("import", "Cancelled")
    FAILED = "failed", pgettext_lazy("import", "Failed")


IMPORT_MOVES = {
    ImportState.CHECKING: {ImportState.CHECKED, ImportState.CANCELLED, ImportState.FAILED},
    ImportState.CHECKED: {ImportState.APPLYING, ImportState.CANCELLED},
    ImportState.APPLYING: {ImportState.APPLIED, ImportState.CANCELLED, ImportState.FAILED},
    ImportState.APPLIED: set(),
    ImportState.CANCELLED: set(),
    ImportState.FAILED: set(),
}
AT_WORK = (ImportState.CHECKING, ImportState.APPLYING)


class RegisterImportQuerySet(models.QuerySet):
    def at_work(self) -> "RegisterImportQuerySet":
        """Those a worker has something to do for."""
        return self.filter(state__in=AT_WORK)

    def lock(self) -> "RegisterImportQuerySet":
        """Rows locked in pk order until the transaction ends."""
        return self.order_by("pk").select_for_update(of=("self",))


def import_path(register_import: "RegisterImport", original: str) -> str:
    return random_name("register", original)


class RegisterImport(models.Model):
    """One file of the register: first checked, then applied or not."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.FileField(
        _("file"), storage=private_storage, upload_to=import_path, max_length=200
    )
    # The same rows as CSV, so that a worker that goes on need not read a workbook again.
    plain = models.FileField(
        _("rows as CSV"),
        storage=private_storage,
        upload_to=import_path,
        max_length=200,
        blank=True,
        editable=False,
    )
    original_name = models.CharField(_("file name"), max_length=255)
    size = models.PositiveIntegerField(_("size in bytes"))
    state = models.CharField(
        _("status"), max_length=10, choices=ImportState, default=ImportState.CHECKING
    )
    problem = models.JSONField(_("why it failed"), null=True, blank=True)
    not_read = models.JSONField(_("columns that are not read"), default=list, blank=True)
    total = models.PositiveIntegerField(_("rows"), null=True, blank=True)
    last_number = models.PositiveIntegerField(_("last row that was checked"), default=1)
    claimed_at = models.DateTimeField(_("taken by a worker"), null=True, blank=True)
    setbacks = models.PositiveSmallIntegerField(_("attempts without progress"), default=0)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("by"), related_name="+"
    )
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("applied by"),
        related_name="+",
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    checked_at = models.DateTimeField(_("checked"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    objects = RegisterImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import of the register")
        verbose_name_plural = _("imports of the register")
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                name="cooperatives_registerimport_state_known",
                condition=Q(state__in=ImportState.values),
            ),
            models.CheckConstraint(
                name="cooperatives_registerimport_failed_iff_it_says_why",
                condition=Q(state="failed", problem__isnull=False)
                | (~Q(state="failed") & Q(problem__isnull=True)),
            ),
            models.CheckConstraint(
                name="cooperatives_registerimport_ended_iff_dated",
                condition=Q(state__in=["applied", "cancelled", "failed"], ended_at__isnull=False)
                | Q(state__in=["checking", "checked", "applying"], ended_at__isnull=True),
            ),
            models.CheckConstraint(
                name="cooperatives_registerimport_applied_by_somebody",
                condition=~Q(state__in=["applying", "applied"]) | Q(applied_by__isnull=False),
            ),
            # Two at once would each decide on what the other is about to write.
            models.UniqueConstraint(
                fields=["state"],
                condition=Q(state="applying"),
                name="cooperatives_registerimport_one_is_applied",
            ),
        ]

    def __str__(self) -> str:
        return self.original_name

    @property
    def is_at_work(self) -> bool:
        """Whether a worker has something to do for it."""
        return self.state in AT_WORK

    def move_to(self, target: ImportState) -> None:
        """Change state in memory; the calling use case holds the row lock and saves."""
        if target not in IMPORT_MOVES[ImportState(self.state)]:
            raise IllegalMove(source=self.state, target=target)
        self.state = target


class Outcome(models.TextChoices):
    CREATE = "create", pgettext_lazy("row of the register", "New")
    CHANGE = "change", pgettext_lazy("row of the register", "Changed")
    SAME = "same", pgettext_lazy("row of the register", "Unchanged")
    KEEP = "keep", pgettext_lazy("row of the register", "Left to its owner")
    REFUSE = "refuse", pgettext_lazy("row of the register", "Refused")


class RegisterRow(models.Model):
    """One row of such a file, and what it does or would do.

    `values` are checked values by field, or the cells as they stand where the row is refused.
    `changes` are `{field: [before, after]}`, `problems` what cooperatives.intake.problems stores.
    """

    source = models.ForeignKey(
        RegisterImport, models.CASCADE, verbose_name=_("import"), related_name="rows"
    )
    number = models.PositiveIntegerField(_("row"))
    outcome = models.CharField(_("outcome"), max_length=6, choices=Outcome)
    register_key = models.CharField(max_length=KEY_LENGTH, blank=True, editable=False)
    ice = models.CharField(_("ICE"), max_length=15, blank=True, editable=False)
    values = models.JSONField(_("content"), default=dict)
    changes = models.JSONField(_("changes"), default=dict)
    problems = models.JSONField(_("reasons"), default=list)
    cooperative = models.ForeignKey(
        Cooperative,
        models.SET_NULL,
        null=True,
        blank=True,
        verbose_name=_("cooperative"),
        related_name="register_rows",
    )
    applied_at = models.DateTimeField(_("applied"), null=True, blank=True)

    class Meta:
        verbose_name = _("row of the register")
        verbose_name_plural = _("rows of the register")
        ordering = ["number"]
        indexes = [
            models.Index(
                fields=["source", "outcome", "number"], name="cooperatives_row_by_outcome"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "number"], name="cooperatives_registerrow_number_once"
            ),
            # Empty in a row that names what an earlier row of the same file names.
            models.UniqueConstraint(
                fields=["source", "register_key"],
                condition=~Q(register_key=""),
                name="cooperatives_registerrow_key_once",
            ),
            models.UniqueConstraint(
                fields=["source", "ice"],
                condition=~Q(ice=""),
                name="cooperatives_registerrow_ice_once",
            ),
            models.CheckConstraint(
                name="cooperatives_registerrow_outcome_known",
                condition=Q(outcome__in=Outcome.values),
            ),
            models.CheckConstraint(
                name="cooperatives_registerrow_refused_says_why",
                condition=~Q(outcome="refuse") | ~Q(problems=[]),
            ),
            models.CheckConstraint(
                name="cooperatives_registerrow_applied_has_a_cooperative",
                condition=Q(applied_at__isnull=True) | Q(outcome__in=["create", "change"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} · {self.number}"
