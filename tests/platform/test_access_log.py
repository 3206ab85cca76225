"""The web server's log: who reads it can open nobody's order and nobody's account."""

import http.client
import os
import socket
import subprocess
import sys
import time
from contextlib import closing

from coopstore.embedded import ROOT

SECRET = "s3cr3t-that-opens-it"
APP = "wsgiref.simple_server:demo_app"


def test_tokens_and_keys_are_not_noted(tmp_path):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = tmp_path / "access.log"
    command = [sys.executable, "-m", "gunicorn", APP, "--config", "python:coopstore.gunicorn"]
    command += ["--bind", f"127.0.0.1:{port}", "--access-logfile", str(log), "--no-control-socket"]
    server = subprocess.Popen(command, cwd=ROOT, env=os.environ, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port)
        for path in (
            f"/fr/orders/K7M2P9QX/?t={SECRET}",
            f"/fr/accounts/password/reset/key/1-{SECRET}/",
            f"/fr/accounts/confirm-email/{SECRET}/",
        ):
            with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as asked:
                asked.request("GET", path, headers={"Referer": f"http://shop/?t={SECRET}"})
                assert asked.getresponse().status == 200
    finally:
        server.terminate()
        server.wait(timeout=20)

    noted = log.read_text()
    assert '"GET /fr/orders/K7M2P9QX/ HTTP/1.1" 200' in noted
    assert "/fr/accounts/password/reset/key/.../" in noted
    assert SECRET not in noted


def _wait_for(port: int) -> None:
    for _ in range(100):
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("gunicorn did not start")
