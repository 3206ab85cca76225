"""The test database, for the programs that a test starts beside itself."""

from urllib.parse import quote

from django.db import connection


def database_url() -> str:
    """DATABASE_URL of the database this test writes to, its password included."""
    of = connection.settings_dict
    host, name, port = of["HOST"] or "127.0.0.1", of["NAME"], of["PORT"] or 5432
    person = quote(of["USER"]) + (f":{quote(of['PASSWORD'])}" if of["PASSWORD"] else "")
    if host.startswith("/"):
        return f"postgres://{person}@/{name}?host={quote(host)}&port={port}"
    return f"postgres://{person}@{host}:{port}/{name}"
