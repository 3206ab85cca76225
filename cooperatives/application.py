"""How far an application has come. Computed from the file, never stored."""

from dataclasses import dataclass
from functools import cached_property

from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperatives.models import Cooperative, Evidence, Requirement, Verdict
from coopstore.core.languages import text_of

LEAST_MEMBERS = 5


class State(models.TextChoices):
    TODO = "todo", _("Not started")
    DOING = "doing", _("In progress")
    DONE = "done", _("Done")
    CHANGES = "changes", _("Needs changes")


@dataclass(frozen=True)
class Step:
    """One page of questions. `needed` says, by field, what to do when it is empty."""

    slug: str
    title: str
    needed: dict[str, str]
    fields: tuple[str, ...]


NAMES = ("name_ar", "name_zgh", "name_fr")
STEPS = (
    Step(
        "identity",
        _("Name and registration"),
        {
            "name_ar": _("Write the name in Arabic, in Amazigh or in French."),
            "registration_number": _("Write the registration number."),
            "tribunal": _("Write the name of the court that keeps the register."),
            "ice": _("Write the ICE."),
        },
        (
            *NAMES,
            "name_en",
            "legal_form",
            "registration_number",
            "tribunal",
            "ice",
            "founded",
        ),
    ),
    Step(
        "activity",
        _("Activity and place"),
        {
            "sector": _("Choose a sector."),
            "province": _("Choose a province."),
            "address": _("Write the address."),
        },
        (
            "sector",
            "province",
            "place_ar",
            "place_zgh",
            "place_fr",
            "place_en",
            "address",
            "postal_code",
        ),
    ),
    Step(
        "contact",
        _("Contact"),
        {
            "contact_name": _("Write the name of a contact person."),
            "phone": _("Write a phone number."),
        },
        ("contact_name", "phone", "email", "language"),
    ),
    Step(
        "members",
        _("Members"),
        {"women": _("Write how many women and how many men are members.")},
        ("women", "men", "young", "disabled"),
    ),
    Step("story", _("Your story"), {}, ("story_ar", "story_zgh", "story_fr", "story_en")),
)
STEP = {step.slug: step for step in STEPS}
ANSWERS = frozenset(field for step in STEPS for field in step.fields)
# They have a value from the start, so they do not show that somebody began.
_GIVEN = {"legal_form", "language"}


@dataclass(frozen=True)
class Gap:
    """Something that must be there before the file can be sent. `step` or `paper` says where."""

    field: str
    text: str
    step: str = ""
    paper: str = ""


@dataclass(frozen=True)
class PaperProgress:
    """One document that is asked, and the files that were sent for it."""

    requirement: Requirement
    files: list[Evidence]

    @property
    def state(self) -> State:
        verdicts = {file.verdict for file in self.files}
        if Verdict.REJECTED in verdicts:
            return State.CHANGES
        return State.DONE if verdicts else State.TODO

    @property
    def is_accepted(self) -> bool:
        return bool(self.files) and all(f.verdict == Verdict.ACCEPTED for f in self.files)


class Progress:
    """What is done and what is missing in one file. Two queries, when papers are looked at."""

    def __init__(self, cooperative: Cooperative):
        self.cooperative = cooperative

    @cached_property
    def papers(self) -> list[PaperProgress]:
        """Every document that is asked, with its files; and those no longer asked but sent."""
        files: dict[int, list[Evidence]] = {}
        for file in self.cooperative.evidence.current().order_by("uploaded_at"):
            files.setdefault(file.requirement_id, []).append(file)
        asked = Requirement.objects.filter(models.Q(is_active=True) | models.Q(pk__in=files))
        return [PaperProgress(requirement, files.get(requirement.pk, [])) for requirement in asked]

    @property
    def asked(self) -> list[PaperProgress]:
        """The documents that are asked today."""
        return [paper for paper in self.papers if paper.requirement.is_active]

    @cached_property
    def missing(self) -> list[Gap]:
        """What must still be given, in the order of the pages."""
        gaps = [gap for step in STEPS for gap in self.gaps(step)]
        return gaps + [
            Gap(
                field=paper.requirement.code,
                text=_paper_sentence(paper),
                paper=paper.requirement.code,
            )
            for paper in self.papers
            if _is_wanted(paper) and paper.state != State.DONE
        ]

    @property
    def unaccepted(self) -> list[PaperProgress]:
        """Mandatory documents that the office has not accepted yet."""
        return [paper for paper in self.papers if _is_wanted(paper) and not paper.is_accepted]

    def gaps(self, step: Step) -> list[Gap]:
        """What one page of questions still needs."""
        return [
            Gap(field=field, text=text, step=step.slug)
            for field, text in step.needed.items()
            if not self._has(field)
        ]

    def state(self, step: Step) -> State:
        """How far one page of questions is."""
        asked = [field for field in step.fields if field not in _GIVEN]
        if not any(getattr(self.cooperative, field) for field in asked):
            return State.TODO
        return State.DOING if self.gaps(step) else State.DONE

    @property
    def has_few_members(self) -> bool:
        """Fewer than the law asks for: worth a warning, not a refusal."""
        return 0 < self.cooperative.member_count < LEAST_MEMBERS

    def _has(self, field: str) -> bool:
        if field == "name_ar":
            return any(getattr(self.cooperative, name) for name in NAMES)
        if field == "women":
            return self.cooperative.member_count > 0
        return bool(getattr(self.cooperative, field))


def _is_wanted(paper: PaperProgress) -> bool:
    return paper.requirement.is_mandatory and paper.requirement.is_active


def _paper_sentence(paper: PaperProgress) -> str:
    name = f"\u2068{text_of(paper.requirement, 'name')}\u2069"
    if paper.files:
        return _("Send this document again: %(name)s.") % {"name": name}
    return _("Send this document: %(name)s.") % {"name": name}
