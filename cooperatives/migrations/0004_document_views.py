import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from coopstore.core.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("cooperatives", "0003_review"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DocumentView",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_office", models.BooleanField(default=False, verbose_name="for the office")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("evidence", "Document of a file"),
                            ("certificate", "Certificate of a label"),
                            ("export", "Copy of data"),
                        ],
                        max_length=11,
                        verbose_name="kind of document",
                    ),
                ),
                ("document", models.CharField(max_length=36, verbose_name="document")),
                (
                    "way",
                    models.CharField(
                        choices=[("page", "Opened"), ("download", "Downloaded")],
                        max_length=8,
                        verbose_name="way",
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="when"
                    ),
                ),
                (
                    "cooperative",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="document_views",
                        to="cooperatives.cooperative",
                        to_field="code",
                        verbose_name="cooperative",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="document_views",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "view of a document",
                "verbose_name_plural": "views of documents",
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(
                        fields=["kind", "document"], name="cooperatives_views_of_document"
                    ),
                    models.Index(
                        fields=["cooperative", "-created_at"], name="cooperatives_views_of_coop"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("person"),
                        models.F("kind"),
                        models.F("document"),
                        models.F("way"),
                        models.Func(
                            "created_at",
                            output_field=models.DateTimeField(),
                            template="date_trunc('hour', %(expressions)s AT TIME ZONE 'UTC')",
                        ),
                        name="cooperatives_documentview_once_an_hour",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["evidence", "certificate", "export"])),
                        name="cooperatives_documentview_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("way__in", ["page", "download"])),
                        name="cooperatives_documentview_way_known",
                    ),
                ],
            },
        ),
        append_only("cooperatives_documentview"),
    ]
