"""Photos from phones: upright, without GPS, and nothing but photos."""

import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from catalog.errors import LastPhoto, TooManyPhotos
from catalog.models import Photo
from catalog.photos import (
    PhotoEmpty,
    PhotoTooHeavy,
    PhotoTooLarge,
    PhotoTooSmall,
    PhotoUnreadable,
    checked_photo,
)
from catalog.use_cases.photos import (
    MOST_PHOTOS,
    PUT_BACK_WITHIN,
    add_photos,
    describe_photos,
    move_photo,
    put_back_photo,
    remove_photo,
    removed_photos,
)
from tests.factories.catalog import PhotoFactory, ProductFactory

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def png_claiming(width: int, height: int) -> bytes:
    """A file of a hundred bytes that says it holds so many pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 100))
        + chunk(b"IEND", b"")
    )


def zip_file() -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("photo.jpg", b"not a photo")
    return buffer.getvalue()


@pytest.mark.parametrize("orientation", [3, 6, 8])
def test_photo_stands_as_it_was_taken(picture, upload, orientation):
    photo = checked_photo(upload(picture((800, 600), orientation=orientation)))
    image = opened(photo.content)

    assert (photo.width, photo.height) == image.size == (800, 600)
    assert image.getpixel((400, 100)) == pytest.approx((255, 0, 0), abs=30)
    assert image.getpixel((400, 500)) == pytest.approx((0, 0, 255), abs=30)


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP"])
def test_photo_keeps_nothing_of_the_phone(picture, upload, file_format):
    sent = picture(file_format=file_format, gps=True)
    assert b"Telephone of Fadma" in sent

    kept = checked_photo(upload(sent)).content

    assert opened(kept).format == "JPEG"
    assert dict(opened(kept).getexif()) == {}
    assert b"Telephone of Fadma" not in kept
    assert not {"exif", "xmp", "icc_profile"} & opened(kept).info.keys()


@pytest.mark.parametrize("mode", ["RGBA", "P", "L", "LA", "CMYK", "1", "I;16"])
def test_photo_of_any_colours_is_kept(upload, mode):
    buffer = BytesIO()
    Image.new(mode, (400, 400)).save(buffer, format="JPEG" if mode == "CMYK" else "PNG")

    photo = checked_photo(upload(buffer.getvalue()))

    assert opened(photo.content).mode == "RGB"


def test_transparent_photo_stands_on_white(upload):
    buffer = BytesIO()
    Image.new("RGBA", (400, 400), (0, 0, 0, 0)).save(buffer, format="PNG")

    assert checked_photo(upload(buffer.getvalue())).colour == "#ffffff"


def test_large_photo_is_made_smaller(picture, upload):
    photo = checked_photo(upload(picture((4000, 3000))))

    assert (photo.width, photo.height) == (1600, 1200)
    assert len(photo.content) < 350_000


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", PhotoEmpty),
        (SVG, PhotoUnreadable),
        (zip_file(), PhotoUnreadable),
        (b"%PDF-1.4\n%%EOF\n", PhotoUnreadable),
        (b"GIF89a" + b"\0" * 100, PhotoUnreadable),
        (b"\xff\xd8\xff\xe0 cut off", PhotoUnreadable),
        (png_claiming(30_000, 30_000), PhotoTooLarge),
        (png_claiming(10_000, 9_500), PhotoTooLarge),
        (png_claiming(8_000, 5_001), PhotoTooLarge),
        (png_claiming(800, 800), PhotoUnreadable),
    ],
)
def test_what_is_not_a_photo_is_refused_whatever_its_name(upload, content, refusal):
    with pytest.raises(refusal) as refused:
        checked_photo(upload(content, "../my photo.jpg"))

    assert "“my photo.jpg”" in refused.value.reason()


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_a_photo_with_half_a_description_of_itself_is_refused(upload, kind):
    """Pillow stumbles over it with an error that is none of its own."""
    buffer = BytesIO()
    Image.new("RGB", (400, 400)).save(buffer, format=kind, exif=b"Exif\0\0MM\0*")

    with pytest.raises(PhotoUnreadable):
        checked_photo(upload(buffer.getvalue()))


def test_half_a_photo_is_refused(picture, upload):
    whole = picture((800, 600))

    with pytest.raises(PhotoUnreadable):
        checked_photo(upload(whole[: len(whole) // 2]))


@pytest.mark.parametrize("size", [(319, 800), (800, 319), (8000, 1000)])
def test_small_or_narrow_photo_is_refused(picture, upload, size):
    with pytest.raises(PhotoTooSmall):
        checked_photo(upload(picture(size)))


def test_heavy_photo_is_refused(picture, upload, settings):
    sent = picture()
    settings.PHOTO_MAX_BYTES = len(sent) - 1

    with pytest.raises(PhotoTooHeavy):
        checked_photo(upload(sent))


@pytest.mark.django_db
def test_photo_is_kept_in_square_sizes(picture, upload):
    product = ProductFactory()

    [photo] = add_photos(product=product, photos=[checked_photo(upload(picture((2000, 1500))))])

    storage = photo.image.storage
    files = [Path(storage.path(size.name)).read_bytes() for size in photo.renditions()]
    assert [opened(file).size for file in files] == [(320, 320), (640, 640), (960, 960)]
    assert photo.srcset.count("w,") == 2
    assert photo.thumbnail == photo.renditions()[0].url
    assert storage.exists(photo.image.name)
    assert (photo.width, photo.height) == (1600, 1200)


@pytest.mark.django_db
def test_smallest_photo_has_a_size_to_show(picture, upload):
    [photo] = add_photos(
        product=ProductFactory(), photos=[checked_photo(upload(picture((320, 320))))]
    )

    assert [size.width for size in photo.renditions()] == [320]
    assert photo.srcset == f"{photo.thumbnail} 320w"


@pytest.mark.django_db
def test_photos_stand_behind_those_that_are_there(picture, upload):
    product = ProductFactory()
    first = PhotoFactory(product=product, position=0)
    checked = checked_photo(upload(picture((400, 400))))

    added = add_photos(product=product, photos=[checked, checked])

    assert list(product.photos.all()) == [first, *added]


@pytest.mark.django_db
def test_too_many_photos_are_refused_together(picture, upload):
    product = ProductFactory()
    PhotoFactory.create_batch(MOST_PHOTOS - 1, product=product)
    checked = checked_photo(upload(picture((400, 400))))

    with pytest.raises(TooManyPhotos):
        add_photos(product=product, photos=[checked, checked])

    assert product.photos.count() == MOST_PHOTOS - 1


@pytest.mark.django_db
@pytest.mark.parametrize(("steps", "order"), [(-1, "bac"), (1, "acb"), (-9, "bac"), (9, "acb")])
def test_photo_moves_among_the_others(steps, order):
    product = ProductFactory()
    photos = {name: PhotoFactory(product=product, alt_fr=name) for name in "abc"}

    move_photo(photo=photos["b"], steps=steps)

    assert "".join(photo.alt_fr for photo in product.photos.all()) == order
    assert product.cover.alt_fr == order[0]


@pytest.mark.django_db
def test_removed_photo_can_be_put_back():
    product = ProductFactory()
    first, second = PhotoFactory.create_batch(2, product=product)

    remove_photo(photo=first)

    assert list(product.photos.all()) == [second]
    assert removed_photos(product) == [first]

    put_back_photo(photo=first)

    assert list(product.photos.all()) == [second, first]
    assert removed_photos(product) == []


@pytest.mark.django_db
def test_product_on_sale_keeps_its_last_photo():
    photo = PhotoFactory()

    with pytest.raises(LastPhoto):
        remove_photo(photo=photo)

    assert list(photo.product.photos.all()) == [photo]


@pytest.mark.django_db
def test_draft_may_lose_its_last_photo():
    photo = PhotoFactory(product=ProductFactory(draft=True))

    remove_photo(photo=photo)

    assert not photo.product.photos.exists()


@pytest.mark.django_db
def test_photo_removed_long_ago_is_purged_with_its_files(
    picture, upload, django_capture_on_commit_callbacks
):
    product = ProductFactory(draft=True)
    checked = checked_photo(upload(picture((400, 400))))
    old, new = add_photos(product=product, photos=[checked, checked])
    remove_photo(photo=old)
    Photo.with_removed.filter(pk=old.pk).update(
        removed_at=Photo.with_removed.get(pk=old.pk).removed_at - PUT_BACK_WITHIN
    )

    with django_capture_on_commit_callbacks(execute=True):
        remove_photo(photo=new)

    assert list(Photo.with_removed.all()) == [new]
    assert not old.image.storage.exists(old.image.name)
    assert not old.image.storage.exists(old.renditions()[0].name)
    assert new.image.storage.exists(new.image.name)


@pytest.mark.django_db
def test_only_own_photos_are_described():
    photo, foreign = PhotoFactory(), PhotoFactory()
    texts = {photo.pk: {"alt_fr": " Le flacon "}, foreign.pk: {"alt_fr": "Autre"}}

    describe_photos(product=photo.product, texts=texts)

    photo.refresh_from_db()
    foreign.refresh_from_db()
    assert photo.alt_fr == "Le flacon"
    assert foreign.alt_fr == "Une bouteille d’huile d’argan"
