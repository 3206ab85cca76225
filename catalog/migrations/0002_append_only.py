from django.db import migrations

from coopstore.core.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("core", "0001_ground"), ("catalog", "0001_initial")]

    operations = [append_only("catalog_stockmovement")]
