from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Demonstration data and the page that shows what was sent."""

    name = "coopstore.demo"
    label = "demo"
