"""What bench_intake.py measures: each phase runs in a process of its own, with Django set up."""

import json
import resource
import time
from collections.abc import Callable
from pathlib import Path

from django.core.files import File
from django.core.management import call_command
from django.db import transaction
from django.db.models import Count
from register_rows import HEADS, register_row, write_files

from cooperatives.intake.work import work
from cooperatives.models import Cooperative, RegisterImport, RegisterRow
from cooperatives.reference import load_reference
from cooperatives.use_cases import apply_import, receive_register
from coopstore.accounts.models import User


def prepare(folder: Path, rows: int) -> dict:
    """Tables, reference data, an officer, and the two files."""
    call_command("migrate", verbosity=0)
    load_reference()
    User.objects.create_superuser("office@example.org", None)
    write_files(folder, rows)
    return {}


def check(folder: Path, rows: int, name: str = "register.csv") -> dict:
    """The dry run: upload, read, judge every row."""
    with (folder / name).open("rb") as file:
        upload = File(file, name=name)
        receive_register(upload=upload, actor=User.objects.get())
    while work():
        pass
    return _state()


def check_xlsx(folder: Path, rows: int) -> dict:
    """The same of a workbook, once everything is there."""
    return check(folder, rows, "register.xlsx")


def apply(folder: Path, rows: int) -> dict:
    """Write what the dry run said."""
    apply_import(source=RegisterImport.objects.first(), actor=User.objects.get())
    while work():
        pass
    return _state()


def limit(folder: Path, rows: int) -> dict:
    """The least: the same cooperatives by `bulk_create`, nothing checked; then undone."""
    with transaction.atomic():
        for start in range(1, rows + 1, 500):
            cells = [
                dict(zip(HEADS, register_row(n), strict=True))
                for n in range(start, min(start + 500, rows + 1))
            ]
            Cooperative.objects.bulk_create(
                Cooperative(
                    name_ar=it["name_ar"],
                    name_fr=it["name_fr"],
                    registration_number=it["registration_number"],
                    tribunal=it["tribunal"],
                    ice=it["ice"],
                    sector_id="agriculture",
                    province_id="MA-TAR",
                    place_fr=it["place"],
                    address=it["address"],
                    postal_code=it["postal_code"],
                    contact_name=it["contact_name"],
                    phone=f"+212{it['phone'][1:]}",
                    email=it["email"],
                    founded=int(it["founded"]),
                    women=int(it["women"]),
                    men=int(it["men"]),
                    young=int(it["young"]),
                )
                for it in cells
            )
        transaction.set_rollback(True)
    return {}


def _state() -> dict:
    """What the newest import found, and how many files and applied rows there are."""
    newest = RegisterImport.objects.first()
    outcomes = newest.rows.order_by().values_list("outcome").annotate(Count("pk"))
    return {
        "state": newest.state,
        "outcomes": dict(outcomes),
        "files": Cooperative.objects.count(),
        "written": RegisterRow.objects.filter(applied_at__isnull=False).count(),
    }


def main(phase: str, folder: str, rows: int) -> None:
    """Run one of the functions above and print what it found and took."""
    report(globals()[phase], Path(folder), rows)


def report(act: Callable, folder: Path, rows: int) -> None:
    began = time.monotonic()
    found = act(folder, rows)
    found["seconds"] = time.monotonic() - began
    usage = resource.getrusage(resource.RUSAGE_SELF)
    found["processor"] = usage.ru_utime + usage.ru_stime
    found["megabytes"] = usage.ru_maxrss / 1024
    print(json.dumps(found))
