"""The editor of a product: every button keeps what was typed."""

from decimal import Decimal

import pytest

from catalog.models import ProductStatus, Stock, StockMovement
from tests.catalog.desk.forms import address, known_row, page_of, row
from tests.factories.catalog import (
    CategoryFactory,
    PhotoFactory,
    ProductFactory,
    VariantFactory,
)
from tests.factories.cooperatives import CooperativeFactory, MembershipFactory

pytestmark = pytest.mark.django_db


def test_draft_is_completed_and_put_on_sale(desk, cooperative):
    product = PhotoFactory(
        product=ProductFactory(cooperative=cooperative, draft=True, variant=None, category=None)
    ).product
    size = row(0, net_quantity="0,5", unit="l", price="1 200,50", on_hand="7", label="Bottle")
    answers = {"category": CategoryFactory().pk, "name_zgh": "ⴰⵔⴳⴰⵏ", "care_en": "Keep cool."}

    response = desk.post(address(product), page_of(product, size, do="publish", **answers))

    assert response["Location"] == address(product)
    product.refresh_from_db()
    assert product.status == ProductStatus.PUBLISHED
    assert (product.name_zgh, product.care_en) == ("ⴰⵔⴳⴰⵏ", "Keep cool.")
    variant = product.variants.get()
    assert (variant.net_quantity, variant.unit, variant.price) == (
        Decimal("0.5"),
        "l",
        Decimal("1200.50"),
    )
    assert (variant.label_en, variant.label_fr, variant.vat_rate) == ("Bottle", None, 10)
    assert variant.stock.on_hand == 7
    assert StockMovement.objects.get().actor == desk.member


def test_incomplete_draft_is_kept_and_told_what_is_missing(desk, cooperative):
    product = ProductFactory(cooperative=cooperative, draft=True, variant=None, category=None)

    response = desk.post(
        address(product), page_of(product, row(0), do="publish", name_en="Written now")
    )

    words = response.content.decode()
    assert response.status_code == 422
    assert words.count("<title>\nError:") + words.count("<title>Error:") == 1
    for sentence in ("Add a photo.", "Choose the category.", "Offer at least one size"):
        assert sentence in words
    product.refresh_from_db()
    assert (product.status, product.name_en) == (ProductStatus.DRAFT, "Written now")


def test_half_written_size_is_shown_again_as_typed(desk, cooperative):
    product = ProductFactory(cooperative=cooperative, draft=True, variant=None)
    sizes = [
        row(0, net_quantity="250", unit="ml", price="a lot", on_hand="3"),
        row(1, net_quantity="500", sku="B500"),
    ]

    response = desk.post(address(product), page_of(product, *sizes, name_en="Typed name"))

    words = response.content.decode()
    assert response.status_code == 422
    for sentence in ("Write a number, such as 12,50.", "Choose the unit.", "Write the price"):
        assert sentence in words
    for typed in ('value="a lot"', 'value="500"', 'value="B500"', 'value="Typed name"'):
        assert typed in words
    assert "Choose the unit." in response.context["formset"].forms[1].errors["unit"]
    product.refresh_from_db()
    assert product.name_en != "Typed name"
    assert not product.variants.exists()


@pytest.mark.parametrize(
    ("answers", "field", "sentence"),
    [
        ({"price": "0.49"}, "price", "Write at least 0.50."),
        ({"price": "200001"}, "price", "Write at most 200000."),
        ({"price": "9.999"}, "price", "Write at most 2 digits after the comma."),
        ({"price": ""}, "price", "Write the price, such as 95."),
        ({"net_quantity": "0"}, "net_quantity", "Write more than 0."),
        ({"net_quantity": "-5"}, "net_quantity", "Write more than 0."),
        ({"net_quantity": ""}, "net_quantity", "Write the net quantity, such as 250."),
        ({"unit": "stone"}, "unit", "Choose one of the list."),
        ({"on_hand": "-1"}, "on_hand", "Write 0 or more."),
        ({"on_hand": "3.5"}, "on_hand", "Write a whole number, such as 12."),
        ({"vat_rate": "7"}, "vat_rate", "Choose one of the list."),
    ],
)
def test_each_mistake_in_a_size_has_its_sentence(desk, cooperative, answers, field, sentence):
    product = PhotoFactory(product=ProductFactory(cooperative=cooperative)).product
    size = known_row(0, product.variants.get(), **answers)

    response = desk.post(address(product), page_of(product, size))

    assert response.status_code == 422
    assert response.context["formset"].forms[0].errors[field] == [sentence]
    assert product.variants.get().price == 95


@pytest.mark.parametrize("price", ["12,5", "12.5", " 12.50 ", "١٢٫٥"])
def test_price_is_read_from_any_keyboard(desk, cooperative, price):
    product = PhotoFactory(product=ProductFactory(cooperative=cooperative)).product

    desk.post(address(product), page_of(product, known_row(0, product.variants.get(), price=price)))

    assert product.variants.get().price == Decimal("12.5")


def test_two_sizes_cannot_have_one_reference(desk, cooperative):
    product = PhotoFactory(product=ProductFactory(cooperative=cooperative)).product
    sizes = [
        known_row(0, product.variants.get(), sku="A"),
        row(1, net_quantity="1", unit="l", price="300", sku="A"),
    ]

    response = desk.post(address(product), page_of(product, *sizes))

    assert response.status_code == 422
    assert "Two sizes cannot have the same reference." in response.content.decode()
    assert product.variants.count() == 1


def test_another_row_is_added_without_losing_anything(desk, cooperative):
    product = ProductFactory(cooperative=cooperative, draft=True)
    size = known_row(0, product.variants.get(), price="not yet known")

    response = desk.post(
        address(product), page_of(product, size, do="add-size", name_en="Typed name")
    )

    words = response.content.decode()
    assert response.status_code == 200
    assert len(response.context["formset"].forms) == 2
    assert 'value="not yet known"' in words
    assert 'value="Typed name"' in words
    assert 'name="size-TOTAL_FORMS" value="2"' in words
    assert "Write a number" not in words
    product.refresh_from_db()
    assert product.name_en != "Typed name"


def test_size_sent_twice_is_one_size(desk, cooperative):
    product = ProductFactory(cooperative=cooperative, draft=True, variant=None)
    page = page_of(product, row(0, net_quantity="250", unit="ml", price="95", on_hand="4"))

    for _ in range(2):
        desk.post(address(product), page)

    assert product.variants.get().stock.on_hand == 4
    assert StockMovement.objects.count() == 1


def test_too_many_sizes_are_refused(desk, cooperative):
    product = ProductFactory(cooperative=cooperative, draft=True, variant=None)
    rows = [row(i, net_quantity="250", unit="ml", price="95") for i in range(21)]

    response = desk.post(address(product), page_of(product, *rows))

    assert response.status_code == 422
    assert "A product has at most 20 sizes." in response.content.decode()
    assert not product.variants.exists()


def test_size_of_another_cooperative_cannot_be_priced(desk, cooperative):
    product = PhotoFactory(product=ProductFactory(cooperative=cooperative)).product
    foreign = VariantFactory(price="500.00")
    sizes = [known_row(0, product.variants.get()), known_row(1, foreign, price="1")]

    response = desk.post(address(product), page_of(product, *sizes))

    assert response.status_code == 422
    foreign.refresh_from_db()
    assert foreign.price == 500


def test_stale_stock_is_shown_and_the_second_answer_counts(desk, cooperative):
    product = PhotoFactory(product=ProductFactory(cooperative=cooperative)).product
    variant = product.variants.get()
    page = page_of(product, known_row(0, variant, on_hand="30"))
    Stock.objects.filter(variant=variant).update(on_hand=4)

    response = desk.post(address(product), page)

    assert response.status_code == 422
    assert "4 are there now" in response.content.decode()
    assert 'name="size-0-on_hand_seen" value="4"' in response.content.decode()
    assert Stock.objects.get(variant=variant).on_hand == 4

    desk.post(address(product), {**page, "size-0-on_hand_seen": "4"})

    assert Stock.objects.get(variant=variant).on_hand == 30


def test_category_and_province_must_be_of_the_list(desk, cooperative):
    product = PhotoFactory(product=ProductFactory(cooperative=cooperative)).product
    size = known_row(0, product.variants.get())

    response = desk.post(
        address(product), page_of(product, size, category="99999", province="MA-XXX")
    )

    assert response.status_code == 422
    assert set(response.context["form"].errors) == {"category", "province"}


def test_product_of_a_cooperative_in_review_stays_a_draft(client):
    cooperative = CooperativeFactory(under_review=True)
    client.force_login(MembershipFactory(cooperative=cooperative).user)
    product = PhotoFactory(product=ProductFactory(cooperative=cooperative, draft=True)).product
    size = known_row(0, product.variants.get())

    response = client.post(
        address(product), page_of(product, size, do="publish", name_en="Kept name")
    )

    assert response.status_code == 422
    assert "Your cooperative is not approved yet." in response.content.decode()
    product.refresh_from_db()
    assert (product.status, product.name_en) == (ProductStatus.DRAFT, "Kept name")


def test_product_is_withdrawn_and_comes_back(desk, cooperative):
    product = PhotoFactory(product=ProductFactory(cooperative=cooperative)).product
    size = known_row(0, product.variants.get())

    desk.post(address(product), page_of(product, size, do="withdraw"))
    product.refresh_from_db()
    withdrawn = product.status
    desk.post(address(product), page_of(product, size, do="publish"))
    product.refresh_from_db()

    assert (withdrawn, product.status) == (ProductStatus.ARCHIVED, ProductStatus.PUBLISHED)
