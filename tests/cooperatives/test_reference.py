"""The reference data is whole, loads once, and does not undo what an admin corrected."""

import pytest
from django.core.management import call_command

from cooperatives.models import Court, Province, Region, Requirement, Sector, TermsVersion
from cooperatives.reference import load_reference
from coopstore.core.languages import LANGUAGE_CODES

pytestmark = pytest.mark.django_db


def test_every_region_province_sector_and_paper_is_loaded_in_four_languages():
    written = load_reference()

    assert Region.objects.count() == 12
    assert Province.objects.count() == 75
    assert Province.objects.filter(kind="prefecture").count() == 13
    assert Sector.objects.count() == 21
    assert Court.objects.count() == 78
    assert Requirement.objects.count() == 12
    assert TermsVersion.objects.count() == 1
    assert written == 12 + 75 + 21 + 78 + 12 + 1
    for model in (Region, Province, Sector, Court, Requirement):
        for code in LANGUAGE_CODES:
            assert not model.objects.filter(**{f"name_{code}__isnull": True}).exists()
            assert not model.objects.filter(**{f"name_{code}": ""}).exists()


def test_provinces_lie_in_their_region_of_today():
    load_reference()

    assert Province.objects.get(code="MA-CHT").region_id == "MA-09"
    assert Province.objects.get(code="MA-NOU").region_id == "MA-06"


def test_loading_again_writes_nothing():
    load_reference()

    assert load_reference() == 0


def test_a_correction_survives_and_an_emptied_text_comes_back():
    load_reference()
    Region.objects.filter(code="MA-09").update(name_zgh="ⵙⵓⵙ", name_en="")

    assert load_reference() == 1
    region = Region.objects.get(code="MA-09")
    assert region.name_zgh == "ⵙⵓⵙ"
    assert region.name_en == "Souss-Massa"


def test_the_command_says_how_much_it_wrote(capsys):
    call_command("load_reference")

    assert capsys.readouterr().out == "199 rows of reference data written\n"


def test_what_is_declared_and_accepted_is_written_in_four_languages():
    load_reference()

    terms = TermsVersion.objects.get()
    attestations = Requirement.objects.filter(kind="attestation")
    assert attestations.count() == 2
    for code in LANGUAGE_CODES:
        assert getattr(terms, f"text_{code}")
        assert not attestations.filter(**{f"statement_{code}": ""}).exists()
    assert (terms.number, terms.digest) == (1, terms.fingerprint())


def test_food_needs_the_licence_of_onssa_and_handicraft_does_not():
    load_reference()

    food = Requirement.objects.asked_in("food").get(code="onssa-licence")
    assert (food.is_mandatory, food.validity_days) == (True, 1826)
    assert not Requirement.objects.asked_in("handicraft").filter(code="onssa-licence").exists()
    assert not Requirement.objects.asked_in(None).filter(code="onssa-licence").exists()


def test_a_sector_taken_off_a_requirement_stays_off():
    load_reference()
    Requirement.objects.get(code="onssa-licence").sectors.clear()

    load_reference()

    assert Requirement.objects.asked_in("handicraft").filter(code="onssa-licence").exists()
