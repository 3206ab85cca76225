"""Orders in the admin: to look at. Steps are taken by the cooperatives, through use cases."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from orders.models import (
    CooperativeOrder,
    DeliveryOption,
    Invoice,
    Order,
    OrderEvent,
    OrderLine,
    TaxDetails,
)


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

    @admin.display(description=_("number"), ordering="number")
    def reference(self, invoice: Invoice) -> str:
        return invoice.reference


@admin.register(TaxDetails)
class TaxDetailsAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["cooperative", "charges_vat", "tax_number", "business_tax_number"]
    list_filter = ["charges_vat"]
    search_fields = ["cooperative__name", "tax_number"]
    list_select_related = ["cooperative"]
