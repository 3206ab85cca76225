"""The programs of the shop, and the steps that must have run before they start."""

import os
import sys
from pathlib import Path

from coopstore.embedded import ROOT
from coopstore.embedded.children import Child

CELERY = [sys.executable, "-m", "celery", "--quiet", "-A", "coopstore.celery"]
Step = tuple[str, Child]
# The demonstration may run as root, and its tasks are JSON: the warning would only worry people.
CALM = {"PYTHONWARNINGS": "ignore:You're running the worker with superuser privileges"}


def environment(var: Path, port: int) -> dict[str, str]:
    """What every program and step is told besides the addresses of the services."""
    return {
        "DEMO": os.environ.get("DEMO", "1"),
        "DJANGO_SETTINGS_MODULE": "coopstore.settings",
        "PORT": str(port),
        "PYTHONUNBUFFERED": "1",
        "VAR_DIR": str(var),
    }


def programs(var: Path, port: int) -> list[Child]:
    """Web server, worker and beat, in the order in which they start."""
    logs = var / "log"
    env = environment(var, port)
    schedule = var / "beat" / "schedule"
    schedule.parent.mkdir(parents=True, exist_ok=True)
    gunicorn = [sys.executable, "-m", "gunicorn", "coopstore.wsgi:application"]
    gunicorn += ["--config", "python:coopstore.gunicorn"]
    gunicorn += ["--bind", f"127.0.0.1:{port}", "--workers", str(max(2, os.cpu_count() or 2))]
    gunicorn += ["--worker-class", "gthread", "--threads", "8", "--timeout", "60"]
    gunicorn += ["--graceful-timeout", "4", "--keep-alive", "5", "--log-level", "warning"]
    gunicorn += ["--access-logfile", str(logs / "access.log"), "--no-control-socket"]
    if os.access("/dev/shm", os.W_OK):  # noqa: S108  (heartbeats, never to a disk)
        gunicorn += ["--worker-tmp-dir", "/dev/shm"]  # noqa: S108
    worker = [*CELERY, "worker", "--concurrency", "2", "--loglevel", "WARNING"]
    worker += ["--without-gossip", "--without-mingle", "--hostname", f"demo-{port}@%h"]
    beat = [*CELERY, "beat", "--schedule", str(schedule), "--pidfile=", "--loglevel", "WARNING"]
    return [
        Child("web", gunicorn, logs / "web.log", env=env),
        Child("worker", worker, logs / "worker.log", env={**env, **CALM}),
        Child("beat", beat, logs / "beat.log", env=env),
    ]


def static_is_fresh(manifest: Path) -> bool:
    """Whether nothing has changed since the static files were collected and compressed."""
    if not manifest.exists():
        return False
    files = [path for path in (ROOT / "static").rglob("*") if path.name != "shop.css"]
    files += [ROOT / "coopstore" / "settings.py", ROOT / "coopstore" / "core" / "css.py"]
    files += [Path(sys.prefix) / ".complete", Path(sys.prefix) / "pyvenv.cfg"]
    newest = max(path.stat().st_mtime for path in files if path.exists())
    return newest < manifest.stat().st_mtime


def lanes(var: Path, port: int, with_data: bool) -> list[list[Step]]:
    """What has to be done first: lanes side by side, the steps of each one after the other.

    Each step stands with what to tell the person who waits. All can be run again.
    """

    def step(sentence: str, *command: str) -> Step:
        argv = [sys.executable, str(ROOT / "manage.py"), *command]
        log = var / "log" / f"{command[0]}.log"
        return sentence, Child(command[0], argv, log, env=environment(var, port))

    database = [step("Preparing the database", "migrate", "--verbosity", "0")]
    if with_data:
        database.append(step("Preparing the demonstration data", "seed_demo"))
    if static_is_fresh(var / "static" / "staticfiles.json"):
        return [database]
    collect = step("Preparing the static files", "collectstatic", "--noinput", "--verbosity", "0")
    return [database, [collect]]
