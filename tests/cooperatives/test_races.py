"""Two clicks in the same instant, each with the control that fails without the guard."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.db.models import QuerySet

from cooperatives.errors import TakenByColleague
from cooperatives.models import Cooperative, Evidence, Membership, StatusChange
from cooperatives.reasons import Reason
from cooperatives.use_cases import (
    Judgement,
    add_evidence,
    approve,
    queue,
    reject,
    remove_member,
    start_application,
    take_for_review,
)
from cooperatives.use_cases.moves import move
from coopstore.core.errors import IllegalMove, Refusal
from coopstore.core.papers import read_paper
from tests import papers
from tests.factories.accounts import AdminFactory, UserFactory
from tests.factories.cooperatives import (
    CooperativeFactory,
    EvidenceFactory,
    MembershipFactory,
    RequirementFactory,
)

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable) -> list:
    """Run every act in a thread of its own, all from the same instant; what they returned."""
    ready = Barrier(len(acts))

    def run(act: Callable):
        try:
            ready.wait(timeout=5)
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [future.result() for future in [pool.submit(run, act) for act in acts]]


def test_clicking_start_twice_makes_one_draft():
    person = UserFactory()

    at_once(*[lambda: start_application(actor=person)] * 4)

    assert Cooperative.objects.count() == 1


def test_only_the_lock_keeps_it_to_one_draft(monkeypatch):
    """The control: without the lock on the person, every click makes a draft."""
    person = UserFactory()
    together = Barrier(4)
    found = QuerySet.first

    def slow_first(self):
        if self.model is Cooperative:
            result = found(self)
            together.wait(timeout=5)
            return result
        return found(self)

    monkeypatch.setattr(QuerySet, "first", slow_first)
    monkeypatch.setattr(QuerySet, "select_for_update", lambda self, **options: self)

    at_once(*[lambda: start_application(actor=person)] * 4)

    assert Cooperative.objects.count() == 4


def test_the_same_paper_sent_twice_at_once_is_kept_once():
    owner = MembershipFactory(cooperative=CooperativeFactory(draft=True))
    requirement = RequirementFactory()
    paper = read_paper(papers.upload(papers.pdf(), "statuts.pdf"))

    at_once(
        *[
            lambda: add_evidence(
                cooperative=owner.cooperative,
                requirement=requirement,
                paper=paper,
                actor=owner.user,
            )
        ]
        * 4
    )

    assert Evidence.objects.count() == 1


def _tried(act: Callable) -> Callable:
    """`act`, giving the refusal back instead of raising it."""

    def attempt():
        try:
            return act()
        except Refusal as refusal:
            return type(refusal)

    return attempt


def _two_take(file: Cooperative) -> list:
    officers = [AdminFactory(), AdminFactory()]
    takes = [lambda one=one: take_for_review(cooperative=file, actor=one) for one in officers]
    return at_once(*map(_tried, takes))


def test_a_file_that_two_officers_take_at_once_lies_on_one_desk():
    file = CooperativeFactory(submitted=True)

    answers = _two_take(file)

    assert answers.count(TakenByColleague) == 1
    assert StatusChange.objects.get().actor == Cooperative.objects.get().reviewer


def test_only_the_lock_keeps_a_file_on_one_desk(monkeypatch):
    """The control: without the lock on the file, both take it."""
    file = CooperativeFactory(submitted=True)
    together = Barrier(2)

    def slow_move(*args, **kwargs):
        together.wait(timeout=5)
        return move(*args, **kwargs)

    monkeypatch.setattr(queue, "move", slow_move)
    monkeypatch.setattr(QuerySet, "select_for_update", lambda self, **options: self)

    assert TakenByColleague not in _two_take(file)
    assert StatusChange.objects.count() == 2


def test_a_file_that_is_approved_and_rejected_at_once_is_decided_once():
    officer = AdminFactory()
    file = CooperativeFactory(under_review=True, reviewer=officer)

    answers = at_once(
        _tried(lambda: approve(cooperative=file, actor=officer)),
        _tried(lambda: reject(cooperative=file, actor=officer, reason=Reason("not-registered"))),
    )

    assert answers.count(IllegalMove) == 1
    assert StatusChange.objects.count() == 1


def test_two_cooperatives_of_one_name_approved_at_once_have_two_addresses():
    officers = [AdminFactory(), AdminFactory()]
    files = [
        CooperativeFactory(under_review=True, reviewer=officer, name_fr="Coopérative Amal")
        for officer in officers
    ]
    requirement = RequirementFactory()
    evidence = [EvidenceFactory(cooperative=file, requirement=requirement) for file in files]

    def approval(number: int) -> Callable:
        return lambda: approve(
            cooperative=files[number],
            actor=officers[number],
            verdicts=[Judgement(evidence[number].pk, "accepted")],
        )

    at_once(approval(0), approval(1))

    slugs = set(Cooperative.objects.values_list("slug", flat=True))
    assert len(slugs) == 2
    assert "cooperative-amal" in slugs
    assert set(Cooperative.objects.values_list("status", flat=True)) == {"approved"}


def _two_owners() -> list:
    cooperative = CooperativeFactory()
    return [MembershipFactory(cooperative=cooperative) for _owner in range(2)]


def _removing(member, actor) -> Callable:
    def act():
        try:
            remove_member(membership=member, actor=actor.user)
        except Refusal as refusal:
            return type(refusal)

    return act


def test_two_owners_who_remove_each_other_at_once_leave_one():
    one, other = _two_owners()

    at_once(_removing(one, other), _removing(other, one))

    assert Membership.objects.filter(role="owner", is_active=True).count() == 1


def test_only_the_lock_on_the_cooperative_keeps_an_owner(monkeypatch):
    """The control: without it, each finds the other still an owner."""
    one, other = _two_owners()
    together = Barrier(2)
    found = QuerySet.update_or_create

    def slow(self, *args, **kwargs):
        together.wait(timeout=5)
        return found(self, *args, **kwargs)

    monkeypatch.setattr(QuerySet, "update_or_create", slow)
    monkeypatch.setattr(QuerySet, "select_for_update", lambda self, **options: self)

    at_once(_removing(one, other), _removing(other, one))

    assert Membership.objects.filter(role="owner", is_active=True).count() == 0
