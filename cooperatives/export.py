"""The files of a list as rows for a spreadsheet, in the reader's language."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from cooperatives.models import LegalForm, Province, Sector, Status
from coopstore.core.languages import LANGUAGE_CODES, nearest, text_of

AT_ONCE = 2000  # rows that are held in memory
COLUMNS = (
    "code",
    "status",
    "legal_form",
    "registration_number",
    "tribunal",
    "ice",
    "sector",
    "province",
    "contact_name",
    "phone",
    "email",
    "women",
    "men",
    "submitted_at",
    "take_by",
    "decide_by",
    "reviewer__full_name",
    "reviewer__email",
    *(f"{field}_{code}" for field in ("name", "place") for code in LANGUAGE_CODES),
)


def file_rows(files: QuerySet) -> Iterator[list]:
    """A row of headings, then a row for each file: texts, numbers and dates.

    Names are in the language that is active now, also for rows that are read later.
    """
    return _rows(files, translation.get_language(), _headings(), _Names())


def _rows(files: QuerySet, language: str, headings: list[str], names: "_Names") -> Iterator[list]:
    yield headings
    for row in files.values(*COLUMNS).iterator(chunk_size=AT_ONCE):
        region, province = names.places.get(row["province"], ("", ""))
        yield [
            row["code"],
            _text(row, "name", language),
            names.statuses[row["status"]],
            names.legal_forms[row["legal_form"]],
            row["registration_number"],
            row["tribunal"],
            row["ice"],
            names.sectors.get(row["sector"], ""),
            region,
            province,
            _text(row, "place", language),
            row["contact_name"],
            str(row["phone"] or ""),
            row["email"],
            row["women"],
            row["men"],
            _day(row["submitted_at"]),
            _day(row["take_by"]),
            _day(row["decide_by"]),
            row["reviewer__full_name"] or row["reviewer__email"] or "",
        ]


def _headings() -> list[str]:
    return [
        _("Code"),
        _("Cooperative"),
        _("Status"),
        _("Legal form"),
        _("Registration number"),
        _("Court of the register"),
        _("ICE"),
        _("Sector"),
        _("Region"),
        _("Province"),
        _("Village or town"),
        _("Contact person"),
        _("Phone"),
        _("E-mail"),
        _("Women"),
        _("Men"),
        _("Sent on"),
        _("To be taken by"),
        _("To be decided by"),
        _("Reviewer"),
    ]


class _Names:
    """What stands for the codes, in the active language."""

    def __init__(self):
        self.statuses = {code: str(label) for code, label in Status.choices}
        self.legal_forms = {code: str(label) for code, label in LegalForm.choices}
        self.sectors = {row.pk: str(text_of(row, "name")) for row in Sector.objects.all()}
        self.places = {
            row.pk: (str(text_of(row.region, "name")), str(text_of(row, "name")))
            for row in Province.objects.select_related("region")
        }


def _text(row: dict, field: str, language: str) -> str:
    return nearest({code: row[f"{field}_{code}"] for code in LANGUAGE_CODES}, language).value


def _day(moment: datetime | None) -> date | str:
    return timezone.localtime(moment).date() if moment else ""
