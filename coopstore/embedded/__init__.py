"""The private PostgreSQL and Valkey that a run without DATABASE_URL and REDIS_URL uses.

This module is all that settings need, and stands on the standard library alone: production has
neither the packages nor a use for them. `servers.py` starts the servers, `session.py` owns them.
"""

import json
import os
import socket
import sys
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[2]
VARIABLES = ("DATABASE_URL", "REDIS_URL")


class ServicesMissing(RuntimeError):
    """No address of a service is given and none runs here; the message says what to do."""


def var_dir() -> Path:
    """Where this run keeps its data: `VAR_DIR`, or `var/` in the checkout."""
    return Path(os.environ.get("VAR_DIR") or ROOT / "var").absolute()


def record_path(var: Path) -> Path:
    """The file in which the owner of the services writes what runs, and where."""
    return var / "run" / "services.json"


def missing() -> list[str]:
    """The variables among DATABASE_URL and REDIS_URL that the environment does not give."""
    return [name for name in VARIABLES if not os.environ.get(name)]


def answers(url: str, timeout: float = 0.5) -> bool:
    """Whether something listens at the host and port of `url`. Seconds."""
    address = urlsplit(url)
    try:
        with socket.create_connection((address.hostname, address.port), timeout):
            return True
    except OSError:
        return False


def attach(var: Path | None = None) -> bool:
    """Export the addresses of services that already run here. False when there are none."""
    try:
        record = json.loads(record_path(var or var_dir()).read_text())
    except (OSError, ValueError):
        return False
    given = {name: url for name, url in record["environment"].items() if name in missing()}
    if set(given) != set(missing()) or not all(map(answers, given.values())):
        return False
    os.environ.update(given)
    return True


def ensure_services() -> None:
    """Give a development run its services: those named, those running, or its own.

    `manage.py` is started again below `python -m coopstore.embedded run`, which owns the servers
    for as long as the command lasts. Raises ServicesMissing for any other program.
    """
    if not missing() or attach():
        return
    if Path(sys.argv[0]).name != "manage.py":
        raise ServicesMissing(
            f"Set {' and '.join(missing())}, or start this program with "
            "`python -m coopstore.embedded run -- ...`, or run `make demo` first."
        )
    run = [sys.executable, "-m", "coopstore.embedded", "run", "--", *sys.orig_argv]
    os.environ["PYTHONPATH"] = os.pathsep.join(
        filter(None, [str(ROOT), os.environ.get("PYTHONPATH")])
    )
    sys.stdout.flush()
    os.execv(sys.executable, run)  # noqa: S606  (our own interpreter, our own arguments)
