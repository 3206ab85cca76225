"""A shop as in production, with the demonstration's data, for as long as a benchmark lasts."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "var" / "bench"
PASSWORD = "demo-coopstore"
PATIENCE = 600  # seconds; drawing the pictures takes most of the first start


@contextlib.contextmanager
def running_shop() -> Iterator[str]:
    """Its address: BENCH_URL if that is set, or else gunicorn started here and stopped after.

    What it stores stays in var/bench/shop, so that the second run starts at once.
    """
    if given := os.environ.get("BENCH_URL"):
        yield given.rstrip("/")
        return
    port = _free_port()
    RESULTS.mkdir(parents=True, exist_ok=True)
    environment = os.environ | {
        "PORT": str(port),
        "VAR_DIR": str(RESULTS / "shop"),
        "DEMO": "1",
    }
    environment.pop("DEBUG", None)
    command = [sys.executable, "-m", "coopstore.supervisor", "--until-parent-exits"]
    with (RESULTS / "shop.log").open("w") as log:
        shop = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    try:
        _await(port, shop)
        yield f"http://127.0.0.1:{port}"
    finally:
        shop.send_signal(signal.SIGTERM)
        shop.wait(timeout=60)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _await(port: int, shop: subprocess.Popen) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and shop.poll() is None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        with contextlib.suppress(OSError):
            connection.request("GET", "/readyz")
            if connection.getresponse().status == 200:
                return
        time.sleep(0.5)
    raise SystemExit(f"The shop did not start; see {RESULTS / 'shop.log'}")
