"""A child process of ours: in a group of its own, with a log, restarted and stopped as a whole."""

import contextlib
import os
import pwd
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

from coopstore.embedded import ROOT
from coopstore.embedded.privileges import becoming

LOG_LIMIT = 5_000_000  # bytes; at the next start a longer log gives way to a new one
MARK = "COOPSTORE_RUN"  # in every child's environment: whose run it belongs to


@dataclass
class Child:
    """One program to run. `stop_signal` asks it to end; `owner` runs it in our place."""

    name: str
    argv: list[str]
    log: Path
    cwd: Path = ROOT
    env: dict[str, str] = field(default_factory=dict)
    stop_signal: int = signal.SIGTERM
    owner: pwd.struct_passwd | None = None
    process: subprocess.Popen | None = None
    started: float = 0.0

    def start(self, run: Path) -> None:
        """Start the program, marked as part of the run in folder `run`."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        if self.log.exists() and self.log.stat().st_size > LOG_LIMIT:
            self.log.replace(self.log.with_suffix(".old.log"))
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.argv,
                cwd=self.cwd,
                env={**os.environ, **self.env, MARK: str(run)},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                # Safe here: whoever starts children has one thread only.
                preexec_fn=becoming(self.owner),
            )
        self.started = time.monotonic()

    @property
    def alive(self) -> bool:
        """Whether the program itself still runs."""
        return self.process is not None and self.process.poll() is None

    def signal(self, number: int) -> None:
        """Send a signal to the program alone; one that has ended is left in peace."""
        if self.alive:
            with contextlib.suppress(ProcessLookupError):
                self.process.send_signal(number)

    def sweep(self) -> None:
        """End whatever is left of the group once its leader has gone."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)

    def last_lines(self, count: int = 12) -> str:
        """The end of the log, for an error message."""
        try:
            return "\n".join(self.log.read_text(errors="replace").splitlines()[-count:])
        except OSError:
            return ""


def stop(children: list[Child], patience: float, hurry: float | None = None) -> None:
    """Ask the children to end together, and end those that have not within `patience` seconds."""
    for child in children:
        child.signal(child.stop_signal)
    deadline = time.monotonic() + (patience if hurry is None else hurry)
    while any(child.alive for child in children) and time.monotonic() < deadline:
        time.sleep(0.05)
    for child in children:
        if child.process is not None:
            child.sweep()
            child.process.wait()
