"""Rows of an import for people: on the page of the office, and in a file of what was refused."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext, override

from cooperatives.intake.columns import COLUMN, COLUMNS, FIELDS
from cooperatives.intake.problems import Problem
from cooperatives.models import LegalForm, Outcome, Province, RegisterImport, RegisterRow, Sector
from coopstore.core.languages import LANGUAGES, direction, nearest, text_of
from coopstore.core.text import harmless_cell


@dataclass(frozen=True)
class Value:
    """One value of a row; `language` where it is written in a known one."""

    label: str
    text: str
    before: str = ""
    language: str = ""

    @property
    def direction(self) -> str:
        return direction(self.language) if self.language else "auto"


class Shown:
    """How values are written for a reader. Names are looked up once a page."""

    @cached_property
    def names(self) -> dict[str, dict[str, str]]:
        return {
            "province": {p.pk: str(text_of(p, "name")) for p in Province.objects.all()},
            "sector": {s.pk: str(text_of(s, "name")) for s in Sector.objects.all()},
            "legal_form": {form.value: str(form.label) for form in LegalForm},
            "language": dict(LANGUAGES),
        }

    def row(self, row: RegisterRow) -> "ShownRow":
        return ShownRow(row, self)

    def text(self, name: str, value: str | int) -> str:
        return self.names.get(name, {}).get(value, str(value))


@dataclass(frozen=True)
class ShownRow:
    """One row for the page."""

    row: RegisterRow
    shown: Shown

    @property
    def title(self) -> str:
        """A name of the cooperative, as the row gives it."""
        values = self.row.values
        names = {code: values.get(f"name_{code}") for code in ("ar", "zgh", "fr")}
        return str(nearest(names)) or str(values.get("name", ""))

    @property
    def values(self) -> list[Value]:
        """Everything the row says."""
        return [
            Value(label_of(name), self.shown.text(name, value), language=_language(name))
            for name, value in self.row.values.items()
        ]

    @property
    def changes(self) -> list[Value]:
        """What is, or would be, another than before."""
        return [
            Value(
                label_of(name),
                self.shown.text(name, after),
                self.shown.text(name, before),
                _language(name),
            )
            for name, (before, after) in self.row.changes.items()
        ]

    @property
    def reasons(self) -> list[tuple[str, str]]:
        """Which column, and what is wrong there."""
        return reasons_of(self.row)


def label_of(name: str) -> str:
    """The name of a field in the active language."""
    if name in COLUMN:
        return str(COLUMN[name].label)
    return str(FIELDS[name].label) if name in FIELDS else ""


def reasons_of(row: RegisterRow) -> list[tuple[str, str]]:
    problems = [Problem.stored(data) for data in row.problems]
    return [(label_of(problem.field), problem.text()) for problem in problems]


class _Line:
    """A file that gives back what is written to it, line by line."""

    def write(self, text: str) -> str:
        return text


def refused_as_csv(source: RegisterImport) -> Iterator[str]:
    """The refused rows with their reasons, to be corrected and imported again."""
    language = get_language()
    writer = csv.writer(_Line())
    with override(language):
        heads = [gettext("Row"), *(str(column.label) for column in COLUMNS), gettext("Reason")]
    yield "\ufeff" + writer.writerow(heads)
    for row in source.rows.filter(outcome=Outcome.REFUSE).iterator(chunk_size=500):
        with override(language):
            reasons = " ".join(
                f"{label}: {text}" if label else text for label, text in reasons_of(row)
            )
        cells = [str(row.values.get(column.name, "")) for column in COLUMNS]
        yield writer.writerow(map(harmless_cell, [str(row.number), *cells, reasons]))


def _language(name: str) -> str:
    code = name.rpartition("_")[2]
    return code if code in dict(LANGUAGES) else ""
