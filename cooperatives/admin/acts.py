"""What an officer does to a file on its page: which rank it takes, and the use case behind it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import Http404

from cooperatives import use_cases
from cooperatives.access import may_review, may_supervise, may_validate
from cooperatives.admin.forms import DecisionForm
from cooperatives.models import Cooperative, Requirement, Status
from cooperatives.models.cooperative import ENDED
from cooperatives.use_cases.closing import CLOSABLE
from coopstore.accounts.models import User

Run = Callable[[Cooperative, User, DecisionForm], object]


@dataclass(frozen=True)
class Act:
    """`judges` where the verdicts on the page count too."""

    may: Callable[[User], bool]
    run: Run
    judges: bool = False


def _plain(use_case: Callable, **more: str) -> Run:
    """`use_case` with what the form says: `more` names its attributes by argument."""

    def run(cooperative: Cooperative, actor: User, form: DecisionForm) -> object:
        return use_case(
            cooperative=cooperative,
            actor=actor,
            seen=form.cleaned_data["seen"],
            **{argument: getattr(form, attribute) for argument, attribute in more.items()},
        )

    return run


def _release(cooperative: Cooperative, actor: User, form: DecisionForm) -> object:
    return use_cases.release(
        cooperative=cooperative,
        actor=actor,
        of_colleague=may_supervise(actor),
        seen=form.cleaned_data["seen"],
    )


def _about_requirement(use_case: Callable, *, with_reason: bool = False) -> Run:
    def run(cooperative: Cooperative, actor: User, form: DecisionForm) -> object:
        requirement = Requirement.objects.filter(code=form.about).first()
        if requirement is None:
            raise Http404
        more = {"reason": form.waiver_reason(requirement)} if with_reason else {}
        return use_case(
            cooperative=cooperative,
            requirement=requirement,
            actor=actor,
            seen=form.cleaned_data["seen"],
            **more,
        )

    return run


ACTS: dict[str, Act] = {
    "take": Act(may_review, _plain(use_cases.take_for_review)),
    "take_over": Act(may_validate, _plain(use_cases.take_over)),
    "release": Act(may_review, _release),
    "reassign": Act(may_supervise, _plain(use_cases.reassign, officer="officer")),
    "verdicts": Act(may_review, _plain(use_cases.give_verdicts, verdicts="verdicts"), judges=True),
    "accept_all": Act(
        may_review, _plain(use_cases.give_verdicts, verdicts="verdicts"), judges=True
    ),
    "changes": Act(
        may_review,
        _plain(use_cases.request_changes, verdicts="verdicts", reason="reason"),
        judges=True,
    ),
    "approve": Act(may_validate, _plain(use_cases.approve, verdicts="verdicts"), judges=True),
    "reject": Act(
        may_validate,
        _plain(use_cases.reject, verdicts="verdicts", reason="reason"),
        judges=True,
    ),
    "reinstate": Act(may_supervise, _plain(use_cases.reinstate, reason="reason")),
    "waive": Act(may_supervise, _about_requirement(use_cases.waive, with_reason=True)),
    "ask_again": Act(may_supervise, _about_requirement(use_cases.ask_again)),
}


def possible(cooperative: Cooperative, actor: User) -> dict[str, bool]:
    """What `actor` is offered on the page of a file that they are no member of."""
    status = cooperative.status
    at_office = status in (Status.SUBMITTED, Status.UNDER_REVIEW)
    on_a_desk = status == Status.UNDER_REVIEW and cooperative.reviewer_id is not None
    mine = on_a_desk and cooperative.reviewer_id == actor.pk
    validates, supervises = may_validate(actor), may_supervise(actor)
    return {
        "take": at_office and not on_a_desk,
        "take_over": on_a_desk and not mine and validates,
        "release": mine or (on_a_desk and supervises),
        "reassign": at_office and supervises,
        "judge": mine,
        "decide": mine and validates,
        "suspend": status == Status.APPROVED and supervises,
        "reinstate": status == Status.SUSPENDED and supervises,
        "close": status in CLOSABLE and supervises,
        "waive": status not in ENDED and supervises,
    }
