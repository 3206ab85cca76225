"""What happened, to be read and never touched."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from cooperatives.access import may_validate
from cooperatives.admin.filters import OfficerFilter
from cooperatives.models import DocumentView, Evidence, StatusChange
from coopstore.core.languages import nearest


class ReadOnly(admin.ModelAdmin):
    """Rows that only use cases write."""

    actions = None

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    def has_view_permission(self, request, obj=None) -> bool:
        return may_validate(request.user) or super().has_view_permission(request, obj)


@admin.register(StatusChange)
class StatusChangeAdmin(ReadOnly):
    list_display = ("created_at", "cooperative", "source", "target", "actor", "why")
    list_filter = ("target", "created_at")
    list_select_related = ("cooperative", "actor")
    search_fields = ("cooperative__name", "cooperative__code", "actor__email")
    ordering = ("-pk",)
    fields = ("cooperative", "source", "target", "actor", "why", "created_at")
    readonly_fields = ("why",)

    @admin.display(description=_("reason"))
    def why(self, change: StatusChange) -> str:
        return nearest(change.why.texts()).value


@admin.register(Evidence)
class EvidenceAdmin(ReadOnly):
    list_display = ("original_name", "cooperative", "requirement", "verdict", "uploaded_at", "open")
    list_filter = ("verdict", "requirement")
    list_select_related = ("cooperative", "requirement")
    search_fields = ("original_name", "cooperative__name", "cooperative__code")
    ordering = ("-uploaded_at",)
    fields = (
        "cooperative",
        "requirement",
        "open",
        "original_name",
        "content_type",
        "size",
        "uploaded_by",
        "uploaded_at",
        "verdict",
        "why",
        "checked_by",
        "checked_at",
        "withdrawn_at",
    )
    readonly_fields = ("open", "why")

    @admin.display(description=_("reason"))
    def why(self, evidence: Evidence) -> str:
        return nearest(evidence.why.texts()).value

    @admin.display(description=_("file"))
    def open(self, evidence: Evidence) -> str:
        url = reverse("cooperatives:evidence", args=[evidence.cooperative.code, evidence.pk])
        return format_html('<a href="{}" target="_blank" rel="noopener">{}</a>', url, _("Open"))


@admin.register(DocumentView)
class DocumentViewAdmin(ReadOnly):
    """The log of who looked at what, for whoever watches over it."""

    list_display = ("created_at", "person", "is_office", "kind", "document", "cooperative", "way")
    list_filter = ("is_office", "kind", "way", OfficerFilter, "created_at")
    list_select_related = ("person", "cooperative")
    search_fields = (
        "person__email",
        "person__full_name",
        "cooperative__name",
        "cooperative__code",
        "document",
    )
    search_help_text = _("Person, cooperative or document")
    date_hierarchy = "created_at"
    ordering = ("-pk",)
    fields = ("created_at", "person", "is_office", "cooperative", "kind", "document", "way")
