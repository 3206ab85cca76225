"""`python -m coopstore.embedded run [--scratch] -- COMMAND ...`

Runs a command with DATABASE_URL and REDIS_URL set: as the environment gives them, or those of a
run in this checkout, or of servers started for the command. With --scratch all data (VAR_DIR too)
is the command's own and is removed afterwards.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from coopstore.embedded import ROOT, attach, missing, record_path, var_dir
from coopstore.embedded.servers import StartFailed
from coopstore.embedded.session import AlreadyRunning, Services

STALE_SECONDS = 600


def main() -> int:
    """Run the command and return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m coopstore.embedded", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    run = verbs.add_parser("run")
    run.add_argument("--scratch", action="store_true")
    run.add_argument("command", nargs="+")
    asked = parser.parse_args()
    try:
        if asked.scratch:
            return _scratch(asked.command)
        if not missing() or attach():
            return _command(asked.command)
        with Services(var_dir()):
            return _command(asked.command)
    except AlreadyRunning:
        return _refuse("Another command is starting or stopping the services here; try again.")
    except StartFailed as failure:
        return _refuse(str(failure))
    except OSError as error:
        return _refuse(f"The services cannot start: {error.strerror}: {error.filename}.")


def _scratch(command: list[str]) -> int:
    (ROOT / "var").mkdir(exist_ok=True)
    for old in (ROOT / "var").glob("scratch-*"):
        if not record_path(old).exists() and time.time() - old.stat().st_mtime > STALE_SECONDS:
            shutil.rmtree(old, ignore_errors=True)  # of a command that was killed
    var = Path(tempfile.mkdtemp(prefix="scratch-", dir=ROOT / "var"))
    try:
        os.environ["VAR_DIR"] = str(var)
        with Services(var, scratch=True):
            return _command(command)
    finally:
        shutil.rmtree(var, ignore_errors=True)


def _command(command: list[str]) -> int:
    """Run it in the foreground: Ctrl-C is its own business, SIGTERM is passed on."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    process = subprocess.Popen(
        command, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)
    )
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda received, _frame: process.send_signal(received))
    status = process.wait()
    return status if status >= 0 else 128 - status


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
