"""The first page of a new good: photos, and a name if one comes to mind."""

from django import forms
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from catalog.use_cases.products import new_key
from cooperatives.fields import LineField, in_language

KEY_LENGTH = 10


class NewProductForm(forms.Form):
    """The name in the language of the page."""

    name = LineField(label=_("Name of the product"), max_length=160)
    # The page is made once, so the same page sent twice makes one draft.
    key = forms.RegexField(rf"^[a-z0-9]{{{KEY_LENGTH}}}$", widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"initial": {"key": new_key()}, **kwargs})
        self.fields["name"].widget.attrs.update(in_language(translation.get_language()))

    @property
    def texts(self) -> dict[str, str]:
        return {f"name_{translation.get_language()}": self.cleaned_data["name"]}
