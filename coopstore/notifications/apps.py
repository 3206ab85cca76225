from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotificationsConfig(AppConfig):
    """What people are told, and whether it reached them."""

    name = "coopstore.notifications"
    label = "notifications"
    verbose_name = _("Notifications")
