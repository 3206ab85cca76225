"""By when the office answers: one clock, paused while the applicant is asked."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from cooperatives import clock
from cooperatives.models import Cooperative, ServiceTarget, Status
from tests.factories.cooperatives import CooperativeFactory, MembershipFactory

pytestmark = pytest.mark.django_db
A_MINUTE = timedelta(minutes=1)


def _near(moment, days: float) -> bool:
    return abs(moment - timezone.now() - timedelta(days=days)) < A_MINUTE


def _moved(cooperative: Cooperative, target: Status) -> Cooperative:
    cooperative.move_to(target)
    clock.advance(cooperative)
    return cooperative


def test_a_file_that_is_sent_is_promised_an_answer():
    ServiceTarget.objects.create(step="take", days=2)
    ServiceTarget.objects.create(step="decide", days=6)

    sent = _moved(CooperativeFactory(draft=True), Status.SUBMITTED)

    assert _near(sent.take_by, 2)
    assert _near(sent.decide_by, 8)


def test_without_targets_the_usual_ones_hold():
    sent = _moved(CooperativeFactory(draft=True), Status.SUBMITTED)

    assert _near(sent.decide_by, 10)


def test_taking_a_file_does_not_prolong_what_was_promised():
    promised = timezone.now() + timedelta(days=8)
    taken = _moved(CooperativeFactory(submitted=True, decide_by=promised), Status.UNDER_REVIEW)

    assert (taken.take_by, taken.decide_by) == (None, promised)


def test_the_clock_stands_still_while_the_applicant_is_asked():
    file = CooperativeFactory(under_review=True, decide_by=timezone.now() + timedelta(days=6))
    asked = _moved(file, Status.CHANGES_REQUESTED)
    assert (asked.take_by, asked.decide_by) == (None, None)
    assert timedelta(days=6) - A_MINUTE < asked.time_left <= timedelta(days=6)

    again = _moved(asked, Status.SUBMITTED)

    assert _near(again.take_by, 3)
    assert _near(again.decide_by, 6)
    assert again.time_left is None


def test_a_file_that_was_late_is_given_the_time_to_be_taken_again():
    file = CooperativeFactory(under_review=True, decide_by=timezone.now() - timedelta(days=4))

    again = _moved(_moved(file, Status.CHANGES_REQUESTED), Status.SUBMITTED)

    assert _near(again.decide_by, 3)


@pytest.mark.parametrize("target", [Status.APPROVED, Status.REJECTED])
def test_the_clock_ends_with_the_decision(target):
    decided = _moved(CooperativeFactory(under_review=True), target)

    assert (decided.take_by, decided.decide_by, decided.time_left) == (None, None, None)


def test_what_is_late_is_found():
    late = timezone.now() - timedelta(hours=1)
    not_taken = CooperativeFactory(submitted=True, take_by=late)
    not_decided = CooperativeFactory(under_review=True, decide_by=late)
    CooperativeFactory(submitted=True)
    CooperativeFactory()

    assert set(Cooperative.objects.overdue()) == {not_taken, not_decided}


@pytest.mark.parametrize(("days", "words"), [(4, "We answer by"), (-4, "We promised an answer by")])
def test_the_applicant_and_the_office_read_the_same_date(client, office, days, words):
    promised = timezone.now() + timedelta(days=days)
    owner = MembershipFactory(cooperative=CooperativeFactory(under_review=True, decide_by=promised))
    file, day = owner.cooperative, date_format(timezone.localtime(promised), "DATE_FORMAT")
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"

    client.force_login(owner.user)
    theirs = client.get(f"/en/sell/{file.code}/application/").content.decode()
    client.force_login(office)
    url = reverse("admin:cooperatives_cooperative_change", args=[file.pk])
    ours = client.get(url).content.decode()

    assert f"{words} <b>{day}</b>" in theirs
    assert f"<bdi>{day}</bdi>" in ours
