from django.db import migrations

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


class Migration(migrations.Migration):
    dependencies = [("cooperatives", "0010_renewal")]

    operations = [
        migrations.RunSQL(
            forgettable(TABLE, blanked=BLANKED, deleted_when=PEOPLES_OWN).sql,
            forgettable(TABLE, blanked=BLANKED, deleted_when=NEVER_SENT).sql,
        )
    ]
