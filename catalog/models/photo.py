"""Photos of a product: re-encoded, upright, without EXIF, in several sizes of WebP."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from pictures.models import PictureField

from catalog.models.product import Product


def photo_path(photo: "Photo", original: str) -> str:
    return f"photos/{uuid.uuid4().hex}.webp"


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
        aspect_ratios=["1/1", None],
        max_length=120,
    )
    width = models.PositiveIntegerField(editable=False, default=0)
    height = models.PositiveIntegerField(editable=False, default=0)
    colour = models.CharField(
        _("mean colour"), max_length=7, default="#f4ebdb", editable=False
    )
    alt = models.CharField(_("what the photo shows"), max_length=160, blank=True)
    is_illustration = models.BooleanField(
        _("a drawing, not a photo"), default=False, editable=False
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    created_at = models.DateTimeField(
        _("created"), default=timezone.now, editable=False
    )

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.alt or str(self.image)
