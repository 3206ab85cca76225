"""The category row of the header."""

from django.utils.functional import SimpleLazyObject

from catalog.models import Category


def menu(request) -> dict:
    """Top categories, read only when a page shows them."""
    return {"menu_categories": SimpleLazyObject(lambda: list(Category.objects.filter(parent=None)))}
