"""What a shopper placed: one order, whoever sells the goods in it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from catalog.models import Variant
from cooperatives.models import Province
from coopstore.core.codes import order_number, secret_token
from coopstore.core.languages import LANGUAGE_CODES, LANGUAGES


class PaymentMethod(models.TextChoices):
    CASH_ON_DELIVERY = "cash_on_delivery", _("Cash on delivery")


class Order(models.Model):
    """One purchase. Contact and address are a copy taken when it was placed."""

    number = models.CharField(
        _("number"), max_length=8, unique=True, default=order_number, editable=False
    )
    # Opens the order's page without an account.
    token = models.CharField(max_length=64, unique=True, default=secret_token, editable=False)
    idempotency_key = models.UUIDField(_("checkout key"), unique=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        verbose_name=_("account"),
        related_name="orders",
    )
    language = models.CharField(_("language"), max_length=3, choices=LANGUAGES)
    full_name = models.CharField(_("name"), max_length=150)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = PhoneNumberField(_("phone"))
    address = models.CharField(_("address"), max_length=250, blank=True)
    city = models.CharField(_("town"), max_length=100, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=5, blank=True)
    province = models.ForeignKey(
        Province,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("province"),
        related_name="+",
    )
    instructions = models.CharField(_("instructions for the courier"), max_length=300, blank=True)
    payment_method = models.CharField(
        _("payment"),
        max_length=20,
        choices=PaymentMethod,
        default=PaymentMethod.CASH_ON_DELIVERY,
    )
    total = models.DecimalField(_("total in MAD"), max_digits=10, decimal_places=2)
    placed_at = models.DateTimeField(_("placed"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("order")
        verbose_name_plural = _("orders")
        ordering = ["-placed_at"]
        indexes = [models.Index(fields=["-placed_at"], name="orders_order_newest")]
        constraints = [
            models.CheckConstraint(name="orders_order_total_positive", condition=Q(total__gt=0)),
            models.CheckConstraint(
                name="orders_order_language_known",
                condition=Q(language__in=LANGUAGE_CODES),
            ),
            models.CheckConstraint(
                name="orders_order_payment_known",
                condition=Q(payment_method__in=PaymentMethod.values),
            ),
        ]

    def __str__(self) -> str:
        return self.number


class OrderLine(models.Model):
    """Goods as they were sold: a copy that the live catalogue never changes again."""

    part = models.ForeignKey(
        "orders.CooperativeOrder",
        models.CASCADE,
        verbose_name=_("parcel"),
        related_name="lines",
    )
    variant = models.ForeignKey(
        Variant, models.PROTECT, verbose_name=_("variant"), related_name="order_lines"
    )
    # Names as they stood, per language: each reader sees their own.
    names = models.JSONField(_("name when sold"))
    presentations = models.JSONField(_("presentation when sold"), default=dict)
    origin = models.ForeignKey(
        Province, models.PROTECT, verbose_name=_("province of origin"), related_name="+"
    )
    labels = models.JSONField(_("labels when sold"), default=list)
    net_quantity = models.DecimalField(_("net quantity"), max_digits=9, decimal_places=3)
    unit = models.CharField(_("unit"), max_length=5)
    unit_price = models.DecimalField(_("price in MAD"), max_digits=9, decimal_places=2)
    vat_rate = models.PositiveSmallIntegerField(_("VAT rate, %"))
    quantity = models.PositiveSmallIntegerField(_("quantity"))
    total = models.DecimalField(_("total in MAD"), max_digits=10, decimal_places=2)

    class Meta:
        verbose_name = _("line of an order")
        verbose_name_plural = _("lines of an order")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="orders_orderline_total_is_price_times_quantity",
                condition=Q(total=F("unit_price") * F("quantity")),
            ),
            models.CheckConstraint(
                name="orders_orderline_quantity_positive", condition=Q(quantity__gte=1)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.names.get('fr', '')}"
