"""Tables that the office corrects: categories, labels and signs of origin."""

from functools import partial

from django.contrib import admin
from django.db import transaction
from modeltranslation.admin import TranslationAdmin

from catalog.models import Category, GeographicalIndication, LabelScheme
from catalog.tasks import renew_search_keys


@admin.register(Category)
class CategoryAdmin(TranslationAdmin):
    list_display = ("slug", "name_fr", "name_ar", "name_zgh", "parent", "position", "vat_rate")
    list_filter = ("parent",)
    list_select_related = ("parent",)
    search_fields = ("slug", "name_fr", "name_ar", "name_zgh", "name_en")
    ordering = ("position", "pk")

    def get_readonly_fields(self, request, obj=None):
        return ("slug",) if obj else ()

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        # A hint that may be lost: all keys are looked through every night.
        transaction.on_commit(partial(renew_search_keys.delay, category=obj.pk), robust=True)


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
