"""Photos of a good: added, put in order, described, removed and put back."""

from collections.abc import Sequence
from datetime import timedelta

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from catalog.errors import LastPhoto, TooManyPhotos
from catalog.models import Photo, Product, ProductStatus
from catalog.photos import CheckedPhoto

MOST_PHOTOS = 8
PUT_BACK_WITHIN = timedelta(days=1)


@transaction.atomic
def add_photos(
    *, product: Product, photos: Sequence[CheckedPhoto], is_illustration: bool = False
) -> list[Photo]:
    """Set photos behind those the good has, all or none. Raises TooManyPhotos."""
    kept = _lock(product)
    if len(kept) + len(photos) > MOST_PHOTOS:
        raise TooManyPhotos(MOST_PHOTOS)
    return [
        Photo.objects.create(
            product=product,
            image=ContentFile(photo.content, "photo.jpg"),
            width=photo.width,
            height=photo.height,
            colour=photo.colour,
            position=position,
            is_illustration=is_illustration,
        )
        for position, photo in enumerate(photos, start=len(kept))
    ]


@transaction.atomic
def move_photo(*, photo: Photo, steps: int) -> None:
    """Move a photo by so many places, towards the cover when negative."""
    order = _lock(photo.product)
    if photo not in order:
        return
    place = order.index(photo)
    order.insert(max(0, place + steps), order.pop(place))
    _number(order)


@transaction.atomic
def describe_photos(*, product: Product, texts: dict[int, dict[str, str]]) -> None:
    """Write what photos show: by pk, columns such as `alt_fr`. Foreign pks are ignored."""
    for photo in _lock(product):
        if columns := texts.get(photo.pk):
            for column, text in columns.items():
                setattr(photo, column, text.strip() or None)
            photo.save(update_fields=list(columns))


@transaction.atomic
def remove_photo(*, photo: Photo) -> None:
    """Take a photo off its good; it can be put back for a day. Raises LastPhoto."""
    kept = _lock(photo.product)
    if photo not in kept:
        return
    if len(kept) == 1 and photo.product.status == ProductStatus.PUBLISHED:
        raise LastPhoto
    _purge(photo.product)
    Photo.objects.filter(pk=photo.pk).update(removed_at=timezone.now())
    _number([other for other in kept if other != photo])


@transaction.atomic
def put_back_photo(*, photo: Photo) -> None:
    """Put a removed photo behind the others. Raises TooManyPhotos."""
    kept = _lock(photo.product)
    if photo in kept:
        return
    if len(kept) >= MOST_PHOTOS:
        raise TooManyPhotos(MOST_PHOTOS)
    Photo.with_removed.filter(pk=photo.pk).update(removed_at=None, position=len(kept))


def removed_photos(product: Product) -> list[Photo]:
    """Photos that can still be put back, the last removed first."""
    since = timezone.now() - PUT_BACK_WITHIN
    return list(
        Photo.with_removed.filter(product=product, removed_at__gte=since).order_by("-removed_at")
    )


def _lock(product: Product) -> list[Photo]:
    """The photos of a locked good, in order."""
    locked = Product.objects.lock().get(pk=product.pk)
    product.status = locked.status
    return list(locked.photos.all())


def _number(photos: Sequence[Photo]) -> None:
    for position, photo in enumerate(photos):
        photo.position = position
    Photo.objects.bulk_update(photos, ["position"])


def _purge(product: Product) -> None:
    """Delete for good what nobody put back in time."""
    since = timezone.now() - PUT_BACK_WITHIN
    for photo in Photo.with_removed.filter(product=product, removed_at__lt=since):
        transaction.on_commit(photo.image.delete_all)
        transaction.on_commit(lambda file=photo.image: file.storage.delete(file.name))
        photo.delete()
