import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import phonenumber_field.modelfields
from django.conf import settings
from django.db import migrations, models

import cooperatives.models.membership
import coopstore.core.codes


class Migration(migrations.Migration):
    dependencies = [
        ("cooperatives", "0004_document_views"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Amendment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("before", models.JSONField(verbose_name="before")),
                ("after", models.JSONField(verbose_name="after")),
                ("note", models.TextField(blank=True, max_length=1000, verbose_name="explanation")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "With the office"),
                            ("accepted", "Accepted"),
                            ("refused", "Refused"),
                            ("withdrawn", "Taken back"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "reason_code",
                    models.SlugField(blank=True, max_length=40, verbose_name="usual reason"),
                ),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                (
                    "asked_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="sent"
                    ),
                ),
                ("decide_by", models.DateTimeField(verbose_name="to be decided by")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided")),
            ],
            options={
                "verbose_name": "change of legal data",
                "verbose_name_plural": "changes of legal data",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Closing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reason_code",
                    models.SlugField(blank=True, max_length=40, verbose_name="usual reason"),
                ),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                (
                    "asked_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="asked"
                    ),
                ),
                (
                    "confirmed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="confirmed"),
                ),
                ("dropped_at", models.DateTimeField(blank=True, null=True, verbose_name="dropped")),
            ],
            options={
                "verbose_name": "closing",
                "verbose_name_plural": "closings",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Court",
            fields=[
                (
                    "code",
                    models.SlugField(
                        max_length=40, primary_key=True, serialize=False, verbose_name="code"
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("name_ar", models.CharField(max_length=100, null=True, verbose_name="name")),
                ("name_zgh", models.CharField(max_length=100, null=True, verbose_name="name")),
                ("name_fr", models.CharField(max_length=100, null=True, verbose_name="name")),
                ("name_en", models.CharField(max_length=100, null=True, verbose_name="name")),
                (
                    "number_pattern",
                    models.CharField(blank=True, max_length=80, verbose_name="form of its numbers"),
                ),
                (
                    "number_example",
                    models.CharField(blank=True, max_length=30, verbose_name="example"),
                ),
                ("is_confirmed", models.BooleanField(default=False, verbose_name="confirmed")),
            ],
            options={
                "verbose_name": "court",
                "verbose_name_plural": "courts",
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="Declaration",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("ar", "العربية"),
                            ("zgh", "ⵜⴰⵎⴰⵣⵉⵖⵜ"),
                            ("fr", "Français"),
                            ("en", "English"),
                        ],
                        max_length=3,
                        verbose_name="language read",
                    ),
                ),
                ("text", models.TextField(verbose_name="text read")),
                ("text_in_arabic", models.TextField(verbose_name="text in Arabic")),
                (
                    "digest",
                    models.CharField(editable=False, max_length=64, verbose_name="fingerprint"),
                ),
                (
                    "made_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="when"
                    ),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="withdrawn"),
                ),
            ],
            options={
                "verbose_name": "declaration",
                "verbose_name_plural": "declarations",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("owner", "Owner"),
                            ("manager", "Manager"),
                            ("catalogue", "Catalogue"),
                            ("orders", "Orders"),
                            ("finance", "Finance"),
                            ("helper", "Helper"),
                        ],
                        max_length=10,
                        verbose_name="role",
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                (
                    "phone",
                    phonenumber_field.modelfields.PhoneNumberField(
                        blank=True, max_length=128, null=True, region=None, verbose_name="phone"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("ar", "العربية"),
                            ("zgh", "ⵜⴰⵎⴰⵣⵉⵖⵜ"),
                            ("fr", "Français"),
                            ("en", "English"),
                        ],
                        max_length=3,
                        verbose_name="language",
                    ),
                ),
                (
                    "token",
                    models.CharField(
                        default=coopstore.core.codes.secret_token,
                        editable=False,
                        max_length=64,
                        unique=True,
                        verbose_name="key of the link",
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="when"
                    ),
                ),
                (
                    "expires_at",
                    models.DateTimeField(
                        default=cooperatives.models.membership.two_weeks_from_now,
                        verbose_name="valid until",
                    ),
                ),
                (
                    "accepted_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="accepted"),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="withdrawn"),
                ),
            ],
            options={
                "verbose_name": "invitation",
                "verbose_name_plural": "invitations",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="ServiceTarget",
            fields=[
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("take", "To take a file that was sent"),
                            ("decide", "To decide on a file that was taken"),
                            ("amendment", "To decide on a change of legal data"),
                            ("renewal", "To check a renewed document"),
                        ],
                        max_length=10,
                        primary_key=True,
                        serialize=False,
                        verbose_name="step",
                    ),
                ),
                ("days", models.PositiveSmallIntegerField(verbose_name="days")),
            ],
            options={
                "verbose_name": "service target",
                "verbose_name_plural": "service targets",
            },
        ),
        migrations.CreateModel(
            name="TermsVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                ("text", models.TextField(verbose_name="text")),
                ("text_ar", models.TextField(null=True, verbose_name="text")),
                ("text_zgh", models.TextField(null=True, verbose_name="text")),
                ("text_fr", models.TextField(null=True, verbose_name="text")),
                ("text_en", models.TextField(null=True, verbose_name="text")),
                (
                    "digest",
                    models.CharField(editable=False, max_length=64, verbose_name="fingerprint"),
                ),
                (
                    "published_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="published"
                    ),
                ),
            ],
            options={
                "verbose_name": "version of terms",
                "verbose_name_plural": "versions of terms",
                "ordering": ["requirement", "number"],
            },
        ),
        migrations.CreateModel(
            name="TrailEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "act",
                    models.CharField(
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
                            ("closing_asked", "Closing asked for"),
                            ("closing_dropped", "Closing dropped"),
                        ],
                        max_length=20,
                        verbose_name="act",
                    ),
                ),
                ("subject", models.CharField(blank=True, max_length=254, verbose_name="about")),
                ("before", models.TextField(blank=True, verbose_name="before")),
                ("after", models.TextField(blank=True, verbose_name="after")),
                (
                    "created_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="when"
                    ),
                ),
            ],
            options={
                "verbose_name": "entry of the trail",
                "verbose_name_plural": "trail",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Waiver",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reason_code",
                    models.SlugField(blank=True, max_length=40, verbose_name="usual reason"),
                ),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                (
                    "given_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="when"
                    ),
                ),
                ("lifted_at", models.DateTimeField(blank=True, null=True, verbose_name="lifted")),
            ],
            options={
                "verbose_name": "waiver",
                "verbose_name_plural": "waivers",
                "ordering": ["pk"],
            },
        ),
        migrations.AlterModelOptions(
            name="cooperative",
            options={
                "ordering": ["pk"],
                "permissions": [
                    ("review_cooperative", "Can review files of cooperatives"),
                    ("validate_cooperative", "Can decide on cooperatives"),
                    ("supervise_cooperative", "Can supervise the files of cooperatives"),
                ],
                "verbose_name": "cooperative",
                "verbose_name_plural": "cooperatives",
            },
        ),
        migrations.RemoveConstraint(
            model_name="membership",
            name="cooperatives_membership_role_known",
        ),
        migrations.AddField(
            model_name="cooperative",
            name="decide_by",
            field=models.DateTimeField(
                blank=True, db_index=True, null=True, verbose_name="to be decided by"
            ),
        ),
        migrations.AddField(
            model_name="cooperative",
            name="rib",
            field=models.CharField(blank=True, max_length=24, verbose_name="RIB"),
        ),
        migrations.AddField(
            model_name="cooperative",
            name="rib_holder",
            field=models.CharField(blank=True, max_length=120, verbose_name="account holder"),
        ),
        migrations.AddField(
            model_name="cooperative",
            name="take_by",
            field=models.DateTimeField(
                blank=True, db_index=True, null=True, verbose_name="to be taken by"
            ),
        ),
        migrations.AddField(
            model_name="cooperative",
            name="time_left",
            field=models.DurationField(
                blank=True, editable=False, null=True, verbose_name="time left"
            ),
        ),
        migrations.AddField(
            model_name="evidence",
            name="expires_on",
            field=models.DateField(blank=True, null=True, verbose_name="valid until"),
        ),
        migrations.AddField(
            model_name="evidence",
            name="issued_on",
            field=models.DateField(blank=True, null=True, verbose_name="date of the document"),
        ),
        migrations.AddField(
            model_name="membership",
            name="invited_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="invited by",
            ),
        ),
        migrations.AddField(
            model_name="requirement",
            name="kind",
            field=models.CharField(
                choices=[
                    ("document", "Document"),
                    ("attestation", "Declaration"),
                    ("terms", "Terms"),
                    ("profile", "Answer"),
                ],
                default="document",
                max_length=12,
                verbose_name="kind",
            ),
        ),
        migrations.AddField(
            model_name="requirement",
            name="legal_forms",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[("cooperative", "Cooperative"), ("union", "Union of cooperatives")],
                    max_length=12,
                ),
                blank=True,
                default=list,
                help_text="None means all of them.",
                size=None,
                verbose_name="legal forms",
            ),
        ),
        migrations.AddField(
            model_name="requirement",
            name="profile_field",
            field=models.CharField(
                blank=True,
                choices=[
                    ("founded", "Year of foundation"),
                    ("postal_code", "Postal code"),
                    ("email", "E-mail"),
                    ("rib", "RIB"),
                    ("story", "Story"),
                    ("place", "Village or town"),
                ],
                max_length=20,
                verbose_name="answer",
            ),
        ),
        migrations.AddField(
            model_name="requirement",
            name="sectors",
            field=models.ManyToManyField(
                blank=True,
                help_text="None means all of them.",
                to="cooperatives.sector",
                verbose_name="sectors",
            ),
        ),
        migrations.AddField(
            model_name="requirement",
            name="statement",
            field=models.TextField(blank=True, max_length=1000, verbose_name="what is declared"),
        ),
        migrations.AddField(
            model_name="requirement",
            name="statement_ar",
            field=models.TextField(
                blank=True, max_length=1000, null=True, verbose_name="what is declared"
            ),
        ),
        migrations.AddField(
            model_name="requirement",
            name="statement_en",
            field=models.TextField(
                blank=True, max_length=1000, null=True, verbose_name="what is declared"
            ),
        ),
        migrations.AddField(
            model_name="requirement",
            name="statement_fr",
            field=models.TextField(
                blank=True, max_length=1000, null=True, verbose_name="what is declared"
            ),
        ),
        migrations.AddField(
            model_name="requirement",
            name="statement_zgh",
            field=models.TextField(
                blank=True, max_length=1000, null=True, verbose_name="what is declared"
            ),
        ),
        migrations.AddField(
            model_name="requirement",
            name="validity_days",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="From the date of the document. Empty means without end.",
                null=True,
                verbose_name="valid for (days)",
            ),
        ),
        migrations.AlterField(
            model_name="cooperative",
            name="members",
            field=models.ManyToManyField(
                related_name="cooperatives",
                through="cooperatives.Membership",
                through_fields=("cooperative", "user"),
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="membership",
            name="role",
            field=models.CharField(
                choices=[
                    ("owner", "Owner"),
                    ("manager", "Manager"),
                    ("catalogue", "Catalogue"),
                    ("orders", "Orders"),
                    ("finance", "Finance"),
                    ("helper", "Helper"),
                ],
                default="owner",
                max_length=10,
                verbose_name="role",
            ),
        ),
        # Files that lie at the office today are given the usual ten days from now.
        migrations.RunSQL(
            "UPDATE cooperatives_cooperative SET decide_by = now() + interval '10 days' "
            "WHERE status IN ('submitted', 'under_review')",
            migrations.RunSQL.noop,
        ),
        migrations.AddConstraint(
            model_name="cooperative",
            constraint=models.CheckConstraint(
                condition=models.Q(("rib__regex", "^([0-9]{24})?$")),
                name="cooperatives_cooperative_rib_has_24_digits",
            ),
        ),
        migrations.AddConstraint(
            model_name="cooperative",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("decide_by__isnull", False), ("status__in", ["submitted", "under_review"])
                    ),
                    models.Q(
                        models.Q(("status__in", ["submitted", "under_review"]), _negated=True),
                        ("decide_by__isnull", True),
                        ("take_by__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="cooperatives_cooperative_clock_runs_at_the_office",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("role__in", ["owner", "manager", "catalogue", "orders", "finance", "helper"])
                ),
                name="cooperatives_membership_role_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="requirement",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["document", "attestation", "terms", "profile"])),
                name="cooperatives_requirement_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="requirement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "profile"), models.Q(("profile_field", ""), _negated=True)),
                    models.Q(models.Q(("kind", "profile"), _negated=True), ("profile_field", "")),
                    _connector="OR",
                ),
                name="cooperatives_requirement_profile_names_an_answer",
            ),
        ),
        migrations.AddConstraint(
            model_name="requirement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("validity_days", None),
                    models.Q(("kind", "document"), ("validity_days__gt", 0)),
                    _connector="OR",
                ),
                name="cooperatives_requirement_validity_of_documents",
            ),
        ),
        migrations.AddField(
            model_name="amendment",
            name="asked_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="sent by",
            ),
        ),
        migrations.AddField(
            model_name="amendment",
            name="cooperative",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="amendments",
                to="cooperatives.cooperative",
                verbose_name="cooperative",
            ),
        ),
        migrations.AddField(
            model_name="amendment",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="decided by",
            ),
        ),
        migrations.AddField(
            model_name="closing",
            name="asked_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="asked by",
            ),
        ),
        migrations.AddField(
            model_name="closing",
            name="confirmed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="confirmed by",
            ),
        ),
        migrations.AddField(
            model_name="closing",
            name="cooperative",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="closings",
                to="cooperatives.cooperative",
                verbose_name="cooperative",
            ),
        ),
        migrations.AddField(
            model_name="declaration",
            name="cooperative",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="declarations",
                to="cooperatives.cooperative",
                verbose_name="cooperative",
            ),
        ),
        migrations.AddField(
            model_name="declaration",
            name="made_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="by",
            ),
        ),
        migrations.AddField(
            model_name="declaration",
            name="requirement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="declarations",
                to="cooperatives.requirement",
                verbose_name="requirement",
            ),
        ),
        migrations.AddField(
            model_name="invitation",
            name="accepted_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="accepted by",
            ),
        ),
        migrations.AddField(
            model_name="invitation",
            name="cooperative",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="invitations",
                to="cooperatives.cooperative",
                verbose_name="cooperative",
            ),
        ),
        migrations.AddField(
            model_name="invitation",
            name="invited_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="invited by",
            ),
        ),
        migrations.AddConstraint(
            model_name="servicetarget",
            constraint=models.CheckConstraint(
                condition=models.Q(("step__in", ["take", "decide", "amendment", "renewal"])),
                name="cooperatives_servicetarget_step_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="servicetarget",
            constraint=models.CheckConstraint(
                condition=models.Q(("days__gt", 0)),
                name="cooperatives_servicetarget_at_least_a_day",
            ),
        ),
        migrations.AddField(
            model_name="termsversion",
            name="published_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="published by",
            ),
        ),
        migrations.AddField(
            model_name="termsversion",
            name="requirement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="versions",
                to="cooperatives.requirement",
                verbose_name="requirement",
            ),
        ),
        migrations.AddField(
            model_name="declaration",
            name="terms",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="declarations",
                to="cooperatives.termsversion",
                verbose_name="version of terms",
            ),
        ),
        migrations.AddField(
            model_name="trailentry",
            name="actor",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="by",
            ),
        ),
        migrations.AddField(
            model_name="trailentry",
            name="cooperative",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="trail",
                to="cooperatives.cooperative",
                verbose_name="cooperative",
            ),
        ),
        migrations.AddField(
            model_name="trailentry",
            name="on_behalf_of",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="for",
            ),
        ),
        migrations.AddField(
            model_name="waiver",
            name="cooperative",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="waivers",
                to="cooperatives.cooperative",
                verbose_name="cooperative",
            ),
        ),
        migrations.AddField(
            model_name="waiver",
            name="given_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="by",
            ),
        ),
        migrations.AddField(
            model_name="waiver",
            name="requirement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="waivers",
                to="cooperatives.requirement",
                verbose_name="requirement",
            ),
        ),
        migrations.AddConstraint(
            model_name="amendment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "waiting")),
                fields=("cooperative",),
                name="cooperatives_amendment_one_waits",
            ),
        ),
        migrations.AddConstraint(
            model_name="amendment",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["waiting", "accepted", "refused", "withdrawn"])),
                name="cooperatives_amendment_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="amendment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "refused"), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    models.Q(("reason_code", ""), _negated=True),
                    _connector="OR",
                ),
                name="cooperatives_amendment_refused_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="closing",
            constraint=models.UniqueConstraint(
                condition=models.Q(("confirmed_at", None), ("dropped_at", None)),
                fields=("cooperative",),
                name="cooperatives_closing_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="closing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("confirmed_by", None),
                    models.Q(("confirmed_by", models.F("asked_by")), _negated=True),
                    _connector="OR",
                ),
                name="cooperatives_closing_by_two_persons",
            ),
        ),
        migrations.AddConstraint(
            model_name="closing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reason", ""), _negated=True),
                    models.Q(("reason_code", ""), _negated=True),
                    _connector="OR",
                ),
                name="cooperatives_closing_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("role__in", ["owner", "manager", "catalogue", "orders", "finance", "helper"])
                ),
                name="cooperatives_invitation_role_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(("language__in", ["ar", "zgh", "fr", "en"])),
                name="cooperatives_invitation_language_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("email", ""), _negated=True),
                    ("phone__isnull", False),
                    _connector="OR",
                ),
                name="cooperatives_invitation_has_an_address",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(("accepted_at", None), ("withdrawn_at", None), _connector="OR"),
                name="cooperatives_invitation_ends_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="termsversion",
            constraint=models.UniqueConstraint(
                fields=("requirement", "number"), name="cooperatives_termsversion_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="termsversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("text_ar__gt", ""), ("text_ar__isnull", False)),
                name="cooperatives_termsversion_is_in_arabic",
            ),
        ),
        migrations.AddConstraint(
            model_name="declaration",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at", None)),
                fields=("cooperative", "requirement"),
                name="cooperatives_declaration_once",
            ),
        ),
        migrations.AddIndex(
            model_name="trailentry",
            index=models.Index(
                fields=["cooperative", "created_at"], name="cooperatives_trail_of_file"
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
                            "closing_asked",
                            "closing_dropped",
                        ],
                    )
                ),
                name="cooperatives_trailentry_act_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="waiver",
            constraint=models.UniqueConstraint(
                condition=models.Q(("lifted_at", None)),
                fields=("cooperative", "requirement"),
                name="cooperatives_waiver_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="waiver",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reason", ""), _negated=True),
                    models.Q(("reason_code", ""), _negated=True),
                    _connector="OR",
                ),
                name="cooperatives_waiver_says_why",
            ),
        ),
    ]
