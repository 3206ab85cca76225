"""The cart: rows, because two tabs that each save a session would lose an item."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalog.models import Variant


class Cart(models.Model):
    """What a shopper means to buy. The session holds its id; an account keeps one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        null=True,
        blank=True,
        verbose_name=_("person"),
        related_name="cart",
    )
    # What was typed in the checkout so far, so that a lost connection loses nothing.
    checkout = models.JSONField(_("checkout answers"), default=dict, blank=True)
    # One purchase per key: a form sent twice finds the order it made the first time.
    checkout_key = models.UUIDField(_("checkout key"), default=uuid.uuid4)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    updated_at = models.DateTimeField(_("updated"), auto_now=True)

    class Meta:
        verbose_name = _("cart")
        verbose_name_plural = _("carts")

    def __str__(self) -> str:
        return str(self.id)


class CartLine(models.Model):
    """So many units of one variant."""

    cart = models.ForeignKey(Cart, models.CASCADE, verbose_name=_("cart"), related_name="lines")
    variant = models.ForeignKey(
        Variant, models.CASCADE, verbose_name=_("variant"), related_name="+"
    )
    quantity = models.PositiveSmallIntegerField(_("quantity"), default=1)
    # What the shopper saw when adding, so that a changed price is said and not slipped in.
    price_seen = models.DecimalField(_("price seen"), max_digits=9, decimal_places=2)
    added_at = models.DateTimeField(_("added"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("line of a cart")
        verbose_name_plural = _("lines of a cart")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["cart", "variant"], name="orders_cartline_once"),
            models.CheckConstraint(
                name="orders_cartline_quantity_sensible",
                condition=Q(quantity__gte=1, quantity__lte=99),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.variant_id}"
