"""How many there are: counted at the desk, and why that changed."""

import pytest

from catalog.models import Stock, StockMovement
from tests.catalog.desk.forms import address
from tests.factories.catalog import (
    ProductFactory,
    VariantFactory,
)
from tests.factories.orders import place

pytestmark = pytest.mark.django_db


def count(**numbers) -> dict:
    rows = {"stock-TOTAL_FORMS": len(numbers["rows"]), "stock-INITIAL_FORMS": len(numbers["rows"])}
    for i, (variant, seen, on_hand) in enumerate(numbers["rows"]):
        rows |= {
            f"stock-{i}-variant": variant.pk,
            f"stock-{i}-seen": seen,
            f"stock-{i}-on_hand": on_hand,
        }
    return rows


def test_count_is_kept_with_who_counted(desk, cooperative):
    product = ProductFactory(cooperative=cooperative)
    variant = product.variants.get()

    response = desk.post(address(product, "desk_stock"), count(rows=[(variant, 10, 25)]))

    assert response["Location"] == address(product, "desk_stock")
    assert Stock.objects.get(variant=variant).on_hand == 25
    movement = StockMovement.objects.get()
    assert (movement.on_hand_change, movement.actor) == (15, desk.member)
    assert "+15" in desk.get(address(product, "desk_stock")).content.decode()


@pytest.mark.parametrize(
    ("seen", "on_hand", "sentence"),
    [
        (10, 2, "6 are promised to orders: the stock cannot be less."),
        (9, 20, "10 are there now"),
        (10, "many", "Write a whole number, such as 12."),
    ],
)
def test_impossible_count_has_its_sentence(desk, cooperative, seen, on_hand, sentence):
    product = ProductFactory(cooperative=cooperative, variant__stock__allocated=6)
    variant = product.variants.get()

    response = desk.post(address(product, "desk_stock"), count(rows=[(variant, seen, on_hand)]))

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert Stock.objects.get(variant=variant).on_hand == 10
    assert not StockMovement.objects.exists()


def test_stock_of_another_cooperative_cannot_be_counted(desk, cooperative):
    product, foreign = ProductFactory(cooperative=cooperative), VariantFactory()

    response = desk.post(address(product, "desk_stock"), count(rows=[(foreign, 10, 1)]))

    assert response.status_code == 422
    assert Stock.objects.get(variant=foreign).on_hand == 10
    assert not StockMovement.objects.exists()


def test_what_is_promised_is_not_shown_as_a_change_of_the_count(desk, cooperative):
    product = ProductFactory(cooperative=cooperative)
    order = place(product.variants.get(), quantity=2)

    page = desk.get(address(product, "desk_stock")).content.decode()

    assert ">+2<" not in page
    assert f'<bdi class="num">2</bdi> · <bdi class="num">{order.number}</bdi>' in page
