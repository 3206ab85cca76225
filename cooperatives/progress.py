"""How far a file has come. Computed from what is there, never stored."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperatives.application import GIVEN, STEP_OF, STEPS, Step, columns, has_answer
from cooperatives.models import (
    DECLARED_KINDS,
    Cooperative,
    Declaration,
    Evidence,
    Kind,
    LegalForm,
    Requirement,
    TermsVersion,
    Verdict,
    Waiver,
)
from coopstore.core.languages import text_of
from coopstore.core.text import isolated

LEAST_MEMBERS = 5


class State(models.TextChoices):
    TODO = "todo", _("Not started")
    DOING = "doing", _("In progress")
    DONE = "done", _("Done")
    CHANGES = "changes", _("Needs changes")
    WAIVED = "waived", _("Not asked for")
    EXPIRED = "expired", _("Expired")


SETTLED = (State.DONE, State.WAIVED)


@dataclass(frozen=True)
class Gap:
    """Something that must be there before the file can be sent.

    `step`, `paper` or `declaration` says where it is given.
    """

    field: str
    text: str
    step: str = ""
    paper: str = ""
    declaration: str = ""


@dataclass(frozen=True)
class RequirementProgress:
    """One thing that is asked, and what was given for it."""

    requirement: Requirement
    is_asked: bool = True  # today, and of this cooperative
    is_answered: bool = False  # for an answer of the profile
    files: tuple[Evidence, ...] = ()
    declaration: Declaration | None = None
    terms: TermsVersion | None = None  # the version that is to be accepted today
    waiver: Waiver | None = None

    @property
    def state(self) -> State:
        if self.waiver:
            return State.WAIVED
        if self.requirement.kind == Kind.PROFILE:
            return State.DONE if self.is_answered else State.TODO
        if self.requirement.kind in DECLARED_KINDS:
            return State.DONE if self.is_declared else State.TODO
        return self._state_of_files()

    def _state_of_files(self) -> State:
        if any(file.verdict == Verdict.REJECTED for file in self.files):
            return State.CHANGES
        if any(file.is_expired for file in self.files):
            return State.EXPIRED
        return State.DONE if self.files else State.TODO

    @property
    def is_declared(self) -> bool:
        """Whether it was declared; of terms, whether today's version was accepted."""
        if self.declaration is None:
            return False
        return self.terms is None or self.declaration.terms_id == self.terms.pk

    @property
    def is_accepted(self) -> bool:
        """Whether nothing more is to be done for it, by nobody."""
        if self.requirement.kind != Kind.DOCUMENT or self.state != State.DONE:
            return self.state in SETTLED
        return all(file.verdict == Verdict.ACCEPTED for file in self.files)

    @property
    def is_wanted(self) -> bool:
        """Whether the file cannot be approved without it."""
        return self.requirement.is_mandatory and self.is_asked


class Progress:
    """What is done and what is missing in one file. Six queries, when requirements are read."""

    def __init__(self, cooperative: Cooperative):
        self.cooperative = cooperative

    @cached_property
    def requirements(self) -> list[RequirementProgress]:
        """Everything that is asked of this cooperative; and documents no longer asked but sent."""
        files: dict[int, list[Evidence]] = defaultdict(list)
        for file in self.cooperative.evidence.current().order_by("uploaded_at"):
            files[file.requirement_id].append(file)
        declared = {d.requirement_id: d for d in self.cooperative.declarations.current()}
        waived = {w.requirement_id: w for w in self.cooperative.waivers.current()}
        versions = TermsVersion.objects.order_by("requirement_id", "-number").distinct(
            "requirement_id"
        )
        terms = {version.requirement_id: version for version in versions}
        asked = set(Requirement.objects.asked_of(self.cooperative).values_list("pk", flat=True))
        return [
            RequirementProgress(
                requirement=requirement,
                is_asked=requirement.pk in asked,
                is_answered=requirement.kind == Kind.PROFILE
                and has_answer(self.cooperative, requirement.profile_field),
                files=tuple(files.get(requirement.pk, ())),
                declaration=declared.get(requirement.pk),
                terms=terms.get(requirement.pk),
                waiver=waived.get(requirement.pk),
            )
            for requirement in Requirement.objects.filter(pk__in=asked.union(files))
            # Terms without a text cannot be accepted: they are not asked for yet.
            if requirement.kind != Kind.TERMS or requirement.pk in terms
        ]

    @property
    def papers(self) -> list[RequirementProgress]:
        """Every document that is asked, with its files; and those no longer asked but sent."""
        return [one for one in self.requirements if one.requirement.kind == Kind.DOCUMENT]

    @property
    def asked(self) -> list[RequirementProgress]:
        """The documents that are asked today."""
        return [paper for paper in self.papers if paper.is_asked]

    @property
    def declarations(self) -> list[RequirementProgress]:
        """What the owner declares and accepts."""
        return [one for one in self.requirements if one.requirement.kind in DECLARED_KINDS]

    @property
    def wanted_answers(self) -> dict[str, Requirement]:
        """Answers that a requirement asks for, by the first column in which they may stand."""
        return {
            columns(one.requirement.profile_field)[0]: one.requirement
            for one in self.requirements
            if one.requirement.kind == Kind.PROFILE and one.is_wanted and not one.waiver
        }

    @cached_property
    def missing(self) -> list[Gap]:
        """What must still be given, in the order of the pages."""
        return [
            *(gap for step in STEPS for gap in self.gaps(step)),
            *(
                Gap(
                    field=one.requirement.code,
                    text=_sentence(one),
                    **{_place(one): one.requirement.code},
                )
                for one in (*self.papers, *self.declarations)
                if one.is_wanted and one.state not in SETTLED
            ),
        ]

    @property
    def unaccepted(self) -> list[RequirementProgress]:
        """What is mandatory and neither accepted by the office nor waived."""
        return [one for one in self.requirements if one.is_wanted and not one.is_accepted]

    def gaps(self, step: Step) -> list[Gap]:
        """What one page of questions still needs."""
        needed = dict(step.needed)
        for field, requirement in self.wanted_answers.items():
            if STEP_OF[field] == step:
                needed.setdefault(field, _answer_sentence(requirement))
        return [
            Gap(field=field, text=text, step=step.slug)
            for field, text in needed.items()
            if not self._has(field)
        ]

    def state(self, step: Step) -> State:
        """How far one page of questions is."""
        asked = [field for field in step.fields if field not in GIVEN]
        if not any(getattr(self.cooperative, field) for field in asked):
            return State.TODO
        return State.DOING if self.gaps(step) else State.DONE

    def is_optional(self, step: Step) -> bool:
        """Whether a page of questions may stay empty."""
        return not step.needed and not any(STEP_OF[f] == step for f in self.wanted_answers)

    @property
    def has_few_members(self) -> bool:
        """Fewer than the law asks of a cooperative: worth a warning, not a refusal."""
        is_union = self.cooperative.legal_form == LegalForm.UNION
        return not is_union and 0 < self.cooperative.member_count < LEAST_MEMBERS

    def _has(self, field: str) -> bool:
        requirement = self.wanted_answers.get(field)
        return has_answer(self.cooperative, requirement.profile_field if requirement else field)


def _place(one: RequirementProgress) -> str:
    return "paper" if one.requirement.kind == Kind.DOCUMENT else "declaration"


def _sentence(one: RequirementProgress) -> str:
    name = {"name": isolated(text_of(one.requirement, "name"))}
    if one.requirement.kind == Kind.TERMS:
        return _("Read and accept: %(name)s.") % name
    if one.requirement.kind == Kind.ATTESTATION:
        return _("Declare: %(name)s.") % name
    if one.files:
        return _("Send this document again: %(name)s.") % name
    return _("Send this document: %(name)s.") % name


def _answer_sentence(requirement: Requirement) -> str:
    return _("Give this answer: %(name)s.") % {"name": isolated(text_of(requirement, "name"))}
