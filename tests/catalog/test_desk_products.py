"""The desk's pages about goods: every button keeps what was typed."""

from decimal import Decimal
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import translation

from catalog.models import Photo, Product, ProductStatus, Stock, StockMovement, Variant
from cooperatives.models import Role
from tests.factories.catalog import (
    CategoryFactory,
    PhotoFactory,
    ProductFactory,
    VariantFactory,
)
from tests.factories.cooperatives import CooperativeFactory, MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def cooperative():
    return CooperativeFactory()


@pytest.fixture
def desk(client, cooperative):
    """A browser in which somebody who keeps the catalogue has signed in."""
    member = MembershipFactory(cooperative=cooperative, role=Role.CATALOGUE)
    client.force_login(member.user)
    client.member = member.user
    return client


def address(product: Product, page: str = "desk_product") -> str:
    return reverse(f"catalog:{page}", args=[product.cooperative.code, product.pk])


def row(number: int, **answers) -> dict[str, str]:
    """One row of sizes as the browser sends it."""
    blank = {
        "key": str(uuid4()),
        "net_quantity": "",
        "unit": "",
        "price": "",
        "on_hand": "",
        "on_hand_seen": "",
        "label": "",
        "gross_weight": "",
        "vat_rate": "",
        "sku": "",
        "is_active": "on",
    }
    return {f"size-{number}-{name}": value for name, value in {**blank, **answers}.items()}


def known_row(number: int, variant: Variant, **answers) -> dict[str, str]:
    known = {
        "key": str(variant.key),
        "net_quantity": "250",
        "unit": "ml",
        "price": "95",
        "on_hand": str(variant.stock.on_hand),
        "on_hand_seen": str(variant.stock.on_hand),
        "vat_rate": "10",
        "gross_weight": "320",
    }
    return row(number, **{**known, **answers})


def page_of(product: Product, *rows: dict, do: str = "save", **answers) -> dict:
    """The whole form of the editor."""
    texts = {
        f"{name}_{code}": getattr(product, f"{name}_{code}") or ""
        for name in ("name", "description", "ingredients", "care")
        for code in ("ar", "zgh", "fr", "en")
    }
    sizes = {"size-TOTAL_FORMS": len(rows), "size-INITIAL_FORMS": 0}
    for it in rows:
        sizes |= it
    return {
        **texts,
        "category": product.category_id or "",
        "province": product.province_id or "",
        **sizes,
        "do": do,
        **answers,
    }


# -- The list


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


# -- A new product


def new(desk, cooperative, **answers):
    return desk.post(reverse("catalog:desk_product_new", args=[cooperative.code]), answers)


def test_new_product_begins_with_photos(desk, cooperative, picture, upload):
    photos = [upload(picture((400, 400))), upload(picture((400, 400)))]

    response = new(desk, cooperative, photos=photos)

    product = Product.objects.get()
    assert response["Location"] == address(product)
    assert (product.status, product.photos.count()) == (ProductStatus.DRAFT, 2)
    assert product.province == cooperative.province


def test_new_product_may_begin_with_a_name(desk, cooperative):
    with translation.override("ar"):
        new(desk, cooperative, name="زيت أركان")

    product = Product.objects.get()
    assert (product.name_ar, product.name_fr) == ("زيت أركان", None)


def test_good_photos_are_kept_beside_bad_ones(desk, cooperative, picture, upload):
    photos = [upload(picture((400, 400))), upload(b"<svg></svg>", "drawing.svg")]

    response = desk.post(
        reverse("catalog:desk_product_new", args=[cooperative.code]),
        {"name": "Oil", "photos": photos},
        follow=True,
    )

    assert Product.objects.get().photos.count() == 1
    assert "“drawing.svg” is not a photo we can read." in response.content.decode()


def test_empty_page_makes_no_product(desk, cooperative):
    response = new(desk, cooperative, name="  ")

    assert response.status_code == 422
    assert "Add a photo or write the name" in response.content.decode()
    assert not Product.objects.exists()


def test_page_sent_twice_makes_one_product(desk, cooperative):
    page = desk.get(reverse("catalog:desk_product_new", args=[cooperative.code]))
    key = page.context["form"]["key"].value()

    for _ in range(2):
        new(desk, cooperative, name="Argan oil", key=key)

    assert Product.objects.get().name_en == "Argan oil"


def test_photos_of_a_page_sent_twice_are_kept_once(desk, cooperative, picture, upload):
    page = desk.get(reverse("catalog:desk_product_new", args=[cooperative.code]))
    key = page.context["form"]["key"].value()

    for _ in range(2):
        new(desk, cooperative, photos=[upload(picture((400, 400)))], key=key)

    assert Product.objects.get().photos.count() == 1


def test_key_of_another_cooperative_leads_nowhere(desk, cooperative):
    foreign = ProductFactory(draft=True, slug="k7m2p9qx4d")

    new(desk, cooperative, name="Argan oil", key=foreign.slug)

    own = Product.objects.of(cooperative).get()
    assert own.slug != foreign.slug


# -- The editor


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


# -- Photos in the editor


def test_photos_are_kept_although_something_else_is_wrong(desk, cooperative, picture, upload):
    product = ProductFactory(cooperative=cooperative, draft=True)
    size = known_row(0, product.variants.get(), price="wrong")
    photos = [upload(picture((400, 400))), upload(b"", "empty.jpg")]

    response = desk.post(
        address(product), {**page_of(product, size, do="publish"), "photos": photos}
    )

    assert response.status_code == 422
    assert product.photos.count() == 1
    words = response.content.decode()
    assert "“empty.jpg” is empty." in words
    assert "Write a number, such as 12,50." in words
    assert 'value="wrong"' in words


def test_only_as_many_photos_are_kept_as_there_is_room_for(desk, cooperative, picture, upload):
    product = ProductFactory(cooperative=cooperative)
    PhotoFactory.create_batch(7, product=product)
    size = known_row(0, product.variants.get())
    photos = [upload(picture((400, 400))) for _ in range(2)]

    response = desk.post(
        address(product), {**page_of(product, size, do="upload:photos"), "photos": photos}
    )

    assert response.status_code == 422
    assert "A product has at most 8 photos." in response.content.decode()
    assert product.photos.count() == 8


def test_photo_is_moved_described_removed_and_put_back(desk, cooperative):
    product = ProductFactory(cooperative=cooperative)
    first, second = PhotoFactory.create_batch(2, product=product)
    size = known_row(0, product.variants.get())

    desk.post(address(product), page_of(product, size, do=f"later:{first.pk}"))
    assert list(product.photos.all()) == [second, first]

    words = {f"photo-{first.pk}-alt": "The bottle", f"photo-{second.pk}-alt": ""}
    response = desk.post(
        address(product), page_of(product, size, do=f"remove:{second.pk}", **words)
    )
    assert response["Location"] == f"{address(product)}#photos"
    assert list(product.photos.all()) == [first]
    first.refresh_from_db()
    assert first.alt_en == "The bottle"
    assert f'value="put-back:{second.pk}"' in desk.get(address(product)).content.decode()

    desk.post(address(product), page_of(product, size, do=f"put-back:{second.pk}", **words))
    assert list(product.photos.all()) == [first, second]


def test_last_photo_of_a_product_on_sale_stays(desk, cooperative):
    product = ProductFactory(cooperative=cooperative)
    photo = PhotoFactory(product=product)
    size = known_row(0, product.variants.get())

    response = desk.post(address(product), page_of(product, size, do=f"remove:{photo.pk}"))

    assert response.status_code == 422
    assert "A product on sale needs a photo." in response.content.decode()
    assert Photo.objects.get() == photo


# -- Stock


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
