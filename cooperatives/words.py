"""The trail in words: names of answers, documents and people where it keeps codes."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import gettext

from cooperatives.declarations import short
from cooperatives.models import (
    Act,
    Cooperative,
    Province,
    Requirement,
    Role,
    Sector,
    TermsVersion,
    TrailEntry,
)
from cooperatives.models import Verdict as VerdictOfPaper
from cooperatives.reasons import Reason
from coopstore.accounts.models import User
from coopstore.core.languages import LANGUAGE_CODES, LANGUAGES, nearest, text_of
from coopstore.core.text import isolated

OF_REQUIREMENTS = {
    Act.PAPER_SENT,
    Act.PAPER_REMOVED,
    Act.DECLARED,
    Act.JUDGED,
    Act.WAIVED,
    Act.ASKED_AGAIN,
}
OF_OFFICERS = {Act.TAKEN, Act.RELEASED}
OF_REASONS = {Act.WAIVED, Act.ASKED_AGAIN, Act.CLOSING_ASKED, Act.CLOSING_DROPPED}
OF_ROLES = {Act.INVITED, Act.UNINVITED, Act.JOINED, Act.ROLE_CHANGED, Act.LEFT}


@dataclass(frozen=True)
class Told:
    """One entry of the trail, as a person reads it."""

    entry: TrailEntry
    subject: str
    before: str
    after: str


def in_words(entries: Iterable[TrailEntry]) -> list[Told]:
    """The same entries in the active language. Each table is asked once, if it is needed."""
    entries = list(entries)
    words = _Words(entries)
    return [
        Told(
            entry,
            words.subject(entry),
            words.value(entry, entry.before),
            words.value(entry, entry.after),
        )
        for entry in entries
    ]


def label(field: str) -> str:
    """What an answer is called; with its language where it has one."""
    base, _line, language = field.rpartition("_")
    if language in LANGUAGE_CODES:
        return f"{Cooperative._meta.get_field(base).verbose_name} ({dict(LANGUAGES)[language]})"
    return str(Cooperative._meta.get_field(field).verbose_name)


class _Words:
    def __init__(self, entries: list[TrailEntry]):
        self.entries = entries

    def subject(self, entry: TrailEntry) -> str:
        if entry.act in OF_REQUIREMENTS:
            return self.requirements.get(entry.subject, entry.subject)
        if entry.act in OF_ROLES:
            return entry.subject
        try:
            return label(entry.subject) if entry.subject else ""
        except FieldDoesNotExist:
            return entry.subject

    def value(self, entry: TrailEntry, stored: str) -> str:
        if not stored:
            return ""
        if entry.act in OF_OFFICERS:
            return self.people.get(stored, stored)
        if entry.act in OF_REASONS:
            return nearest(Reason.read(stored).texts()).value
        if entry.act in OF_ROLES:
            return str(dict(Role.choices).get(stored, stored))
        if entry.act == Act.DECLARED:
            return self._wording(stored)
        if entry.act == Act.JUDGED:
            return str(dict(VerdictOfPaper.choices).get(stored, stored))
        return self._answer(entry.subject, stored)

    def _wording(self, digest: str) -> str:
        """The version of the terms that have this fingerprint; of another text its short form."""
        if number := self.versions.get(digest):
            return gettext("version %(number)s") % {"number": number}
        return f"{gettext('Fingerprint:')} {isolated(short(digest))}"

    def _answer(self, field: str, stored: str) -> str:
        if field == "sector":
            return self.sectors.get(stored, stored)
        if field == "province":
            return self.provinces.get(stored, stored)
        choices = {"language": LANGUAGES, "legal_form": Cooperative.legal_form.field.choices}
        return str(dict(choices.get(field, ())).get(stored, stored))

    @cached_property
    def requirements(self) -> dict[str, str]:
        return {row.code: str(text_of(row, "name")) for row in Requirement.objects.all()}

    @cached_property
    def sectors(self) -> dict[str, str]:
        return _names(Sector)

    @cached_property
    def provinces(self) -> dict[str, str]:
        return _names(Province)

    @cached_property
    def versions(self) -> dict[str, int]:
        made = [entry for entry in self.entries if entry.act == Act.DECLARED]
        digests = {digest for entry in made for digest in (entry.before, entry.after) if digest}
        found = TermsVersion.objects.filter(digest__in=digests)
        return dict(found.values_list("digest", "number"))

    @cached_property
    def people(self) -> dict[str, str]:
        desks = [entry for entry in self.entries if entry.act in OF_OFFICERS]
        keys = {key for entry in desks for key in (entry.before, entry.after) if key}
        return {str(person.pk): str(person) for person in User.objects.filter(pk__in=keys)}


def _names(model: type[models.Model]) -> dict[str, str]:
    return {row.pk: str(text_of(row, "name")) for row in model.objects.all()}
