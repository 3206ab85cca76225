"""The list of goods, and what each still lacks."""

import pytest
from django.urls import reverse

from tests.catalog.desk.forms import address
from tests.factories.catalog import (
    PhotoFactory,
    ProductFactory,
    VariantFactory,
)

pytestmark = pytest.mark.django_db


def test_list_shows_state_stock_and_what_is_missing(desk, cooperative):
    PhotoFactory(product=ProductFactory(cooperative=cooperative, name_en="Argan oil"))
    ProductFactory(cooperative=cooperative, variant__stock__on_hand=0, name_en="Honey")
    ProductFactory(cooperative=cooperative, draft=True, variant=None, name_en="Soap")
    nameless = {f"name_{code}": None for code in ("ar", "zgh", "fr", "en")}
    ProductFactory(cooperative=cooperative, draft=True, **nameless)
    ProductFactory(name_en="Foreign saffron")

    words = desk.get(reverse("catalog:desk_products", args=[cooperative.code])).content.decode()

    for text in ("Argan oil", "On sale", "10 left", "Sold out", "Add a photo.", "Draft"):
        assert text in words
    assert "Product without a name" in words
    assert "Foreign saffron" not in words


@pytest.mark.parametrize(
    ("state", "names"),
    [
        ("published", {"Oil", "Honey"}),
        ("sold-out", {"Honey"}),
        ("draft", {"Soap"}),
        ("no-photo", {"Honey", "Soap"}),
        ("archived", {"Old"}),
    ],
)
def test_list_is_filtered_by_state(desk, cooperative, state, names):
    PhotoFactory(product=ProductFactory(cooperative=cooperative, name_en="Oil"))
    ProductFactory(cooperative=cooperative, variant__stock__on_hand=0, name_en="Honey")
    ProductFactory(cooperative=cooperative, draft=True, name_en="Soap")
    ProductFactory(cooperative=cooperative, archived=True, name_en="Old")

    response = desk.get(reverse("catalog:desk_products", args=[cooperative.code]), {"state": state})

    assert {product.name_en for product in response.context["page_obj"]} == names


def test_unknown_state_is_not_there(desk, cooperative):
    url = reverse("catalog:desk_products", args=[cooperative.code])

    assert desk.get(url, {"state": "nonsense"}).status_code == 404


@pytest.mark.parametrize("goods", [1, 12])
def test_list_takes_a_fixed_number_of_queries(
    desk, cooperative, goods, django_assert_max_num_queries
):
    for product in ProductFactory.create_batch(goods, cooperative=cooperative):
        PhotoFactory(product=product)
        VariantFactory(product=product)

    with django_assert_max_num_queries(9):
        desk.get(reverse("catalog:desk_products", args=[cooperative.code]))


@pytest.mark.parametrize("sizes", [1, 8])
def test_editor_takes_a_fixed_number_of_queries(
    desk, cooperative, sizes, django_assert_max_num_queries
):
    product = ProductFactory(cooperative=cooperative, variant=None)
    VariantFactory.create_batch(sizes, product=product)
    PhotoFactory.create_batch(sizes, product=product)

    with django_assert_max_num_queries(12):
        desk.get(address(product))
