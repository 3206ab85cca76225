from datetime import timedelta

from django.conf import settings
from django.db import migrations, models
from django.utils import timezone


def give_time_to_answer(apps, schema_editor) -> None:
    """Parts placed before have as long as those placed now, from when they were placed."""
    parts = apps.get_model("orders", "CooperativeOrder").objects
    span = timedelta(days=settings.ORDER_ANSWER_DAYS)
    for pk, placed_at in parts.order_by("pk").values_list("pk", "order__placed_at"):
        parts.filter(pk=pk).update(answer_by=placed_at + span)


class Migration(migrations.Migration):
    dependencies = [("orders", "0002_append_only")]

    operations = [
        migrations.AddField(
            model_name="cooperativeorder",
            name="answer_by",
            field=models.DateTimeField(default=timezone.now, verbose_name="to be answered by"),
            preserve_default=False,
        ),
        migrations.RunPython(give_time_to_answer, migrations.RunPython.noop, elidable=True),
    ]
