"""The pages of questions of an application."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cooperatives.fields import (
    TOO_LONG,
    CountField,
    IceField,
    LineField,
    NamedChoiceField,
    PhoneField,
    PostalCodeField,
    ProvinceField,
    RibField,
    TextField,
    YearField,
    in_language,
)
from cooperatives.forms.base import AnswersForm
from cooperatives.models import Court, LegalForm, Sector
from coopstore.core.languages import LANGUAGES, text_of


class NameForm(AnswersForm):
    slug = "name"
    groups_of_fields = (
        (
            ("name_ar", "name_zgh", "name_fr"),
            _("Name of the cooperative"),
            _("Write it in at least one of these languages, as on the register."),
        ),
        (("name_en",), "", ""),
    )

    name_ar = LineField(label=_("Name in Arabic"), max_length=160, attrs=in_language("ar"))
    name_zgh = LineField(label=_("Name in Amazigh"), max_length=160, attrs=in_language("zgh"))
    name_fr = LineField(label=_("Name in French"), max_length=160, attrs=in_language("fr"))
    name_en = LineField(label=_("Name in English"), max_length=160, attrs=in_language("en"))


class RegisterForm(AnswersForm):
    slug = "register"
    groups_of_fields = (
        (("legal_form",), "", ""),
        (("registration_number", "tribunal", "founded"), "", ""),
    )

    legal_form = forms.ChoiceField(
        label=_("Legal form"),
        choices=LegalForm,
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": _("Choose one of the list.")},
    )
    registration_number = LineField(
        label=_("Registration number"),
        help_text=_("It is on the extract of the register of cooperatives."),
        max_length=30,
        attrs={"dir": "ltr"},
    )
    tribunal = LineField(
        label=_("Court that keeps the register"),
        help_text=_("The town is enough, for example Taroudannt."),
        max_length=80,
        attrs={"dir": "auto", "list": "courts"},
    )
    founded = YearField(label=_("Founded in"), help_text=_("The year, for example 2012."))

    def courts(self) -> list[str]:
        """Names to choose from while the court is typed."""
        return sorted(str(text_of(court, "name")) for court in Court.objects.all())

    def clean_legal_form(self) -> str:
        return self.cleaned_data["legal_form"] or LegalForm.COOPERATIVE


class IceForm(AnswersForm):
    slug = "ice"
    groups_of_fields = ((("ice",), "", ""),)

    ice = IceField(label=_("ICE"), help_text=_("15 digits. Spaces do not matter."))


class ActivityForm(AnswersForm):
    slug = "sector"
    groups_of_fields = ((("sector",), "", ""),)

    sector = NamedChoiceField(Sector.objects.all(), label=_("Sector"))


class PlaceForm(AnswersForm):
    slug = "place"
    groups_of_fields = (
        (("province",), "", ""),
        (
            ("place_ar", "place_zgh", "place_fr", "place_en"),
            _("Village or town"),
            _("In the languages you can write. Shoppers see it beside your goods."),
        ),
        (("address", "postal_code"), "", ""),
    )

    province = ProvinceField(label=_("Province or prefecture"))
    place_ar = LineField(
        label=_("Village or town in Arabic"), max_length=120, attrs=in_language("ar")
    )
    place_zgh = LineField(
        label=_("Village or town in Amazigh"), max_length=120, attrs=in_language("zgh")
    )
    place_fr = LineField(
        label=_("Village or town in French"), max_length=120, attrs=in_language("fr")
    )
    place_en = LineField(
        label=_("Village or town in English"), max_length=120, attrs=in_language("en")
    )
    address = LineField(
        label=_("Address"),
        help_text=_("Street and number, or douar and a landmark."),
        max_length=250,
        attrs={"dir": "auto", "autocomplete": "street-address"},
    )
    postal_code = PostalCodeField(label=_("Postal code"))


class ContactForm(AnswersForm):
    slug = "contact"
    groups_of_fields = ((("contact_name", "phone", "email", "language"), "", ""),)

    contact_name = LineField(
        label=_("Contact person"), max_length=120, attrs={"dir": "auto", "autocomplete": "name"}
    )
    phone = PhoneField(
        label=_("Phone of the cooperative"),
        help_text=_("For example 06\u00a012\u00a034\u00a056\u00a078."),
    )
    email = forms.EmailField(
        label=_("E-mail of the cooperative"),
        required=False,
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "email", "inputmode": "email", "dir": "ltr"}),
        error_messages={
            "invalid": _("Write an e-mail address such as name@example.ma."),
            "max_length": TOO_LONG,
        },
    )
    language = forms.ChoiceField(
        label=_("Language in which we write to you"),
        choices=LANGUAGES,
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": _("Choose one of the list.")},
    )

    def clean_language(self) -> str:
        return self.cleaned_data["language"] or self.initial["language"]


class MembersForm(AnswersForm):
    slug = "members"
    groups_of_fields = (
        (("women", "men"), "", ""),
        (
            ("young", "disabled"),
            _("Among them"),
            _("These people are already counted above."),
        ),
    )

    women = CountField(label=_("Women"))
    men = CountField(label=_("Men"))
    young = CountField(label=_("Young people"))
    disabled = CountField(label=_("People with disabilities"))

    def clean(self) -> None:
        if self.errors:
            return
        members = self.cleaned_data["women"] + self.cleaned_data["men"]
        if self.cleaned_data["young"] > members:
            self.add_error("young", _("There cannot be more young people than members."))
        if self.cleaned_data["disabled"] > members:
            self.add_error(
                "disabled", _("There cannot be more people with disabilities than members.")
            )

    @property
    def optional(self) -> set[str]:
        return {"young", "disabled"}

    @property
    def answers(self) -> dict:
        """All four or none: one by one they might contradict what is stored."""
        return {} if self.errors else super().answers


class BankForm(AnswersForm):
    slug = "bank"
    groups_of_fields = ((("rib", "rib_holder"), "", ""),)

    rib = RibField(
        label=_("RIB"),
        help_text=_("24 digits, on the certificate of the bank. Nobody else sees it."),
    )
    rib_holder = LineField(
        label=_("Account holder"),
        help_text=_("As the bank writes it; it should be the cooperative."),
        max_length=120,
        attrs={"dir": "auto"},
    )


class StoryForm(AnswersForm):
    slug = "story"
    groups_of_fields = (
        (
            ("story_ar", "story_zgh", "story_fr", "story_en"),
            _("Who you are and how you work"),
            _("A few sentences, in the languages you can write. Shoppers like to know."),
        ),
    )

    story_ar = TextField(
        label=_("Story in Arabic"), max_length=3000, attrs=in_language("ar", rows=5)
    )
    story_zgh = TextField(
        label=_("Story in Amazigh"), max_length=3000, attrs=in_language("zgh", rows=5)
    )
    story_fr = TextField(
        label=_("Story in French"), max_length=3000, attrs=in_language("fr", rows=5)
    )
    story_en = TextField(
        label=_("Story in English"), max_length=3000, attrs=in_language("en", rows=5)
    )


class SectorForm(forms.Form):
    """In which sector somebody works, before there is a file."""

    sector = NamedChoiceField(Sector.objects.all(), label=_("Sector"))


FORMS = {
    form.slug: form
    for form in (
        NameForm,
        RegisterForm,
        IceForm,
        ActivityForm,
        PlaceForm,
        ContactForm,
        MembersForm,
        BankForm,
        StoryForm,
    )
}
