"""Whose desk a file lies on: taken, taken over, given back, handed on."""

import pytest

from cooperatives.errors import NotAnOfficer, NotForMembers, TakenByColleague
from cooperatives.models import Act, StatusChange, TrailEntry
from cooperatives.use_cases import reassign, release, take_for_review, take_over
from coopstore.core.errors import IllegalMove
from tests.factories.accounts import AdminFactory, UserFactory
from tests.factories.cooperatives import CooperativeFactory, MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def colleague():
    return AdminFactory(full_name="Salma Bennani")


def _told(cooperative) -> list[tuple]:
    return list(cooperative.trail.values_list("actor", "act", "before", "after"))


def test_a_file_of_a_colleague_is_not_taken_by_mistake(office, colleague):
    file = CooperativeFactory(under_review=True, reviewer=colleague)

    with pytest.raises(TakenByColleague) as refusal:
        take_for_review(cooperative=file, actor=office)

    assert "Salma Bennani" in refusal.value.reason()
    file.refresh_from_db()
    assert file.reviewer == colleague
    assert TrailEntry.objects.count() == 0


def test_a_file_is_taken_over_on_purpose_and_the_trail_says_from_whom(office, colleague):
    file = CooperativeFactory(under_review=True, reviewer=colleague)

    take_over(cooperative=file, actor=office)

    file.refresh_from_db()
    assert file.reviewer == office
    assert _told(file) == [(office.pk, Act.TAKEN, str(colleague.pk), str(office.pk))]


def test_a_file_that_is_given_back_keeps_its_dates_and_can_be_taken_again(office, colleague):
    file = CooperativeFactory(under_review=True, reviewer=office)
    promised = file.decide_by

    release(cooperative=file, actor=office)
    file.refresh_from_db()
    assert (file.status, file.reviewer, file.decide_by) == ("under_review", None, promised)

    take_for_review(cooperative=file, actor=colleague)
    file.refresh_from_db()
    assert file.reviewer == colleague
    assert [act for _actor, act, *_ in _told(file)] == [Act.RELEASED, Act.TAKEN]


def test_only_who_answers_for_the_queue_gives_a_colleagues_file_back(office, colleague):
    file = CooperativeFactory(under_review=True, reviewer=colleague)
    with pytest.raises(TakenByColleague):
        release(cooperative=file, actor=office)
    file.refresh_from_db()
    assert file.reviewer == colleague

    release(cooperative=file, actor=office, of_colleague=True)

    file.refresh_from_db()
    assert file.reviewer is None


@pytest.mark.parametrize("status", ["submitted", "under_review"])
def test_a_file_is_put_on_an_officers_desk(office, colleague, status):
    file = CooperativeFactory(status=status, slug=None, approved_at=None)

    reassign(cooperative=file, actor=office, officer=colleague)

    file.refresh_from_db()
    assert (file.status, file.reviewer) == ("under_review", colleague)


@pytest.mark.parametrize(
    ("make", "refusal"), [(UserFactory, NotAnOfficer), (AdminFactory, NotForMembers)]
)
def test_a_file_is_not_put_on_the_desk_of_a_stranger_or_a_member(office, make, refusal):
    file = CooperativeFactory(under_review=True, reviewer=office)
    person = make()
    if refusal is NotForMembers:
        MembershipFactory(cooperative=file, user=person, is_active=False)

    with pytest.raises(refusal):
        reassign(cooperative=file, actor=office, officer=person)

    file.refresh_from_db()
    assert file.reviewer == office
    assert TrailEntry.objects.count() == 0


@pytest.mark.parametrize("act", [take_for_review, take_over, release])
@pytest.mark.parametrize("status", ["draft", "changes_requested", "approved", "rejected", "closed"])
def test_what_is_not_at_the_office_lies_on_no_desk(office, act, status):
    file = CooperativeFactory(status=status)

    with pytest.raises(IllegalMove):
        act(cooperative=file, actor=office)

    assert (StatusChange.objects.count(), TrailEntry.objects.count()) == (0, 0)


@pytest.mark.parametrize("act", [take_for_review, take_over, release])
def test_nobody_touches_the_file_of_their_own_cooperative(office, act):
    file = CooperativeFactory(under_review=True)
    MembershipFactory(cooperative=file, user=office)

    with pytest.raises(NotForMembers):
        act(cooperative=file, actor=office)

    assert TrailEntry.objects.count() == 0
