"""Dates and numbers as they are written in Morocco."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation
from django.utils.formats import date_format, get_format, number_format, sanitize_separators

from coopstore.core.templatetags.money import figure

NOVEMBER = {
    "ar": "25\u00a0نونبر\u00a02026",
    "zgh": "25\u00a0ⵏⵓⵡⴰⵏⴱⵉⵔ\u00a02026",
    "fr": "25\u00a0novembre\u00a02026",
    "en": "25\u00a0November\u00a02026",
}


@pytest.mark.parametrize(("code", "written"), NOVEMBER.items())
def test_a_date_has_the_month_that_moroccans_say_and_never_breaks(code, written):
    with translation.override(code):
        assert date_format(date(2026, 11, 25)) == written


def test_weeks_begin_on_monday(language):
    assert get_format("FIRST_DAY_OF_WEEK") == 1


def test_a_date_is_typed_day_first(language):
    assert get_format("DATE_INPUT_FORMATS")[0] == "%d/%m/%Y"


def test_a_number_has_a_comma_and_narrow_spaces_but_for_english(language):
    written = number_format(Decimal("1234567.50"), use_l10n=True, force_grouping=True)
    separator = "." if language == "en" else ","
    assert written == f"1\u202f234\u202f567{separator}50"


def test_people_are_counted_with_the_spaces_of_an_amount(language):
    assert [figure(count) for count in (0, 28, 1328)] == ["0", "28", "1\u202f328"]


def test_an_amount_typed_with_a_comma_is_understood(language):
    if language == "en":
        assert sanitize_separators("1234.5") == "1234.5"
    else:
        assert sanitize_separators("1234,5") == "1234.5"
