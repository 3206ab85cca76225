"""What a cooperative that sells asks the office to change."""

from copy import copy

from django.utils.translation import gettext_lazy as _

from cooperatives.application import STEP, has_answer
from cooperatives.fields import TextField
from cooperatives.forms.steps import (
    ActivityForm,
    BankForm,
    IceForm,
    MembersForm,
    NameForm,
    PlaceForm,
    RegisterForm,
)
from cooperatives.models import Cooperative

PAGES = (NameForm, RegisterForm, IceForm, ActivityForm, PlaceForm, MembersForm, BankForm)


class LegalDataForm(*reversed(PAGES)):
    """The legal data on one page, with a word of explanation. All of it or nothing is valid."""

    slug = "legal"
    groups_of_fields = (
        *(group for page in PAGES for group in page.groups_of_fields),
        (("note",), "", ""),
    )

    note = TextField(
        label=_("Why it changes"),
        help_text=_("For example: new statutes of 12 May."),
        max_length=1000,
        attrs={"rows": 3, "dir": "auto"},
    )

    def __init__(self, *args, cooperative: Cooperative, **kwargs):
        self.cooperative = cooperative
        super().__init__(*args, cooperative=cooperative, **kwargs)

    @property
    def optional(self) -> set[str]:
        asked = {field for page in PAGES for field in STEP[page.slug].needed}
        return set(self.fields) - asked - {"legal_form", "women", "men"}

    def clean(self) -> None:
        super().clean()
        if self.errors:
            return
        changed = copy(self.cooperative)
        for field, value in self.answers.items():
            setattr(changed, field, value)
        for page in PAGES:
            for field, sentence in STEP[page.slug].needed.items():
                if not has_answer(changed, field):
                    self.add_error(field, sentence)

    @property
    def answers(self) -> dict:
        return {} if self.errors else {k: v for k, v in self.cleaned_data.items() if k != "note"}
