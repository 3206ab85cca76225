"""Goods, stock and photos, to be looked at: their cooperative writes them, in its desk."""

from django.contrib import admin, messages
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from catalog.models import (
    CertificateDecision,
    Photo,
    Product,
    ProductStatus,
    Stock,
    StockMovement,
    Variant,
)
from catalog.use_cases.products import withdraw_product
from coopstore.core.languages import text_of


class ReadOnly(admin.ModelAdmin):
    """Rows that only use cases write."""

    def has_add_permission(self, request, obj=None) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False


class VariantInline(admin.TabularInline):
    model = Variant
    fields = ("net_quantity", "unit", "price", "vat_rate", "gross_weight", "sku", "is_active")
    readonly_fields = fields
    extra = 0
    can_delete = False
    has_add_permission = ReadOnly.has_add_permission
    has_change_permission = ReadOnly.has_change_permission


class PhotoInline(admin.TabularInline):
    model = Photo
    fields = ("thumbnail", "alt", "position", "is_illustration")
    readonly_fields = fields
    extra = 0
    can_delete = False
    has_add_permission = ReadOnly.has_add_permission
    has_change_permission = ReadOnly.has_change_permission

    @admin.display(description=_("photo"))
    def thumbnail(self, photo: Photo) -> str:
        return _thumbnail(photo)


@admin.register(Product)
class ProductAdmin(ReadOnly):
    """Prices and stock are never changed here; a product can be taken off sale."""

    list_display = ("title", "seller", "family", "origin", "status", "published_at")
    list_filter = ("status", "category", "province__region")
    list_select_related = ("cooperative", "category", "province")
    search_fields = ("name_ar", "name_zgh", "name_fr", "name_en", "slug", "cooperative__code")
    ordering = ("-published_at", "-pk")
    list_per_page = 50
    inlines = (VariantInline, PhotoInline)
    actions = ("withdraw",)
    exclude = ("search_key", "name", "description", "ingredients", "care")

    @admin.display(description=_("product"), ordering="name")
    def title(self, product: Product) -> str:
        return text_of(product, "name").value or product.slug

    @admin.display(description=_("cooperative"), ordering="cooperative")
    def seller(self, product: Product) -> str:
        return text_of(product.cooperative, "name").value or product.cooperative.code

    @admin.display(description=_("category"), ordering="category")
    def family(self, product: Product) -> str:
        return text_of(product.category, "name").value if product.category else ""

    @admin.display(description=_("province of origin"), ordering="province")
    def origin(self, product: Product) -> str:
        return text_of(product.province, "name").value if product.province else ""

    def has_withdraw_permission(self, request) -> bool:
        return request.user.has_perm("catalog.change_product")

    @admin.action(description=_("Withdraw from sale"), permissions=["withdraw"])
    def withdraw(self, request, products) -> None:
        on_sale = list(products.filter(status=ProductStatus.PUBLISHED))
        for product in on_sale:
            withdraw_product(product=product)
        sentence = ngettext(
            "%(count)d product is withdrawn.", "%(count)d products are withdrawn.", len(on_sale)
        )
        messages.success(request, sentence % {"count": len(on_sale)})


@admin.register(Variant)
class VariantAdmin(ReadOnly):
    list_display = ("product", "net_quantity", "unit", "price", "vat_rate", "sku", "is_active")
    list_filter = ("unit", "vat_rate", "is_active")
    list_select_related = ("product",)
    search_fields = ("sku", "product__name_fr", "product__name_ar", "product__slug")
    actions = None


@admin.register(Stock)
class StockAdmin(ReadOnly):
    list_display = ("variant", "on_hand", "allocated", "left")
    list_select_related = ("variant__product",)
    search_fields = ("variant__sku", "variant__product__name_fr", "variant__product__slug")
    actions = None


@admin.register(StockMovement)
class StockMovementAdmin(ReadOnly):
    list_display = (
        "created_at",
        "stock",
        "kind",
        "on_hand_change",
        "allocated_change",
        "reference",
        "actor",
    )
    list_filter = ("kind", "created_at")
    list_select_related = ("stock", "actor")
    search_fields = ("reference", "stock__variant__product__slug")
    ordering = ("-pk",)
    actions = None


@admin.register(Photo)
class PhotoAdmin(ReadOnly):
    list_display = ("thumbnail", "product", "alt", "position", "is_illustration", "created_at")
    list_filter = ("is_illustration",)
    list_select_related = ("product",)
    search_fields = ("product__name_fr", "product__slug")
    actions = None
    fields = ("thumbnail", "product", "alt", "position", "is_illustration", "created_at")

    @admin.display(description=_("photo"))
    def thumbnail(self, photo: Photo) -> str:
        return _thumbnail(photo)


@admin.register(CertificateDecision)
class CertificateDecisionAdmin(ReadOnly):
    list_display = ("created_at", "certificate", "source", "target", "actor")
    list_filter = ("target", "created_at")
    list_select_related = ("certificate", "actor")
    search_fields = ("certificate__number", "certificate__code", "actor__email")
    ordering = ("-pk",)
    actions = None


def _thumbnail(photo: Photo) -> str:
    return format_html('<img src="{}" alt="" width="80" height="80">', photo.thumbnail)
