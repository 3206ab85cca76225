from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PrivacyConfig(AppConfig):
    """What law 09-08 gives to people: a copy of their data, and to be forgotten."""

    name = "coopstore.privacy"
    label = "privacy"
    verbose_name = _("Personal data")
