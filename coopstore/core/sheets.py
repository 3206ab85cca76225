"""Tables for a spreadsheet: CSV as a stream, Excel as a file. No cell is ever a formula."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import BinaryIO

from openpyxl import Workbook

# What makes a spreadsheet read a formula, also in the wide letters of Asian keyboards.
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
CSV, XLSX = "csv", "xlsx"
CONTENT_TYPES = {
    CSV: "text/csv; charset=utf-8",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
LINES_AT_ONCE = 500


def safe_cell(value: object) -> object:
    """`value` as a cell may hold it: a text that could be a formula begins with an apostrophe."""
    if isinstance(value, str) and value.startswith(RISKY):
        return f"'{value}"
    return value


def csv_lines(rows: Iterable[Sequence]) -> Iterator[str]:
    """`rows` as CSV, some hundred lines at a time. The first sign tells Excel that it is UTF-8."""
    writer = csv.writer(_Echo())
    lines = (writer.writerow([safe_cell(cell) for cell in row]) for row in rows)
    yield "\ufeff"
    while some := "".join(islice(lines, LINES_AT_ONCE)):
        yield some


def write_xlsx(rows: Iterable[Sequence], file: BinaryIO, *, right_to_left: bool = False) -> None:
    """Write `rows` into `file` as one sheet, row by row, so that memory does not grow."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.sheet_view.rightToLeft = right_to_left
    for row in rows:
        sheet.append([safe_cell(cell) for cell in row])
    book.save(file)


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, line: str) -> str:
        return line
