"""What an officer writes about a file."""

from datetime import date, datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperatives.access import READ_FILES, officers
from cooperatives.errors import DocumentOutOfDate, ExpiryMissing, FileChanged, ReasonMissing
from cooperatives.fields import TextField
from cooperatives.models import Cooperative, Evidence, Requirement, Status, Verdict
from cooperatives.progress import Progress
from cooperatives.reasons import Kind, Reason, choices
from cooperatives.use_cases import Judgement
from coopstore.accounts.models import User
from coopstore.core.errors import Refusal

NO_USUAL_REASON = ("", _("No usual reason"))


class ReasonForm(forms.Form):
    """Why something is decided: a usual reason of one kind, own words, or both."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data=None, *, cooperative: Cooperative, kind: Kind | None = None):
        super().__init__(data, initial={"seen": cooperative.updated_at.isoformat()})
        self.fields["reason_code"] = _usual(
            lambda: choices(kind) if kind else _usual_reasons(cooperative)
        )
        self.fields["words"] = _own_words()

    def clean_seen(self) -> datetime:
        try:
            return datetime.fromisoformat(self.cleaned_data["seen"])
        except ValueError as error:
            raise forms.ValidationError(FileChanged(changes=[]).reason()) from error

    @property
    def reason(self) -> Reason:
        """Why the decision is taken."""
        return self._reason("")

    def _reason(self, suffix: str) -> Reason:
        return Reason(
            self.cleaned_data.get(f"reason_code{suffix}", ""),
            self.cleaned_data.get(f"words{suffix}", ""),
        )


class DecisionForm(ReasonForm):
    """A verdict on each paper, and the reason of the decision. One button says which decision.

    `judges` where that decision takes the verdicts along; `about` is the code of the requirement
    that is waived or asked again.
    """

    def __init__(
        self,
        data=None,
        *,
        cooperative: Cooperative,
        papers: list[Evidence],
        progress: Progress,
        act: str = "",
        about: str = "",
        judges: bool = False,
    ):
        super().__init__(data, cooperative=cooperative)
        self.papers, self.progress = papers, progress
        self.requirements = [one.requirement for one in progress.requirements]
        self.act, self.about, self.judges = act, about, judges
        self.fields["officer"] = forms.ModelChoiceField(
            officers(*READ_FILES).order_by("full_name", "pk"),
            label=_("Officer"),
            empty_label=_("Choose an officer"),
            required=False,
        )
        for paper in papers:
            self._add_paper(paper)
        for requirement in self.requirements:
            self.fields[f"reason_code_r{requirement.pk}"] = _usual(lambda: choices(Kind.WAIVER))
            self.fields[f"words_r{requirement.pk}"] = _own_words(rows=2)

    def _add_paper(self, paper: Evidence) -> None:
        key = paper.pk.hex
        self.fields[f"verdict_{key}"] = forms.ChoiceField(
            label=_("Verdict"),
            choices=Verdict,
            widget=forms.RadioSelect,
            initial=paper.verdict,
            required=False,
        )
        self.fields[f"reason_code_{key}"] = _usual(
            lambda: choices(Kind.PAPER), initial=paper.reason_code
        )
        self.fields[f"words_{key}"] = _own_words(initial=paper.reason, rows=2)
        if paper.requirement.validity_days or paper.expires_on:
            self.fields[f"expires_{key}"] = forms.DateField(
                label=_("Valid until"),
                initial=paper.likely_last_day,
                required=False,
                widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            )

    def clean_officer(self) -> User | None:
        officer = self.cleaned_data["officer"]
        if self.act == "reassign" and officer is None:
            raise forms.ValidationError(_("Choose an officer"))
        return officer

    def clean(self) -> None:
        if not self.judges:
            return
        for paper in self.papers:
            key, verdict = paper.pk.hex, self._verdict(paper)
            if verdict == Verdict.REJECTED and not self._reason(f"_{key}"):
                self.add_error(f"words_{key}", ReasonMissing().reason())
            dated = f"expires_{key}" in self.fields and f"expires_{key}" not in self.errors
            if verdict == Verdict.ACCEPTED and dated:
                self._check_last_day(paper)

    def _check_last_day(self, paper: Evidence) -> None:
        last = self._last_day(paper)
        if last is None:
            self.add_error(f"expires_{paper.pk.hex}", ExpiryMissing().reason())
        elif last < timezone.localdate():
            self.add_error(f"expires_{paper.pk.hex}", DocumentOutOfDate().reason())

    @property
    def officer(self) -> User:
        """On whose desk the file is to lie."""
        return self.cleaned_data["officer"]

    @property
    def verdicts(self) -> list[Judgement]:
        """What the officer thinks of each paper that was judged."""
        return [
            Judgement(
                paper.pk,
                Verdict(verdict),
                self._reason(f"_{paper.pk.hex}"),
                expires_on=self._last_day(paper),
            )
            for paper in self.papers
            if (verdict := self._verdict(paper))
        ]

    @property
    def newly_accepted(self) -> int:
        """How many papers are accepted that nobody had judged."""
        pending = [paper for paper in self.papers if paper.verdict == Verdict.PENDING]
        return sum(self._verdict(paper) == Verdict.ACCEPTED for paper in pending)

    def waiver_reason(self, requirement: Requirement) -> Reason:
        """Why this is not asked."""
        return self._reason(f"_r{requirement.pk}")

    def refuse(self, refusal: Refusal) -> None:
        """Say what a use case refused, beside what it is about."""
        field = refusal.field
        if self.act == "waive" and field == "words":
            about = [it.pk for it in self.requirements if it.code == self.about]
            field = f"words_r{about[0]}" if about else None
        self.add_error(field if field in self.fields else None, refusal.reason())

    def of(self, paper: Evidence) -> dict:
        """The fields about one paper, for the page."""
        key = paper.pk.hex
        return {
            "paper": paper,
            "verdict": self[f"verdict_{key}"],
            "reason_code": self[f"reason_code_{key}"],
            "words": self[f"words_{key}"],
            "expires": self[f"expires_{key}"] if f"expires_{key}" in self.fields else None,
        }

    def waiver_of(self, requirement: Requirement) -> dict:
        """The two fields about a waiver, for the page."""
        return {
            "reason_code": self[f"reason_code_r{requirement.pk}"],
            "words": self[f"words_r{requirement.pk}"],
        }

    def _verdict(self, paper: Evidence) -> str:
        verdict = self.cleaned_data.get(f"verdict_{paper.pk.hex}")
        if self.act == "accept_all" and verdict in ("", None, Verdict.PENDING):
            return Verdict.ACCEPTED
        return verdict or ""

    def _last_day(self, paper: Evidence) -> date | None:
        return self.cleaned_data.get(f"expires_{paper.pk.hex}")


def _usual_reasons(cooperative: Cooperative) -> list[tuple]:
    if cooperative.status in (Status.APPROVED, Status.SUSPENDED):
        return choices(Kind.SUSPENSION)
    return [
        (_("To ask for changes"), choices(Kind.CHANGES)),
        (_("To reject"), choices(Kind.REJECTION)),
    ]


def _usual(usual, *, initial: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Usual reason"),
        choices=lambda: [NO_USUAL_REASON, *usual()],
        initial=initial,
        required=False,
    )


def _own_words(*, initial: str = "", rows: int = 3) -> TextField:
    return TextField(
        label=_("Own words"),
        max_length=1000,
        initial=initial,
        attrs={"rows": rows, "dir": "auto"},
    )
