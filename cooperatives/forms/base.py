"""What every page of questions has in common."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _

from cooperatives.application import SECRET, STEP
from cooperatives.models import Cooperative
from coopstore.core.text import isolated, mask


@dataclass(frozen=True)
class Group:
    """Questions that stand together, under a legend or alone."""

    fields: list
    legend: str = ""
    hint: str = ""


class AnswersForm(forms.Form):
    """One page of questions. Everything may be left empty until the file is sent."""

    slug = ""
    # Remarks by field, set by whoever knows the saved file; the others stay as they are.
    warnings: dict[str, str] = {}
    groups_of_fields: tuple[tuple, ...] = ()

    def __init__(
        self,
        data=None,
        *,
        cooperative: Cooperative,
        initial: dict | None = None,
        is_helper: bool = False,
    ):
        known = {
            name: value
            for name in self.base_fields
            if (value := getattr(cooperative, name, "")) not in (None, "")
        }
        self.hidden = SECRET & known.keys() if is_helper else frozenset()
        start = {**(initial or {}), **known, **dict.fromkeys(self.hidden, "")}
        if (phone := start.get("phone")) and phone.country_code == 212:
            start["phone"] = phone.as_national
        super().__init__(data, initial=start)
        for name in self.hidden:
            self.fields[name].help_text = _(
                "%(number)s is kept. Write another one only to replace it."
            ) % {"number": isolated(mask(known[name]))}

    @property
    def optional(self) -> set[str]:
        """Fields that are not asked for even when the file is sent."""
        asked = set(STEP[self.slug].needed) if self.slug in STEP else set()
        return set(self.fields) - asked - {"legal_form", "language"}

    @property
    def groups(self) -> list[Group]:
        """The questions as the page shows them, each with the remark about its answer."""
        for name, words in self.shown_warnings.items():
            self[name].warning = words
        return [
            Group([self[name] for name in names], legend, hint)
            for names, legend, hint in self.groups_of_fields
        ]

    @property
    def shown_warnings(self) -> dict[str, str]:
        """The remarks about fields of this page."""
        return {name: words for name, words in self.warnings.items() if name in self.fields}

    @property
    def warned(self) -> str:
        """Which remarks the page shows, so that they hold nobody up twice."""
        return ",".join(f"{name}={self[name].value()}" for name in sorted(self.shown_warnings))

    @property
    def answers(self) -> dict:
        """What is valid, by field; nothing of what is not, nor of what was hidden and left."""
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if value or name not in self.hidden
        }
