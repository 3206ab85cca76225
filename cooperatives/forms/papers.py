"""What is sent for one requirement."""

from django import forms
from django.utils.translation import gettext_lazy as _

from coopstore.core.papers import PaperField


class PaperForm(forms.Form):
    """One file for one document."""

    paper = PaperField(
        label=_("The document"),
        help_text=_("PDF, JPEG or PNG, at most 10 MB. A photo of the paper is fine."),
    )

    def __init__(self, *args, required: bool = True, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["paper"].required = required
