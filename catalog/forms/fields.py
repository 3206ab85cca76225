"""Form fields for amounts and choices, forgiving in how they are typed."""

import re
from collections.abc import Iterator
from decimal import Decimal

from django import forms
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from catalog.models import Category
from cooperatives.fields import SelectOnce
from coopstore.core.languages import text_of
from coopstore.core.text import western_digits

SPACES = re.compile(r"\s")


def _typed_number(value: object) -> str:
    """`1 200,50` on any keyboard as `1200.50`."""
    plain = SPACES.sub("", western_digits(str("" if value is None else value)))
    return plain.replace("٬", "").replace("٫", ".").replace(",", ".")


class AmountField(forms.DecimalField):
    """A decimal number, with a comma or a point."""

    def __init__(self, *, least: Decimal, most: Decimal, places: int, **kwargs):
        super().__init__(
            min_value=least,
            max_value=most,
            decimal_places=places,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "dir": "ltr"}),
            **kwargs,
        )
        self.error_messages |= {
            "invalid": _("Write a number, such as 12,50."),
            "min_value": _("Write at least %(limit_value)s."),
            "max_value": _("Write at most %(limit_value)s."),
            "max_decimal_places": _("Write at most %(max)d digits after the comma."),
            **kwargs.get("error_messages", {}),
        }

    def widget_attrs(self, widget) -> dict:
        return {}

    def to_python(self, value):
        return super().to_python(_typed_number(value))

    def prepare_value(self, value):
        if not isinstance(value, Decimal):
            return value
        plain = f"{value.normalize():f}"
        return plain if translation.get_language() == "en" else plain.replace(".", ",")


class UnitsField(forms.IntegerField):
    """A whole number of things; nothing typed counts as none."""

    def __init__(self, *, most: int, **kwargs):
        super().__init__(
            required=False,
            min_value=0,
            max_value=most,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "dir": "ltr"}),
            error_messages={
                "invalid": _("Write a whole number, such as 12."),
                "min_value": _("Write 0 or more."),
                "max_value": _("Write at most %(limit_value)s."),
            },
            **kwargs,
        )

    def to_python(self, value):
        return super().to_python(_typed_number(value)) or 0

    def has_changed(self, initial, data) -> bool:
        return super().has_changed(initial or 0, data)


class CategoryField(forms.ModelChoiceField):
    """The categories under their families, in the reader's language."""

    def __init__(self, **kwargs):
        super().__init__(
            queryset=Category.objects.all(),
            required=False,
            widget=SelectOnce,
            error_messages={"invalid_choice": _("Choose a category of the list.")},
            **kwargs,
        )
        self.choices = self._by_family

    def _by_family(self) -> Iterator[tuple]:
        yield "", _("Choose")
        rows = list(self.queryset.all())  # anew: a field lives as long as its process
        for family in (row for row in rows if row.parent_id is None):
            children = [(row.pk, _name(row)) for row in rows if row.parent_id == family.pk]
            yield (_name(family), children) if children else (family.pk, _name(family))


def _name(row: Category) -> str:
    return text_of(row, "name").value
