"""The list of goods: filters in the address, counts beside the choices, order and pages."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from catalog.browse import Browse
from catalog.filters import Filters
from tests.factories.catalog import (
    CategoryFactory,
    CertificateFactory,
    LabelSchemeFactory,
    PhotoFactory,
    ProductFactory,
    VariantFactory,
)
from tests.factories.cooperatives import CooperativeFactory, ProvinceFactory, RegionFactory

pytestmark = pytest.mark.django_db


def read(address: str) -> Filters:
    return Filters.read(QueryDict(address))


def browse(address: str = "") -> Browse:
    return Browse(read(address))


def slugs(address: str = "") -> list[str]:
    return [product.slug for product in browse(address).products]


def counts(choices) -> dict[str, int]:
    return {choice.code: choice.count for choice in choices}


@pytest.fixture
def shop() -> None:
    """Two regions, two families with children, one label, prices 20 to 300, one thing sold out."""
    food = CategoryFactory(slug="food")
    oils = CategoryFactory(slug="oils", parent=food)
    honey = CategoryFactory(slug="honey", parent=food)
    craft = CategoryFactory(slug="craft")
    souss = ProvinceFactory(code="MA-TAR")
    rif = ProvinceFactory(code="MA-CHE", region=RegionFactory(code="MA-01"))
    south = CooperativeFactory(slug="south", province=souss)
    north = CooperativeFactory(slug="north", province=rif)
    CertificateFactory(cooperative=south, scheme=LabelSchemeFactory(code="bio_maroc"))
    now = timezone.now()
    for age, (slug, cooperative, category, price, left) in enumerate(
        [
            ("argan", south, oils, 100, 5),
            ("olive", north, oils, 60, 5),
            ("thyme", south, honey, 200, 0),
            ("cedar", north, honey, 300, 5),
            ("basket", north, craft, 20, 5),
        ]
    ):
        product = ProductFactory(
            slug=slug,
            name_fr=slug,
            cooperative=cooperative,
            category=category,
            published_at=now - timedelta(hours=age),
            variant__price=price,
            variant__stock__on_hand=left,
        )
        assert product.province == cooperative.province


# -- The address


@pytest.mark.parametrize(
    "address",
    [
        "category=%00&region=MA-99&label=<script>&cooperative=../../etc",
        "price_min=abc&price_max=NaN",
        "price_min=Infinity&price_max=-5",
        "price_min=1e999999999&price_max=" + "9" * 500,
        "in_stock=no&sort=;drop table&page=-1",
        "page=99999999999999999999999999",
        "page=" + "9" * 5000,
        "q=%00%00&q=%F0%9F%8C%B6",
        "q=" + "%25" * 3000,
        "q='%20OR%201=1--",
        "%5B%5D=1&category[]=oils&category%5B%24ne%5D=1",
        "&".join(f"category=c{n}" for n in range(500)),
    ],
)
def test_no_address_is_an_error(shop, client, address):
    assert client.get(f"/fr/products/?{address}").status_code == 200


def test_what_cannot_be_understood_is_left_out(shop):
    asked = browse("category=oils&category=nope&region=XX&label=&price_min=x&sort=odd&in_stock=2")
    assert asked.filters == Filters(category=("oils",))


@pytest.mark.parametrize(
    ("typed", "price"),
    [
        ("50", Decimal(50)),
        ("100", Decimal(100)),
        ("49,90", Decimal("49.9")),
        ("1 234.5", Decimal("1234.5")),
        ("1\u202f234", Decimal(1234)),
        ("٢٥٠", Decimal(250)),
        ("0", Decimal(0)),
        ("", None),
        ("-1", None),
        ("1e3000000", None),
        ("NaN", None),
        ("99999999", None),
        ("cent", None),
    ],
)
def test_prices_are_read_as_people_type_them(typed, price):
    query = QueryDict(mutable=True)
    query["price_min"] = typed
    assert Filters.read(query).price_min == price


def test_prices_in_the_wrong_order_are_swapped():
    asked = read("price_min=200&price_max=50")
    assert (asked.price_min, asked.price_max) == (50, 200)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "?q=argan+%D8%B2%D9%8A%D8%AA",
        "?q=miel&category=oils&category=honey&region=MA-09&label=igp&cooperative=south"
        "&price_min=10&price_max=100.5&in_stock=1&sort=-price",
    ],
)
def test_an_address_is_written_as_it_was_read(address):
    assert read(address.lstrip("?")).address() == address


def test_one_filter_is_taken_off_and_the_others_stay():
    asked = read("category=oils&category=honey&price_min=5&price_max=9&in_stock=1")
    assert asked.without("category", "oils").address() == (
        "?category=honey&price_min=5&price_max=9&in_stock=1"
    )
    assert asked.without("price").address() == "?category=oils&category=honey&in_stock=1"
    assert asked.without("in_stock").in_stock is False


# -- What matches


def test_without_filters_the_newest_stand_first_and_the_sold_out_last(shop):
    assert slugs() == ["argan", "olive", "cedar", "basket", "thyme"]


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("category=oils", {"argan", "olive"}),
        ("category=food", {"argan", "olive", "thyme", "cedar"}),
        ("category=food&category=honey", {"thyme", "cedar"}),
        ("category=oils&category=craft", {"argan", "olive", "basket"}),
        ("region=MA-09", {"argan", "thyme"}),
        ("region=MA-09&region=MA-01", {"argan", "olive", "thyme", "cedar", "basket"}),
        ("label=bio_maroc", {"argan", "thyme"}),
        ("cooperative=north", {"olive", "cedar", "basket"}),
        ("price_min=60&price_max=200", {"argan", "olive", "thyme"}),
        ("in_stock=1", {"argan", "olive", "cedar", "basket"}),
        ("category=food&region=MA-09&in_stock=1", {"argan"}),
        ("label=bio_maroc&region=MA-01", set()),
    ],
)
def test_choices_of_a_facet_add_up_and_facets_narrow_each_other(shop, address, found):
    assert set(slugs(address)) == found


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("price", ["basket", "olive", "argan", "cedar", "thyme"]),
        ("-price", ["cedar", "argan", "olive", "basket", "thyme"]),
        ("new", ["argan", "olive", "cedar", "basket", "thyme"]),
        ("relevance", ["argan", "olive", "cedar", "basket", "thyme"]),
    ],
)
def test_the_list_is_sorted_as_asked(shop, sort, order):
    assert slugs(f"sort={sort}") == order


def test_a_search_shows_the_best_hit_first_and_the_sold_out_last(shop):
    names = {"name_ar": "", "name_zgh": "", "name_en": ""}
    ProductFactory(slug="gone", name_fr="Amlou", variant__stock__on_hand=0, **names)
    ProductFactory(slug="near", name_fr="Pain à l’amlou et au miel", **names)
    ProductFactory(slug="best", name_fr="Amlou", **names)
    assert slugs("q=amlou") == ["best", "near", "gone"]
    assert slugs("q=amlou&in_stock=1") == ["best", "near"]


def test_the_price_is_the_one_on_the_card(shop):
    product = ProductFactory(slug="sizes", variant__price=500, variant__stock__on_hand=1)
    VariantFactory(product=product, price=400, stock__on_hand=0)
    VariantFactory(product=product, price=1, is_active=False)
    assert "sizes" in slugs("price_min=450")
    assert "sizes" not in slugs("price_max=450")


def test_a_suspended_cooperative_leaves_the_list_and_the_counts(shop):
    ProductFactory(cooperative=CooperativeFactory(suspended=True), slug="hidden")
    ProductFactory(draft=True, slug="draft")
    ProductFactory(archived=True, slug="archived")
    assert len(slugs()) == 5
    assert sum(choice.count for choice in browse().region_choices) == 5


def test_goods_of_a_cooperative_on_holiday_are_listed_but_not_in_stock(shop):
    away = CooperativeFactory(on_holiday_until=timezone.localdate() + timedelta(days=3))
    ProductFactory(cooperative=away, slug="away")
    assert slugs()[-2:] == ["away", "thyme"]
    assert "away" not in slugs("in_stock=1")


# -- The counts


def test_the_counts_say_what_each_choice_would_show(shop):
    asked = browse()
    assert counts(asked.category_choices) == {"food": 4, "craft": 1}
    assert counts(asked.region_choices) == {"MA-01": 3, "MA-09": 2}
    assert counts(asked.label_choices) == {"bio_maroc": 2}
    assert asked.in_stock_count == 4


def test_a_facet_does_not_narrow_its_own_counts(shop):
    asked = browse("region=MA-09&category=oils")
    assert counts(asked.region_choices) == {"MA-01": 1, "MA-09": 1}
    assert counts(asked.category_choices) == {"food": 2}
    assert counts(asked.category_choices[0].children) == {"oils": 1, "honey": 1}
    assert counts(asked.label_choices) == {"bio_maroc": 1}


def test_children_show_only_below_what_is_chosen(shop):
    assert browse().category_choices[0].children == []
    assert counts(browse("category=food").category_choices[0].children) == {
        "oils": 2,
        "honey": 2,
    }


def test_a_chosen_choice_that_shows_nothing_can_still_be_taken_off(shop):
    asked = browse("label=bio_maroc&region=MA-01&price_max=1")
    assert counts(asked.label_choices) == {"bio_maroc": 0}


def test_a_list_that_came_out_empty_names_the_filter_to_give_up(shop):
    asked = browse("label=bio_maroc&region=MA-01&category=oils")
    assert asked.products.count() == 0
    assert asked.to_drop == [("region", 1), ("label", 1)]


# -- The page


@pytest.mark.parametrize("language", ["ar", "zgh", "fr", "en"])
def test_the_list_is_as_long_in_every_language(shop, client, language):
    ProductFactory(slug="only-arabic", name_fr="", name_en="", name_zgh="", name_ar="زيت")
    ProductFactory(slug="only-french", name_ar="", name_en="", name_zgh="", name_fr="Huile")
    response = client.get(f"/{language}/products/")
    assert response.context["page_obj"].paginator.count == 7
    page = response.content.decode()
    assert "/products/only-arabic/" in page
    assert "/products/only-french/" in page
    assert ('<bdi lang="ar" dir="rtl">زيت</bdi>' in page) is (language != "ar")
    assert ('<bdi lang="fr" dir="ltr">Huile</bdi>' in page) is (language != "fr")


def test_filters_stand_as_chips_that_take_themselves_off(shop, client):
    page = client.get("/fr/products/?category=oils&region=MA-09&price_max=150")
    chips = page.context["chips"]
    assert [chip.url for chip in chips] == [
        "/fr/products/?region=MA-09&price_max=150",
        "/fr/products/?category=oils&price_max=150",
        "/fr/products/?category=oils&region=MA-09",
    ]
    assert chips[0].url.replace("&", "&amp;") in page.content.decode()


def test_an_empty_list_leads_on(shop, client):
    page = client.get("/fr/products/?label=bio_maroc&region=MA-01")
    assert [(drop.url, drop.count) for drop in page.context["drops"]] == [
        ("/fr/products/?region=MA-01", 3),
        ("/fr/products/?label=bio_maroc", 2),
    ]


def test_a_search_that_finds_nothing_shows_what_comes_nearest(shop, client):
    ProductFactory(slug="rug", name_fr="Tapis d’Azilal")
    page = client.get("/fr/products/?q=tapisserie")
    assert [product.slug for product in page.context["browse"].nearest] == ["rug"]
    assert "/fr/products/?q=Tapis" in page.content.decode()


def test_pages_hold_twenty_four_goods_and_a_page_too_far_is_the_last(client):
    ProductFactory.create_batch(26)
    first = client.get("/fr/products/?in_stock=1")
    assert len(first.context["page_obj"]) == 24
    assert "?in_stock=1&amp;page=2" in first.content.decode()
    assert len(client.get("/fr/products/?page=2").context["page_obj"]) == 2
    assert client.get("/fr/products/?page=77").context["page_obj"].number == 2


def test_what_is_typed_comes_back_as_text(shop, client):
    page = client.get("/fr/products/?q=<script>alert(1)</script>").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize(
    ("address", "is_open"),
    [
        ("", True),
        ("category=oils", True),
        ("q=argan", False),
        ("category=oils&page=1&in_stock=1", False),
    ],
)
def test_only_whole_lists_are_for_search_engines(shop, client, address, is_open):
    page = client.get(f"/fr/products/?{address}").content.decode()
    assert ('name="robots" content="noindex,follow"' not in page) is is_open


def test_a_longer_list_asks_the_database_no_more(client):
    def queries(address: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    def fill(many: int) -> None:
        for product in ProductFactory.create_batch(many):
            PhotoFactory(product=product)
            VariantFactory(product=product)
            CertificateFactory(cooperative=product.cooperative)

    fill(2)
    plain, filtered = "/fr/products/", "/fr/products/?q=argan&label=bio_maroc&region=MA-09"
    few = queries(plain), queries(filtered)
    fill(20)
    assert (queries(plain), queries(filtered)) == few
    assert few[0] <= 15
    assert few[1] <= 17
