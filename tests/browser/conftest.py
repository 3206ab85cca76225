"""A real Chromium against a real server, with a real worker beside it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import CHROMIUM
from tests.database import database_url

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
# The last flags keep Chromium from asking for the network, which it does at every start.
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
).split()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args) -> dict:
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": FLAGS}


@pytest.fixture
def open_page(browser: Browser, live_server):
    """`open_page("/fr/", locale="fr", width=360)`: a new person's browser at that address."""
    contexts = []

    def open_one(
        path: str = "/", *, locale: str = "fr", width: int = 1280, js: bool = True
    ) -> Page:
        context = browser.new_context(
            locale=locale,
            base_url=live_server.url,
            viewport={"width": width, "height": 740},
            java_script_enabled=js,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.goto(path)
        return page

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def worker(live_server, settings, tmp_path: Path):
    """A Celery worker on this test's database; its mails fall into `tmp_path`/outbox."""
    address = database_url()
    environment = os.environ | {
        "DATABASE_URL": address,
        "REDIS_URL": settings.REDIS_URL,
        "EMAIL_URL": f"filemail:///{tmp_path}/outbox/mail",
        "SMS_URL": f"file://{tmp_path}/outbox/sms",
        "SITE_URL": live_server.url,
        "DEBUG": "1",
    }
    command = [sys.executable, "-m", "celery", "-A", "coopstore.celery", "worker", "--pool=solo"]
    command += ["--without-gossip", "--without-mingle", "--loglevel=WARNING", "--beat"]
    command += ["--schedule", str(tmp_path / "schedule")]
    with (tmp_path / "worker.log").open("w") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    yield process
    process.terminate()
    process.wait(timeout=20)
