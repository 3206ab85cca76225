"""What one buys, in the plural of each language."""

from decimal import Decimal

import pytest
from django.utils import translation

from catalog.models import Unit
from catalog.templatetags.prices import measure
from coopstore.core.text import listed


@pytest.mark.parametrize(
    ("language", "amount", "unit", "words"),
    [
        ("en", "250", Unit.GRAM, "250 g"),
        ("en", "1", Unit.PIECE, "1 piece"),
        ("en", "3", Unit.PIECE, "3 pieces"),
        ("en", "2", Unit.SET, "2 sets"),
        ("fr", "0.5", Unit.LITRE, "0,5 l"),
        ("fr", "3", Unit.PIECE, "3 pièces"),
        ("ar", "1", Unit.PIECE, "قطعة واحدة"),
        ("ar", "2", Unit.PIECE, "قطعتان"),
        ("ar", "3", Unit.PIECE, "3 قطع"),
        ("ar", "12", Unit.SET, "12 طقما"),
        ("zgh", "3", Unit.PIECE, "3 ⵏ ⵉⴼⵔⴷⵉⵙⵏ"),
    ],
)
def test_counted_units_have_plurals_and_never_break(language, amount, unit, words):
    with translation.override(language):
        assert measure(Decimal(amount), unit) == f"<bdi>{words}</bdi>".replace(" ", "\u00a0")


@pytest.mark.parametrize(("language", "comma"), [("fr", ", "), ("ar", "، ")])
def test_lists_take_the_comma_of_the_language(language, comma):
    with translation.override(language):
        assert listed(["A", "B"]) == f"\u2068A\u2069{comma}\u2068B\u2069"
