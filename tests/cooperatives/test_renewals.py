"""Documents that expire: reminded in time, renewed while the old one counts, checked."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from cooperatives.errors import AlreadyJudged, NotForMembers, ReasonMissing, TooManyPapers
from cooperatives.expiry import expiring
from cooperatives.models import Evidence, Verdict
from cooperatives.reasons import Reason
from cooperatives.tasks import remind_of_expiry as task
from cooperatives.use_cases import (
    ask_again,
    judge_renewal,
    remind_of_expiry,
    renew_evidence,
    waive,
)
from cooperatives.use_cases.papers import MOST_FILES
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


def _renew(owner, licence, page: int = 1, days_ago: int = 0) -> Evidence:
    return renew_evidence(
        cooperative=owner.cooperative,
        requirement=licence,
        paper=read_paper(papers.upload(papers.pdf(pages=page), f"nouveau-{page}.pdf")),
        actor=owner.user,
        issued_on=_today() - timedelta(days=days_ago),
    )


def _accept(paper: Evidence, office) -> None:
    judge_renewal(evidence=paper, verdict=Verdict.ACCEPTED, actor=office)


def _reject(paper: Evidence, office) -> None:
    reason = Reason("document-unreadable")
    judge_renewal(evidence=paper, verdict=Verdict.REJECTED, reason=reason, actor=office)


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


@pytest.fixture(params=[365, None], ids=["dated", "undated"])
def paged(request):
    """A document of several pages, one that expires and one that does not."""
    return RequirementFactory(code="statutes", validity_days=request.param)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_pages_of_a_renewal_stand_together(owner, paged, office, order):
    old = [_expiring(owner, paged, 7), _expiring(owner, paged, 7)]
    pages = [_renew(owner, paged, 1), _renew(owner, paged, 2)]
    current = owner.cooperative.evidence.current()
    assert set(current.all()) == {*old, *pages}

    for number in order:
        _accept(pages[number], office)

    assert set(current.all()) == set(pages)
    assert set(current.values_list("verdict", flat=True)) == {"accepted"}


def test_a_page_that_is_sent_again_leaves_the_accepted_ones(owner, paged, office):
    old = _expiring(owner, paged, 7)
    first, second = _renew(owner, paged, 1), _renew(owner, paged, 2)
    _accept(first, office)
    _reject(second, office)
    again = _renew(owner, paged, 3)
    current = owner.cooperative.evidence.current()
    assert set(current.all()) == {first, again}

    _accept(again, office)

    assert set(current.all()) == {first, again}
    old.refresh_from_db()
    assert old.withdrawn_at


def test_a_page_of_the_same_date_follows_an_accepted_one(owner, licence, office):
    first = _renew(owner, licence, 1)
    _accept(first, office)
    second = _renew(owner, licence, 2)
    _accept(second, office)

    assert set(owner.cooperative.evidence.current()) == {first, second}


def test_the_next_renewal_replaces_all_pages_of_the_last_one(owner, paged, office):
    days_ago = {"days_ago": 30} if paged.validity_days else {}
    for page in (1, 2):
        _renew(owner, paged, page, **days_ago)
    for paper in list(owner.cooperative.evidence.current()):
        _accept(paper, office)

    newest = _renew(owner, paged, 3)
    _accept(newest, office)

    assert set(owner.cooperative.evidence.current()) == {newest}


def test_a_document_of_ten_pages_is_renewed(owner, licence, office):
    for _page in range(MOST_FILES):
        _expiring(owner, licence, 7)
    pages = [_renew(owner, licence, page) for page in range(1, MOST_FILES + 1)]
    with pytest.raises(TooManyPapers):
        _renew(owner, licence, MOST_FILES + 1)

    for page in pages:
        _accept(page, office)

    assert set(owner.cooperative.evidence.current()) == set(pages)


def test_what_was_not_judged_before_approval_makes_way(owner, licence):
    before = owner.cooperative.approved_at - timedelta(days=1)
    left = EvidenceFactory(cooperative=owner.cooperative, requirement=licence, uploaded_at=before)

    new = _renew(owner, licence)

    assert set(owner.cooperative.evidence.current()) == {new}
    left.refresh_from_db()
    assert left.withdrawn_at


def test_a_waived_document_is_not_reminded_of(client, owner, licence, office):
    _expiring(owner, licence, 7)
    waive(
        cooperative=owner.cooperative,
        requirement=licence,
        actor=office,
        reason=Reason("waived-by-law"),
    )

    assert remind_of_expiry() == 0
    assert expiring(owner.cooperative) == []

    ask_again(cooperative=owner.cooperative, requirement=licence, actor=office)
    assert remind_of_expiry() == 1


def test_what_is_asked_again_can_be_sent(client, owner, licence, office):
    client.force_login(owner.user)
    pages = [
        reverse(f"cooperatives:{name}", args=[owner.cooperative.code])
        for name in ("desk_profile", "documents")
    ]
    url = reverse("cooperatives:renewal", args=[owner.cooperative.code, "licence"])
    about = {"cooperative": owner.cooperative, "requirement": licence, "actor": office}
    waive(**about, reason=Reason("waived-by-law"))
    assert not any(f'href="{url}"' in client.get(page).content.decode() for page in pages)

    ask_again(**about)

    assert all(f'href="{url}"' in client.get(page).content.decode() for page in pages)
    assert client.get(url).status_code == 200
    sent = {"paper": papers.upload(papers.pdf(), "n.pdf"), "issued_on": str(_today())}
    assert client.post(url, sent).status_code == 302
    assert Evidence.objects.renewals().get().requirement == licence


def test_the_page_takes_one_page_after_another(client, owner, licence):
    client.force_login(owner.user)
    url = reverse("cooperatives:renewal", args=[owner.cooperative.code, "licence"])
    sent = {"issued_on": str(_today())}

    another = client.post(
        url, sent | {"paper": papers.upload(papers.pdf(pages=1), "1.pdf"), "another": "1"}
    )
    assert another.url == url
    assert "One more page" in client.get(url).content.decode()
    last = client.post(url, sent | {"paper": papers.upload(papers.pdf(pages=2), "2.pdf")})

    assert last.url == reverse("cooperatives:documents", args=[owner.cooperative.code])
    assert owner.cooperative.evidence.current().count() == 2


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
