"""Rows of a register that does not exist: each valid, and each another cooperative's."""

import csv
from pathlib import Path

from openpyxl import Workbook

HEADS = (
    "name_ar name_fr legal_form registration_number tribunal ice sector province place address "
    "postal_code contact_name phone email language founded women men young disabled"
).split()
COURTS = ("Tiznit", "Taroudannt", "Agadir", "Essaouira", "Fès", "Meknès", "Oujda", "Rabat")
PROVINCES = ("MA-TAR", "Tiznit", "Essaouira", "MA-FES", "Meknès", "Oujda-Angad", "تارودانت")
SECTORS = ("agriculture", "Artisanat", "argan", "الفلاحة", "Tourisme")


def register_row(n: int) -> list[str]:
    """The cells of row `n`, in the order of HEADS."""
    enterprise = n * 10**6
    return [
        f"تعاونية المستقبل {n}",
        f"Coopérative Al Moustakbal {n}",
        "Coopérative",
        f"{n // len(COURTS)}/{2000 + n % 25}",
        f"Tribunal de première instance de {COURTS[n % len(COURTS)]}",
        f"{enterprise + 97 - enterprise % 97:015d}",
        SECTORS[n % len(SECTORS)],
        PROVINCES[n % len(PROVINCES)],
        "Igherm",
        f"Douar Aït {n}",
        "83000",
        f"Fadma Aït Ali {n}",
        f"06{n % 10**8:08d}",
        f"cooperative{n}@example.org",
        "fr",
        str(1990 + n % 30),
        str(5 + n % 40),
        str(n % 20),
        str(n % 5),
        "0",
    ]


def write_files(folder: Path, count: int) -> None:
    """The same rows as register.csv and register.xlsx."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    with (folder / "register.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter=";")
        for cells in (HEADS, *map(register_row, range(1, count + 1))):
            writer.writerow(cells)
            sheet.append(cells)
    book.save(folder / "register.xlsx")
