"""The first page of a new product: photos or a name."""

import pytest
from django.urls import reverse
from django.utils import translation

from catalog.models import Product, ProductStatus
from tests.catalog.desk.forms import address
from tests.factories.catalog import (
    ProductFactory,
)

pytestmark = pytest.mark.django_db


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
