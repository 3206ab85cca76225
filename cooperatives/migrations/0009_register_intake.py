import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import cooperatives.models.claim
import cooperatives.models.intake
import coopstore.core.private_files


class Migration(migrations.Migration):
    dependencies = [
        ("cooperatives", "0008_forgetting"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ClaimCode",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("asked_for", models.CharField(max_length=120, verbose_name="asked for")),
                ("digest", models.CharField(editable=False, max_length=64)),
                ("sent_to", models.JSONField(default=list, verbose_name="sent to")),
                (
                    "expires_at",
                    models.DateTimeField(
                        default=cooperatives.models.claim.code_expiry, verbose_name="expires"
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="attempts")),
                ("used_at", models.DateTimeField(blank=True, null=True, verbose_name="used")),
                (
                    "created_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="created"
                    ),
                ),
            ],
            options={
                "verbose_name": "code of a claim",
                "verbose_name_plural": "codes of claims",
            },
        ),
        migrations.CreateModel(
            name="RegisterImport",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "file",
                    models.FileField(
                        max_length=200,
                        storage=coopstore.core.private_files.private_storage,
                        upload_to=cooperatives.models.intake.import_path,
                        verbose_name="file",
                    ),
                ),
                (
                    "plain",
                    models.FileField(
                        blank=True,
                        editable=False,
                        max_length=200,
                        storage=coopstore.core.private_files.private_storage,
                        upload_to=cooperatives.models.intake.import_path,
                        verbose_name="rows as CSV",
                    ),
                ),
                ("original_name", models.CharField(max_length=255, verbose_name="file name")),
                ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("checking", "Being checked"),
                            ("checked", "Checked"),
                            ("applying", "Being applied"),
                            ("applied", "Applied"),
                            ("cancelled", "Cancelled"),
                            ("failed", "Failed"),
                        ],
                        default="checking",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("problem", models.JSONField(blank=True, null=True, verbose_name="why it failed")),
                (
                    "not_read",
                    models.JSONField(
                        blank=True, default=list, verbose_name="columns that are not read"
                    ),
                ),
                ("total", models.PositiveIntegerField(blank=True, null=True, verbose_name="rows")),
                (
                    "last_number",
                    models.PositiveIntegerField(
                        default=1, verbose_name="last row that was checked"
                    ),
                ),
                (
                    "claimed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="taken by a worker"),
                ),
                (
                    "setbacks",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="attempts without progress"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="created"
                    ),
                ),
                ("checked_at", models.DateTimeField(blank=True, null=True, verbose_name="checked")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended")),
            ],
            options={
                "verbose_name": "import of the register",
                "verbose_name_plural": "imports of the register",
                "ordering": ["-created_at"],
            },
        ),
        migrations.CreateModel(
            name="RegisterRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="row")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("create", "New"),
                            ("change", "Changed"),
                            ("same", "Unchanged"),
                            ("keep", "Left to its owner"),
                            ("refuse", "Refused"),
                        ],
                        max_length=6,
                        verbose_name="outcome",
                    ),
                ),
                ("register_key", models.CharField(blank=True, editable=False, max_length=120)),
                (
                    "ice",
                    models.CharField(blank=True, editable=False, max_length=15, verbose_name="ICE"),
                ),
                ("values", models.JSONField(default=dict, verbose_name="content")),
                ("changes", models.JSONField(default=dict, verbose_name="changes")),
                ("problems", models.JSONField(default=list, verbose_name="reasons")),
                ("applied_at", models.DateTimeField(blank=True, null=True, verbose_name="applied")),
            ],
            options={
                "verbose_name": "row of the register",
                "verbose_name_plural": "rows of the register",
                "ordering": ["number"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="trailentry",
            name="cooperatives_trailentry_act_known",
        ),
        migrations.AddField(
            model_name="cooperative",
            name="from_register_at",
            field=models.DateTimeField(
                blank=True, editable=False, null=True, verbose_name="taken from the register"
            ),
        ),
        migrations.AddField(
            model_name="cooperative",
            name="register_key",
            field=models.CharField(blank=True, editable=False, max_length=120),
        ),
        migrations.AlterField(
            model_name="trailentry",
            name="act",
            field=models.CharField(
                choices=[
                    ("answered", "Answer changed"),
                    ("paper_sent", "Document sent"),
                    ("paper_removed", "Document removed"),
                    ("declared", "Declared"),
                    ("judged", "Document checked"),
                    ("waived", "Not asked for"),
                    ("asked_again", "Asked for again"),
                    ("taken", "Taken by an officer"),
                    ("released", "Given back to the queue"),
                    ("invited", "Person invited"),
                    ("uninvited", "Invitation withdrawn"),
                    ("joined", "Person joined"),
                    ("role_changed", "Role changed"),
                    ("left", "Person left"),
                    ("amendment_sent", "Change sent to the office"),
                    ("amendment_accepted", "Change accepted"),
                    ("amendment_refused", "Change refused"),
                    ("amendment_withdrawn", "Change taken back"),
                    ("from_register", "Taken from the register"),
                    ("claimed", "Claimed by its owner"),
                    ("address_corrected", "Address corrected"),
                    ("closing_asked", "Closing asked for"),
                    ("closing_dropped", "Closing dropped"),
                    ("forgotten", "Documents erased"),
                ],
                max_length=20,
                verbose_name="act",
            ),
        ),
        migrations.AddIndex(
            model_name="cooperative",
            index=models.Index(fields=["register_key"], name="cooperatives_by_register_key"),
        ),
        migrations.AddConstraint(
            model_name="cooperative",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("from_register_at__isnull", False),
                    models.Q(("register_key", ""), _negated=True),
                ),
                fields=("register_key",),
                name="cooperatives_cooperative_once_from_the_register",
            ),
        ),
        migrations.AddConstraint(
            model_name="trailentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "act__in",
                        [
                            "answered",
                            "paper_sent",
                            "paper_removed",
                            "declared",
                            "judged",
                            "waived",
                            "asked_again",
                            "taken",
                            "released",
                            "invited",
                            "uninvited",
                            "joined",
                            "role_changed",
                            "left",
                            "amendment_sent",
                            "amendment_accepted",
                            "amendment_refused",
                            "amendment_withdrawn",
                            "from_register",
                            "claimed",
                            "address_corrected",
                            "closing_asked",
                            "closing_dropped",
                            "forgotten",
                        ],
                    )
                ),
                name="cooperatives_trailentry_act_known",
            ),
        ),
        migrations.AddField(
            model_name="claimcode",
            name="cooperative",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="claim_codes",
                to="cooperatives.cooperative",
                verbose_name="cooperative",
            ),
        ),
        migrations.AddField(
            model_name="claimcode",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="claim_codes",
                to=settings.AUTH_USER_MODEL,
                verbose_name="person",
            ),
        ),
        migrations.AddField(
            model_name="registerimport",
            name="applied_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="applied by",
            ),
        ),
        migrations.AddField(
            model_name="registerimport",
            name="made_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="by",
            ),
        ),
        migrations.AddField(
            model_name="registerrow",
            name="cooperative",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="register_rows",
                to="cooperatives.cooperative",
                verbose_name="cooperative",
            ),
        ),
        migrations.AddField(
            model_name="registerrow",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="rows",
                to="cooperatives.registerimport",
                verbose_name="import",
            ),
        ),
        migrations.AddIndex(
            model_name="claimcode",
            index=models.Index(
                fields=["person", "created_at"], name="cooperatives_claim_of_person"
            ),
        ),
        migrations.AddIndex(
            model_name="claimcode",
            index=models.Index(
                fields=["asked_for", "created_at"], name="cooperatives_claim_of_file"
            ),
        ),
        migrations.AddConstraint(
            model_name="claimcode",
            constraint=models.CheckConstraint(
                condition=models.Q(("attempts__lte", 5)),
                name="cooperatives_claimcode_attempts_are_limited",
            ),
        ),
        migrations.AddConstraint(
            model_name="claimcode",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("used_at__isnull", True), ("cooperative__isnull", False), _connector="OR"
                ),
                name="cooperatives_claimcode_used_for_a_cooperative",
            ),
        ),
        migrations.AddConstraint(
            model_name="registerimport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        ["checking", "checked", "applying", "applied", "cancelled", "failed"],
                    )
                ),
                name="cooperatives_registerimport_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="registerimport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("problem__isnull", False), ("state", "failed")),
                    models.Q(
                        models.Q(("state", "failed"), _negated=True), ("problem__isnull", True)
                    ),
                    _connector="OR",
                ),
                name="cooperatives_registerimport_failed_iff_it_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="registerimport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("ended_at__isnull", False),
                        ("state__in", ["applied", "cancelled", "failed"]),
                    ),
                    models.Q(
                        ("ended_at__isnull", True),
                        ("state__in", ["checking", "checked", "applying"]),
                    ),
                    _connector="OR",
                ),
                name="cooperatives_registerimport_ended_iff_dated",
            ),
        ),
        migrations.AddConstraint(
            model_name="registerimport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["applying", "applied"]), _negated=True),
                    ("applied_by__isnull", False),
                    _connector="OR",
                ),
                name="cooperatives_registerimport_applied_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="registerimport",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "applying")),
                fields=("state",),
                name="cooperatives_registerimport_one_is_applied",
            ),
        ),
        migrations.AddIndex(
            model_name="registerrow",
            index=models.Index(
                fields=["source", "outcome", "number"], name="cooperatives_row_by_outcome"
            ),
        ),
        migrations.AddConstraint(
            model_name="registerrow",
            constraint=models.UniqueConstraint(
                fields=("source", "number"), name="cooperatives_registerrow_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="registerrow",
            constraint=models.UniqueConstraint(
                condition=models.Q(("register_key", ""), _negated=True),
                fields=("source", "register_key"),
                name="cooperatives_registerrow_key_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="registerrow",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ice", ""), _negated=True),
                fields=("source", "ice"),
                name="cooperatives_registerrow_ice_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="registerrow",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome__in", ["create", "change", "same", "keep", "refuse"])),
                name="cooperatives_registerrow_outcome_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="registerrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", "refuse"), _negated=True),
                    models.Q(("problems", []), _negated=True),
                    _connector="OR",
                ),
                name="cooperatives_registerrow_refused_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="registerrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("applied_at__isnull", True),
                    ("outcome__in", ["create", "change"]),
                    _connector="OR",
                ),
                name="cooperatives_registerrow_applied_has_a_cooperative",
            ),
        ),
    ]
