"""What an officer writes about a file."""

from datetime import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from cooperatives.errors import FileChanged, ReasonMissing
from cooperatives.fields import TextField
from cooperatives.models import Cooperative, Evidence, Status, Verdict
from cooperatives.reasons import Kind, Reason, choices
from cooperatives.use_cases import Judgement

NO_USUAL_REASON = ("", _("No usual reason"))


class DecisionForm(forms.Form):
    """A verdict on each paper, and the reason of the decision. One button says which decision."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data=None, *, cooperative: Cooperative, papers: list[Evidence]):
        super().__init__(data, initial={"seen": cooperative.updated_at.isoformat()})
        self.papers = papers
        self.fields["reason_code"] = forms.ChoiceField(
            label=_("Usual reason"),
            choices=lambda: [NO_USUAL_REASON, *_usual_reasons(cooperative)],
            required=False,
        )
        self.fields["words"] = _own_words()
        for paper in papers:
            self._add_paper(paper)

    def _add_paper(self, paper: Evidence) -> None:
        key = paper.pk.hex
        self.fields[f"verdict_{key}"] = forms.ChoiceField(
            label=_("Verdict"),
            choices=Verdict,
            widget=forms.RadioSelect,
            initial=paper.verdict,
            required=False,
        )
        self.fields[f"reason_code_{key}"] = forms.ChoiceField(
            label=_("Usual reason"),
            choices=lambda: [NO_USUAL_REASON, *choices(Kind.PAPER)],
            initial=paper.reason_code,
            required=False,
        )
        self.fields[f"words_{key}"] = _own_words(initial=paper.reason, rows=2)

    def clean_seen(self) -> datetime:
        try:
            return datetime.fromisoformat(self.cleaned_data["seen"])
        except ValueError as error:
            raise forms.ValidationError(FileChanged(changes=[]).reason()) from error

    def clean(self) -> None:
        for paper in self.papers:
            rejected = self.cleaned_data.get(f"verdict_{paper.pk.hex}") == Verdict.REJECTED
            if rejected and not self._reason(f"_{paper.pk.hex}"):
                self.add_error(f"words_{paper.pk.hex}", ReasonMissing().reason())

    @property
    def reason(self) -> Reason:
        """Why the decision is taken."""
        return self._reason("")

    @property
    def verdicts(self) -> list[Judgement]:
        """What the officer thinks of each paper that was judged."""
        return [
            Judgement(paper.pk, Verdict(verdict), self._reason(f"_{paper.pk.hex}"))
            for paper in self.papers
            if (verdict := self.cleaned_data.get(f"verdict_{paper.pk.hex}"))
        ]

    def of(self, paper: Evidence) -> dict:
        """The three fields about one paper, for the page."""
        key = paper.pk.hex
        return {
            "paper": paper,
            "verdict": self[f"verdict_{key}"],
            "reason_code": self[f"reason_code_{key}"],
            "words": self[f"words_{key}"],
        }

    def _reason(self, suffix: str) -> Reason:
        return Reason(
            self.cleaned_data.get(f"reason_code{suffix}", ""),
            self.cleaned_data.get(f"words{suffix}", ""),
        )


def _usual_reasons(cooperative: Cooperative) -> list[tuple]:
    if cooperative.status in (Status.APPROVED, Status.SUSPENDED):
        return choices(Kind.SUSPENSION)
    return [
        (_("To ask for changes"), choices(Kind.CHANGES)),
        (_("To reject"), choices(Kind.REJECTION)),
    ]


def _own_words(*, initial: str = "", rows: int = 3) -> TextField:
    return TextField(
        label=_("Own words"),
        max_length=1000,
        initial=initial,
        attrs={"rows": rows, "dir": "auto"},
    )
