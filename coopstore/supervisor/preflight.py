"""What can be refused before anything starts, each with one clear sentence."""

import errno
import os
import shutil
import socket
from pathlib import Path

DISK_BYTES = 400_000_000  # databases, pictures and compressed files of the demonstration


class Refused(RuntimeError):
    """The shop cannot start here; the message is one sentence for a person."""


def port_of(text: str) -> int:
    """The port that PORT names. Raises Refused."""
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        raise Refused(f"PORT must be a number from 1 to 65535, not {text!r}.")
    return int(text)


def check_port(port: int) -> None:
    """Refuse a port that another program uses, or that we may not open."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise Refused(
                    f"Port {port} is already in use by another program: stop it, or choose "
                    f"another port with `make demo PORT={port + 1 if port < 65535 else 8000}`."
                ) from None
            raise Refused(
                f"Port {port} cannot be opened ({error.strerror}): choose another with "
                "`make demo PORT=8000`."
            ) from None


def check_folder(var: Path) -> None:
    """Refuse a folder for data that cannot be written, or a disk that is nearly full."""
    try:
        var.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(f"The folder {var} cannot be made: {error.strerror}.") from None
    if not os.access(var, os.W_OK | os.X_OK):
        raise Refused(f"The folder {var} belongs to another user and cannot be written.")
    free = shutil.disk_usage(var).free
    if free < DISK_BYTES:
        raise Refused(
            f"The disk is nearly full: {var} needs {DISK_BYTES // 1_000_000} MB free, "
            f"and {free // 1_000_000} MB are left."
        )
