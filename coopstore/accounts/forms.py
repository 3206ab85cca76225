"""What is asked of a person beside e-mail and password."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField

from coopstore.accounts.models import User
from coopstore.core.fields import NameLine


def phone_field() -> PhoneNumberField:
    """Asks for an optional phone number in whatever form people write it."""
    return PhoneNumberField(
        label=_("Your phone"),
        required=False,
        help_text=_("For example 06\u00a012\u00a034\u00a056\u00a078."),
        widget=forms.TextInput(
            attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel", "dir": "ltr"}
        ),
        error_messages={
            "invalid": _("Write a phone number such as 06\u00a012\u00a034\u00a056\u00a078."),
            "unique": _("This phone number already belongs to an account."),
        },
    )


def name_field() -> NameLine:
    """Asks how to call the person."""
    return NameLine(
        label=_("Your name"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
        error_messages={"required": _("Write your name.")},
    )


class SignupDetails(forms.Form):
    """Added to allauth's sign-up form."""

    full_name = name_field()
    phone = phone_field()

    def clean_phone(self):
        phone = self.cleaned_data.get("phone") or None
        if phone and User.objects.filter(phone=phone).exists():
            raise forms.ValidationError(self.fields["phone"].error_messages["unique"])
        return phone

    def signup(self, request, user: User) -> None:
        """Called by allauth with the account it made."""
        user.full_name = self.cleaned_data["full_name"]
        user.phone = self.cleaned_data["phone"]
        user.language = get_language() or user.language
        user.save(update_fields=["full_name", "phone", "language"])


class ProfileForm(forms.ModelForm):
    """What a person may change about themselves."""

    full_name = name_field()
    phone = phone_field()

    class Meta:
        model = User
        fields = ("full_name", "phone", "language")
        labels = {"language": _("Language of pages and messages")}
        widgets = {"language": forms.RadioSelect}

    def clean_phone(self):
        return self.cleaned_data.get("phone") or None
