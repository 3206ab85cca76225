"""What is wrong with a catalogue: one sentence for each entry."""

import re
from collections import Counter
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from coopstore.core.catalogues.extract import template_of, texts_of
from coopstore.core.catalogues.files import (
    PLURALS,
    catalogue_path,
    catalogue_text,
    read_catalogue,
    updated,
)

NAMED = re.compile(r"%\([a-z_A-Z0-9]+\)[#0 +-]*\d*(?:\.\d+)?[a-zA-Z]")
BRACES = re.compile(r"\{[a-z_A-Z0-9]*\}")
POSITIONAL = re.compile(r"%[sd]")
TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*")


def faults_of(root: Path, locale: Path) -> list[str]:
    """The faults of all catalogues below `locale`, measured by the texts of the project."""
    texts = texts_of(root)
    faults = []
    for language in PLURALS:
        path = catalogue_path(locale, language)
        name = path.relative_to(root) if path.is_relative_to(root) else path
        template = template_of(texts, language)
        faults += [f"{name}: {fault}" for fault in catalogue_faults(path, template, language)]
    return faults


def catalogue_faults(path: Path, template: Catalog, language: str) -> list[str]:
    """The faults of one catalogue."""
    if not path.exists():
        return ["there is no such catalogue; run `make messages`"]
    catalogue = read_catalogue(path)
    expected = updated(catalogue, template, language)
    faults = []
    if PLURALS[language] != f"{catalogue.plural_forms}".rstrip(";") + ";":
        faults.append(f"the header must say Plural-Forms: {PLURALS[language]}")
    wanted, present = _keys(expected), _keys(catalogue)
    faults += [f"{_shown(key)} is not in the catalogue" for key in wanted if key not in present]
    faults += [f"{_shown(key)} is no longer used" for key in present if key not in wanted]
    for message in catalogue:
        if message.id and _key(message) in wanted:
            faults += [f"{_shown(_key(message))} {fault}" for fault in entry_faults(message)]
    if not faults and path.read_bytes() != catalogue_text(expected):
        faults.append("the file is not as `make messages` writes it; run it")
    return faults


def entry_faults(message: Message) -> list[str]:
    """What is wrong with one translation."""
    if message.fuzzy:
        return ["is marked fuzzy: look at it and remove the mark"]
    plural = isinstance(message.id, (tuple, list))
    forms = list(message.string) if plural else [message.string]
    if not all(forms):
        return ["is not translated" + (" in every plural form" if plural else "")]
    sources = list(message.id) if plural else [message.id]
    faults = []
    for position, form in enumerate(forms):
        # Only the last form must name the number: "one jar" may do without it.
        last = position == len(forms) - 1
        if _wrong_placeholders(sources, form, exact=not plural or last):
            faults.append(f"has other placeholders than the source: {form!r}")
        if _tags(form) not in [_tags(source) for source in sources]:
            faults.append(f"has other HTML tags than the source: {form!r}")
        if form.startswith("\n") != sources[-1].startswith("\n") or (
            form.endswith("\n") != sources[-1].endswith("\n")
        ):
            faults.append(f"begins or ends with another line break than the source: {form!r}")
    return faults


def _wrong_placeholders(sources: list[str], form: str, *, exact: bool) -> bool:
    wanted, given = _placeholders(sources[-1]), _placeholders(form)
    if exact:
        return given != wanted
    return not given <= wanted | _placeholders(sources[0]) or len(wanted - given) > 1


def _placeholders(text: str) -> set[str]:
    text = text.replace("%%", "")
    numbered = Counter(POSITIONAL.findall(NAMED.sub("", text)))
    return {*NAMED.findall(text), *BRACES.findall(text), *(f"{k}{n}" for k, n in numbered.items())}


def _tags(text: str) -> Counter[str]:
    return Counter(TAG.findall(text))


def _key(message: Message) -> tuple[str | None, str]:
    single = message.id if isinstance(message.id, str) else message.id[0]
    return message.context, single


def _keys(catalogue: Catalog) -> dict[tuple[str | None, str], None]:
    return {_key(message): None for message in catalogue if message.id}


def _shown(key: tuple[str | None, str]) -> str:
    context, text = key
    return f"{text!r}" + (f" (context {context!r})" if context else "")
