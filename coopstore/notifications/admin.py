"""The outbox for the office: what was sent to whom, and what could not be."""

from django.contrib import admin, messages
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from coopstore.notifications.keeping import complaints
from coopstore.notifications.models import Notification
from coopstore.notifications.use_cases import send_again


@admin.register(Notification)
class NotificationAdmin(admin.ModelAdmin):
    """Read-only; the one act is to send again what failed."""

    list_display = ["created_at", "kind", "channel", "address", "language", "status", "attempts"]
    list_filter = ["status", "channel", "language", "kind"]
    search_fields = ["key", "address", "subject"]
    date_hierarchy = "created_at"
    ordering = ["-created_at"]
    list_select_related = True
    actions = ["send_again"]

    def get_fields(self, request, obj=None):
        """Everything but words that open somebody's account."""
        hidden = {"context", "path", "body"} if obj and obj.is_secret else {"context"}
        return [f.name for f in Notification._meta.fields if f.name not in hidden]

    def changelist_view(self, request, extra_context=None):
        for complaint in complaints():
            self.message_user(request, complaint, messages.WARNING)
        return super().changelist_view(request, extra_context)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_send_permission(self, request):
        return request.user.has_perm("notifications.change_notification")

    @admin.action(description=_("Send again"), permissions=["send"])
    def send_again(self, request, queryset):
        count = send_again(notifications=queryset)
        left = queryset.count() - count
        if count:
            text = ngettext(
                "%(count)d message is on its way again.",
                "%(count)d messages are on their way again.",
                count,
            )
            self.message_user(request, text % {"count": count}, messages.SUCCESS)
        if left:
            text = ngettext(
                "%(count)d message was sent already, or is being sent: it was left alone.",
                "%(count)d messages were sent already, or are being sent: they were left alone.",
                left,
            )
            self.message_user(request, text % {"count": left}, messages.WARNING)
