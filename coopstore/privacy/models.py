"""Copies of data that were asked for, and accounts that are to be deleted."""

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperatives.models import Cooperative
from coopstore.core.languages import LANGUAGES
from coopstore.core.private_files import private_storage


class Status(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    MAKING = "making", _("Being made")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Failed")
    GONE = "gone", _("No longer kept")


RUNNING = (Status.WAITING, Status.MAKING)


def export_path(export: "DataExport", _original: str) -> str:
    """Always the same: what a worker that died left is written over."""
    return f"exports/{export.pk.hex}.zip"


class DataExport(models.Model):
    """A copy of all that is held about a person, or about a cooperative; kept for some days."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("asked by"),
        related_name="data_exports",
    )
    cooperative = models.ForeignKey(
        Cooperative,
        models.CASCADE,
        null=True,
        blank=True,
        verbose_name=_("cooperative"),
        related_name="data_exports",
    )
    language = models.CharField(_("language"), max_length=3, choices=LANGUAGES)
    status = models.CharField(_("status"), max_length=7, choices=Status, default=Status.WAITING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    claimed_at = models.DateTimeField(_("taken by a worker"), null=True, blank=True)
    file = models.FileField(
        _("file"), storage=private_storage, upload_to=export_path, max_length=60, blank=True
    )
    size = models.PositiveBigIntegerField(_("size in bytes"), default=0)
    asked_at = models.DateTimeField(_("asked"), default=timezone.now, editable=False)
    ready_at = models.DateTimeField(_("ready"), null=True, blank=True)

    class Meta:
        verbose_name = _("copy of data")
        verbose_name_plural = _("copies of data")
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(cooperative=None, status__in=RUNNING),
                name="privacy_dataexport_one_of_person",
            ),
            models.UniqueConstraint(
                fields=["cooperative"],
                condition=Q(status__in=RUNNING),
                name="privacy_dataexport_one_of_cooperative",
            ),
            models.CheckConstraint(
                name="privacy_dataexport_status_known", condition=Q(status__in=Status.values)
            ),
            models.CheckConstraint(
                name="privacy_dataexport_ready_has_a_file",
                condition=~Q(status="ready") | Q(ready_at__isnull=False) & ~Q(file=""),
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def kept_until(self) -> datetime | None:
        """When the file is removed."""
        return self.ready_at and self.ready_at + timedelta(days=settings.DATA_EXPORT_DAYS)


class AccountDeletion(models.Model):
    """A person asked for their account to be deleted. They may think again until `due_at`."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("person"),
        related_name="deletions",
    )
    asked_at = models.DateTimeField(_("asked"), default=timezone.now, editable=False)
    due_at = models.DateTimeField(_("due"))
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    erased_at = models.DateTimeField(_("erased"), null=True, blank=True)

    class Meta:
        verbose_name = _("deletion of an account")
        verbose_name_plural = _("deletions of accounts")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(withdrawn_at=None, erased_at=None),
                name="privacy_accountdeletion_one_open",
            ),
            models.CheckConstraint(
                name="privacy_accountdeletion_ends_one_way",
                condition=Q(withdrawn_at=None) | Q(erased_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.asked_at:%Y-%m-%d}"
