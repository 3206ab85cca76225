from django.apps import AppConfig


class CoreConfig(AppConfig):
    """The ground floor: languages, money, private files."""

    name = "coopstore.core"
    label = "core"
