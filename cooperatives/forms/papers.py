"""What is sent or declared for one requirement."""

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperatives.fields import DayField
from cooperatives.models import Requirement
from coopstore.core.papers import PaperField


class PaperForm(forms.Form):
    """One file for one document, with its date if the document counts for some time."""

    paper = PaperField(
        label=_("The document"),
        help_text=_("PDF, JPEG or PNG, at most 10 MB. A photo of the paper is fine."),
    )
    issued_on = DayField(
        label=_("Date of the document"), help_text=_("The day that is written on it.")
    )

    def __init__(self, *args, requirement: Requirement, required: bool = True, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["paper"].required = required
        if requirement.validity_days is None:
            del self.fields["issued_on"]

    def clean_issued_on(self) -> date | None:
        day = self.cleaned_data["issued_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("Choose today or an earlier day."))
        return day


class DeclarationForm(forms.Form):
    """One box to tick, under the text that is declared or accepted."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    agreed = forms.BooleanField(
        error_messages={"required": _("Tick the box if you agree with the text.")}
    )
