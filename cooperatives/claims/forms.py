"""What somebody types who says that a file of the register is theirs."""

from copy import deepcopy

from django import forms
from django.utils.translation import gettext_lazy as _

from cooperatives.fields import LineField
from cooperatives.forms import FORMS
from cooperatives.intake.problems import NO_IDENTITY
from cooperatives.register import register_key
from coopstore.core.text import western_digits


class ClaimForm(forms.Form):
    """The number and the court, or the ICE."""

    registration_number = deepcopy(FORMS["register"].base_fields["registration_number"])
    tribunal = deepcopy(FORMS["register"].base_fields["tribunal"])
    ice = deepcopy(FORMS["ice"].base_fields["ice"])

    def clean(self) -> dict:
        data = super().clean()
        known = register_key(data.get("tribunal", ""), data.get("registration_number", ""))
        if not self.errors and not known and not data.get("ice"):
            raise forms.ValidationError(NO_IDENTITY)
        return data


class CodeForm(forms.Form):
    """The six digits of the message."""

    code = LineField(
        label=_("Code"),
        help_text=_("The 6 digits of the message."),
        attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "dir": "ltr"},
    )

    def clean_code(self) -> str:
        code = western_digits(self.cleaned_data["code"]).replace(" ", "")
        if not (code.isascii() and code.isdigit() and len(code) == 6):
            raise forms.ValidationError(_("Write the 6 digits of the message."))
        return code
