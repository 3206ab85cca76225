"""Form fields for what one person types and another reads."""

from django import forms

from coopstore.core.text import clean_line, clean_text


class PlainLine(forms.CharField):
    """One line: composed, without line ends, control characters and marks nobody sees."""

    def to_python(self, value) -> str:
        return clean_line(super().to_python(value))


class PlainText(forms.CharField):
    """The same for several lines."""

    def to_python(self, value) -> str:
        return clean_text(super().to_python(value))
