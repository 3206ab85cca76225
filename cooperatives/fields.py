"""Form fields for what Moroccan papers say, forgiving in how it is typed."""

import re
from collections.abc import Iterator

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField
from stdnum.exceptions import InvalidChecksum
from stdnum.exceptions import ValidationError as NotANumber
from stdnum.ma import ice

from cooperatives.models import Province, Region
from coopstore.core.languages import direction, text_of
from coopstore.core.text import clean_line, clean_text, western_digits

IBAN = "MA64"
TOO_LONG = _("Write at most %(limit_value)d characters: this has %(show_value)d.")


class LineField(forms.CharField):
    """One line without unseen marks. No `maxlength`: a browser would cut what is pasted."""

    def __init__(self, *, attrs: dict | None = None, **kwargs):
        kwargs.setdefault("widget", forms.TextInput(attrs=attrs))
        super().__init__(required=False, **kwargs)
        self.error_messages["max_length"] = TOO_LONG

    def widget_attrs(self, widget):
        return {}

    def to_python(self, value):
        return clean_line(super().to_python(value))


class TextField(LineField):
    """Several lines."""

    def __init__(self, *, attrs: dict | None = None, **kwargs):
        super().__init__(widget=forms.Textarea(attrs=attrs), **kwargs)

    def to_python(self, value):
        return clean_text(forms.CharField.to_python(self, value))


class IceField(LineField):
    """Fifteen digits with their check, as a certificate prints them or without spaces."""

    def __init__(self, **kwargs):
        super().__init__(attrs={"inputmode": "numeric", "dir": "ltr"}, **kwargs)

    def to_python(self, value):
        value = re.sub(r"[\s.\-/]", "", western_digits(super().to_python(value)))
        if not value:
            return ""
        try:
            return ice.validate(value)
        except InvalidChecksum as error:
            raise ValidationError(
                _("This ICE has a wrong digit. Compare it with the certificate.")
            ) from error
        except NotANumber as error:
            raise ValidationError(_("An ICE has 15 digits, such as 001561191000066.")) from error


class RibField(LineField):
    """Twenty-four digits with their key, as a bank prints them or without spaces.

    The key is 97 - (the first 22 digits x 100 mod 97), so that the whole is divisible by 97.
    An IBAN is reduced to its RIB: before digits that 97 divides, its own check is always 64.
    """

    def __init__(self, **kwargs):
        super().__init__(attrs={"inputmode": "numeric", "dir": "ltr"}, **kwargs)

    def to_python(self, value):
        value = re.sub(r"[\s.\-/]", "", western_digits(super().to_python(value)))
        if not value:
            return ""
        value = value.upper().removeprefix(IBAN)
        if not re.fullmatch(r"[0-9]{24}", value):
            raise ValidationError(_("A RIB has 24 digits. Write all of them."))
        if int(value) % 97:
            raise ValidationError(
                _("This RIB has a wrong digit. Compare it with the certificate of the bank.")
            )
        return value


class PostalCodeField(LineField):
    """Five digits. Nothing is concluded from them: a code may serve several provinces."""

    def __init__(self, **kwargs):
        attrs = {"inputmode": "numeric", "dir": "ltr", "autocomplete": "postal-code"}
        super().__init__(attrs=attrs, **kwargs)

    def to_python(self, value):
        value = western_digits(super().to_python(value)).replace(" ", "")
        if value and not re.fullmatch(r"[0-9]{5}", value):
            raise ValidationError(_("A postal code has 5 digits, such as 83000."))
        return value


class YearField(LineField):
    """A year that has begun, or None."""

    def __init__(self, **kwargs):
        super().__init__(attrs={"inputmode": "numeric", "dir": "ltr"}, **kwargs)

    def to_python(self, value):
        year = western_digits(super().to_python(value))
        if not year:
            return None
        if not (year.isdigit() and 1900 <= int(year) <= timezone.localdate().year):
            raise ValidationError(_("Write a year of the past, such as 2012."))
        return int(year)


class CountField(forms.IntegerField):
    """How many people: a whole number, nothing typed counts as none."""

    def __init__(self, **kwargs):
        super().__init__(
            required=False,
            min_value=0,
            max_value=100_000,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "dir": "ltr"}),
            error_messages={
                "invalid": _("Write a number, such as 12."),
                "min_value": _("Write 0 or more."),
                "max_value": _("Write at most %(limit_value)d."),
            },
            **kwargs,
        )

    def to_python(self, value):
        return super().to_python(western_digits(str(value or "")).replace(" ", "")) or 0


class DayField(forms.DateField):
    """A day, by the calendar of the browser or typed as Moroccans write it."""

    def __init__(self, **kwargs):
        super().__init__(
            required=False,
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            input_formats=["%Y-%m-%d", "%d/%m/%Y"],
            error_messages={"invalid": _("Write a date such as 31/12/2026.")},
            **kwargs,
        )

    def to_python(self, value):
        return super().to_python(western_digits(str(value or "")).strip())


class PhoneField(PhoneNumberField):
    """A phone number in any usual writing; Moroccan without a country code."""

    def __init__(self, **kwargs):
        super().__init__(
            required=False,
            widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel", "dir": "ltr"}),
            error_messages={
                "invalid": _("Write a phone number such as 06\u00a012\u00a034\u00a056\u00a078.")
            },
            **kwargs,
        )

    def to_python(self, value):
        return super().to_python(western_digits(clean_line(str(value or "")))) or None


class SelectOnce(forms.Select):
    """A list whose choices are read from the database once a page."""

    def use_required_attribute(self, initial) -> bool:
        return False  # to answer, Django reads all choices a second time


class ProvinceField(forms.ModelChoiceField):
    """The provinces and prefectures under their regions, in the reader's language."""

    def __init__(self, **kwargs):
        super().__init__(
            queryset=Province.objects.select_related("region"),
            required=False,
            widget=SelectOnce,
            error_messages={"invalid_choice": _("Choose a province of the list.")},
            **kwargs,
        )
        self.choices = self._by_region

    def _by_region(self) -> Iterator[tuple]:
        yield "", _("Choose")
        for region in Region.objects.prefetch_related("provinces"):
            places = [(p.pk, str(text_of(p, "name"))) for p in region.provinces.all()]
            yield str(text_of(region, "name")), sorted(places, key=lambda place: place[1])


class NamedChoiceField(forms.ModelChoiceField):
    """A choice among rows with a name in four languages, in the reader's order."""

    def __init__(self, queryset, **kwargs):
        super().__init__(queryset=queryset, required=False, widget=SelectOnce, **kwargs)
        self.error_messages["invalid_choice"] = _("Choose one of the list.")
        self.choices = self._by_name

    def _by_name(self) -> Iterator[tuple]:
        yield "", _("Choose")
        rows = [(row.pk, str(text_of(row, "name"))) for row in self.queryset.all()]
        yield from sorted(rows, key=lambda row: row[1])


def in_language(code: str, **attrs) -> dict:
    """Attributes of a control in which one language is typed."""
    return {"lang": code, "dir": direction(code), **attrs}
