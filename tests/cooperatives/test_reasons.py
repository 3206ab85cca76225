"""Usual reasons are read in the reader's language, whoever chose them."""

import pytest
from django.utils import translation

from cooperatives.datafiles import read
from cooperatives.reasons import Kind, Reason, choices
from coopstore.core.languages import LANGUAGE_CODES


def test_every_usual_reason_is_written_in_four_languages_once():
    entries = read("reasons")

    assert [entry["code"] for entry in entries if set(entry["text"]) != set(LANGUAGE_CODES)] == []
    assert len({entry["code"] for entry in entries}) == len(entries)
    assert {kind for entry in entries for kind in entry["applies_to"]} == set(Kind)


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_of_decision_has_usual_reasons_in_the_active_language(kind, language):
    assert choices(kind)


def test_a_reason_joins_the_usual_words_and_the_officers_own():
    texts = Reason("not-registered", "Voir le tribunal.").texts()

    assert texts["fr"] == ("Cette coopérative ne se trouve pas dans le registre. Voir le tribunal.")
    assert texts["en"] == "This cooperative is not in the register. Voir le tribunal."


def test_no_reason_is_false():
    assert not Reason()
    assert not Reason("unknown")
    assert Reason("", "Own words")


def test_choices_follow_the_language():
    with translation.override("fr"):
        assert ("not-registered", "Cette coopérative ne se trouve pas dans le registre.") in (
            choices(Kind.REJECTION)
        )
