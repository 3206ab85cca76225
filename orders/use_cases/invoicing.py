"""The invoice of a delivered parcel: numbered in its turn, with the seller as it is that day."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from cooperatives.models import Cooperative
from coopstore.core.languages import texts_of
from coopstore.core.money import rounded, shared
from orders.models import CooperativeOrder, Invoice, InvoiceSeries, TaxDetails
from orders.timeline import ARRIVED


def save_tax_details(
    *, cooperative: Cooperative, tax_number: str, business_tax_number: str, charges_vat: bool
) -> TaxDetails:
    """Keep what stands on invoices from now on; those that were issued do not change."""
    said = {
        "tax_number": tax_number,
        "business_tax_number": business_tax_number,
        "charges_vat": charges_vat,
    }
    return TaxDetails.objects.update_or_create(cooperative=cooperative, defaults=said)[0]


@transaction.atomic
def issue_invoice(part: CooperativeOrder) -> Invoice:
    """The invoice of a delivered part whose row the caller has locked.

    The last thing done in a transaction: other invoices of the cooperative wait until it ends.
    """
    details = TaxDetails.objects.filter(cooperative=part.cooperative_id).first() or TaxDetails()
    today = timezone.localdate()
    series = _series(part.cooperative_id, today.year)
    series.last += 1
    series.save(update_fields=["last"])
    return Invoice.objects.create(
        part=part,
        cooperative_id=part.cooperative_id,
        year=series.year,
        number=series.last,
        # Who waited for the series over New Year's Eve is still in the old year.
        issued_on=min(timezone.localdate(), date(series.year, 12, 31)),
        seller=_seller(part.cooperative, details),
        taxes=_taxes(part) if details.charges_vat else [],
        total=part.total,
    )


def issue_missing_invoices() -> int:
    """Invoice every parcel that arrived without one, in the order they were placed.

    Returns how many. Safe to run again, and beside another run.
    """
    due = CooperativeOrder.objects.filter(status__in=ARRIVED, invoice=None).order_by("pk")
    return sum(_issue_missing(pk) for pk in due.values_list("pk", flat=True))


@transaction.atomic
def _issue_missing(pk: int) -> bool:
    part = CooperativeOrder.objects.lock().select_related("cooperative").get(pk=pk)
    if Invoice.objects.filter(part=part).exists():
        return False
    issue_invoice(part)
    return True


def _series(cooperative_id: int, year: int) -> InvoiceSeries:
    """The locked series of a cooperative and year."""
    of = {"cooperative_id": cooperative_id, "year": year}
    InvoiceSeries.objects.get_or_create(**of)
    return InvoiceSeries.objects.select_for_update().get(**of)


def _seller(cooperative: Cooperative, details: TaxDetails) -> dict:
    """Who sells: General Tax Code, article 145-III and VIII."""
    return {
        "names": texts_of(cooperative, "name"),
        "address": cooperative.address,
        "postal_code": cooperative.postal_code,
        "places": texts_of(cooperative, "place"),
        "provinces": texts_of(cooperative.province, "name"),
        "ice": cooperative.ice,
        "registration_number": cooperative.registration_number,
        "tribunal": cooperative.tribunal,
        "tax_number": details.tax_number,
        "business_tax_number": details.business_tax_number,
    }


def _taxes(part: CooperativeOrder) -> list[dict]:
    """VAT by rate of prices that include it.

    What delivery costs belongs to the goods it carries (General Tax Code, article 96), so each
    rate has its share of it.
    """
    goods: dict[int, Decimal] = {}
    for line in part.lines.all():
        goods[line.vat_rate] = goods.get(line.vat_rate, Decimal(0)) + line.total
    rates = sorted(goods)
    carried = shared(part.delivery_price, [goods[rate] for rate in rates])
    taxes = []
    for rate, delivery in zip(rates, carried, strict=True):
        gross = goods[rate] + delivery
        net = rounded(gross * 100 / (100 + rate))
        taxes.append({"rate": rate, "net": str(net), "vat": str(gross - net)})
    return taxes
