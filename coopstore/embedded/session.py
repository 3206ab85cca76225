"""Owning a run: its lock, its guardian, its servers, and the record of all that."""

import contextlib
import fcntl
import os
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from coopstore.embedded import missing, record_path
from coopstore.embedded.children import Child, stop
from coopstore.embedded.guardian import start_guardian
from coopstore.embedded.record import forget_record, stop_leftovers, write_record
from coopstore.embedded.servers import StartFailed, await_postgres, await_valkey, postgres, valkey

LAYERS = {
    "DATABASE_URL": (postgres, await_postgres),
    "REDIS_URL": (valkey, await_valkey),
}
ATTEMPTS = 5


class AlreadyRunning(RuntimeError):
    """Another process owns the run in this folder."""


class Services:
    """The services that the environment does not give, for as long as the `with` block lasts.

    DATABASE_URL and REDIS_URL are exported inside. `scratch` trades safety for speed, for data
    that is thrown away. `before_start` is called once nothing of an earlier run is left, and may
    raise to refuse. Raises AlreadyRunning and StartFailed. Enter it before any thread starts.
    """

    def __init__(
        self,
        var: Path,
        *,
        scratch: bool = False,
        before_start: Callable[[], None] = lambda: None,
    ) -> None:
        self.var = var
        self.scratch = scratch
        self.before_start = before_start
        self.children: list[Child] = []
        self.environment: dict[str, str] = {}

    def __enter__(self) -> "Services":
        self.run = record_path(self.var).parent
        self.run.mkdir(parents=True, exist_ok=True)
        self._lock()
        self.leftovers = stop_leftovers(self.var)
        self.guardian = start_guardian(self.var)
        try:
            self.before_start()
            self._start(missing())
        except BaseException:
            self.__exit__(None, None, None)
            raise
        os.environ.update(self.environment)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        stop(self.children, patience=6)
        forget_record(self.var)
        for name in self.environment:
            os.environ.pop(name, None)
        self.guardian.stdin.close()
        self.guardian.wait()
        os.close(self.lock)
        with contextlib.suppress(OSError):
            self.run.rmdir()

    def note(self, programs: list[Child] = ()) -> None:
        """Write the record anew, with the programs that run beside the servers."""
        write_record(self.var, self.environment, [*self.children, *programs])

    def _lock(self) -> None:
        """Hold the folder itself: the lock ends with us, and leaves no file."""
        self.lock = os.open(self.run, os.O_RDONLY)
        try:
            fcntl.flock(self.lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(self.lock)
            raise AlreadyRunning(str(self.var)) from None

    def _start(self, wanted: list[str]) -> None:
        for attempt in range(1, ATTEMPTS + 1):
            made = {name: LAYERS[name][0](self.var, self.scratch) for name in wanted}
            self.children = [child for child, _ in made.values()]
            for child in self.children:
                child.start(self.run)
            self.note()
            try:
                for name, (child, url) in made.items():
                    LAYERS[name][1](child, url)
            except StartFailed as failure:
                stop(self.children, patience=3)
                if attempt == ATTEMPTS or not _passing(str(failure)):
                    raise
                time.sleep(1)
            else:
                self.environment = {name: url for name, (_, url) in made.items()}
                self.note()
                return


def _passing(message: str) -> bool:
    """Whether trying again helps: a port just taken, or processes of a killed server going."""
    signs = ("Address already in use", "shared memory block", "could not create any TCP/IP")
    return any(sign in message for sign in signs)
