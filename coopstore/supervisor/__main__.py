"""`python -m coopstore.supervisor`: from prepared packages to a running shop, and to its end.

PORT chooses the port. Ctrl-C or SIGTERM ends everything. `--without-data` starts an empty shop;
`--until-parent-exits` is for `make`, whose death by `kill -9` would otherwise go unnoticed.
"""

import argparse
import http.client
import json
import os
import re
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

from coopstore.core.catalogues import compile_catalogues
from coopstore.core.css import build_css
from coopstore.embedded import ROOT, missing, record_path, var_dir
from coopstore.embedded.children import Child, stop
from coopstore.embedded.servers import StartFailed, explain
from coopstore.embedded.session import AlreadyRunning, Services
from coopstore.supervisor.preflight import Refused, check_folder, check_port, port_of
from coopstore.supervisor.programs import Step, lanes, programs
from coopstore.supervisor.watch import TICK, LogTail, Watch

WEB_SECONDS = 60
PROGRESS = re.compile(r"  \d")  # what a step says to the person who waits: "  63 cooperatives"
SAME_REQUEST = 2.0  # seconds within which a second signal is an echo of the first
ADDRESSES = [("Français", "fr"), ("العربية", "ar"), ("ⵜⴰⵎⴰⵣⵉⵖⵜ", "zgh"), ("English", "en")]
ACCOUNTS = [
    ("admin@coopstore.example", "office: validates cooperatives and labels, at /admin/"),
    ("reviewer@coopstore.example", "office: reads files and asks for changes"),
    ("validator@coopstore.example", "office: approves and rejects files too"),
    (
        "supervisor@coopstore.example",
        "office: suspends, closes, says what is asked",
    ),
    ("cooperative@coopstore.example", "owner of an approved cooperative with goods, at /fr/sell/"),
    ("newcomer@coopstore.example", "owner of a cooperative that is still registering"),
    ("shopper@coopstore.example", "shopper with orders on the way"),
]
PASSWORD = "demo-coopstore"  # noqa: S105  (printed for everyone, of a demonstration)


class Ending:
    """Whether we were asked to end. Asked again later, we go at once; the guardian tidies up.

    The same Ctrl-C or SIGTERM may reach us twice, from the terminal and through `make`.
    """

    def __init__(self, watch_parent: bool) -> None:
        self.asked_at: float | None = None
        self.parent = os.getppid() if watch_parent else None
        signal.signal(signal.SIGINT, self._ask)
        signal.signal(signal.SIGTERM, self._ask)
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # nohup
            signal.signal(signal.SIGHUP, self._ask)

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        now = time.monotonic()
        if self.asked_at is None:
            self.asked_at = now
        elif now - self.asked_at > SAME_REQUEST:
            os._exit(130)

    def __call__(self) -> bool:
        """True once a signal came, or the parent has gone."""
        return self.asked_at is not None or (
            self.parent is not None and os.getppid() != self.parent
        )


def say(text: str) -> None:
    """Print at once. A terminal that has gone is no reason to stop."""
    try:
        print(text, flush=True)
    except OSError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115  (for the rest of our life)


def main() -> int:
    """Run the shop until asked to end. Status 1 when it could not start."""
    parser = argparse.ArgumentParser(prog="python -m coopstore.supervisor", description=__doc__)
    parser.add_argument("--without-data", action="store_true")
    parser.add_argument("--until-parent-exits", action="store_true")
    asked = parser.parse_args()
    ending = Ending(asked.until_parent_exits)
    var = var_dir()
    try:
        port = port_of(os.environ.get("PORT") or "8000")
        check_folder(var)
        started = time.monotonic()
        with Services(var, before_start=lambda: _before_start(port)) as services:
            return _shop(services, port, not asked.without_data, ending, started)
    except (Refused, StartFailed) as refusal:
        say(str(refusal))
    except AlreadyRunning:
        say(_already(var))
    except OSError as error:
        say(f"The shop cannot start: {error.strerror}: {error.filename}.")
    return 1


def _before_start(port: int) -> None:
    check_port(port)
    if missing():
        say("Starting PostgreSQL and Valkey ...")


def _shop(services: Services, port: int, with_data: bool, ending: Ending, started: float) -> int:
    var, children = services.var, []
    watch = Watch(services.run, say, lambda: services.note(children))
    try:
        _prepare(services, watch, lanes(var, port, with_data), ending)
        if ending():
            return 0
        check_port(port)
        children = programs(var, port)
        watch.start(children)
        everything = [*services.children, *children]
        if not watch.until(lambda: ending() or _is_up(port), everything, WEB_SECONDS):
            raise Refused(explain("web", children[0].log, children[0].last_lines()))
        if not ending():
            say(_welcome(port, time.monotonic() - started))
        while not ending():
            watch.look(everything)
            time.sleep(TICK)
        return 0
    finally:
        if ending():
            say("Stopping ...")
        for group in _stages(children):
            stop(group, patience=4)


def _prepare(services: Services, watch: Watch, todo: list[list[Step]], ending: Ending) -> None:
    compile_catalogues(ROOT / "locale")
    build_css(ROOT / "static" / "css")
    everything = [step for lane in todo for _sentence, step in lane]
    under_way = [_walk(services, lane, everything) for lane in todo]
    try:
        while under_way and not ending():
            watch.look(services.children)
            under_way = [lane for lane in under_way if next(lane, "over") != "over"]
            time.sleep(TICK)
    finally:
        stop(everything, patience=2)


def _walk(services: Services, lane: list[Step], everything: list[Child]) -> Iterator[None]:
    """Run the steps of a lane one after the other, yielding while one is at work."""
    for sentence, step in lane:
        say(f"{sentence} ...")
        tail = LogTail(step.log)
        step.start(services.run)
        services.note(everything)
        alive = True
        while alive:
            alive = step.alive  # asked before the log is read, so that its last lines are seen
            for line in filter(PROGRESS.match, tail.new_lines()):
                say(line)
            if alive:
                yield
        if step.process.returncode:
            raise Refused(explain(step.name, step.log, step.last_lines()))


def _stages(children: list[Child]) -> list[list[Child]]:
    """Nothing new comes in first; then the worker finishes what it holds."""
    return [
        [child for child in children if child.name != "worker"],
        [child for child in children if child.name == "worker"],
    ]


def _is_up(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def _already(var: Path) -> str:
    try:
        owner = f" (process {json.loads(record_path(var).read_text())['owner']})"
    except (OSError, ValueError, KeyError):
        owner = ""
    return (
        f"The shop already runs from this folder{owner}: use it, or end it with Ctrl-C in its "
        "terminal. A second one needs a clone of its own and another PORT."
    )


def _welcome(port: int, seconds: float) -> str:
    lines = ["", f"  Coop Store runs (ready in {seconds:.0f} s). Ctrl-C ends everything.", ""]
    lines += [f"    http://127.0.0.1:{port}/{code}/".ljust(36) + name for name, code in ADDRESSES]
    lines += [f"    http://127.0.0.1:{port}/admin/", ""]
    lines += [f"  Accounts, password {PASSWORD}", ""]
    lines += [f"    {mail:<32}{what}" for mail, what in ACCOUNTS]
    lines += ["", f"  Mail and SMS: http://127.0.0.1:{port}/fr/demo/outbox/", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
