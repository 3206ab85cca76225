from django.db import migrations, models

from coopstore.core.append_only import forgettable

# A file that the office never saw is its owner's own, with all that was noted about it.
NEVER_SENT = (
    "EXISTS (SELECT 1 FROM cooperatives_cooperative WHERE id = OLD.cooperative_id "
    "AND status = 'draft' AND submitted_at IS NULL)"
)


class Migration(migrations.Migration):
    dependencies = [("core", "0001_ground"), ("cooperatives", "0007_queue_indexes")]

    operations = [
        migrations.RemoveConstraint(
            model_name="trailentry",
            name="cooperatives_trailentry_act_known",
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
                    ("closing_asked", "Closing asked for"),
                    ("closing_dropped", "Closing dropped"),
                    ("forgotten", "Documents erased"),
                ],
                max_length=20,
                verbose_name="act",
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
                            "forgotten",
                        ],
                    )
                ),
                name="cooperatives_trailentry_act_known",
            ),
        ),
        forgettable(
            "cooperatives_trailentry",
            blanked=("subject", "before", "after"),
            deleted_when=NEVER_SENT,
        ),
    ]
