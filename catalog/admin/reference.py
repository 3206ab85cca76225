"""Tables that the office corrects: categories, labels and signs of origin."""

from django.contrib import admin
from modeltranslation.admin import TranslationAdmin

from catalog.models import Category, GeographicalIndication, LabelScheme


@admin.register(Category)
class CategoryAdmin(TranslationAdmin):
    list_display = ("slug", "name_fr", "name_ar", "name_zgh", "parent", "position", "vat_rate")
    list_filter = ("parent",)
    list_select_related = ("parent",)
    search_fields = ("slug", "name_fr", "name_ar", "name_zgh", "name_en")
    ordering = ("position", "pk")

    def get_readonly_fields(self, request, obj=None):
        return ("slug",) if obj else ()


@admin.register(LabelScheme)
class LabelSchemeAdmin(TranslationAdmin):
    list_display = ("code", "name_fr", "name_ar", "needs_indication", "is_shown", "position")
    list_filter = ("needs_indication", "is_shown")
    search_fields = ("code", "name_fr", "name_ar", "name_zgh", "name_en")

    def get_readonly_fields(self, request, obj=None):
        return ("code",) if obj else ()

    def has_delete_permission(self, request, obj=None) -> bool:
        return False


@admin.register(GeographicalIndication)
class GeographicalIndicationAdmin(TranslationAdmin):
    list_display = ("name_fr", "name_ar", "scheme", "product_type", "year", "is_confirmed")
    list_filter = ("scheme", "is_confirmed", "provinces__region")
    list_select_related = ("scheme",)
    search_fields = ("name_fr", "name_ar", "name_zgh", "name_en", "product_type")
    filter_horizontal = ("provinces", "categories")
