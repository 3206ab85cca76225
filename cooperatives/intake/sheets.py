"""Files of the register as rows of texts: CSV as offices save it, and Excel workbooks.

A file is judged by what is in it. It is read row by row and never held in memory, but for the
table of texts of a workbook, whose size is limited.
"""

import codecs
import csv
import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import PurePath
from typing import BinaryIO, TextIO

from django.conf import settings
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from cooperatives.intake.columns import known_heads
from cooperatives.intake.errors import (
    SheetBroken,
    SheetEmpty,
    SheetIsOldExcel,
    SheetLocked,
    SheetMisnamed,
    SheetOfOtherKind,
    SheetTooHeavy,
    TooManyRows,
)

CSV, XLSX = "csv", "xlsx"
SUFFIXES = {CSV: (".csv", ".txt", ".tsv"), XLSX: (".xlsx", ".xlsm")}
NO_TABLES = (b"%PDF-", b"{\\rtf", b"<")  # texts, but of another kind
SEPARATORS = ",;\t"
SAMPLE = 256 * 1024  # bytes that are looked at to tell what a file is
LONGEST_CELL = 4000  # characters; no column takes as many
WIDEST_ROW = 200  # cells
LONGEST_GAP = 10_000  # empty rows; a sheet may have a million of them behind its last row
UNPACKED = 400 * 1024 * 1024  # bytes: a workbook of 100,000 rows and 30 columns
UNPACKED_TEXTS = 80 * 1024 * 1024  # bytes of the part that is held in memory
_ESCAPED = re.compile("^'(?=[-=+@])")  # as our own files of refused rows are written
_ARABIC_RUN = re.compile("[\u0600-\u06ff]{3,}")

csv.field_size_limit(1024 * 1024)


def kind_of(file: BinaryIO, name: str) -> str:
    """Whether the file is a CSV or a workbook. Raises a Refusal that says what else it is."""
    start = _sample(file)
    if not start.strip(b"\x00\t\r\n ,;\xef\xbb\xbf\xff\xfe"):
        raise SheetEmpty
    if start.startswith(b"PK\x03\x04"):
        kind = XLSX
        _look_into(file)
    elif start.startswith(b"\xd0\xcf\x11\xe0"):  # the container of Office before 2007
        file.seek(0)
        locked = "EncryptedPackage".encode("utf-16-le") in file.read()
        raise SheetLocked if locked else SheetIsOldExcel
    elif start.startswith(NO_TABLES) or _encoding_of(file) is None:
        raise SheetOfOtherKind
    else:
        kind = CSV
    suffix = PurePath(name).suffix.lower()
    if suffix and suffix not in SUFFIXES[kind]:
        raise SheetMisnamed(suffix=suffix, kind=kind)
    return kind


def rows_of(file: BinaryIO, kind: str) -> Iterator[list[str]]:
    """Every row, the head first; rows and cells that are empty too, so that numbers fit.

    Raises SheetBroken where the file cannot be read further.
    """
    rows = _of_workbook(file) if kind == XLSX else _of_csv(file)
    return (_cells(row) for row in rows)


def plain_copy(file: BinaryIO, kind: str, target: TextIO) -> Iterator[int]:
    """Write the rows of `file` to `target` as CSV, and tell now and then how many there are.

    Raises SheetEmpty for a head without rows and TooManyRows.
    """
    writer = csv.writer(target)
    filled = last = 0
    for number, row in enumerate(rows_of(file, kind), start=1):
        if number % 1000 == 0:
            yield number
        if not any(row):
            if number - last > LONGEST_GAP:
                break
            continue
        writer.writerows([[""]] * (number - last - 1))
        writer.writerow(row)
        filled, last = filled + 1, number
        if filled > settings.REGISTER_MAX_ROWS + 1:
            raise TooManyRows
    if filled < 2:
        raise SheetEmpty
    yield last


def refuse_heavy(size: int) -> None:
    """Raises SheetTooHeavy, and SheetEmpty for a file of no bytes."""
    if size == 0:
        raise SheetEmpty
    if size > settings.REGISTER_MAX_BYTES:
        raise SheetTooHeavy


def _sample(file: BinaryIO) -> bytes:
    file.seek(0)
    return file.read(SAMPLE)


def _cells(row: list) -> list[str]:
    texts = [_text(cell) if cell is not None else "" for cell in row[:WIDEST_ROW]]
    while texts and not texts[-1]:
        texts.pop()
    return texts


def _text(cell) -> str:
    """A cell as a person reads it: whole numbers without a fraction, dates as YYYY-MM-DD."""
    if isinstance(cell, str):
        return _ESCAPED.sub("", cell[:LONGEST_CELL].strip())
    if isinstance(cell, bool):
        return str(int(cell))
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell)
    if isinstance(cell, datetime | date):
        return f"{cell:%Y-%m-%d}"
    return str(cell)


# -- Workbooks


def _look_into(file: BinaryIO) -> None:
    """Raises unless the archive is a workbook that unpacks to a bearable size."""
    try:
        with zipfile.ZipFile(file) as archive:
            parts = {part.filename: part.file_size for part in archive.infolist()}
    except zipfile.BadZipFile as error:
        raise SheetBroken from error
    if "xl/workbook.xml" not in parts:
        raise SheetOfOtherKind
    texts = parts.get("xl/sharedStrings.xml", 0)
    if sum(parts.values()) > UNPACKED or texts > UNPACKED_TEXTS:
        raise SheetTooHeavy


def _of_workbook(file: BinaryIO) -> Iterator[tuple]:
    file.seek(0)
    try:
        with warnings.catch_warnings(action="ignore"):  # it speaks of styles
            book = load_workbook(file, read_only=True, keep_links=False)
        try:
            sheet = book.worksheets[0]
            sheet.reset_dimensions()  # what a file says of its own size may be wrong
            yield from sheet.iter_rows(values_only=True)
        finally:
            book.close()
    except _BROKEN as error:
        raise SheetBroken from error


# What zipfile, the parser of XML and openpyxl raise about a damaged workbook.
_BROKEN = (
    *(zipfile.BadZipFile, InvalidFileException, SyntaxError, KeyError, IndexError, ValueError),
    *(TypeError, AttributeError, EOFError, OSError),
)


# -- CSV


def _of_csv(file: BinaryIO) -> Iterator[list[str]]:
    encoding = _encoding_of(file)
    with _texts_of(file, encoding) as text:
        separator = _separator_of(text)
        text.seek(0)
        try:
            yield from csv.reader(text, delimiter=separator)
        except (csv.Error, UnicodeDecodeError) as error:
            raise SheetBroken from error


@contextmanager
def _texts_of(file: BinaryIO, encoding: str) -> Iterator[TextIO]:
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=encoding, newline="")
    try:
        yield text
    finally:
        text.detach()  # the file is closed by whoever opened it


def _encoding_of(file: BinaryIO) -> str | None:
    """UTF-8 or UTF-16, else the Windows page that fits; None for what is no text."""
    start = _sample(file)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if b"\x00" in start:
        return None
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    file.seek(0)
    try:
        while block := file.read(SAMPLE):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return _windows_page(start)
    return "utf-8-sig"


def _windows_page(start: bytes) -> str | None:
    """Both pages write é and è alike; only Arabic puts three letters of its own in a row."""
    if any(byte < 9 or 14 <= byte < 27 for byte in start):
        return None
    arabic = _ARABIC_RUN.search(start.decode("cp1256"))
    return "cp1256" if arabic else "cp1252"


def _separator_of(text: TextIO) -> str:
    """The one under which most heads are known."""
    head = text.readline()
    return max(
        SEPARATORS, key=lambda mark: known_heads(next(csv.reader([head], delimiter=mark), []))
    )
