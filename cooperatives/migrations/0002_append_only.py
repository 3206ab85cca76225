from django.db import migrations

from coopstore.core.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("core", "0001_ground"), ("cooperatives", "0001_initial")]

    operations = [append_only("cooperatives_statuschange")]
