import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cooperatives", "0002_append_only"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="cooperative",
            options={
                "ordering": ["pk"],
                "permissions": [("validate_cooperative", "Can decide on cooperatives")],
                "verbose_name": "cooperative",
                "verbose_name_plural": "cooperatives",
            },
        ),
        migrations.AddField(
            model_name="evidence",
            name="checked_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="checked"),
        ),
        migrations.AddField(
            model_name="evidence",
            name="checked_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="checked by",
            ),
        ),
        migrations.AddField(
            model_name="evidence",
            name="digest",
            field=models.CharField(
                blank=True, editable=False, max_length=64, verbose_name="fingerprint"
            ),
        ),
        migrations.AddField(
            model_name="evidence",
            name="reason_code",
            field=models.SlugField(blank=True, max_length=40, verbose_name="usual reason"),
        ),
        migrations.AddField(
            model_name="evidence",
            name="withdrawn_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="withdrawn"),
        ),
        migrations.AddField(
            model_name="statuschange",
            name="reason_code",
            field=models.SlugField(blank=True, max_length=40, verbose_name="usual reason"),
        ),
        migrations.AddConstraint(
            model_name="cooperative",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ["approved", "suspended"]), _negated=True),
                    models.Q(("name_ar__gt", ""), ("name_ar__isnull", False)),
                    models.Q(("name_zgh__gt", ""), ("name_zgh__isnull", False)),
                    models.Q(("name_fr__gt", ""), ("name_fr__isnull", False)),
                    _connector="OR",
                ),
                name="cooperatives_cooperative_approved_has_a_name",
            ),
        ),
        migrations.AddConstraint(
            model_name="cooperative",
            constraint=models.CheckConstraint(
                condition=models.Q(("ice__regex", "^([0-9]{15})?$")),
                name="cooperatives_cooperative_ice_has_15_digits",
            ),
        ),
        migrations.AddConstraint(
            model_name="cooperative",
            constraint=models.CheckConstraint(
                condition=models.Q(("postal_code__regex", "^([0-9]{5})?$")),
                name="cooperatives_cooperative_postal_code_has_5_digits",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("verdict", "rejected"), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    models.Q(("reason_code", ""), _negated=True),
                    _connector="OR",
                ),
                name="cooperatives_evidence_rejected_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at", None), models.Q(("digest", ""), _negated=True)),
                fields=("cooperative", "requirement", "digest"),
                name="cooperatives_evidence_sent_once",
            ),
        ),
    ]
