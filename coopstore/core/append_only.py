"""Tables that only grow: the database itself refuses to change or delete their rows.

Where law 09-08 has personal data forgotten, a table may have a door of its own, which is shut
except inside `forgetting()`: named texts may become empty, or rows go that nobody relied on.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.db import DatabaseError, connection, migrations

FORGETTING = "coopstore.forgetting"


def append_only(table: str) -> migrations.RunSQL:
    """A migration operation after which rows of `table` can neither be updated nor deleted."""
    return migrations.RunSQL(
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION core_refuse_change()",
        f"DROP TRIGGER {table}_append_only ON {table}",
    )


def forgettable(
    table: str, *, blanked: tuple[str, ...] = (), deleted_when: str = "false"
) -> migrations.RunSQL:
    """A migration operation that gives an append-only `table` its door.

    Inside `forgetting()` the columns `blanked` may be emptied and nothing else changed, and rows
    be deleted for which `deleted_when` holds: SQL in which OLD is the row.
    """
    names = ", ".join(f"'{name}'" for name in blanked)
    empty = " AND ".join(f"NEW.{name} IN (OLD.{name}, '')" for name in blanked) or "false"
    return migrations.RunSQL(
        f"""
        CREATE OR REPLACE FUNCTION {table}_guard() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF current_setting('{FORGETTING}', true) = 'on' THEN
                IF TG_OP = 'DELETE' AND {deleted_when} THEN
                    RETURN OLD;
                END IF;
                IF TG_OP = 'UPDATE' AND {empty}
                    AND to_jsonb(NEW) - ARRAY[{names}]::text[]
                        = to_jsonb(OLD) - ARRAY[{names}]::text[]
                THEN
                    RETURN NEW;
                END IF;
            END IF;
            RAISE EXCEPTION 'rows of % are never changed nor deleted', TG_TABLE_NAME
                USING ERRCODE = 'integrity_constraint_violation';
        END $$;
        CREATE OR REPLACE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION {table}_guard()
        """,
        f"""
        CREATE OR REPLACE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION core_refuse_change();
        DROP FUNCTION {table}_guard()
        """,
    )


@contextmanager
def forgetting() -> Iterator[None]:
    """Open the doors of append-only tables, for this transaction alone."""
    _set("on")
    try:
        yield
    except BaseException:
        with suppress(DatabaseError):  # a transaction that failed shuts them by itself
            _set("off")
        raise
    _set("off")


def _set(word: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, true)", [FORGETTING, word])
