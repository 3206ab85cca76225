"""A kind of message for tests, and a way to see what left."""

import email
import json
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path

import pytest
from django.db import connection
from django.template import engines

from coopstore.notifications import delivery

TEXTS = {
    "subject.txt": "{% load i18n %}{% get_current_language as code %}{{ code }}: {{ thing }}",
    "body.txt": "Dear {{ recipient_name }},\n\n{{ thing }}\n\n{{ url }}\n",
    "sms.txt": "{{ thing }} {{ url }}",
}


@pytest.fixture
def kind(tmp_path: Path) -> str:
    """A kind with all three texts; its name is new each time, as templates are cached."""
    name = f"test_{tmp_path.name}"
    folder = tmp_path / "templates" / "notifications" / name
    folder.mkdir(parents=True)
    for file, text in TEXTS.items():
        (folder / file).write_text(text)
    dirs = engines["django"].engine.dirs
    dirs.append(tmp_path / "templates")
    yield name
    dirs.remove(tmp_path / "templates")


@pytest.fixture
def mails(tmp_path: Path):
    """`mails()`: every mail that left, oldest first."""

    def read() -> list[EmailMessage]:
        files = (tmp_path / "outbox" / "mail").glob("*.eml")
        oldest_first = sorted(files, key=lambda path: path.stat().st_mtime)
        return [
            email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            for path in oldest_first
        ]

    return read


@pytest.fixture
def texts(tmp_path: Path):
    """`texts()`: every SMS that left."""
    return lambda: [
        json.loads(path.read_text()) for path in (tmp_path / "outbox" / "sms").glob("*.json")
    ]


@pytest.fixture(autouse=True)
def mail_in_files(settings) -> None:
    """Mails become files, as in the demo; the test runner would keep them in memory."""
    settings.EMAIL_BACKEND = "coopstore.notifications.outbox_backend.EmailBackend"


@pytest.fixture
def deliver():
    """`deliver()`: what the worker does when it is woken. Returns how many were tried."""
    return delivery.deliver_due


@pytest.fixture
def second_connection(db):
    """`with second_connection() as cursor`: another client of the same database."""

    @contextmanager
    def connect():
        other = connection.copy()
        try:
            with other.cursor() as cursor:
                yield cursor
        finally:
            other.close()

    return connect
