"""Orders in the admin: to look at. Steps are taken by the cooperatives, through use cases."""

from collections.abc import Iterable

from django.contrib import admin
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from coopstore.core.languages import nearest
from coopstore.core.money import plain
from coopstore.core.text import isolated
from orders.models import (
    CooperativeOrder,
    DeliveryOption,
    Invoice,
    Order,
    OrderEvent,
    OrderLine,
    TaxDetails,
)


def _lines(texts: Iterable[str]) -> SafeString:
    return format_html_join(mark_safe("<br>"), "<bdi>{}</bdi>", ((text,) for text in texts))


class ReadOnly:
    """Nothing is added, changed or deleted here."""

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class PartInline(ReadOnly, admin.TabularInline):
    model = CooperativeOrder
    fields = [
        "cooperative",
        "status",
        "delivery_kind",
        "subtotal",
        "delivery_price",
        "total",
    ]
    show_change_link = True
    extra = 0


class LineInline(ReadOnly, admin.TabularInline):
    model = OrderLine
    fields = ["names", "quantity", "unit_price", "vat_rate", "total", "origin"]
    extra = 0


class EventInline(ReadOnly, admin.TabularInline):
    model = OrderEvent
    fields = readonly_fields = ["created_at", "source", "target", "actor", "reason"]
    extra = 0


@admin.register(Order)
class OrderAdmin(ReadOnly, admin.ModelAdmin):
    list_display = [
        "number",
        "placed_at",
        "full_name",
        "city",
        "total",
        "payment_method",
    ]
    list_filter = ["payment_method", "language", "placed_at"]
    search_fields = ["number", "full_name", "phone", "email"]
    exclude = ["token", "idempotency_key"]
    date_hierarchy = "placed_at"
    inlines = [PartInline]


@admin.register(CooperativeOrder)
class CooperativeOrderAdmin(ReadOnly, admin.ModelAdmin):
    list_display = [
        "order",
        "cooperative",
        "status",
        "total",
        "cash_collected_at",
        "updated_at",
    ]
    list_filter = ["status", "delivery_kind"]
    search_fields = ["order__number", "cooperative__name", "tracking_number"]
    list_select_related = ["order", "cooperative"]
    inlines = [LineInline, EventInline]


@admin.register(DeliveryOption)
class DeliveryOptionAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["cooperative", "kind", "is_offered", "price", "free_from"]
    list_filter = ["kind", "is_offered"]
    list_select_related = ["cooperative"]


@admin.register(Invoice)
class InvoiceAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["reference", "cooperative", "issued_on", "part", "total"]
    list_filter = ["year"]
    search_fields = ["part__order__number", "cooperative__name"]
    list_select_related = ["cooperative", "part__order", "part__cooperative"]
    date_hierarchy = "issued_on"

    fields = ["reference", "cooperative", "part", "issued_on", "sold_by", "vat", "total"]

    @admin.display(description=_("number"), ordering="number")
    def reference(self, invoice: Invoice) -> str:
        return invoice.reference

    @admin.display(description=_("seller"))
    def sold_by(self, invoice: Invoice) -> SafeString:
        """The frozen seller in the reader's language: name and address, then its numbers."""
        said = invoice.seller
        numbers = {
            _("ICE"): said["ice"],
            _("Tax number (IF)"): said["tax_number"],
            _("Business tax number"): said["business_tax_number"],
        }
        given = [f"{label}: {isolated(number)}" for label, number in numbers.items() if number]
        return _lines(filter(None, (nearest(said["names"]).value, said["address"], *given)))

    @admin.display(description=_("VAT"))
    def vat(self, invoice: Invoice) -> SafeString:
        return _lines(
            f"{it['percent']} · {plain(it['net'])} + {plain(it['vat'])}"
            for it in invoice.vat_by_rate
        )


@admin.register(TaxDetails)
class TaxDetailsAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["cooperative", "charges_vat", "tax_number", "business_tax_number"]
    list_filter = ["charges_vat"]
    search_fields = ["cooperative__name", "tax_number"]
    list_select_related = ["cooperative"]
