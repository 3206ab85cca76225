"""Signing up, and signing in by e-mail or by phone number, with the password.

Apart from forms.py: allauth's forms import that module while they are being imported.
"""

from allauth.account.forms import ChangePasswordForm, LoginForm, ResetPasswordForm, SignupForm
from django import forms
from django.utils.translation import gettext_lazy as _
from phonenumber_field.phonenumber import to_python

from coopstore.accounts.models import User


class SignInForm(LoginForm):
    """Takes a phone number for the e-mail of its account, so that both share one rate limit."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"] = forms.CharField(
            label=_("E-mail or phone"),
            max_length=254,
            widget=forms.TextInput(
                attrs={"autocomplete": "username", "inputmode": "email", "dir": "ltr"}
            ),
        )
        self.order_fields(["login", "password", "remember"])
        _ask(
            self,
            login=_("Write your e-mail or your phone number."),
            password=_("Write your password."),
        )

    def user_credentials(self) -> dict:
        """E-mail and password; a number without account stays as it is and opens nothing."""
        credentials = super().user_credentials()
        if "@" not in credentials["email"]:
            credentials["email"] = _email_of(credentials["email"])
        return credentials


class SignUpForm(SignupForm):
    """Says what is missing, field by field."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _ask(self, email=_("Write your e-mail."), password1=_("Choose a password."))


class ForgottenForm(ResetPasswordForm):
    """Says what is missing."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _ask(self, email=_("Write your e-mail."))


class NewPasswordForm(ChangePasswordForm):
    """Says what is missing, field by field."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _ask(
            self,
            oldpassword=_("Write your present password."),
            password1=_("Choose a password."),
            password2=_("Write the new password once more."),
        )


def _ask(form: forms.Form, **sentences: str) -> None:
    """Say `sentences` where a field is left empty, not that a field is required."""
    for name, sentence in sentences.items():
        if name in form.fields:
            form.fields[name].error_messages["required"] = sentence


def _email_of(phone: str) -> str:
    number = to_python(phone)
    if not number or not number.is_valid():
        return phone
    owner = User.objects.filter(phone=number).only("email").first()
    return owner.email if owner else str(number)
