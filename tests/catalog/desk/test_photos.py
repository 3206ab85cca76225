"""Photos of a product: added, moved, described, removed, put back."""

import pytest

from catalog.models import Photo
from tests.catalog.desk.forms import address, known_row, page_of
from tests.factories.catalog import (
    PhotoFactory,
    ProductFactory,
)

pytestmark = pytest.mark.django_db


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
    product = ProductFactory(cooperative=cooperative, draft=True)
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


def test_what_is_half_typed_is_not_published_with_a_photo(desk, cooperative, picture, upload):
    product = PhotoFactory(product=ProductFactory(cooperative=cooperative)).product
    size = known_row(0, product.variants.get())
    name = product.name_fr
    sent = {**page_of(product, size, do="upload:photos"), "name_fr": "Half typ"}

    refused = desk.post(address(product), {**sent, "photos": [upload(b"no picture")]})
    added = desk.post(address(product), {**sent, "photos": [upload(picture())]})

    assert (refused.status_code, added.status_code) == (422, 200)
    for page in (refused, added):
        assert "Half typ" in page.content.decode()
    assert "The photos are saved." in added.content.decode()
    product.refresh_from_db()
    assert (product.name_fr, product.photos.count()) == (name, 2)


def test_sending_no_photo_is_said(desk, cooperative):
    product = ProductFactory(cooperative=cooperative, draft=True)
    size = known_row(0, product.variants.get())

    page = desk.post(address(product), page_of(product, size, do="upload:photos"))

    assert page.status_code == 422
    assert "Choose a photo first." in page.content.decode()
