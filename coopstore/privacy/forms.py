"""What is asked before something is gone."""

from django import forms
from django.utils.translation import gettext_lazy as _

from coopstore.core.fields import PlainText


class DeleteAccountForm(forms.Form):
    """One box to tick, so that no single click deletes an account."""

    sure = forms.BooleanField(
        label=_("I have read this. Delete my account."),
        error_messages={"required": _("Tick the box if you want to delete your account.")},
    )


class DeleteDraftForm(forms.Form):
    """One box to tick before a draft is gone."""

    sure = forms.BooleanField(
        label=_("I have read this. Delete the draft."),
        error_messages={"required": _("Tick the box if you want to delete the draft.")},
    )


class GiveBackForm(forms.Form):
    """One box to tick before what people put into a file of the register is gone."""

    sure = forms.BooleanField(
        label=_("I have read this. Give the file back."),
        error_messages={"required": _("Tick the box if you want to give the file back.")},
    )


class ClosingForm(forms.Form):
    """Why a cooperative leaves."""

    reason = PlainText(
        label=_("Why does the cooperative leave?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages={"required": _("Write in a few words why the cooperative leaves.")},
    )
