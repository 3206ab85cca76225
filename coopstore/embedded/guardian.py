"""`python -m coopstore.embedded.guardian VAR`: what stays when the owner of a run is killed.

It waits until its standard input ends, which happens when the owner is gone however it went. After
an orderly end no record is left and it has nothing to do; after a `kill -9` it ends the run.
A parent-death signal would be less: it does not reach grandchildren, and only Linux has it.
"""

import signal
import subprocess
import sys
from pathlib import Path

from coopstore.embedded import ROOT, record_path
from coopstore.embedded.record import stop_leftovers


def start_guardian(var: Path) -> subprocess.Popen:
    """Start a guardian for the run in `var`. It watches the caller through a pipe."""
    return subprocess.Popen(
        [sys.executable, "-m", "coopstore.embedded.guardian", str(var)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def main() -> None:
    """Wait for the end of the owner, then end what it left."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    sys.stdin.buffer.read()
    var = Path(sys.argv[1])
    if record_path(var).exists():
        stop_leftovers(var)


if __name__ == "__main__":
    main()
