"""One size of a product: what is priced, stocked and bought."""

import uuid
from decimal import Decimal

from django.contrib.postgres.functions import RandomUUID
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalog.models.product import Product


class Unit(models.TextChoices):
    GRAM = "g", _("g")
    KILOGRAM = "kg", _("kg")
    MILLILITRE = "ml", _("ml")
    LITRE = "l", _("l")
    PIECE = "piece", _("piece")
    SET = "set", _("set")
    CENTIMETRE = "cm", _("cm")


# To compare prices: the unit a price is quoted per, and how many of the sold unit it holds.
MOST_OF_ONE = 99  # units of one size in one order
COMPARABLE = {
    Unit.GRAM: (Unit.KILOGRAM, 1000),
    Unit.KILOGRAM: (Unit.KILOGRAM, 1),
    Unit.MILLILITRE: (Unit.LITRE, 1000),
    Unit.LITRE: (Unit.LITRE, 1),
}


class Variant(models.Model):
    """A net quantity of a product at a price in MAD, tax included."""

    product = models.ForeignKey(
        Product, models.CASCADE, verbose_name=_("product"), related_name="variants"
    )
    # Made with the row of the editor, so that a form sent twice makes one size.
    key = models.UUIDField(default=uuid.uuid4, db_default=RandomUUID(), unique=True, editable=False)
    sku = models.CharField(_("reference"), max_length=40, blank=True)
    label = models.CharField(_("presentation"), max_length=80, blank=True)
    net_quantity = models.DecimalField(
        _("net quantity"),
        max_digits=9,
        decimal_places=3,
        validators=[MinValueValidator(Decimal("0.001"))],
    )
    unit = models.CharField(_("unit"), max_length=5, choices=Unit)
    price = models.DecimalField(
        _("price in MAD, tax included"),
        max_digits=9,
        decimal_places=2,
        validators=[
            MinValueValidator(Decimal("0.50")),
            MaxValueValidator(Decimal("200000")),
        ],
    )
    vat_rate = models.PositiveSmallIntegerField(
        _("VAT rate, %"), choices=[(0, "0 %"), (10, "10 %"), (20, "20 %")], default=20
    )
    gross_weight = models.PositiveIntegerField(_("weight with packing, grams"), default=0)
    is_active = models.BooleanField(_("offered"), default=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("variant")
        verbose_name_plural = _("variants")
        ordering = ["position", "price", "pk"]
        constraints = [
            models.CheckConstraint(name="catalog_variant_price_positive", condition=Q(price__gt=0)),
            models.CheckConstraint(
                name="catalog_variant_quantity_positive",
                condition=Q(net_quantity__gt=0),
            ),
            models.CheckConstraint(
                name="catalog_variant_unit_known", condition=Q(unit__in=Unit.values)
            ),
            models.CheckConstraint(
                name="catalog_variant_vat_known", condition=Q(vat_rate__in=[0, 10, 20])
            ),
            models.UniqueConstraint(
                fields=["product", "sku"],
                condition=~Q(sku=""),
                name="catalog_variant_sku_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.product} {self.net_quantity.normalize():f} {self.unit}"

    @property
    def unit_price(self) -> tuple[Decimal, str] | None:
        """Price in MAD per kilogram or litre, and that unit; None for pieces."""
        if self.unit not in COMPARABLE:
            return None
        unit, factor = COMPARABLE[Unit(self.unit)]
        return self.price * factor / self.net_quantity, unit
