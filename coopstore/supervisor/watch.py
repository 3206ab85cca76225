"""Keeping programs running: one loop, no threads. A program that ends is started again."""

import signal
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from coopstore.embedded.children import Child

TICK = 0.1  # seconds
FIRST_DELAY, LONGEST_DELAY, STEADY = 0.5, 10.0, 10.0  # seconds
Say = Callable[[str], None]


class LogTail:
    """What is new in a log since the last look, by whole lines."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.position = path.stat().st_size if path.exists() else 0

    def new_lines(self) -> list[str]:
        """The lines added since the last call."""
        try:
            with self.path.open("rb") as log:
                log.seek(self.position)
                text, end, _unfinished = log.read().rpartition(b"\n")
        except FileNotFoundError:
            return []
        self.position += len(text) + len(end)
        return text.decode(errors="replace").splitlines() if end else []


class Watch:
    """Starts children, starts them again when they end, and shows what they log."""

    def __init__(self, run: Path, say: Say, note: Callable[[], None]) -> None:
        self.run = run
        self.say = say
        self.note = note
        self.due: dict[str, float] = {}
        self.delay: dict[str, float] = {}
        self.tails: dict[str, LogTail] = {}

    def start(self, children: Iterable[Child]) -> None:
        """Start children whose log is to be shown."""
        for child in children:
            self.tails[child.name] = LogTail(child.log)
            child.start(self.run)
        self.note()

    def look(self, children: Iterable[Child]) -> None:
        """One round: show the logs, start again what has ended and whose delay is over."""
        for child in children:
            if child.name in self.tails:
                for line in self.tails[child.name].new_lines():
                    self.say(f"{child.name:>6} | {line}")
            if child.alive:
                continue
            if child.name not in self.due:
                self._plan(child)
            elif time.monotonic() >= self.due[child.name]:
                del self.due[child.name]
                child.start(self.run)
                self.note()

    def until(self, over: Callable[[], bool], children: list[Child], seconds: float) -> bool:
        """Look round until `over()` holds. False when `seconds` went by first."""
        deadline = time.monotonic() + seconds
        while not over():
            if time.monotonic() > deadline:
                return False
            self.look(children)
            time.sleep(TICK)
        return True

    def _plan(self, child: Child) -> None:
        child.sweep()
        lived = time.monotonic() - child.started
        delay = FIRST_DELAY if lived > STEADY else self.delay.get(child.name, FIRST_DELAY)
        self.delay[child.name] = min(delay * 2, LONGEST_DELAY)
        self.due[child.name] = time.monotonic() + delay
        self.say(f"{child.name:>6} | ended ({_how(child)}); starting again in {delay:g} s")


def _how(child: Child) -> str:
    status = child.process.returncode
    return f"by {signal.Signals(-status).name}" if status < 0 else f"with status {status}"
