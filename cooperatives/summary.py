"""What a file says, in rows: for the applicant who checks it and the officer who reads it."""

from copy import copy
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from cooperatives.application import STEPS, Step
from cooperatives.forms import FORMS
from cooperatives.models import Amendment, Cooperative
from coopstore.core.languages import LANGUAGE_CODES, LANGUAGES, Text, direction, text_of
from coopstore.core.text import mask


@dataclass(frozen=True)
class Row:
    """One answer. `language` where the text is written in a known one; `kind` is `num` or ``."""

    label: str
    value: str
    language: str = ""
    kind: str = ""
    field: str = ""

    @property
    def direction(self) -> str:
        return direction(self.language) if self.language else ""


@dataclass(frozen=True)
class Section:
    """The answers of one page."""

    step: Step
    rows: list[Row]


def summary(cooperative: Cooperative, *, masked: frozenset[str] = frozenset()) -> list[Section]:
    """Every answer that was given, page by page; of those in `masked` the last four signs."""
    return [
        Section(
            step,
            [
                replace(row, field=field)
                for field in step.fields
                if (row := _row(cooperative, step, field, masked))
            ],
        )
        for step in STEPS
    ]


def section(cooperative: Cooperative, slug: str) -> Section:
    """The answers of one page."""
    return next(part for part in summary(cooperative) if part.step.slug == slug)


@dataclass(frozen=True)
class Compared:
    """One answer before and after a change of legal data."""

    before: Row | None
    after: Row | None

    @property
    def label(self) -> str:
        return (self.after or self.before).label


def comparison(amendment: Amendment) -> list[Compared]:
    """What an amendment changes, in the order of the pages."""
    sides = [_with(amendment.cooperative, values) for values in (amendment.before, amendment.after)]
    return [
        Compared(*(_row(side, step, field, frozenset()) for side in sides))
        for step in STEPS
        for field in step.fields
        if field in amendment.after
    ]


def _with(cooperative: Cooperative, values: dict) -> Cooperative:
    """A copy in memory with other answers."""
    other = copy(cooperative)
    other._state = copy(cooperative._state)
    other._state.fields_cache = {}
    for field, value in values.items():
        setattr(other, Cooperative._meta.get_field(field).attname, value)
    return other


def _row(cooperative: Cooperative, step: Step, field: str, masked: frozenset[str]) -> Row | None:
    value = getattr(cooperative, field)
    if value is None or value == "":
        return None
    label = str(FORMS[step.slug].base_fields[field].label)
    if field in masked:
        return Row(label, mask(value), kind="num")
    language = field.rpartition("_")[2]
    if language in LANGUAGE_CODES:
        return Row(label, value, language)
    if field in ("sector", "province"):
        return _named(label, text_of(value, "name"))
    if field == "legal_form":
        return Row(label, cooperative.get_legal_form_display())
    if field == "language":
        return Row(_("Language"), dict(LANGUAGES)[value], value)
    if field == "phone":
        return Row(label, value.as_international, kind="num")
    if field in ("contact_name", "address", "tribunal", "email", "rib_holder"):
        return Row(label, value)
    return Row(label, str(value), kind="num")


def _named(label: str, text: Text) -> Row:
    return Row(label, text.value, text.language)
