from django.db import migrations, models

from cooperatives.register import register_key
from coopstore.core.append_only import forgettable

TABLE, BLANKED = "cooperatives_trailentry", ("subject", "before", "after")
# As 0008 had it: also for a file that the office brought in from the register.
NEVER_SENT = (
    "EXISTS (SELECT 1 FROM cooperatives_cooperative WHERE id = OLD.cooperative_id "
    "AND status = 'draft' AND submitted_at IS NULL)"
)
# Such a file is the office's own, with its trail, whoever claimed it since.
PEOPLES_OWN = (
    "EXISTS (SELECT 1 FROM cooperatives_cooperative WHERE id = OLD.cooperative_id "
    "AND status = 'draft' AND submitted_at IS NULL AND from_register_at IS NULL)"
)


def keep_corrected_keys(apps, schema_editor):
    """Files of the register whose court or number was changed before this column was there."""
    Cooperative = apps.get_model("cooperatives", "Cooperative")
    files = Cooperative.objects.filter(from_register_at__isnull=False)
    rows = files.values_list("pk", "tribunal", "registration_number", "register_key")
    for pk, tribunal, number, key in rows.iterator():
        typed = register_key(tribunal, number)
        if typed not in ("", key):
            Cooperative.objects.filter(pk=pk).update(corrected_key=typed)


class Migration(migrations.Migration):
    dependencies = [("cooperatives", "0010_renewal")]

    operations = [
        migrations.RunSQL(
            forgettable(TABLE, blanked=BLANKED, deleted_when=PEOPLES_OWN).sql,
            forgettable(TABLE, blanked=BLANKED, deleted_when=NEVER_SENT).sql,
        ),
        migrations.AddField(
            model_name="cooperative",
            name="corrected_key",
            field=models.CharField(blank=True, default="", editable=False, max_length=120),
            preserve_default=False,
        ),
        migrations.AddIndex(
            model_name="cooperative",
            index=models.Index(
                condition=models.Q(("corrected_key", ""), _negated=True),
                fields=["corrected_key"],
                name="cooperatives_by_corrected_key",
            ),
        ),
        migrations.RunPython(keep_corrected_keys, migrations.RunPython.noop),
    ]
