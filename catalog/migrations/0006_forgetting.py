from django.db import migrations

from coopstore.core.append_only import forgettable

NEVER_SENT = (
    "EXISTS (SELECT 1 FROM catalog_stock s JOIN catalog_variant v ON v.id = s.variant_id "
    "JOIN catalog_product p ON p.id = v.product_id "
    "JOIN cooperatives_cooperative c ON c.id = p.cooperative_id "
    "WHERE s.id = OLD.stock_id AND c.status = 'draft' AND c.submitted_at IS NULL)"
)


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0001_ground"),
        ("cooperatives", "0006_append_only_trail"),
        ("catalog", "0005_keys_and_reasons"),
    ]

    operations = [forgettable("catalog_stockmovement", deleted_when=NEVER_SENT)]
