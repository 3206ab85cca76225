"""65,000 rows of a register: checked, applied, checked again, each in a process of its own.

A PostgreSQL with its usual safety, started here and thrown away. Beside it in the same run: the
least that storing the rows can take (Django's `bulk_create` of the same cooperatives, nothing
checked), and django-import-export where it can be installed, on fewer rows. Memory is the peak of
the whole process. Exit status 1 when a phase is slower or larger than it may be, or when the
second run would change anything.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "var" / "bench"
FOLDER = RESULTS / "intake"
PEERS = RESULTS / "peers"
ROWS = int(os.environ.get("BENCH_ROWS", "65000"))
PEER_ROWS = min(ROWS, 2000)
PEER = "django-import-export==4.4.3"
SECONDS, MEGABYTES = 120, 300
WORKBOOK_SECONDS = 240  # openpyxl alone takes half of it, cell by cell
OURS = {"check": "check", "apply": "apply", "again": "check", "workbook": "check_xlsx"}
CHILD = "import django, sys; django.setup(); import {0} as it; it.main({1!r}, sys.argv[1], {2})"


def main() -> int:
    """Run this program once more beside servers that hold nothing else."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    given = {"DATABASE_URL", "REDIS_URL"}  # somebody's data
    environment = {name: value for name, value in os.environ.items() if name not in given}
    environment |= {
        "VAR_DIR": str(FOLDER),
        "DEBUG": "0",
        "DEMO": "1",
        "LOG_LEVEL": "WARNING",
        "DJANGO_SETTINGS_MODULE": "coopstore.settings",
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "bench"), str(PEERS)]),
    }
    command = [sys.executable, "-m", "coopstore.embedded", "run", "--"]
    command += [sys.executable, __file__, "inside"]
    status = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    shutil.rmtree(FOLDER)
    return status


def inside() -> int:
    """Measure, print and keep."""
    run("prepare", ROWS)
    rows = {"limit: bulk_create": run("limit", ROWS)}
    if has_peer():
        rows[PEER] = run("dry_run", PEER_ROWS, module="intake_peer")
    found = {name: run(phase, ROWS) for name, phase in OURS.items()}
    rows |= found
    limit = rows["limit: bulk_create"]["a second"]
    print(f"{'':<28}{'rows':>8}{'seconds':>9}{'rows/s':>8}{'CPU s':>8}{'MB':>6}{'x limit':>9}")
    for name, it in rows.items():
        print(
            f"{name:<28}{it['rows']:>8}{it['seconds']:>9.1f}{it['a second']:>8.0f}"
            f"{it['processor']:>8.1f}{it['megabytes']:>6.0f}{limit / it['a second']:>9.1f}"
        )
    breaches = broken(found)
    report = {"rows": rows, "breaches": breaches}
    (RESULTS / "intake.json").write_text(json.dumps(report, indent=1), encoding="utf-8")
    print("\n".join(breaches) or "Every phase keeps to its limits; the second run changes nothing.")
    return bool(breaches)


def run(phase: str, rows: int, module: str = "intake_phases") -> dict:
    """One phase in a fresh process."""
    command = [sys.executable, "-c", CHILD.format(module, phase, rows), str(FOLDER)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    found = json.loads(done.stdout)
    return found | {"rows": rows, "a second": rows / found["seconds"]}


def has_peer() -> bool:
    """Whether django-import-export is there, in a folder of its own."""
    install = [sys.executable, "-m", "pip", "install", "-q", "--target", str(PEERS), "--no-deps"]
    wanted = [PEER, "tablib==3.9.0", "diff-match-patch==20241021"]
    if PEERS.exists() or not subprocess.run([*install, *wanted], check=False).returncode:
        return True
    shutil.rmtree(PEERS, ignore_errors=True)
    print(f"{PEER}: skipped, it cannot be installed.")
    return False


def broken(found: dict[str, dict]) -> list[str]:
    """What does not hold, in words."""
    breaches = []
    for name, it in found.items():
        most = WORKBOOK_SECONDS if name == "workbook" else SECONDS
        if it["seconds"] > most:
            breaches.append(f"{name}: {it['seconds']:.0f} s of {most}")
        if it["megabytes"] > MEGABYTES:
            breaches.append(f"{name}: {it['megabytes']:.0f} MB of {MEGABYTES}")
    expected = {
        "check": {"outcomes": {"create": ROWS}, "files": 0, "written": 0},
        "apply": {"outcomes": {"create": ROWS}, "files": ROWS, "written": ROWS},
        "again": {"outcomes": {"same": ROWS}, "files": ROWS, "written": ROWS},
        "workbook": {"outcomes": {"same": ROWS}, "files": ROWS, "written": ROWS},
    }
    return breaches + [
        f"{name}: {key} {found[name][key]}, not {value}"
        for name, facts in expected.items()
        for key, value in facts.items()
        if found[name][key] != value
    ]


if __name__ == "__main__":
    sys.exit(inside() if sys.argv[1:] == ["inside"] else main())
