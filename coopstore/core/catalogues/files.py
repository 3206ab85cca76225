"""Reading, updating and compiling the catalogues below `locale/`."""

import os
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

# Django reads the header, not the language: Arabic has six forms, and Babel has its own for some.
PLURALS = {
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
    "n%100>=11 && n%100<=99 ? 4 : 5);",
    "fr": "nplurals=2; plural=(n > 1);",
    "zgh": "nplurals=2; plural=(n != 1);",
}
WIDTH = 98


def catalogue_path(locale: Path, language: str) -> Path:
    """Where the catalogue of a language lies."""
    return locale / language / "LC_MESSAGES" / "django.po"


def read_catalogue(path: Path) -> Catalog:
    """The catalogue in a file; an empty one if there is none."""
    if not path.exists():
        return Catalog(fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


def updated(old: Catalog, template: Catalog, language: str) -> Catalog:
    """`template` with the translations and translator's comments of `old`; nothing is guessed.

    What the template no longer has is dropped.
    """
    fresh = _empty(language)
    for message in template:
        if not message.id:
            continue
        before = old.get(_singular(message.id), message.context)
        kept = before is not None and bool(before.pluralizable) == bool(message.pluralizable)
        fresh.add(
            message.id,
            before.string if kept else None,
            locations=message.locations,
            flags=message.flags | ((before.flags & {"fuzzy"}) if kept else set()),
            auto_comments=message.auto_comments,
            user_comments=before.user_comments if before is not None else (),
            context=message.context,
        )
    return fresh


def write_catalogue(path: Path, catalogue: Catalog) -> bool:
    """Write it if that changes the file. Returns whether it did."""
    text = catalogue_text(catalogue)
    if path.exists() and path.read_bytes() == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text)
    return True


def catalogue_text(catalogue: Catalog) -> bytes:
    """The bytes of the file: no line numbers, no dates, so that only texts make a difference."""
    text = BytesIO()
    write_po(text, catalogue, width=WIDTH, omit_header=True, include_lineno=False)
    return _header(str(catalogue.locale_identifier)) + text.getvalue().rstrip() + b"\n"


def compile_catalogues(locale: Path) -> list[Path]:
    """Write django.mo beside every django.po that is newer. Returns what was written.

    Replaces files as a whole: a server that starts meanwhile reads the old or the new one.
    """
    written = []
    for source in sorted(locale.glob("*/LC_MESSAGES/django.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime > source.stat().st_mtime:
            continue
        fresh = target.with_suffix(f".{os.getpid()}")
        with fresh.open("wb") as file:
            write_mo(file, read_catalogue(source))
        fresh.replace(target)
        written.append(target)
    return written


def _empty(language: str) -> Catalog:
    return read_po(BytesIO(_header(language)))


def _header(language: str) -> bytes:
    return (
        'msgid ""\n'
        'msgstr ""\n'
        '"Project-Id-Version: coopstore\\n"\n'
        f'"Language: {language}\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {PLURALS[language]}\\n"\n\n'
    ).encode()


def _singular(identity: str | tuple[str, ...]) -> str:
    return identity if isinstance(identity, str) else identity[0]
