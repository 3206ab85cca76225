from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrdersConfig(AppConfig):
    """How it is bought: cart, order, parcel."""

    name = "orders"
    verbose_name = _("Orders")
