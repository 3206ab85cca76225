from django.db import migrations

from coopstore.core.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("core", "0001_ground"), ("cooperatives", "0005_file_life")]

    operations = [
        append_only("cooperatives_trailentry"),
        append_only("cooperatives_termsversion"),
    ]
