"""What happened, to be read and never touched."""

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from cooperatives.access import may_review
from cooperatives.admin.filters import OfficerFilter
from cooperatives.models import (
    Closing,
    Declaration,
    DocumentView,
    Evidence,
    StatusChange,
    TrailEntry,
    Waiver,
)
from cooperatives.words import in_words
from coopstore.core.languages import nearest


class OpenFilter(admin.SimpleListFilter):
    """Closings that wait for a second person, and those that do not any more."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [("open", _("Waiting")), ("confirmed", _("Confirmed")), ("dropped", _("Dropped"))]

    def queryset(self, request, queryset: QuerySet) -> QuerySet:
        if self.value() == "open":
            return queryset.filter(confirmed_at=None, dropped_at=None)
        if self.value() in ("confirmed", "dropped"):
            return queryset.exclude(**{f"{self.value()}_at": None})
        return queryset


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
        return may_review(request.user) or super().has_view_permission(request, obj)


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


class OfOneFile(ReadOnly):
    """Records that belong to a file, with its name, who made them and why."""

    search_fields = ("cooperative__name", "cooperative__code")
    search_help_text = _("Name or code of the cooperative")
    ordering = ("-pk",)

    @admin.display(description=_("reason"))
    def why(self, record) -> str:
        return nearest(record.why.texts()).value

    @admin.display(description=_("file"))
    def file(self, record) -> str:
        url = reverse("admin:cooperatives_cooperative_change", args=[record.cooperative_id])
        return format_html('<a href="{}">{}</a>', url, _("Open"))


class InWords(ChangeList):
    """A page of the trail, its codes turned into words at once."""

    def get_results(self, request) -> None:
        super().get_results(request)
        self.result_list = list(self.result_list)
        for entry, told in zip(self.result_list, in_words(self.result_list), strict=True):
            entry.told = told


@admin.register(TrailEntry)
class TrailEntryAdmin(OfOneFile):
    """Every change of every file, in words."""

    list_display = ("created_at", "cooperative", "act", "about", "was", "now", "actor", "file")
    list_filter = ("act", "created_at")
    list_select_related = ("cooperative", "actor")
    list_per_page = 50
    show_full_result_count = False
    search_fields = (*OfOneFile.search_fields, "actor__email", "subject")
    search_help_text = _("Cooperative, person or what it is about")
    fields = ("created_at", "cooperative", "act", "about", "was", "now", "actor", "on_behalf_of")
    readonly_fields = ("about", "was", "now")

    def get_changelist(self, request, **kwargs):
        return InWords

    def get_object(self, request, object_id, from_field=None):
        entry = super().get_object(request, object_id, from_field)
        if entry:
            entry.told = in_words([entry])[0]
        return entry

    @admin.display(description=_("about"))
    def about(self, entry: TrailEntry) -> str:
        return entry.told.subject

    @admin.display(description=_("before"))
    def was(self, entry: TrailEntry) -> str:
        return entry.told.before

    @admin.display(description=_("after"))
    def now(self, entry: TrailEntry) -> str:
        return entry.told.after


@admin.register(Waiver)
class WaiverAdmin(OfOneFile):
    list_display = (
        "given_at",
        "cooperative",
        "requirement",
        "why",
        "given_by",
        "lifted_at",
        "file",
    )
    list_filter = ("requirement", "given_at")
    list_select_related = ("cooperative", "requirement", "given_by")
    fields = ("cooperative", "requirement", "why", "given_by", "given_at", "lifted_at")
    readonly_fields = ("why",)


@admin.register(Declaration)
class DeclarationAdmin(OfOneFile):
    list_display = ("made_at", "cooperative", "requirement", "version", "made_by", "withdrawn_at")
    list_filter = ("requirement", "language", "made_at")
    list_select_related = ("cooperative", "requirement", "terms", "made_by")
    fields = (
        "cooperative",
        "requirement",
        "version",
        "language",
        "text",
        "text_in_arabic",
        "digest",
        "made_by",
        "made_at",
        "withdrawn_at",
    )
    readonly_fields = ("version",)

    @admin.display(description=_("version"))
    def version(self, declaration: Declaration) -> str:
        return str(declaration.terms.number) if declaration.terms else ""


@admin.register(Closing)
class ClosingAdmin(OfOneFile):
    list_display = (
        "asked_at",
        "cooperative",
        "why",
        "asked_by",
        "confirmed_by",
        "confirmed_at",
        "dropped_at",
        "file",
    )
    list_filter = (OpenFilter, "asked_at")
    list_select_related = ("cooperative", "asked_by", "confirmed_by")
    fields = (
        "cooperative",
        "why",
        "asked_by",
        "asked_at",
        "confirmed_by",
        "confirmed_at",
        "dropped_at",
    )
    readonly_fields = ("why",)
