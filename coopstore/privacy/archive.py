"""Write a copy of data as one ZIP: a page to read, tables, JSON for programs, and the files."""

import csv
import io
import json
import shutil
import zipfile
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import BinaryIO

from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from coopstore.core.languages import direction
from coopstore.core.personal_data import Attachment, Held, Table

# A table program takes a cell that begins so for a formula, and runs it.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_copy(target: BinaryIO, *, name: str, held: Held) -> None:
    """Write `held` about `name` into `target`, in the active language."""
    tables, missing = [], []
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for item in held:
            if isinstance(item, Attachment):
                if not _keep_file(archive, item):
                    missing.append(item.path)
            else:
                tables.append((item, list(item.rows)))
        page = {
            "name": name,
            "made_at": timezone.localtime(),
            "language": {"code": get_language(), "dir": direction(get_language())},
            "missing": missing,
        }
        archive.writestr("README.txt", _plain("privacy/copy.txt", page))
        shown = [_shown(table, rows) for table, rows in tables]
        archive.writestr("data.html", render_to_string("privacy/copy.html", page | {"all": shown}))
        archive.writestr("data.json", _json(tables))
        for part in shown:
            archive.writestr(f"tables/{part['code']}.csv", _csv(part))


def _keep_file(archive: zipfile.ZipFile, item: Attachment) -> bool:
    """Copy one file; False when it is lost, which must not cost the person the rest."""
    try:
        source = item.file.open("rb")
    except FileNotFoundError:
        return False
    with source, archive.open(item.path, "w") as kept:
        shutil.copyfileobj(source, kept)
    return True


def _plain(template: str, page: dict) -> str:
    """A text file, with the line ends of Windows, which all others read too."""
    return "\r\n".join(render_to_string(template, page).strip().splitlines()) + "\r\n"


def _json(tables: Iterable[tuple[Table, list]]) -> str:
    data = {
        table.code: [{it.key: _machine(it.value(row)) for it in table.columns} for row in rows]
        for table, rows in tables
    }
    return json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)


def _machine(value: object) -> object:
    known = (str, int, float, bool, dict, list, Decimal, date, datetime)
    return value if value is None or isinstance(value, known) else str(value)


def _shown(table: Table, rows: list) -> dict:
    return {
        "code": table.code,
        "title": str(table.title),
        "headings": [it.heading for it in table.columns],
        "rows": [[_words(it.shown(row)) for it in table.columns] for row in rows],
    }


def _words(value: object) -> str:
    """A value as people write it in the active language."""
    match value:
        case None:
            return ""
        case bool():
            return _("Yes") if value else _("No")
        case datetime():
            return date_format(timezone.localtime(value), "DATETIME_FORMAT")
        case date():
            return date_format(value, "DATE_FORMAT")
        case Decimal():
            return number_format(value)
        case dict() | list():
            return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False)
    return str(value)


def _csv(part: dict) -> bytes:
    """A table that opens in Excel and LibreOffice in every script; no cell of it is a formula."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerows([harmless(cell) for cell in row] for row in (part["headings"], *part["rows"]))
    return text.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """The text with a mark before it where a table program would calculate it."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
