"""Photos of a product: re-encoded, upright, without EXIF; kept as JPEG, shown as WebP."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from pictures.models import Picture, PictureField

from catalog.models.product import Product


def photo_path(photo: "Photo", original: str) -> str:
    return f"photos/{uuid.uuid4().hex}.jpg"


class PhotoManager(models.Manager):
    """Photos that are on their product: a removed one waits apart, to be put back or purged."""

    def get_queryset(self):
        return super().get_queryset().filter(removed_at=None)


class Photo(models.Model):
    """One picture of a product; the first by position is its cover."""

    product = models.ForeignKey(
        Product, models.CASCADE, verbose_name=_("product"), related_name="photos"
    )
    image = PictureField(
        _("photo"),
        upload_to=photo_path,
        width_field="width",
        height_field="height",
        # Squares of 320, 640, 960 and 1280 px.
        aspect_ratios=["1/1"],
        container_width=1280,
        grid_columns=4,
        file_types=["WEBP"],
        pixel_densities=[1],
        breakpoints={"all": 1280},
        max_length=120,
    )
    width = models.PositiveIntegerField(editable=False, default=0)
    height = models.PositiveIntegerField(editable=False, default=0)
    colour = models.CharField(_("mean colour"), max_length=7, default="#f4ebdb", editable=False)
    alt = models.CharField(_("what the photo shows"), max_length=160, blank=True)
    is_illustration = models.BooleanField(
        _("a drawing, not a photo"), default=False, editable=False
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    removed_at = models.DateTimeField(_("removed"), null=True, blank=True, editable=False)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)

    with_removed = models.Manager()
    objects = PhotoManager()

    class Meta:
        default_manager_name = "objects"
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.alt or str(self.image)

    def renditions(self) -> list[Picture]:
        """Its square sizes, the smallest first. There is always one: smaller photos are refused."""
        sizes = self.image.aspect_ratios["1/1"]["WEBP"]
        return [sizes[width] for width in sorted(sizes)]

    @property
    def srcset(self) -> str:
        """For `<img srcset>`: each size with its width."""
        return ", ".join(f"{size.url} {size.width}w" for size in self.renditions())

    @property
    def thumbnail(self) -> str:
        """The smallest size, 320 px."""
        return self.renditions()[0].url
