"""Documents that expire: reminded in time, renewed while the old one counts, checked."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from cooperatives.errors import AlreadyJudged, NotForMembers, ReasonMissing
from cooperatives.models import Evidence, Verdict
from cooperatives.reasons import Reason
from cooperatives.tasks import remind_of_expiry as task
from cooperatives.use_cases import judge_renewal, remind_of_expiry, renew_evidence
from coopstore.core.papers import read_paper
from coopstore.notifications.models import Notification
from tests import papers
from tests.factories.cooperatives import (
    CooperativeFactory,
    EvidenceFactory,
    MembershipFactory,
    RequirementFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    cooperative = CooperativeFactory()
    cooperative.email, cooperative.phone = "", None
    cooperative.save()
    return MembershipFactory(cooperative=cooperative, user__phone="+212661000009")


@pytest.fixture
def licence():
    return RequirementFactory(code="licence", validity_days=365)


def _today():
    return datetime.now(UTC).date()


def _expiring(owner, licence, days: int) -> Evidence:
    return EvidenceFactory(
        cooperative=owner.cooperative,
        requirement=licence,
        accepted=True,
        expires_on=_today() + timedelta(days=days),
    )


def _renew(owner, licence) -> Evidence:
    return renew_evidence(
        cooperative=owner.cooperative,
        requirement=licence,
        paper=read_paper(papers.upload(papers.pdf(), "nouveau.pdf")),
        actor=owner.user,
        issued_on=_today(),
    )


@pytest.mark.parametrize(
    ("days", "channels"),
    [
        (61, set()),
        (60, {"email", "in_app"}),
        (45, {"email", "in_app"}),
        (30, {"email", "in_app"}),
        (7, {"email", "in_app", "sms"}),
        (0, {"email", "in_app", "sms"}),
        (-1, set()),
    ],
)
def test_reminders_go_out_60_30_and_7_days_before(owner, licence, days, channels):
    _expiring(owner, licence, days)

    remind_of_expiry()

    assert set(Notification.objects.values_list("channel", flat=True)) == channels


def test_nobody_is_told_twice_for_one_distance(owner, licence):
    paper = _expiring(owner, licence, 60)
    task()
    task()
    assert Notification.objects.count() == 2

    Evidence.objects.filter(pk=paper.pk).update(expires_on=_today() + timedelta(days=30))
    task()

    assert Notification.objects.count() == 4


def test_who_has_sent_the_new_one_is_left_in_peace(owner, licence):
    _expiring(owner, licence, 30)
    _renew(owner, licence)

    assert remind_of_expiry() == 0
    assert Notification.objects.count() == 0


def test_the_old_document_counts_until_the_new_one_is_accepted(owner, licence, office):
    old = _expiring(owner, licence, 7)

    new = _renew(owner, licence)

    current = owner.cooperative.evidence.current()
    assert set(current) == {old, new}
    assert new.expires_on == _today() + timedelta(days=365)

    judge_renewal(evidence=new, verdict=Verdict.ACCEPTED, actor=office)

    assert set(owner.cooperative.evidence.current()) == {new}
    assert Notification.objects.filter(kind="renewal_accepted").exists()


def test_a_rejected_renewal_says_why_and_leaves_the_old_one(owner, licence, office):
    old = _expiring(owner, licence, 7)
    new = _renew(owner, licence)

    with pytest.raises(ReasonMissing):
        judge_renewal(evidence=new, verdict=Verdict.REJECTED, actor=office)
    judge_renewal(
        evidence=new,
        verdict=Verdict.REJECTED,
        reason=Reason("document-unreadable"),
        actor=office,
    )

    old.refresh_from_db()
    assert old.withdrawn_at is None
    assert Notification.objects.filter(kind="renewal_rejected").exists()
    with pytest.raises(AlreadyJudged):
        judge_renewal(evidence=new, verdict=Verdict.ACCEPTED, actor=office)


def test_nobody_checks_the_document_of_their_own_cooperative(owner, licence, office):
    new = _renew(owner, licence)
    MembershipFactory(cooperative=owner.cooperative, user=office, role="orders")

    with pytest.raises(NotForMembers):
        judge_renewal(evidence=new, verdict=Verdict.ACCEPTED, actor=office)


def test_the_desk_says_what_expires_and_takes_the_new_document(client, owner, licence):
    _expiring(owner, licence, 7)
    client.force_login(owner.user)
    desk = reverse("cooperatives:desk_profile", args=[owner.cooperative.code])
    url = reverse("cooperatives:renewal", args=[owner.cooperative.code, "licence"])
    assert f'href="{url}"' in client.get(desk).content.decode()

    response = client.post(
        url, {"paper": papers.upload(papers.pdf(), "n.pdf"), "issued_on": str(_today())}
    )

    assert response.status_code == 302
    assert "The office has the new one." in client.get(desk).content.decode()


def test_the_office_finds_what_to_check_and_judges_it(client, owner, licence, office):
    _expiring(owner, licence, 7)
    new = _renew(owner, licence)
    client.force_login(office)
    place = "admin:cooperatives_renewal"

    listed = client.get(reverse(f"{place}_changelist")).content.decode()
    page = client.get(reverse(f"{place}_change", args=[new.pk]))
    client.post(reverse(f"{place}_decide", args=[new.pk]), {"act": "accept"})

    assert str(new.pk) in listed
    assert page.status_code == 200
    new.refresh_from_db()
    assert new.verdict == "accepted"
