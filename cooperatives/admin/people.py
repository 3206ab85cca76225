"""Who works for which cooperative."""

from django.contrib import admin

from cooperatives.models import Membership


@admin.register(Membership)
class MembershipAdmin(admin.ModelAdmin):
    list_display = ("user", "cooperative", "role", "is_active", "created_at")
    list_filter = ("role", "is_active")
    list_select_related = ("user", "cooperative")
    search_fields = ("user__email", "user__full_name", "cooperative__name", "cooperative__code")
    raw_id_fields = ("user", "cooperative")

    def get_readonly_fields(self, request, obj=None):
        return ("user", "cooperative", "created_at") if obj else ("created_at",)
