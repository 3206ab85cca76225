"""Finding the texts to translate in Python code, in templates, and in the libraries we show.

Of the libraries' scripts too; ours say nothing of their own.
"""

import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from django.utils.translation.template import templatize

KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
COMMENT_TAGS = ["Translators"]
SKIPPED_FOLDERS = {"tests", "bench", "var", "node_modules", "tools", "docs"}
# Texts of libraries that people meet. Arabic and French come with the libraries; Amazigh does not.
BORROWED = {
    "django": (
        "forms/fields.py",
        "forms/models.py",
        "forms/formsets.py",
        "core/validators.py",
        "db/models/base.py",
        "contrib/admin/[afhmosw]*.py",
        "contrib/admin/views/main.py",
        "contrib/admin/templatetags/admin_list.py",
        "contrib/admin/static/admin/js/*.js",
        "contrib/admin/static/admin/js/admin/*.js",
        "contrib/admin/templates/admin/[acdfnops]*.html",
        "contrib/admin/templates/admin/base.html",
        "contrib/admin/templates/admin/index.html",
        "contrib/admin/templates/admin/*/*.html",
        "contrib/admin/templates/registration/logged_out.html",
        "contrib/admin/templates/registration/password_change_*.html",
        "contrib/auth/apps.py",
        "contrib/auth/forms.py",
        "contrib/auth/models.py",
        "contrib/auth/password_validation.py",
        "template/defaultfilters.py",
        "utils/dates.py",
        "utils/timesince.py",
    ),
    "phonenumber_field": ("formfields.py", "validators.py"),
    "allauth": (
        "account/adapter.py",
        "account/fields.py",
        "account/forms.py",
        "account/internal/flows/*.py",
        "mfa/adapter.py",
        "mfa/*/forms.py",
        "templates/account/messages/*.txt",
        "templates/mfa/messages/*.txt",
    ),
}


@dataclass(frozen=True)
class Found:
    """One text in one file. `id` is a pair where there is a plural."""

    id: str | tuple[str, str]
    context: str | None
    file: str
    comments: tuple[str, ...]
    borrowed: bool = False


class Unreadable(ValueError):
    """A template or module whose texts cannot be extracted; the message names the file."""


def texts_of(root: Path) -> list[Found]:
    """Every text of the project below `root`, and those of the libraries that it borrows."""
    found = [text for path in _own_files(root) for text in _read(path, str(path.relative_to(root)))]
    for package, patterns in BORROWED.items():
        spec = importlib.util.find_spec(package)
        folder = Path(next(iter(spec.submodule_search_locations)))
        for pattern in patterns:
            for path in sorted(folder.glob(pattern)):
                name = f"{package}/{path.relative_to(folder)}"
                found += _read(path, name, borrowed=True)
    return found


def template_of(texts: list[Found], language: str) -> Catalog:
    """The catalogue that `language` must have, by file and then by text, untranslated."""
    catalogue = Catalog(fuzzy=False)
    own = {(text.context, text.id) for text in texts if not text.borrowed}
    for text in sorted(texts, key=lambda t: (t.borrowed, t.file, str(t.id), t.context or "")):
        if text.borrowed and (language != "zgh" or (text.context, text.id) in own):
            continue
        catalogue.add(
            text.id,
            locations=[(text.file, 0)],
            auto_comments=text.comments,
            context=text.context,
        )
    return catalogue


def _own_files(root: Path) -> Iterator[Path]:
    for folder in sorted(path for path in root.iterdir() if path.is_dir()):
        if folder.name in SKIPPED_FOLDERS or folder.name.startswith("."):
            continue
        for path in sorted(folder.rglob("*")):
            if path.suffix == ".py" or (path.suffix in {".html", ".txt"} and _is_template(path)):
                yield path


def _is_template(path: Path) -> bool:
    return "templates" in path.parts


def _read(path: Path, name: str, *, borrowed: bool = False) -> Iterator[Found]:
    text = path.read_text(encoding="utf-8")
    language = "javascript" if path.suffix == ".js" else "python"
    if path.suffix not in {".py", ".js"}:
        try:
            text = templatize(text, origin=name)
        except SyntaxError as error:
            raise Unreadable(str(error)) from None
        # Only the calls matter; the indentation of a template would be wrong in Python.
        text = "\n".join(line.strip() for line in text.splitlines())
    source = BytesIO(text.encode())
    try:
        messages = list(extract(language, source, KEYWORDS, COMMENT_TAGS, strip_comment_tags=False))
    except (SyntaxError, ValueError) as error:
        raise Unreadable(f"{name}: {error}") from None
    for _line, message, comments, context in messages:
        identity = tuple(message[:2]) if isinstance(message, (tuple, list)) else message
        if identity:
            yield Found(identity, context, name, tuple(comments), borrowed)
