"""Claiming a label with a certificate."""

from collections.abc import Iterator

from django import forms
from django.utils.translation import gettext_lazy as _

from catalog.models import Certificate, GeographicalIndication, LabelScheme, Product, ProductStatus
from catalog.use_cases.certificates import Claim
from cooperatives.fields import LineField
from cooperatives.models import Cooperative
from coopstore.core.languages import text_of
from coopstore.core.papers import PaperField
from coopstore.core.templatetags.i18n_text import tr

ALL_GOODS, SOME_GOODS = "all", "some"


def _asked(field: forms.Field, sentence: str) -> forms.Field:
    """The field, which must be filled in."""
    field.required = True
    field.error_messages["required"] = sentence
    return field


class SchemeField(forms.ModelChoiceField):
    """The labels, the most known first, in the reader's language."""

    def label_from_instance(self, scheme: LabelScheme) -> str:
        return text_of(scheme, "name").value


class IndicationField(forms.ModelChoiceField):
    """The confirmed signs of origin under their labels."""

    def __init__(self, **kwargs):
        signs = GeographicalIndication.objects.filter(is_confirmed=True)
        super().__init__(queryset=signs.select_related("scheme"), required=False, **kwargs)
        self.choices = self._by_scheme

    def _by_scheme(self) -> Iterator[tuple]:
        yield "", _("None")
        groups: dict[LabelScheme, list[tuple]] = {}
        for sign in self.queryset.order_by("scheme__position"):
            groups.setdefault(sign.scheme, []).append((sign.pk, text_of(sign, "name").value))
        for scheme, signs in groups.items():
            yield text_of(scheme, "name").value, sorted(signs, key=lambda sign: sign[1])


class GoodsField(forms.ModelMultipleChoiceField):
    """The cooperative's own goods."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, product: Product) -> str:
        return tr(product, "name") if text_of(product, "name") else _("Product without a name")


def _day(**kwargs) -> forms.DateField:
    return forms.DateField(
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages={
            "required": _("Write the date that stands on the certificate."),
            "invalid": _("Write a date such as 31/12/2026."),
        },
        **kwargs,
    )


class CertificateForm(forms.Form):
    """What stands on the certificate, and the certificate itself."""

    scheme = SchemeField(
        label=_("Label"),
        queryset=LabelScheme.objects.all(),
        empty_label=_("Choose"),
        error_messages={
            "required": _("Choose the label."),
            "invalid_choice": _("Choose one of the list."),
        },
    )
    indication = IndicationField(
        label=_("Sign of origin"),
        help_text=_("Only for labels of origin and Label Agricole."),
        error_messages={"invalid_choice": _("Choose one of the list.")},
    )
    number = _asked(
        LineField(label=_("Number of the certificate"), max_length=60, attrs={"dir": "auto"}),
        _("Write the number that stands on the certificate."),
    )
    issuer = _asked(
        LineField(
            label=_("Issued by"),
            help_text=_("The body that controlled you, for example Ecocert Maroc."),
            max_length=160,
            attrs={"dir": "auto"},
        ),
        _("Write who issued the certificate."),
    )
    valid_from = _day(label=_("Valid from"))
    valid_until = _day(label=_("Valid until"))
    covers = forms.ChoiceField(
        label=_("What the certificate covers"),
        choices=[(ALL_GOODS, _("All our goods")), (SOME_GOODS, _("Only some of our goods"))],
        widget=forms.RadioSelect,
        initial=ALL_GOODS,
        error_messages={
            "required": _("Choose what the certificate covers."),
            "invalid_choice": _("Choose one of the list."),
        },
    )
    products = GoodsField(
        label=_("Goods that the certificate covers"),
        help_text=_("Only if it covers some of them."),
        queryset=Product.objects.none(),
        required=False,
        error_messages={"invalid_choice": _("Choose among your own goods.")},
    )
    paper = PaperField(
        label=_("The certificate"),
        help_text=_("PDF, JPEG or PNG, at most 10 MB. A photo of the paper is fine."),
    )

    def __init__(
        self, *args, cooperative: Cooperative, renews: Certificate | None = None, **kwargs
    ):
        super().__init__(*args, initial=_known(renews), **kwargs)
        goods = Product.objects.of(cooperative).exclude(status=ProductStatus.ARCHIVED)
        self.fields["products"].queryset = goods.select_related("category", "province")

    @property
    def claim(self) -> Claim:
        """What was typed, checked."""
        data = self.cleaned_data
        covers_all = data["covers"] == ALL_GOODS
        return Claim(
            scheme=data["scheme"],
            indication=data["indication"],
            number=data["number"],
            issuer=data["issuer"],
            valid_from=data["valid_from"],
            valid_until=data["valid_until"],
            covers_all=covers_all,
            products=[] if covers_all else list(data["products"]),
        )


def _known(renews: Certificate | None) -> dict:
    """A renewal begins with what stays the same."""
    if renews is None:
        return {}
    return {
        "scheme": renews.scheme_id,
        "indication": renews.indication_id,
        "issuer": renews.issuer,
        "covers": ALL_GOODS if renews.covers_all else SOME_GOODS,
        "products": list(renews.products.values_list("pk", flat=True)),
    }
