from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrdersConfig(AppConfig):
    """How it is bought: cart, order, parcel."""

    name = "orders"
    verbose_name = _("Orders")

    def ready(self) -> None:
        import_module("orders.closing")  # what keeps a cooperative in the shop
