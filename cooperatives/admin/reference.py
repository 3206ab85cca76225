"""Tables that the office may correct: names, and the documents that are asked."""

from django.contrib import admin
from modeltranslation.admin import TranslationAdmin

from cooperatives.models import Province, Region, Requirement, Sector


class KeptRows(TranslationAdmin):
    """Rows whose code others point to: texts may be corrected, codes and rows stay."""

    def get_readonly_fields(self, request, obj=None):
        return ("code",) if obj else ()

    def has_delete_permission(self, request, obj=None) -> bool:
        return False


@admin.register(Region)
class RegionAdmin(KeptRows):
    list_display = ("code", "name_fr", "name_ar", "name_zgh", "name_en")
    search_fields = ("code", "name_fr", "name_ar", "name_zgh", "name_en")


@admin.register(Province)
class ProvinceAdmin(KeptRows):
    list_display = ("code", "name_fr", "name_ar", "name_zgh", "kind", "region")
    list_filter = ("kind", "region")
    list_select_related = ("region",)
    search_fields = ("code", "name_fr", "name_ar", "name_zgh", "name_en")


@admin.register(Sector)
class SectorAdmin(KeptRows):
    list_display = ("code", "name_fr", "name_ar", "name_zgh", "name_en")
    search_fields = ("code", "name_fr", "name_ar", "name_zgh", "name_en")


@admin.register(Requirement)
class RequirementAdmin(KeptRows):
    list_display = ("position", "code", "name", "is_mandatory", "is_active")
    list_display_links = ("code",)
    ordering = ("position", "pk")
