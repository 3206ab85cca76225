"""The glossary says what the catalogues say."""

from pathlib import Path

import pytest
from django.conf import settings

from coopstore.core.catalogues.files import catalogue_path, read_catalogue

ROOT = Path(settings.BASE_DIR)
LANGUAGES = ("fr", "ar", "zgh")


def rows() -> list[list[str]]:
    """The cells of each row, English first, without the heads of the tables."""
    lines = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if "|" in line]
    return [row for row in cells if row[0] not in ("English", "---")]


def test_every_idea_has_a_term_in_each_language():
    assert len(rows()) > 80
    assert [row for row in rows() if len(row) != 4 or not all(row)] == []


def test_every_idea_stands_once():
    ideas = [row[0] for row in rows()]
    assert len(ideas) == len(set(ideas))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_is_the_one_the_shop_uses(language):
    said = []
    for message in read_catalogue(catalogue_path(ROOT / "locale", language)):
        texts = message.string if isinstance(message.string, tuple | list) else [message.string]
        said += [text.lower() for text in texts]
    everything = "\n".join(said)
    column = 1 + LANGUAGES.index(language)

    # The form in brackets is the annexed one, which a text may use alone.
    forms = [row[column].rpartition("(")[2].rstrip(")").lower() for row in rows()]
    assert [form for form in forms if form not in everything] == []
