"""How a cooperative's parcels reach people, and at what price."""

from collections.abc import Iterable

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cooperatives.models import Cooperative


class DeliveryKind(models.TextChoices):
    HOME = "home", _("Delivery to your address")
    PICKUP = "pickup", _("Pick-up at the cooperative")


def way_of(kinds: Iterable[str]) -> str:
    """How several parcels reach the shopper: all at "home", all by "pickup", or "both"."""
    different = set(kinds)
    return "both" if len(different) > 1 else next(iter(different), DeliveryKind.HOME)


class DeliveryOption(models.Model):
    """One way of delivery a cooperative offers; prices in MAD, tax included, per parcel."""

    cooperative = models.ForeignKey(
        Cooperative,
        models.CASCADE,
        verbose_name=_("cooperative"),
        related_name="delivery_options",
    )
    kind = models.CharField(_("kind"), max_length=6, choices=DeliveryKind)
    is_offered = models.BooleanField(_("offered"), default=True)
    price = models.DecimalField(_("price in MAD"), max_digits=7, decimal_places=2, default=0)
    free_from = models.DecimalField(
        _("free from, in MAD"), max_digits=9, decimal_places=2, null=True, blank=True
    )
    days_min = models.PositiveSmallIntegerField(_("at the earliest, days"), default=2)
    days_max = models.PositiveSmallIntegerField(_("at the latest, days"), default=5)

    class Meta:
        verbose_name = _("way of delivery")
        verbose_name_plural = _("ways of delivery")
        ordering = ["cooperative", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["cooperative", "kind"], name="orders_deliveryoption_once"
            ),
            models.CheckConstraint(
                name="orders_deliveryoption_kind_known",
                condition=Q(kind__in=DeliveryKind.values),
            ),
            models.CheckConstraint(
                name="orders_deliveryoption_price_not_negative",
                condition=Q(price__gte=0) & (Q(free_from__isnull=True) | Q(free_from__gt=0)),
            ),
            models.CheckConstraint(
                name="orders_deliveryoption_days_in_order",
                condition=Q(days_max__gte=F("days_min")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cooperative_id} {self.kind}"

    def price_for(self, subtotal):
        """What this parcel costs to deliver when its goods cost `subtotal` MAD."""
        if self.free_from is not None and subtotal >= self.free_from:
            return self.price * 0
        return self.price
