"""How many are there, how many are promised. The database never promises more than there are."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class StockQuerySet(models.QuerySet):
    def lock(self) -> "StockQuerySet":
        """Rows locked in pk order until the transaction ends, so that crossed carts queue."""
        return self.order_by("pk").select_for_update(of=("self",), no_key=True)


class Stock(models.Model):
    """Units of one variant: `allocated` of the `on_hand` belong to orders not yet handed over."""

    variant = models.OneToOneField(
        "catalog.Variant",
        models.CASCADE,
        verbose_name=_("variant"),
        related_name="stock",
    )
    on_hand = models.PositiveIntegerField(_("in stock"), default=0)
    allocated = models.PositiveIntegerField(_("promised to orders"), default=0)

    objects = StockQuerySet.as_manager()

    class Meta:
        verbose_name = _("stock")
        verbose_name_plural = _("stock")
        constraints = [
            models.CheckConstraint(
                name="catalog_stock_never_oversold",
                condition=Q(allocated__gte=0, allocated__lte=F("on_hand")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.on_hand - self.allocated} / {self.on_hand}"

    @property
    def left(self) -> int:
        """Units that can still be sold."""
        return self.on_hand - self.allocated


class StockMovement(models.Model):
    """Why a stock changed. Rows are never changed nor deleted."""

    class Kind(models.TextChoices):
        RECEIVED = "received", _("Received")
        CORRECTED = "corrected", _("Corrected")
        ALLOCATED = "allocated", _("Promised to an order")
        RELEASED = "released", _("Given back by an order")
        SHIPPED = "shipped", _("Handed over")

    stock = models.ForeignKey(
        Stock, models.PROTECT, verbose_name=_("stock"), related_name="movements"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    on_hand_change = models.IntegerField(_("change in stock"), default=0)
    allocated_change = models.IntegerField(_("change in promises"), default=0)
    reference = models.CharField(_("reference"), max_length=40, blank=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("by"),
        related_name="+",
    )
    created_at = models.DateTimeField(_("when"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("stock movement")
        verbose_name_plural = _("stock movements")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="catalog_stockmovement_kind_known",
                condition=Q(
                    kind__in=[
                        "received",
                        "corrected",
                        "allocated",
                        "released",
                        "shipped",
                    ]
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on_hand_change:+d} / {self.allocated_change:+d}"

    @property
    def promised(self) -> int:
        """Units promised to an order, or given back from it: the count stays the same."""
        return abs(self.allocated_change)
