"""`make demo` as a person meets it: it refuses clearly, comes back by itself, leaves nothing."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from coopstore.embedded import ROOT, VARIABLES, record_path
from coopstore.embedded.children import MARK
from coopstore.embedded.servers import free_port
from coopstore.supervisor import preflight

pytestmark = pytest.mark.services
PATIENCE = 90  # seconds; what is waited for takes a fraction of it


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose path is too long for a socket and has a space in it."""
    return tmp_path_factory.mktemp("a folder") / ("long" * 30) / "var"


@pytest.fixture
def start(var: Path) -> Iterator[Callable[..., subprocess.Popen]]:
    """Starts supervisors; even a failing test leaves no process behind."""
    started = []

    def begin(folder: Path, port: int) -> subprocess.Popen:
        started.append(supervisor(folder, port))
        return started[-1]

    yield begin
    for shop in started:
        shop.kill()
        shop.wait()
        shop.stdout.close()
    for process in processes(var):
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()


def supervisor(var: Path, port: int) -> subprocess.Popen:
    """The supervisor with an empty shop, without services from outside."""
    environment = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    environment |= {"VAR_DIR": str(var), "PORT": str(port), "DEBUG": ""}
    return subprocess.Popen(
        [sys.executable, "-m", "coopstore.supervisor", "--without-data"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def processes(var: Path) -> list[psutil.Process]:
    """Every process of the run in `var`, but for its supervisor."""
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error, OSError):
            marked = process.environ().get(MARK) == str(var / "run")
            if marked or Path(process.cwd()).is_relative_to(var):
                found.append(process)
    return found


def wait_for(condition: Callable[[], object], what: str) -> None:
    """Wait until it holds, and fail with `what` if it never does."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, what
        time.sleep(0.05)


def wait_until_up(shop: subprocess.Popen, port: int) -> None:
    """Wait until the shop answers; fail with its own words if it has ended."""
    wait_for(lambda: is_up(port) or shop.poll() is not None, "the shop does not answer")
    assert shop.poll() is None, shop.communicate()[0]


def is_up(port: int) -> bool:
    """Whether the shop answers."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as response:
            return response.status == 200
    except OSError:
        return False


def worker_of(port: int) -> psutil.Process | None:
    """The main process of the worker of the shop at `port`."""
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            line = process.cmdline()
            if f"demo-{port}@%h" in line and f"demo-{port}@%h" not in process.parent().cmdline():
                return process
    return None


def assert_clean(var: Path, port: int) -> None:
    """No process, no lock, no record, no socket, and a free port."""
    assert processes(var) == []
    assert not (var / "run").exists()
    assert not list(var.rglob("*.pid"))
    assert [path for path in var.rglob("*") if path.is_socket()] == []
    preflight.check_port(port)


def test_a_taken_port_is_refused_before_anything_starts(start, tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        shop = start(tmp_path / "var", port)
        said, _ = shop.communicate(timeout=PATIENCE)
    assert said == (
        f"Port {port} is already in use by another program: stop it, or choose another port with "
        f"`make demo PORT={port + 1}`.\n"
    )
    assert shop.returncode == 1
    assert [path.name for path in (tmp_path / "var").iterdir()] == []


def test_a_port_that_is_none_is_refused(tmp_path):
    for port in ("abc", "0", "70000"):
        with pytest.raises(preflight.Refused, match="from 1 to 65535"):
            preflight.port_of(port)


def test_a_full_disk_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(preflight, "DISK_BYTES", 10**18)
    with pytest.raises(preflight.Refused, match="The disk is nearly full"):
        preflight.check_folder(tmp_path)


def test_the_shop_starts_and_sigterm_leaves_nothing(start, var):
    port = free_port()
    shop = start(var, port)
    wait_until_up(shop, port)
    wait_for(lambda: worker_of(port), "there is no worker")
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=10) as ready:
        assert ready.status == 200

    second = start(var, free_port())
    said, _ = second.communicate(timeout=PATIENCE)
    assert second.returncode == 1
    assert re.match(rf"The shop already runs from this folder \(process {shop.pid}\): ", said)

    shop.terminate()
    said, _ = shop.communicate(timeout=20)
    assert shop.returncode == 0
    assert f"http://127.0.0.1:{port}/ar/" in said
    assert "Traceback" not in said
    assert_clean(var, port)


def test_a_killed_worker_comes_back_and_a_killed_supervisor_leaves_nothing(start, var):
    port = free_port()
    shop = start(var, port)
    wait_until_up(shop, port)
    wait_for(lambda: worker_of(port), "there is no worker")
    before = worker_of(port)
    os.killpg(before.pid, signal.SIGKILL)
    wait_for(lambda: (w := worker_of(port)) and w.pid != before.pid, "the worker stays dead")

    shop.kill()
    shop.communicate(timeout=PATIENCE)
    after_kill = start(var, port)  # at once: it ends what is left, then starts
    wait_until_up(after_kill, port)

    after_kill.kill()
    after_kill.communicate(timeout=PATIENCE)
    wait_for(lambda: not processes(var), "the guardian has left something running")
    wait_for(lambda: not record_path(var).exists(), "the guardian has left the record")
    preflight.check_port(port)


def test_ctrl_c_during_the_preparation_leaves_nothing(start, var):
    port = free_port()
    shop = start(var, port)
    wait_for(record_path(var).exists, "nothing has started")
    os.killpg(shop.pid, signal.SIGINT)
    said, _ = shop.communicate(timeout=20)
    assert shop.returncode == 0
    assert "Traceback" not in said
    assert_clean(var, port)
