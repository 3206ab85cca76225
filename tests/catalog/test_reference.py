"""Reference data: loaded once, never over what the office corrected."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from catalog.models import Category, GeographicalIndication, LabelScheme
from catalog.reference import load_reference
from cooperatives.reference import load_reference as load_territory
from coopstore.core.languages import LANGUAGE_CODES

DATA = Path(settings.BASE_DIR) / "catalog" / "data"


def data(name: str) -> list[dict]:
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


@pytest.fixture
def loaded(db):
    load_territory()
    return load_reference()


def test_everything_is_loaded_once(loaded):
    again = load_reference()

    assert loaded == {
        "categories": len(data("categories")),
        "labels": len(data("labels")),
        "signs of origin": len(data("geographical_indications")),
    }
    assert set(again.values()) == {0}
    assert Category.objects.count() == loaded["categories"]
    assert LabelScheme.objects.count() == loaded["labels"]
    assert GeographicalIndication.objects.count() == loaded["signs of origin"]


def test_every_row_is_named_in_four_languages(loaded):
    for model in (Category, LabelScheme, GeographicalIndication):
        for row in model.objects.all():
            assert all(getattr(row, f"name_{code}") for code in LANGUAGE_CODES), row


def test_sign_has_its_label_area_and_family(loaded):
    argan = GeographicalIndication.objects.get(name_fr="Argane")

    assert argan.scheme_id == "igp"
    assert argan.provinces.count() == 9
    assert {category.slug for category in argan.categories.all()} == {"oils", "cosmetics"}
    assert argan.is_confirmed


def test_every_sign_is_for_a_family_of_goods(loaded):
    assert not GeographicalIndication.objects.filter(categories=None).exists()


def test_only_signs_are_bound_to_an_area(loaded):
    bound = set(LabelScheme.objects.filter(needs_indication=True).values_list("code", flat=True))

    assert bound == {"igp", "aop", "label_agricole"}


def test_corrections_of_the_office_stay(loaded):
    Category.objects.filter(slug="oils").update(name_fr="Huiles et graisses")

    load_reference()
    kept = Category.objects.get(slug="oils").name_fr
    load_reference(overwrite=True)
    restored = Category.objects.get(slug="oils").name_fr

    assert kept == "Huiles et graisses"
    assert restored != kept


@pytest.mark.django_db
def test_command_loads_the_territory_first(capsys):
    call_command("load_catalogue")

    assert "signs of origin: " in capsys.readouterr().out
    assert GeographicalIndication.objects.get(name_fr="Argane").provinces.exists()
