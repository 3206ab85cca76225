"""Who looked at which private document: part of keeping it safe (law 09-08, article 23)."""

from django.conf import settings
from django.db import models
from django.db.models import DateTimeField, Func, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperatives.models.cooperative import Cooperative


class DocumentKind(models.TextChoices):
    EVIDENCE = "evidence", _("Document of a file")
    CERTIFICATE = "certificate", _("Certificate of a label")
    EXPORT = "export", _("Copy of data")


class Way(models.TextChoices):
    PAGE = "page", _("Opened")
    DOWNLOAD = "download", _("Downloaded")


class DocumentView(models.Model):
    """One person looked at one document, counted once an hour. Never changed nor deleted.

    It names the document by key and not by a foreign key, and its cooperative without a
    constraint: what is written here outlives what was looked at.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("person"),
        related_name="document_views",
    )
    is_office = models.BooleanField(_("for the office"), default=False)
    cooperative = models.ForeignKey(
        Cooperative,
        models.DO_NOTHING,
        to_field="code",
        db_constraint=False,
        null=True,
        verbose_name=_("cooperative"),
        related_name="document_views",
    )
    kind = models.CharField(_("kind of document"), max_length=11, choices=DocumentKind)
    document = models.CharField(_("document"), max_length=36)
    way = models.CharField(_("way"), max_length=8, choices=Way)
    created_at = models.DateTimeField(_("when"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("view of a document")
        verbose_name_plural = _("views of documents")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["kind", "document"], name="cooperatives_views_of_document"),
            models.Index(fields=["cooperative", "-created_at"], name="cooperatives_views_of_coop"),
        ]
        constraints = [
            models.UniqueConstraint(
                "person",
                "kind",
                "document",
                "way",
                Func(
                    "created_at",
                    template="date_trunc('hour', %(expressions)s AT TIME ZONE 'UTC')",
                    output_field=DateTimeField(),
                ),
                name="cooperatives_documentview_once_an_hour",
            ),
            models.CheckConstraint(
                name="cooperatives_documentview_kind_known",
                condition=Q(kind__in=DocumentKind.values),
            ),
            models.CheckConstraint(
                name="cooperatives_documentview_way_known", condition=Q(way__in=Way.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.document}"
