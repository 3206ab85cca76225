"""The scripts of the admin speak the officer's language, Amazigh included."""

import json
import re

import pytest
from django.urls import reverse

CATALOGUE = re.compile(r"const newcatalog = (\{.*?\});", re.DOTALL)
PLACEHOLDER = re.compile(r"%s|%\(\w+\)s|\bOK\b")
LETTERS = {"ar": "[؀-ۿ]", "zgh": "[ⴰ-ⵯ]", "fr": "[A-Za-zÀ-ÿ]"}


@pytest.fixture
def words(client, office):
    client.force_login(office)

    def read(language: str) -> dict:
        client.cookies["django_language"] = language
        page = client.get(reverse("admin:jsi18n")).content.decode()
        found = CATALOGUE.search(page)
        return json.loads(found[1]) if found else {}

    return read


@pytest.mark.parametrize("language", LETTERS)
def test_the_counter_of_chosen_rows_is_in_the_language(words, language):
    forms = words(language)["%(sel)s of %(cnt)s selected"]

    assert len(forms) > 1
    assert all(re.search(LETTERS[language], form) for form in forms)


def test_nothing_is_left_in_another_language_in_amazigh(words):
    known = words("zgh")

    assert known.keys() == words("fr").keys()
    for text in known.values():
        for form in text if isinstance(text, list) else [text]:
            assert not re.search("[A-Za-zÀ-ÿ]", PLACEHOLDER.sub("", form)), form
