"""The editor of a good: its texts in each language, and its sizes."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import uuid4

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from catalog.forms.fields import AmountField, CategoryField, UnitsField
from catalog.models import Product, Unit, Variant
from catalog.use_cases.products import Description, Size
from cooperatives.fields import LineField, ProvinceField, TextField, in_language
from coopstore.core.languages import LANGUAGES

MOST_SIZES = 20
# Labels are whole phrases: a screen reader meets each field without its heading.
TEXTS = {
    "name": {
        "ar": _("Name in Arabic"),
        "zgh": _("Name in Amazigh"),
        "fr": _("Name in French"),
        "en": _("Name in English"),
    },
    "description": {
        "ar": _("Description in Arabic"),
        "zgh": _("Description in Amazigh"),
        "fr": _("Description in French"),
        "en": _("Description in English"),
    },
    "ingredients": {
        "ar": _("Ingredients in Arabic"),
        "zgh": _("Ingredients in Amazigh"),
        "fr": _("Ingredients in French"),
        "en": _("Ingredients in English"),
    },
    "care": {
        "ar": _("Care and storage in Arabic"),
        "zgh": _("Care and storage in Amazigh"),
        "fr": _("Care and storage in French"),
        "en": _("Care and storage in English"),
    },
}
LENGTHS = {"name": 160, "description": 4000, "ingredients": 1000, "care": 1000}
ROWS = {"description": 5, "ingredients": 3, "care": 3}


@dataclass(frozen=True)
class LanguageGroup:
    """The fields of one language, and whether something is written in it."""

    code: str
    name_local: str
    fields: list
    is_written: bool
    is_open: bool


class ProductForm(forms.Form):
    """What is said of a good. Everything may be left empty while it is a draft."""

    category = CategoryField(label=_("Category"))
    province = ProvinceField(label=_("Province it comes from"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for text, labels in TEXTS.items():
            for code, label in labels.items():
                self.fields[f"{text}_{code}"] = _text_field(text, code, label)

    @property
    def groups(self) -> list[LanguageGroup]:
        """One group a language, the page's own first and open, as are those with errors."""
        active = translation.get_language()
        codes = sorted(LANGUAGES, key=lambda language: language[0] != active)
        return [self._group(code, name, code == active) for code, name in codes]

    def _group(self, code: str, name_local: str, is_active: bool) -> LanguageGroup:
        fields = [self[f"{text}_{code}"] for text in TEXTS]
        written = bool((fields[0].value() or "").strip())
        has_errors = self.is_bound and any(field.errors for field in fields)
        return LanguageGroup(code, name_local, fields, written, is_active or has_errors)

    @property
    def description(self) -> Description:
        """What was typed, checked."""
        texts = {name: self.cleaned_data[name] for name in self.text_names()}
        return Description(
            texts=texts,
            category=self.cleaned_data["category"],
            province=self.cleaned_data["province"],
        )

    @staticmethod
    def text_names() -> list[str]:
        return [f"{text}_{code}" for text, labels in TEXTS.items() for code in labels]

    @classmethod
    def known(cls, product: Product) -> dict:
        """What is written already, to begin with."""
        texts = {name: getattr(product, name) or "" for name in cls.text_names()}
        return {**texts, "category": product.category_id, "province": product.province_id}


def _text_field(text: str, code: str, label: str) -> forms.Field:
    if text in ROWS:
        attrs = in_language(code, rows=ROWS[text])
        return TextField(label=label, max_length=LENGTHS[text], attrs=attrs)
    return LineField(label=label, max_length=LENGTHS[text], attrs=in_language(code))


class SizeForm(forms.Form):
    """One size: how much is in it, what it costs, how many there are."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    net_quantity = AmountField(
        label=_("Net quantity"),
        least=Decimal("0.001"),
        most=Decimal(999_999),
        places=3,
        error_messages={"required": _("Write the net quantity, such as 250.")},
    )
    unit = forms.ChoiceField(
        label=_("Unit"),
        choices=[("", _("Choose")), *Unit.choices],
        error_messages={
            "required": _("Choose the unit."),
            "invalid_choice": _("Choose one of the list."),
        },
    )
    price = AmountField(
        label=_("Price in dirhams, tax included"),
        least=Decimal("0.50"),
        most=Decimal(200_000),
        places=2,
        error_messages={"required": _("Write the price, such as 95.")},
    )
    on_hand = UnitsField(label=_("How many you have"), most=1_000_000)
    on_hand_seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    label = LineField(
        label=_("Presentation"), help_text=_("For example glass bottle."), max_length=80
    )
    gross_weight = UnitsField(
        label=_("Weight with packing, in grams"), most=1_000_000, initial=None
    )
    vat_rate = forms.TypedChoiceField(
        label=_("VAT rate"),
        choices=[
            ("", _("The usual rate of the category")),
            (0, "0 %"),
            (10, "10 %"),
            (20, "20 %"),
        ],
        coerce=int,
        empty_value=None,
        required=False,
        error_messages={"invalid_choice": _("Choose one of the list.")},
    )
    sku = LineField(label=_("Your own reference"), max_length=40, attrs={"dir": "auto"})
    is_active = forms.BooleanField(
        label=pgettext_lazy("a size", "Offered to shoppers"), required=False, initial=True
    )

    shown_first = ("net_quantity", "unit", "price", "on_hand")
    shown_on_demand = ("label", "gross_weight", "vat_rate", "sku", "is_active")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_known = False
        self.fields["key"].initial = uuid4
        code = translation.get_language()
        self.fields["label"].widget.attrs.update(in_language(code))
        self.fields["net_quantity"].error_messages["min_value"] = _("Write more than 0.")

    def has_changed(self) -> bool:
        """Whether something was filled in; a size that exists is always looked at."""
        return self.is_known or bool(set(self.changed_data) - {"key", "on_hand_seen"})

    @property
    def first_fields(self) -> list:
        return [self[name] for name in self.shown_first]

    @property
    def more_fields(self) -> list:
        return [self[name] for name in self.shown_on_demand]

    @property
    def has_more_errors(self) -> bool:
        return self.is_bound and any(field.errors for field in self.more_fields)

    @property
    def size(self) -> Size:
        """What was typed, checked."""
        data = dict(self.cleaned_data)
        texts = {f"label_{translation.get_language()}": data.pop("label")}
        return Size(texts=texts, **data)

    @staticmethod
    def known(variant: Variant) -> dict:
        """What is written already, to begin with."""
        names = ("key", "net_quantity", "unit", "price", "vat_rate", "gross_weight", "sku")
        on_hand = variant.stock.on_hand
        return {
            **{name: getattr(variant, name) for name in names},
            "is_active": variant.is_active,
            "label": getattr(variant, f"label_{translation.get_language()}") or "",
            "on_hand": on_hand,
            "on_hand_seen": on_hand,
        }


class SizeRows(BaseFormSet):
    """The sizes of one good. A row that nobody filled in is no size."""

    def __init__(self, *args, product: Product, **kwargs):
        self.own = {str(variant.key) for variant in product.variants.all()}
        super().__init__(*args, **kwargs)

    def _construct_form(self, i, **kwargs):
        # Rows are told apart by their own hidden key, not by their place among the first ones.
        form = super()._construct_form(i, **{**kwargs, "empty_permitted": True})
        form.is_known = str(form["key"].value()) in self.own
        return form

    def clean(self) -> None:
        taken: set[str] = set()
        for form in self.forms:
            sku = form.cleaned_data.get("sku") if form.is_valid() else ""
            if sku and sku in taken:
                form.add_error("sku", _("Two sizes cannot have the same reference."))
            taken.add(sku)

    @property
    def sizes(self) -> list[Size]:
        """What was typed, checked; rows that were left empty are not there."""
        return [form.size for form in self.forms if form.has_changed()]


SizeFormSet = formset_factory(
    SizeForm, formset=SizeRows, extra=0, max_num=MOST_SIZES, validate_max=True
)
SizeRows.default_error_messages = {
    **BaseFormSet.default_error_messages,
    "too_many_forms": _("A product has at most %(num)d sizes."),
}
