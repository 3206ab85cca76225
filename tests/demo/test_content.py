"""The demonstration content keeps its own promises: no database, only the files."""

import json
import re
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

import pytest
from stdnum.ma import ice

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "coopstore/demo/data"
LANGUAGES = {"ar", "zgh", "fr", "en"}
UNITS = {"g", "kg", "ml", "l", "piece", "cm", "set"}
SCENES = {"argan", "atlas", "oasis", "coast", "rif", "plain", "cedar", "desert", "medina"}
FOOD_OR_CARE = {
    *("oils", "honey", "spreads", "preserves", "fruit", "nuts", "spices", "herbs", "beverages"),
    *("cereals", "pulses", "bakery", "dairy", "fish", "livestock", "cosmetics"),
}
ARABIC = re.compile("[\u0621-\u064a]")
TIFINAGH = re.compile("[\u2d30-\u2d67]")


def read(path):
    return json.loads((ROOT / path).read_text(encoding="utf-8"))


regions = read("cooperatives/data/regions.json")
sectors = {row["code"] for row in read("cooperatives/data/sectors.json")}
labels = {row["code"]: row for row in read("catalog/data/labels.json")}
indications = {row["name"]["fr"]: row for row in read("catalog/data/geographical_indications.json")}
categories = {row["slug"]: row for row in read("catalog/data/categories.json")}
cooperatives = {row["key"]: row for row in json.loads((DEMO / "cooperatives.json").read_text())}
products = {row["key"]: row for row in json.loads((DEMO / "products.json").read_text())}
certificates = json.loads((DEMO / "certificates.json").read_text())
reasons = json.loads((DEMO / "reasons.json").read_text())
region_of = {row["code"]: row["parent"] for row in regions if row["type"] != "region"}
approved = {key for key, row in cooperatives.items() if row["status"] == "approved"}


def translations(value, path=""):
    """Yield every (path, text in four languages) found inside a value."""
    if isinstance(value, dict):
        if LANGUAGES & value.keys():
            yield path, value
        else:
            for key, inner in value.items():
                yield from translations(inner, f"{path}/{key}")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from translations(inner, f"{path}[{index}]")


def well_written(text):
    """Four texts, each in its script, without stray spaces; French with its own typography."""
    return (
        text.keys() == LANGUAGES
        and all(isinstance(words, str) and words == words.strip() for words in text.values())
        and not any("  " in words for words in text.values())
        and bool(ARABIC.search(text["ar"]) and TIFINAGH.search(text["zgh"]))
        and bool(text["fr"] and text["en"])
        and not any(script.search(text["fr"] + text["en"]) for script in (ARABIC, TIFINAGH))
        and "'" not in text["fr"]
        and not re.search(r"(?<=\S) [:;!?»]", text["fr"])
    )


@pytest.mark.parametrize(
    "file",
    [
        "cooperatives/data/regions.json",
        "cooperatives/data/sectors.json",
        "catalog/data/labels.json",
        "catalog/data/geographical_indications.json",
        "catalog/data/categories.json",
        "coopstore/demo/data/cooperatives.json",
        "coopstore/demo/data/products.json",
        "coopstore/demo/data/certificates.json",
        "coopstore/demo/data/reasons.json",
    ],
)
def test_every_text_is_in_four_languages_and_in_its_script(file):
    wrong = [(path, text) for path, text in translations(read(file)) if not well_written(text)]
    assert wrong == []


def test_reference_data_is_whole():
    assert Counter(row["type"] for row in regions) == {
        "region": 12,
        "province": 62,
        "prefecture": 13,
    }
    assert len(labels) == 19
    assert len(indications) == 66
    assert {row["parent"] for row in categories.values()} - {None} <= categories.keys()
    assert 6 <= sum(row["parent"] is None for row in categories.values()) <= 9
    for row in indications.values():
        assert set(row["provinces"]) <= region_of.keys()
        assert set(row["categories"]) <= categories.keys()
    for row in labels.values():
        assert set(row["short"]) == set(row["explanation"]) == LANGUAGES


def test_there_is_enough_to_show():
    assert len(cooperatives) >= 44
    assert len(approved) >= 40
    assert len(products) >= 260
    assert len(certificates) >= 60
    assert len(reasons) == 12
    per_region = Counter(region_of[cooperatives[key]["province"]] for key in approved)
    assert len(per_region) == 12
    assert min(per_region.values()) >= 3
    assert sum(row["men"] == 0 for row in cooperatives.values()) >= 14
    leaves = {row["slug"] for row in categories.values() if row["parent"]}
    assert {row["category"] for row in products.values()} == leaves
    assert {region_of[row["province"]] for row in products.values()} == set(region_of.values())


def test_statuses_of_the_onboarding_queue():
    assert Counter(row["status"] for row in cooperatives.values()) == {
        "approved": len(approved),
        "draft": 2,
        "submitted": 3,
        "under_review": 2,
        "changes_requested": 2,
        "rejected": 1,
        "suspended": 1,
    }


@pytest.mark.parametrize("key", cooperatives)
def test_cooperative_is_plausible(key):
    row = cooperatives[key]
    assert ice.is_valid(row["ice"])
    assert row["ice"].startswith("00999")
    assert row["province"] in region_of
    assert row["sector"] in sectors
    assert row["legal_form"] in {"cooperative", "union"}
    assert row["scene"] in SCENES
    assert row["language"] in {"ar", "zgh", "fr"}
    assert re.fullmatch(r"\+212600000\d{3}", row["phone"])
    assert row["email"] == f"{key}@coop.example"
    members = row["women"] + row["men"]
    assert members >= 5
    assert max(row["young"], row["disabled"]) <= members
    delivery = row["delivery"]
    assert 20 <= delivery["fee"] <= 45
    assert delivery["free_from"] is None or delivery["free_from"] > delivery["fee"]
    assert 1 <= delivery["days_min"] <= delivery["days_max"]
    assert isinstance(delivery["pickup"], bool)


@pytest.mark.parametrize("field", ["phone", "ice", "email"])
def test_identifiers_are_unique(field):
    counted = Counter(row[field] for row in cooperatives.values())
    assert [value for value, times in counted.items() if times > 1] == []


def test_registration_number_is_unique_in_its_court():
    counted = Counter(
        (row["tribunal"], row["registration_number"]) for row in cooperatives.values()
    )
    assert max(counted.values()) == 1


def test_products_per_cooperative():
    counted = Counter(row["cooperative"] for row in products.values())
    assert counted.keys() <= approved | {"tazemmourt-n-tfersit"}
    assert {key: counted[key] for key in approved if not 3 <= counted[key] <= 9} == {}


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_names_and_descriptions_are_told_apart(language):
    names = Counter((row["cooperative"], row["name"][language]) for row in products.values())
    described = Counter(row["description"][language] for row in products.values())
    stories = Counter(row["story"][language] for row in cooperatives.values())
    called = Counter(row["name"][language] for row in cooperatives.values())
    for counted in (names, described, stories, called):
        assert [value for value, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("key", products)
def test_product_is_plausible(key):
    row = products[key]
    assert row["cooperative"] in cooperatives
    assert categories[row["category"]]["parent"]
    assert row["province"] in region_of
    assert row["vat"] in {0, 10, 20}
    assert ("ingredients" in row) == (row["category"] in FOOD_OR_CARE)
    assert row["care"]
    assert row["variants"]
    shown = Counter()
    for variant in row["variants"]:
        assert variant["unit"] in UNITS
        assert Decimal(variant["net_quantity"]) > 0
        assert re.fullmatch(r"\d+\.\d\d", variant["price"])
        assert Decimal(variant["price"]) > 0
        assert 0 <= variant["stock"] <= 120
        assert variant["weight_g"] > 0
        text = variant.get("label", {}).get("fr")
        shown[(variant["net_quantity"], variant["unit"], text)] += 1
    assert max(shown.values()) == 1


@pytest.mark.parametrize("number", [row["number"] for row in certificates])
def test_certificate_covers_what_it_claims(number):
    row = next(row for row in certificates if row["number"] == number)
    assert row["scheme"] in labels
    assert row["cooperative"] in cooperatives
    covered = [products[key] for key in row["products"]]
    assert {product["cooperative"] for product in covered} <= {row["cooperative"]}
    assert row["valid_from_days"] < 0 < row["valid_days"]
    assert ("reason" in row) == (row["status"] in {"rejected", "revoked"})
    if row["scheme"] == "women_coop":
        assert cooperatives[row["cooperative"]]["men"] == 0
    assert (row["gi"] is not None) == (row["scheme"] in {"igp", "aop", "label_agricole"})
    if row["gi"]:
        indication = indications[row["gi"]]
        kinds = {"IGP": "igp", "AOP": "aop", "LA": "label_agricole"}
        assert row["scheme"] == kinds[indication["kind"]]
        assert covered
        for product in covered:
            assert not indication["provinces"] or product["province"] in indication["provinces"]
            assert product["type"] in indication["types"]
            assert product["category"] in indication["categories"]


def test_certificates_in_every_state():
    counted = Counter(row["status"] for row in certificates)
    assert (counted["pending"], counted["rejected"], counted["revoked"]) == (6, 3, 2)
    expired = [
        row
        for row in certificates
        if row["status"] == "verified" and row["valid_from_days"] + row["valid_days"] < 0
    ]
    assert len(expired) == 4
    numbers = Counter(row["number"] for row in certificates)
    assert max(numbers.values()) == 1


def test_food_on_sale_has_its_sanitary_authorisation():
    authorised = defaultdict(set)
    for row in certificates:
        if row["scheme"] == "onssa_auth" and row["status"] == "verified":
            authorised[row["cooperative"]].update(row["products"] or ["all"])
    missing = [
        key
        for key, row in products.items()
        if row["cooperative"] in approved
        and row["category"] in FOOD_OR_CARE - {"cosmetics"}
        and not authorised[row["cooperative"]] & {key, "all"}
    ]
    assert missing == []


def test_reasons_are_named_once():
    codes = [row["code"] for row in reasons]
    assert len(set(codes)) == 12
    assert {use for row in reasons for use in row["applies_to"]} == {
        "requirement",
        "certificate",
        "product",
    }
