from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CooperativesConfig(AppConfig):
    """Who sells: cooperatives, their members and their papers."""

    name = "cooperatives"
    verbose_name = _("Cooperatives")

    def ready(self) -> None:
        closing = import_module("coopstore.accounts.closing")
        closing.OBSTACLES.append(import_module("cooperatives.people").need_of)
