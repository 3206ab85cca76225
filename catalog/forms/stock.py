"""Counting what is on the shelf."""

from django import forms
from django.forms import formset_factory
from django.utils.translation import gettext_lazy as _

from catalog.forms.fields import UnitsField
from catalog.models import Product
from catalog.use_cases.stock import Count


class CountForm(forms.Form):
    """How many of one size there are."""

    variant = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.IntegerField(widget=forms.HiddenInput)
    on_hand = UnitsField(label=_("How many you have"), most=1_000_000)

    @property
    def count(self) -> Count:
        data = self.cleaned_data
        return Count(variant_pk=data["variant"], on_hand=data["on_hand"], seen=data["seen"])


CountFormSet = formset_factory(CountForm, extra=0)


def count_forms(product: Product, data=None):
    """One row for each size of the product; `form.row` is its variant, None for a foreign one."""
    variants = list(product.variants.all())
    known = [
        {"variant": it.pk, "seen": it.stock.on_hand, "on_hand": it.stock.on_hand} for it in variants
    ]
    rows = CountFormSet(data, prefix="stock", initial=known)
    for form, variant in zip(rows.forms, variants, strict=False):
        form.row = variant
    return rows
