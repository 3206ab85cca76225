"""Goods: drafted, written, put on sale, withdrawn."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from catalog.errors import (
    BelowPromised,
    Incomplete,
    Missing,
    NotApproved,
    ReferenceTaken,
    StockChanged,
    UnknownSize,
)
from catalog.models import Product, ProductStatus, Stock, StockMovement, Unit, Variant
from catalog.search import search_key
from catalog.use_cases.products import (
    Description,
    Size,
    draft_product,
    publish_product,
    save_product,
    withdraw_product,
)
from coopstore.core.errors import IllegalMove
from tests.factories.accounts import UserFactory
from tests.factories.catalog import CategoryFactory, PhotoFactory, ProductFactory, VariantFactory
from tests.factories.cooperatives import CooperativeFactory

pytestmark = pytest.mark.django_db


def described(product, **texts) -> Description:
    return Description(texts=texts, category=product.category, province=product.province)


def bottle(**changes) -> Size:
    fields = {"net_quantity": Decimal(250), "unit": Unit.MILLILITRE, "price": Decimal(95)}
    return Size(**{**fields, **changes})


def same_size(variant: Variant, **changes) -> Size:
    """What the editor sends for a variant that nobody touched."""
    on_hand = Stock.objects.get(variant=variant).on_hand
    return bottle(**{"key": variant.key, "on_hand": on_hand, "on_hand_seen": on_hand, **changes})


def test_draft_needs_nothing():
    cooperative = CooperativeFactory()

    product = draft_product(cooperative=cooperative)

    product.refresh_from_db()
    assert product.status == ProductStatus.DRAFT
    assert product.province == cooperative.province
    assert product.category is None
    assert len(product.slug) == 10
    assert product.missing() == [Missing.PHOTO, Missing.NAME, Missing.CATEGORY, Missing.SIZE]
    assert not Product.objects.visible().exists()


@pytest.mark.parametrize("language", ["ar", "zgh", "fr", "en"])
def test_name_is_kept_in_the_languages_it_was_written_in(language):
    with translation.override(language):
        product = draft_product(cooperative=CooperativeFactory(), texts={"name_ar": " زيت أركان "})

    product = Product.objects.get(pk=product.pk)
    names = [product.name_ar, product.name_zgh, product.name_fr, product.name_en]
    assert names == ["زيت أركان", None, None, None]


def test_product_is_saved_with_its_sizes_and_their_stock():
    product, actor = ProductFactory(draft=True, variant=None), UserFactory()

    save_product(
        product=product,
        description=described(product, name_fr="Huile d’argan vierge", name_en=""),
        sizes=[bottle(on_hand=7, sku="A250", texts={"label_fr": "Flacon de verre"})],
        actor=actor,
    )

    product.refresh_from_db()
    assert (product.name_fr, product.name_en) == ("Huile d’argan vierge", None)
    assert product.search_key == search_key(product) != ""
    variant = product.variants.get()
    assert (variant.price, variant.sku, variant.label_fr) == (95, "A250", "Flacon de verre")
    assert (variant.stock.on_hand, variant.stock.allocated) == (7, 0)
    movement = StockMovement.objects.get()
    assert (movement.kind, movement.on_hand_change, movement.actor) == ("received", 7, actor)


def test_vat_rate_is_the_usual_one_of_the_category_unless_chosen():
    product = ProductFactory(draft=True, variant=None, category=CategoryFactory(vat_rate=10))

    save_product(
        product=product,
        description=described(product),
        sizes=[bottle(), bottle(vat_rate=20), bottle(vat_rate=0)],
        actor=UserFactory(),
    )

    assert [variant.vat_rate for variant in product.variants.all()] == [10, 20, 0]


def test_untouched_stock_is_not_written_although_orders_changed_it_meanwhile():
    product = PhotoFactory().product
    variant = product.variants.get()
    seen_before = same_size(variant)
    Stock.objects.filter(variant=variant).update(on_hand=4)

    save_product(
        product=product, description=described(product), sizes=[seen_before], actor=UserFactory()
    )

    assert Stock.objects.get(variant=variant).on_hand == 4
    assert not StockMovement.objects.exists()


def test_stale_count_is_refused_and_nothing_is_written():
    product = ProductFactory(name_fr="Avant")
    variant = product.variants.get()
    counted = same_size(variant, on_hand=30, on_hand_seen=10)
    Stock.objects.filter(variant=variant).update(on_hand=4)

    with pytest.raises(StockChanged) as refused:
        save_product(
            product=product,
            description=described(product, name_fr="Après"),
            sizes=[counted],
            actor=UserFactory(),
        )

    assert (refused.value.variant_pk, refused.value.on_hand) == (variant.pk, 4)
    product.refresh_from_db()
    assert product.name_fr == "Avant"
    assert Stock.objects.get(variant=variant).on_hand == 4
    assert not StockMovement.objects.exists()


def test_stock_cannot_fall_below_what_is_promised():
    product = ProductFactory()
    variant = product.variants.get()
    Stock.objects.filter(variant=variant).update(allocated=6)

    with pytest.raises(BelowPromised) as refused:
        save_product(
            product=product,
            description=described(product),
            sizes=[same_size(variant, on_hand=5)],
            actor=UserFactory(),
        )

    assert refused.value.allocated == 6
    assert Stock.objects.get(variant=variant).on_hand == 10


def test_size_of_another_cooperative_is_refused_and_nothing_is_written():
    product, foreign = ProductFactory(), VariantFactory(price="500.00")

    with pytest.raises(UnknownSize):
        save_product(
            product=product,
            description=described(product, name_fr="Après"),
            sizes=[bottle(key=foreign.key, price=Decimal(1))],
            actor=UserFactory(),
        )

    foreign.refresh_from_db()
    assert foreign.price == 500
    assert not Product.objects.filter(name_fr="Après").exists()


def test_one_size_sent_twice_is_refused():
    product, twice = ProductFactory(draft=True), bottle()

    with pytest.raises(UnknownSize):
        save_product(
            product=product,
            description=described(product),
            sizes=[twice, twice],
            actor=UserFactory(),
        )

    assert product.variants.count() == 1


def test_a_reference_that_a_colleague_gave_meanwhile_is_refused():
    product = ProductFactory(draft=True, variant__sku="A")

    with pytest.raises(ReferenceTaken) as refused:
        save_product(
            product=product,
            description=described(product, name_fr="Après"),
            sizes=[bottle(sku="A")],
            actor=UserFactory(),
        )

    assert refused.value.reason()
    assert product.variants.count() == 1
    assert not Product.objects.filter(name_fr="Après").exists()


def test_two_sizes_may_exchange_their_references():
    product = PhotoFactory(product=ProductFactory(variant__sku="A")).product
    first, second = product.variants.get(), VariantFactory(product=product, sku="B")

    save_product(
        product=product,
        description=described(product),
        sizes=[same_size(first, sku="B"), same_size(second, sku="A")],
        actor=UserFactory(),
    )

    assert [variant.sku for variant in product.variants.all()] == ["B", "A"]


def test_complete_product_goes_on_sale():
    product = ProductFactory(draft=True, name_fr="Huile d’argan", slug="k7m2p9qx4d")
    PhotoFactory(product=product)

    published = publish_product(product=product)

    assert published.slug == "huile-d-argan"
    assert published.published_at is not None
    assert list(Product.objects.on_sale()) == [product]


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({"category": None}, Missing.CATEGORY),
        ({"province": None}, Missing.PROVINCE),
        ({f"name_{code}": None for code in ("ar", "zgh", "fr", "en")}, Missing.NAME),
        ({"variant": None}, Missing.SIZE),
        ({"variant__is_active": False}, Missing.SIZE),
        ({"photo": False}, Missing.PHOTO),
    ],
)
def test_incomplete_product_stays_a_draft(change, missing):
    with_photo = change.pop("photo", True)
    product = ProductFactory(draft=True, **change)
    if with_photo:
        PhotoFactory(product=product)

    with pytest.raises(Incomplete) as refused:
        publish_product(product=product)

    assert refused.value.missing == [missing]
    product.refresh_from_db()
    assert product.status == ProductStatus.DRAFT


@pytest.mark.parametrize(
    "state", ["draft", "submitted", "under_review", "changes_requested", "rejected", "suspended"]
)
def test_product_of_a_cooperative_that_may_not_sell_stays_a_draft(state):
    cooperative = CooperativeFactory(**{state: True})
    product = PhotoFactory(product=ProductFactory(draft=True, cooperative=cooperative)).product

    with pytest.raises(NotApproved):
        publish_product(product=product)

    product.refresh_from_db()
    assert product.status == ProductStatus.DRAFT


@pytest.mark.parametrize(
    ("names", "slug"),
    [
        ({"name_ar": "زيت أركان"}, "zit-arkan"),
        ({"name_zgh": "ⴰⵔⴳⴰⵏ"}, "argan"),
        ({"name_ar": "؟!"}, "k7m2p9qx4d"),
    ],
)
def test_address_is_never_empty_whatever_the_script(names, slug):
    nameless = {f"name_{code}": None for code in ("ar", "zgh", "fr", "en")}
    product = ProductFactory(draft=True, slug="k7m2p9qx4d", **{**nameless, **names})
    PhotoFactory(product=product)

    assert publish_product(product=product).slug == slug


def test_two_products_of_one_name_have_two_addresses():
    for _ in range(2):
        PhotoFactory(product=ProductFactory(draft=True, name_fr="Huile d’argan"))

    first, second = [publish_product(product=product) for product in Product.objects.order_by("pk")]

    assert first.slug == "huile-d-argan"
    assert second.slug.startswith("huile-d-argan-")
    assert len(second.slug) == len("huile-d-argan-") + 5


def test_address_and_date_stay_when_a_product_comes_back():
    product = PhotoFactory(product=ProductFactory(draft=True, name_fr="Huile d’argan")).product
    first = publish_product(product=product)
    withdrawn = withdraw_product(product=product)
    Product.objects.filter(pk=product.pk).update(name_fr="Huile vierge")

    again = publish_product(product=product)

    assert withdrawn.status == ProductStatus.ARCHIVED
    assert (again.slug, again.published_at) == (first.slug, first.published_at)


def test_publishing_and_withdrawing_twice_change_nothing():
    product = PhotoFactory().product

    assert publish_product(product=product).status == ProductStatus.PUBLISHED
    assert withdraw_product(product=product).status == ProductStatus.ARCHIVED
    assert withdraw_product(product=product).status == ProductStatus.ARCHIVED


def test_withdrawn_product_does_not_become_a_draft_again():
    product = ProductFactory(archived=True)

    with pytest.raises(IllegalMove):
        product.move_to(ProductStatus.DRAFT)


def test_product_on_sale_cannot_lose_its_last_size():
    product = PhotoFactory().product

    with pytest.raises(Incomplete) as refused:
        save_product(
            product=product,
            description=described(product, name_fr="Après"),
            sizes=[same_size(product.variants.get(), is_active=False)],
            actor=UserFactory(),
        )

    assert refused.value.missing == [Missing.SIZE]
    assert product.variants.get().is_active
    assert not Product.objects.filter(name_fr="Après").exists()


@pytest.mark.parametrize(
    "change",
    [{"category": None}, {"province": None}, {"published_at": None}]
    + [{f"name_{code}": empty for code in ("ar", "zgh", "fr", "en")} for empty in (None, "")],
)
def test_the_database_refuses_an_incomplete_product_on_sale(change):
    product = ProductFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        Product.objects.filter(pk=product.pk).update(**change)


def test_sold_out_and_without_photo_are_found():
    full = PhotoFactory().product
    empty = ProductFactory(cooperative=full.cooperative, variant__stock__on_hand=0)

    assert list(Product.objects.sold_out()) == [empty]
    assert list(Product.objects.without_photo()) == [empty]
