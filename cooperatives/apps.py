from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CooperativesConfig(AppConfig):
    """Who sells: cooperatives, their members and their papers."""

    name = "cooperatives"
    verbose_name = _("Cooperatives")
