"""Invoices: numbered without a gap for each cooperative and year, and never changed."""

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cooperatives.models import Cooperative
from coopstore.core.money import NO_BREAK
from coopstore.core.text import isolated
from orders.models.part import CooperativeOrder


class TaxDetails(models.Model):
    """What the law wants on a cooperative's invoices and the office does not ask for.

    Without a row the cooperative is taken as exempt from VAT, as most are: General Tax Code,
    articles 91 and 93.
    """

    cooperative = models.OneToOneField(
        Cooperative, models.CASCADE, verbose_name=_("cooperative"), related_name="tax_details"
    )
    tax_number = models.CharField(_("tax number (IF)"), max_length=8, blank=True)
    business_tax_number = models.CharField(_("business tax number"), max_length=8, blank=True)
    charges_vat = models.BooleanField(_("charges VAT"), default=False)
    updated_at = models.DateTimeField(_("updated"), auto_now=True)

    class Meta:
        verbose_name = _("tax details")
        verbose_name_plural = _("tax details")
        constraints = [
            models.CheckConstraint(
                name="orders_taxdetails_numbers_are_digits",
                condition=Q(tax_number__regex=r"^[0-9]*$", business_tax_number__regex=r"^[0-9]*$"),
            )
        ]

    def __str__(self) -> str:
        return str(self.cooperative)


class InvoiceSeries(models.Model):
    """The last number a cooperative has given in a year. A sequence would leave gaps."""

    cooperative = models.ForeignKey(
        Cooperative, models.PROTECT, verbose_name=_("cooperative"), related_name="+"
    )
    year = models.PositiveSmallIntegerField(_("year"))
    last = models.PositiveIntegerField(_("last number"), default=0)

    class Meta:
        verbose_name = _("series of invoices")
        verbose_name_plural = _("series of invoices")
        constraints = [
            models.UniqueConstraint(
                fields=["cooperative", "year"], name="orders_invoiceseries_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.cooperative_id} {self.year}: {self.last}"


class InvoiceQuerySet(models.QuerySet):
    def of(self, cooperative: Cooperative) -> "InvoiceQuerySet":
        return self.filter(cooperative=cooperative)

    def for_print(self) -> "InvoiceQuerySet":
        """With everything that stands on the paper."""
        return self.select_related("part__order__province").prefetch_related("part__lines")


class Invoice(models.Model):
    """What a cooperative invoiced for one parcel. Rows are never changed nor deleted.

    Goods, price and buyer stand in the order, which does not change either; `seller` is a copy of
    the cooperative's own data, `taxes` its VAT by rate: `{"rate": 20, "net": "50.00", "vat":
    "10.00"}`, in MAD, empty where the cooperative charges none.
    """

    part = models.OneToOneField(
        CooperativeOrder, models.PROTECT, verbose_name=_("parcel"), related_name="invoice"
    )
    cooperative = models.ForeignKey(
        Cooperative, models.PROTECT, verbose_name=_("cooperative"), related_name="invoices"
    )
    year = models.PositiveSmallIntegerField(_("year"))
    number = models.PositiveIntegerField(_("number"))
    issued_on = models.DateField(_("issued on"))
    seller = models.JSONField(_("seller"))
    taxes = models.JSONField(_("VAT"), default=list)
    total = models.DecimalField(_("total in MAD"), max_digits=10, decimal_places=2)

    objects = InvoiceQuerySet.as_manager()

    class Meta:
        verbose_name = _("invoice")
        verbose_name_plural = _("invoices")
        ordering = ["-year", "-number", "cooperative"]
        constraints = [
            models.UniqueConstraint(
                fields=["cooperative", "year", "number"], name="orders_invoice_once"
            ),
            models.CheckConstraint(
                name="orders_invoice_dated_in_its_year",
                condition=Q(issued_on__year=models.F("year"), number__gte=1),
            ),
        ]

    def __str__(self) -> str:
        return isolated(self.reference)  # after Arabic letters it would be turned round

    @property
    def reference(self) -> str:
        """Year and number, as people write it: `2026-0001`."""
        return f"{self.year}-{self.number:04}"

    @property
    def vat_by_rate(self) -> list[dict]:
        """`taxes` with its amounts as numbers, in MAD, and its rate as people write it."""
        return [
            {
                "rate": it["rate"],
                "percent": f"{it['rate']}{NO_BREAK}%",
                "net": Decimal(it["net"]),
                "vat": Decimal(it["vat"]),
            }
            for it in self.taxes
        ]

    @property
    def names_an_exemption(self) -> bool:
        """Whether some of it bears no VAT, which the paper must explain."""
        return not self.taxes or any(not it["rate"] for it in self.taxes)
