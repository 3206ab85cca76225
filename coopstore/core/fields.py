"""Form fields for what one person types and another reads."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from coopstore.core.text import clean_line, clean_text


class PlainLine(forms.CharField):
    """One line: composed, without line ends, control characters and marks nobody sees."""

    def to_python(self, value) -> str:
        return clean_line(super().to_python(value))


class NameLine(PlainLine):
    """What a person is called. Mails greet by it, so it may not lead to another site."""

    ADDRESS = re.compile(r"://|www\.|[@/\\<>]|[a-z0-9-]{2,}\.[a-z]{2,}", re.IGNORECASE)
    default_error_messages = {"address": _("Write a name, without the address of a site.")}

    def validate(self, value: str) -> None:
        super().validate(value)
        if self.ADDRESS.search(value):
            raise forms.ValidationError(self.error_messages["address"], code="address")


class PlainText(forms.CharField):
    """The same for several lines."""

    def to_python(self, value) -> str:
        return clean_text(super().to_python(value))
