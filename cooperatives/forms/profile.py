"""What a cooperative changes once it sells."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperatives.application import STEP
from cooperatives.fields import DayField
from cooperatives.forms.steps import ContactForm, StoryForm


class ProfileForm(StoryForm, ContactForm):
    """What an approved cooperative changes by itself."""

    slug = "profile"
    groups_of_fields = (
        (
            ("on_holiday_until",),
            _("Holiday"),
            _("Until that day shoppers see your goods but cannot order them."),
        ),
        *ContactForm.groups_of_fields,
        *StoryForm.groups_of_fields,
    )

    on_holiday_until = DayField(label=_("On holiday until"))

    @property
    def optional(self) -> set[str]:
        return set(self.fields) - {"contact_name", "phone", "language"}

    def clean_on_holiday_until(self):
        day = self.cleaned_data["on_holiday_until"]
        today = timezone.localdate()
        if day and day != self.initial.get("on_holiday_until") and day < today:
            raise forms.ValidationError(_("Choose today or a later day."))
        if day and (day - today).days > 366:
            raise forms.ValidationError(_("Choose a day within a year."))
        return day

    def clean(self) -> None:
        for field, text in STEP["contact"].needed.items():
            if field in self.cleaned_data and not self.cleaned_data[field]:
                self.add_error(field, text)
