"""Makes or repairs .venv. Called by tools/venv.sh; needs nothing but Python.

`.venv/.complete` is written last: without it a .venv is half made, and is made anew.
"""

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
COMPLETE = VENV / ".complete"
REQUIREMENTS = [ROOT / "requirements.txt", ROOT / "requirements-dev.txt"]
DISK_BYTES = 1_000_000_000


def main() -> int:
    """Status 0 once .venv is complete; 1 after one sentence on what is in the way."""
    # Held until we end: a second `make` waits here and then finds the work done.
    lock = os.open(ROOT / "tools", os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    if is_complete():
        return 0
    if not os.access(ROOT, os.W_OK):
        return refuse(f"The folder {ROOT} cannot be written: .venv has to be made in it.")
    free = shutil.disk_usage(ROOT).free
    if free < DISK_BYTES:
        return refuse(
            f"The disk is nearly full: the packages need {DISK_BYTES // 1_000_000} MB "
            f"below {ROOT}, and {free // 1_000_000} MB are free."
        )
    print("Installing the packages into .venv (once; about a minute) ...", flush=True)
    update = COMPLETE.exists() and works("-m", "pip", "--version")
    COMPLETE.unlink(missing_ok=True)
    if not update:
        shutil.rmtree(VENV, ignore_errors=True)
        if subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False).returncode:
            shutil.rmtree(VENV, ignore_errors=True)
            return refuse(
                f"{sys.executable} cannot make a virtual environment; on Debian and Ubuntu the "
                "package python3-venv is missing."
            )
    pip = [str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    # Python compiles what is imported when it is: a fifth of what the packages hold.
    pip += ["--no-input", "--no-compile", "-r", str(REQUIREMENTS[-1])]
    if subprocess.run(pip, check=False).returncode:
        return refuse("The packages could not be installed: pip's message is above.")
    COMPLETE.touch()
    return 0


def is_complete() -> bool:
    """Whether .venv works and is no older than the requirement files."""
    return (
        COMPLETE.exists()
        and COMPLETE.stat().st_mtime >= max(path.stat().st_mtime for path in REQUIREMENTS)
        and works("-c", "")
    )


def works(*arguments: str) -> bool:
    """Whether the Python of .venv runs this without error."""
    try:
        return not subprocess.run([PYTHON, *arguments], check=False, capture_output=True).returncode
    except OSError:
        return False


def refuse(sentence: str) -> int:
    """Say it, and fail."""
    print(sentence, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
