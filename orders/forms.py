"""What shoppers and cooperatives type about an order."""

import re
from decimal import Decimal

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField

from catalog.forms.fields import AmountField
from catalog.models.variant import MOST_OF_ONE
from cooperatives.models import Province
from coopstore.core.fields import NameLine, PlainLine, PlainText
from coopstore.core.text import western_digits
from orders.cart import CartView
from orders.models import DeliveryKind, DeliveryOption, Order, TaxDetails


class AddToCartForm(forms.Form):
    """A variant and how many of it."""

    variant = forms.IntegerField(min_value=1)
    quantity = forms.IntegerField(
        label=_("Quantity"),
        min_value=1,
        max_value=MOST_OF_ONE,
        initial=1,
        error_messages={
            "required": _("Write how many you want."),
            "invalid": _("Write a number, such as 2."),
            "min_value": _("Write 1 or more."),
            "max_value": _("You can order at most %(limit_value)s of one product."),
        },
    )


class QuantityForm(AddToCartForm):
    """How many of a line to keep; 0 removes it."""

    quantity = forms.IntegerField(
        label=_("Quantity"),
        min_value=0,
        max_value=MOST_OF_ONE,
        error_messages={
            "required": _("Write how many you want."),
            "invalid": _("Write a number, such as 2."),
            "min_value": _("Write 0 to remove it, or more."),
            "max_value": _("You can order at most %(limit_value)s of one product."),
        },
    )


class ContactForm(forms.Form):
    """Who orders, and how to reach them."""

    full_name = NameLine(
        label=_("Your name"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Write your name.")},
    )
    phone = PhoneNumberField(
        label=_("Delivery phone"),
        help_text=_(
            "The courier calls this number. For example 06\u00a012\u00a034\u00a056\u00a078."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel", "dir": "ltr"}),
        error_messages={
            "required": _("Write a phone number: the courier will call you."),
            "invalid": _("Write a phone number such as 06\u00a012\u00a034\u00a056\u00a078."),
        },
    )
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("We send the confirmation there. Without it you get an SMS."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
        max_length=254,
        error_messages={"invalid": _("Write an e-mail address such as name@example.ma.")},
    )

    def clean_phone(self) -> str:
        return self.cleaned_data["phone"].as_e164


class ProvinceField(forms.ModelChoiceField):
    """The 75 provinces and prefectures, by name in the reader's language."""

    def __init__(self, **kwargs):
        super().__init__(
            queryset=Province.objects.order_by("name"),
            empty_label=_("Choose"),
            **kwargs,
        )


class DeliveryForm(forms.Form):
    """A way of delivery per cooperative, and the address if a courier comes."""

    address = PlainLine(
        label=_("Address"),
        max_length=250,
        required=False,
        help_text=_("Street and number, or douar and a landmark."),
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    city = PlainLine(
        label=_("Town or village"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "address-level2"}),
    )
    province = ProvinceField(label=_("Province or prefecture"), required=False)
    postal_code = PlainLine(
        label=_("Postal code"),
        max_length=10,
        required=False,
        widget=forms.TextInput(
            attrs={"autocomplete": "postal-code", "inputmode": "numeric", "dir": "ltr"}
        ),
    )
    instructions = PlainText(
        label=_("For the courier"),
        max_length=300,
        required=False,
        help_text=_("For example: call before coming, blue door."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    PLACE = ("address", "city", "province")  # asked for as soon as one parcel is sent
    ADDRESS = (*PLACE, "postal_code", "instructions")

    def __init__(self, *args, view: CartView, **kwargs):
        super().__init__(*args, **kwargs)
        self.parcels = view.parcels
        for parcel in self.parcels:
            kinds = [(option.kind, option.get_kind_display()) for option in parcel.options]
            self.fields[self.name_of(parcel)] = forms.ChoiceField(
                label=_("Delivery"),
                choices=kinds,
                widget=forms.RadioSelect,
                initial=parcel.option.kind if parcel.option else None,
                error_messages={"required": _("Choose how you want this parcel.")},
            )

    @staticmethod
    def name_of(parcel) -> str:
        return f"kind_{parcel.cooperative.code}"

    @classmethod
    def kinds_in(cls, asked: QueryDict, view: CartView) -> dict[str, str]:
        """The ways of delivery named in an address, by cooperative code; without a check."""
        names = {parcel.cooperative.code: cls.name_of(parcel) for parcel in view.parcels}
        return {code: asked[name] for code, name in names.items() if name in asked}

    @property
    def kinds(self) -> dict[str, str]:
        """The chosen way of delivery by cooperative code."""
        return {
            parcel.cooperative.code: self.cleaned_data[self.name_of(parcel)]
            for parcel in self.parcels
        }

    def rows(self) -> list:
        """Each parcel with its own field, for the template."""
        return [(parcel, self[self.name_of(parcel)]) for parcel in self.parcels]

    def address_fields(self) -> list:
        return [self[name] for name in self.ADDRESS]

    def clean_postal_code(self) -> str:
        code = western_digits(self.cleaned_data["postal_code"]).replace(" ", "")
        if code and not re.fullmatch(r"[0-9]{5}", code):
            raise forms.ValidationError(_("A postal code has 5 digits, such as 83500."))
        return code

    def clean(self) -> dict:
        data = super().clean()
        chosen = [data.get(self.name_of(parcel)) for parcel in self.parcels]
        if DeliveryKind.HOME in chosen:
            for name, sentence in {
                "address": _("Write the address to deliver to."),
                "city": _("Write the town or village."),
                "province": _("Choose the province or prefecture."),
            }.items():
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, sentence)
        return data


class ConfirmForm(forms.Form):
    """The second act: the shopper has checked and confirms."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    total_seen = forms.DecimalField(
        widget=forms.HiddenInput, max_digits=10, decimal_places=2, min_value=Decimal(0)
    )


class FindOrderForm(forms.Form):
    """An order's number and the phone or e-mail it was placed with."""

    number = forms.CharField(
        label=_("Order number"),
        max_length=20,
        help_text=_("8 letters and digits, in your confirmation."),
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
        error_messages={"required": _("Write the number of your order.")},
    )
    contact = forms.CharField(
        label=_("Phone or e-mail used for the order"),
        max_length=254,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "tel"}),
        error_messages={"required": _("Write the phone or the e-mail you gave.")},
    )

    def clean_number(self) -> str:
        return re.sub(r"[\s-]", "", self.cleaned_data["number"]).upper()

    def find(self) -> Order | None:
        """The order, if number and contact belong together."""
        order = Order.objects.filter(number=self.cleaned_data["number"]).first()
        contact = self.cleaned_data["contact"].strip()
        if order is None:
            return None
        if order.email and contact.lower() == order.email.lower():
            return order
        try:
            phone = PhoneNumberField().clean(contact)
        except forms.ValidationError:
            return None
        return order if phone == order.phone else None


class ReasonForm(forms.Form):
    """Why something is refused or sent back."""

    reason = PlainText(
        label=_("Reason"),
        max_length=500,
        help_text=_("The shopper will read it."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write a reason: the shopper will read it.")},
    )


class ShipForm(forms.Form):
    """With whom the parcel travels."""

    carrier = PlainLine(
        label=_("Carrier"),
        max_length=60,
        help_text=_("For example Amana, CTM, a driver."),
        error_messages={"required": _("Write who carries the parcel.")},
    )
    tracking_number = PlainLine(
        label=_("Tracking number"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )

    def clean_tracking_number(self) -> str:
        return re.sub(r"\s", "", self.cleaned_data["tracking_number"]).upper()


class DeliveredForm(forms.Form):
    """The parcel arrived; was it paid?"""

    cash_collected = forms.BooleanField(label=_("The cash is with us"), required=False)


class DeliveryOptionForm(forms.ModelForm):
    """One way a cooperative delivers, and its price."""

    price = AmountField(
        label=_("Price of a parcel, in DH"), least=Decimal(0), most=Decimal(9_999), places=2
    )
    free_from = AmountField(
        label=_("Free from, in DH"),
        help_text=_("Leave it empty if delivery is never free."),
        least=Decimal(1),
        most=Decimal(999_999),
        places=2,
        required=False,
    )

    class Meta:
        model = DeliveryOption
        fields = ["is_offered", "price", "free_from", "days_min", "days_max"]
        labels = {
            "is_offered": _("We offer this"),
            "days_min": _("Arrives after, in days"),
            "days_max": _("At the latest after, in days"),
        }

    def clean(self) -> dict:
        data = super().clean()
        first, last = data.get("days_min"), data.get("days_max")
        if first is not None and last is not None and last < first:
            self.add_error("days_max", _("The latest day cannot come before the earliest."))
        return data


class DigitsField(forms.CharField):
    """Some digits, however they are typed; nothing else is known for certain about them."""

    def __init__(self, *, digits: int, mistake: str, **kwargs):
        self.digits, self.mistake = digits, mistake
        widget = forms.TextInput(attrs={"inputmode": "numeric", "dir": "ltr"})
        super().__init__(required=False, widget=widget, **kwargs)

    def to_python(self, value) -> str:
        typed = re.sub(r"[\s.\-/]", "", western_digits(super().to_python(value)))
        if typed and not re.fullmatch(rf"[0-9]{{1,{self.digits}}}", typed):
            raise forms.ValidationError(self.mistake)
        return typed


class TaxDetailsForm(forms.ModelForm):
    """What stands on a cooperative's invoices beside what its file says."""

    charges_vat = forms.TypedChoiceField(
        label=_("Does the cooperative charge VAT?"),
        help_text=_(
            "Most cooperatives are exempt: those that only sell what their members bring, and "
            "those that sell for less than 10 million DH a year. Ask your accountant."
        ),
        choices=[("no", _("No, it is exempt")), ("yes", _("Yes, VAT is in our prices"))],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the two.")},
    )
    tax_number = DigitsField(
        label=_("Tax number (IF)"),
        help_text=_("On any letter of the tax office: 7 or 8 digits."),
        digits=8,
        mistake=_("Write the tax number in digits: 7 or 8 of them."),
    )
    business_tax_number = DigitsField(
        label=_("Business tax number"),
        help_text=_("On the notice of the business tax: 8 digits."),
        digits=8,
        mistake=_("Write the business tax number in digits: 8 of them."),
    )

    class Meta:
        model = TaxDetails
        fields = ["charges_vat", "tax_number", "business_tax_number"]

    def __init__(self, *args, instance: TaxDetails | None = None, **kwargs):
        super().__init__(*args, instance=instance, **kwargs)
        if instance:
            self.initial["charges_vat"] = "yes" if instance.charges_vat else "no"
        else:
            self.initial.pop("charges_vat", None)

    def clean(self) -> dict:
        data = super().clean()
        if data.get("charges_vat") and not data.get("tax_number") and not self.errors:
            self.add_error("tax_number", _("Write the tax number: an invoice with VAT needs it."))
        return data
