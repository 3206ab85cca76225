"""What a run writes down about itself, so that nothing of it outlives a `kill -9`."""

import contextlib
import json
import os
import signal
import time
from collections.abc import Iterable
from pathlib import Path

import psutil

from coopstore.embedded import record_path
from coopstore.embedded.children import MARK, Child

PATIENCE = {"programs": 4.0, "services": 5.0}  # seconds until the group is killed


def write_record(var: Path, environment: dict[str, str], children: Iterable[Child]) -> None:
    """Write who owns the run, where its services answer, and every process of it.

    Readable by the owner alone: the addresses hold passwords.
    """
    path = record_path(var)
    processes = [
        {
            "name": child.name,
            "pid": child.process.pid,
            "created": _created(child.process.pid),
            "stop": int(child.stop_signal),
        }
        for child in children
        if child.alive
    ]
    record = {"owner": os.getpid(), "environment": environment, "processes": processes}
    fresh = path.with_suffix(".new")
    fresh.touch(mode=0o600)
    fresh.write_text(json.dumps(record, indent=1))
    fresh.replace(path)


def forget_record(var: Path) -> None:
    """The run has ended in good order."""
    record_path(var).unlink(missing_ok=True)


def stop_leftovers(var: Path) -> list[str]:
    """End what an earlier run, killed before it could tidy up, has left running.

    Returns the names of what it ended. Only processes of that run are touched: each is known by
    number and time of birth, or by the mark in its environment.
    """
    path = record_path(var)
    try:
        text = path.read_text()
        recorded = json.loads(text)["processes"]
    except (OSError, ValueError, KeyError):
        text, recorded = "", []
    found = []
    for entry in recorded:
        with contextlib.suppress(psutil.NoSuchProcess):
            process = psutil.Process(entry["pid"])
            if process.create_time() == entry["created"]:
                found.append((process, entry))
    is_service = {"postgres", "valkey"}
    _end([(p, e["stop"]) for p, e in found if e["name"] not in is_service], PATIENCE["programs"])
    marked = _marked(var, {process.pid for process, _ in found})
    _end([(process, signal.SIGKILL) for process in marked], PATIENCE["programs"])
    _end([(p, e["stop"]) for p, e in found if e["name"] in is_service], PATIENCE["services"])
    with contextlib.suppress(OSError):
        if path.read_text() == text:  # a new run may have written its own by now
            path.unlink()
    return [entry["name"] for _, entry in found]


def _created(pid: int) -> float:
    try:
        return psutil.Process(pid).create_time()
    except psutil.NoSuchProcess:
        return 0.0


def _marked(var: Path, besides: set[int]) -> list[psutil.Process]:
    """Processes that some program of the run started and left behind."""
    mark = str(record_path(var).parent)
    ours = {os.getpid(), *(parent.pid for parent in psutil.Process().parents())}
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error, OSError):
            if process.pid not in ours | besides and process.environ().get(MARK) == mark:
                found.append(process)
    return found


def _end(processes: list[tuple[psutil.Process, int]], patience: float) -> None:
    """Send each its signal; after `patience` seconds kill its whole group."""
    groups = {}
    for process, number in processes:
        with contextlib.suppress(psutil.NoSuchProcess, ProcessLookupError):
            groups[process.pid] = os.getpgid(process.pid)
            process.send_signal(number)
    psutil.wait_procs([process for process, _ in processes], timeout=patience)
    for process, _ in processes:
        if groups.get(process.pid) == process.pid:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
    deadline = time.monotonic() + 2
    while any(process.is_running() for process, _ in processes) and time.monotonic() < deadline:
        time.sleep(0.05)
