"""Tables that only grow: the database itself refuses to change or delete their rows."""

from django.db import migrations


def append_only(table: str) -> migrations.RunSQL:
    """A migration operation after which rows of `table` can neither be updated nor deleted."""
    return migrations.RunSQL(
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION core_refuse_change()",
        f"DROP TRIGGER {table}_append_only ON {table}",
    )
