"""What every page of questions has in common."""

from dataclasses import dataclass

from django import forms

from cooperatives.application import STEP
from cooperatives.models import Cooperative


@dataclass(frozen=True)
class Group:
    """Questions that stand together, under a legend or alone."""

    fields: list
    legend: str = ""
    hint: str = ""


class AnswersForm(forms.Form):
    """One page of questions. Everything may be left empty until the file is sent."""

    slug = ""
    groups_of_fields: tuple[tuple, ...] = ()

    def __init__(self, data=None, *, cooperative: Cooperative, initial: dict | None = None):
        known = {
            name: value
            for name in self.base_fields
            if (value := getattr(cooperative, name)) not in (None, "")
        }
        start = {**(initial or {}), **known}
        if (phone := start.get("phone")) and phone.country_code == 212:
            start["phone"] = phone.as_national
        super().__init__(data, initial=start)

    @property
    def optional(self) -> set[str]:
        """Fields that are not asked for even when the file is sent."""
        asked = set(STEP[self.slug].needed) if self.slug in STEP else set()
        return set(self.fields) - asked - {"legal_form", "language"}

    @property
    def groups(self) -> list[Group]:
        """The questions as the page shows them."""
        return [
            Group([self[name] for name in names], legend, hint)
            for names, legend, hint in self.groups_of_fields
        ]

    @property
    def answers(self) -> dict:
        """What is valid, by field; nothing of what is not."""
        return dict(self.cleaned_data)
