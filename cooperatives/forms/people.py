"""Who is asked to work for a cooperative, and as what."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _
from phonenumber_field.phonenumber import to_python

from cooperatives.fields import LineField
from cooperatives.models import Role
from coopstore.core.languages import LANGUAGES
from coopstore.core.text import western_digits


class RoleForm(forms.Form):
    """Another role for a member."""

    role = forms.ChoiceField(
        label=_("Role"),
        choices=Role,
        error_messages={
            "required": _("Choose a role."),
            "invalid_choice": _("Choose one of the list."),
        },
    )


class InviteForm(RoleForm):
    """Where somebody is written to, in which language, and as what they are asked to join."""

    address = LineField(
        label=_("E-mail or phone of the person"),
        max_length=254,
        attrs={"dir": "ltr", "inputmode": "email"},
    )
    language = forms.ChoiceField(
        label=_("Language in which we write to them"),
        choices=LANGUAGES,
        error_messages={
            "required": _("Choose a language."),
            "invalid_choice": _("Choose one of the list."),
        },
    )

    field_order = ("address", "role", "language")

    def clean_address(self) -> dict[str, str]:
        """`{"email": ...}` or `{"phone": ...}` in E.164."""
        typed = self.cleaned_data["address"]
        if not typed:
            raise ValidationError(_("Write an e-mail address or a phone number."))
        if "@" in typed:
            try:
                validate_email(typed)
            except ValidationError as error:
                raise ValidationError(
                    _("Write an e-mail address such as name@example.ma.")
                ) from error
            return {"email": typed}
        phone = to_python(western_digits(typed))
        if not phone or not phone.is_valid():
            raise ValidationError(
                _("Write a phone number such as 06\u00a012\u00a034\u00a056\u00a078.")
            )
        return {"phone": phone.as_e164}
