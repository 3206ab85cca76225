from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CatalogConfig(AppConfig):
    """What is sold: products, labels and the proof behind them."""

    name = "catalog"
    verbose_name = _("Catalogue")
