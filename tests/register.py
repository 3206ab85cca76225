"""Files of a register for tests: rows by column, as CSV or as a workbook."""

import csv
import io

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

GOOD = {
    "name_ar": "تعاونية الأمل",
    "name_fr": "Coopérative Al Amal",
    "legal_form": "Coopérative",
    "registration_number": "12/2015",
    "tribunal": "Tribunal de première instance de Tiznit",
    "ice": "001561191000066",
    "sector": "Argan",
    "province": "Tiznit",
    "place": "Igherm",
    "address": "Douar Aït Ali",
    "postal_code": "85000",
    "contact_name": "Fadma Aït Ali",
    "phone": "06 12 34 56 78",
    "email": "alamal@example.org",
    "language": "français",
    "founded": "2015",
    "women": "24",
    "men": "6",
    "young": "5",
    "disabled": "1",
}
OTHER_ICE = "002136093000040"


def good(**changes: str) -> dict[str, str]:
    """A row that is taken, but for `changes`."""
    return GOOD | changes


def as_csv(
    *rows: dict, separator: str = ",", encoding: str = "utf-8", heads: list[str] | None = None
) -> bytes:
    names = list(dict.fromkeys(name for row in rows for name in row)) or list(GOOD)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator)
    writer.writerow(heads or names)
    writer.writerows([row.get(name, "") for name in names] for row in rows)
    return out.getvalue().encode(encoding)


def as_workbook(*rows: dict) -> bytes:
    names = list(dict.fromkeys(name for row in rows for name in row))
    book = Workbook()
    book.active.append(names)
    for row in rows:
        book.active.append([row.get(name) for name in names])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def upload(content: bytes, name: str = "register.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)
