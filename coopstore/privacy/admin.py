"""Copies and deletions for the office: to be read, never touched."""

from django.contrib import admin

from coopstore.privacy.models import AccountDeletion, DataExport


class ReadOnly(admin.ModelAdmin):
    """Rows that only use cases write."""

    actions = None
    list_select_related = True

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False


@admin.register(AccountDeletion)
class AccountDeletionAdmin(ReadOnly):
    list_display = ("person", "asked_at", "due_at", "withdrawn_at", "erased_at")
    list_filter = ("due_at", "erased_at")
    search_fields = ("person__email", "person__full_name")
    fields = list_display


@admin.register(DataExport)
class DataExportAdmin(ReadOnly):
    """Who asked for which copy; the copy itself is for its person alone."""

    list_display = ("asked_at", "person", "cooperative", "status", "attempts", "ready_at")
    list_filter = ("status", "asked_at")
    search_fields = ("person__email", "cooperative__name", "cooperative__code")
    fields = (*list_display, "language", "size")
