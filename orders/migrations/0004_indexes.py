from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("orders", "0003_answer_by")]

    operations = [
        migrations.AddIndex(
            model_name="cooperativeorder",
            index=models.Index(
                fields=["answer_by"], name="orders_part_unanswered", condition=Q(status="placed")
            ),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(fields=["-placed_at"], name="orders_order_newest"),
        ),
    ]
