from django.apps import AppConfig

from coopstore.core import checks  # noqa: F401 - registers them


class CoreConfig(AppConfig):
    """The ground floor: languages, money, private files."""

    name = "coopstore.core"
    label = "core"
