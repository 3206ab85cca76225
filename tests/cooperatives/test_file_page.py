"""The page of one file: what is asked and given, what is new, what may be a second file."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cooperatives.duplicates import Ground, duplicates
from cooperatives.errors import ReasonMissing
from cooperatives.history import PAGE, news
from cooperatives.models import (
    Act,
    Declaration,
    Kind,
    Role,
    TrailEntry,
    Verdict,
    Waiver,
)
from cooperatives.reasons import NO_REASON, Reason
from cooperatives.trail import record
from cooperatives.use_cases import (
    ask_again,
    request_changes,
    save_answers,
    submit_application,
    take_for_review,
    waive,
)
from coopstore.core.errors import IllegalMove
from tests.factories.accounts import AdminFactory, UserFactory
from tests.factories.cooperatives import (
    CooperativeFactory,
    EvidenceFactory,
    MembershipFactory,
    RequirementFactory,
)

pytestmark = pytest.mark.django_db
RIB = "011519000001205000534921"


@pytest.fixture
def desk(client, office):
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    client.force_login(office)
    return client


@pytest.fixture
def file(office):
    """A file on the office's desk, with one mandatory paper."""
    cooperative = CooperativeFactory(under_review=True, reviewer=office)
    EvidenceFactory(cooperative=cooperative, requirement__code="statutes")
    MembershipFactory(cooperative=cooperative)
    cooperative.refresh_from_db()
    return cooperative


def page(desk, cooperative, query: str = "") -> str:
    url = reverse("admin:cooperatives_cooperative_change", args=[cooperative.pk])
    return desk.get(url + query).content.decode()


def decide(desk, cooperative, act: str, **answers):
    cooperative.refresh_from_db()
    url = reverse("admin:cooperatives_cooperative_decide", args=[cooperative.pk])
    return desk.post(url, {"act": act, "seen": cooperative.updated_at.isoformat(), **answers})


def test_three_clicks_take_accept_and_approve(desk, office):
    cooperative = CooperativeFactory(submitted=True)
    for _ in range(3):
        EvidenceFactory(cooperative=cooperative)

    for act in ("take", "accept_all", "approve"):
        assert decide(desk, cooperative, act).status_code == 302

    cooperative.refresh_from_db()
    assert cooperative.status == "approved"
    papers = cooperative.evidence.values_list("verdict", "checked_by")
    assert set(papers) == {("accepted", office.pk)}


def test_accepting_all_says_how_many(desk, file):
    EvidenceFactory(cooperative=file)
    EvidenceFactory(cooperative=file, verdict=Verdict.ACCEPTED)

    decide(desk, file, "accept_all")

    name = str(file.name)
    assert f"\u2068{name}\u2069: 2 documents accepted." in page(desk, file)


def test_giving_a_file_back_says_so_and_not_where_it_stands(desk, file):
    decide(desk, file, "release")

    answer = page(desk, file)

    assert f"\u2068{file.name}\u2069: given back to the queue." in answer
    assert f"\u2068{file.name}\u2069: Under review" not in answer


def test_accepting_all_leaves_what_was_rejected(desk, file):
    refused = EvidenceFactory(cooperative=file)

    decide(
        desk,
        file,
        "accept_all",
        **{
            f"verdict_{refused.pk.hex}": "rejected",
            f"reason_code_{refused.pk.hex}": "wrong-document",
        },
    )

    assert sorted(file.evidence.values_list("verdict", flat=True)) == ["accepted", "rejected"]


def test_a_document_that_ends_is_accepted_until_a_day(desk, file):
    paper = file.evidence.get()
    paper.requirement.validity_days = 90
    paper.requirement.save()
    key, issued = paper.pk.hex, timezone.localdate() - timedelta(days=30)
    paper.issued_on = issued
    paper.save()
    assert f'value="{issued + timedelta(days=90)}"' in page(desk, file)
    yesterday = timezone.localdate() - timedelta(days=1)

    none = decide(desk, file, "verdicts", **{f"verdict_{key}": "accepted"})
    past = decide(
        desk, file, "verdicts", **{f"verdict_{key}": "accepted", f"expires_{key}": yesterday}
    )

    assert (none.status_code, past.status_code) == (422, 422)
    assert "Write until which day" in none.content.decode()
    assert "is not valid any more" in past.content.decode()
    paper.refresh_from_db()
    assert (paper.verdict, paper.expires_on) == (Verdict.PENDING, None)

    decide(desk, file, "verdicts", **{f"verdict_{key}": "accepted", f"expires_{key}": "2030-01-31"})
    paper.refresh_from_db()
    assert (paper.verdict, paper.expires_on) == (Verdict.ACCEPTED, date(2030, 1, 31))


def test_what_is_waived_says_why_and_lets_the_file_be_approved(desk, office, file):
    extract = RequirementFactory(code="extract")
    assert 'value="approve" disabled' in page(desk, file)

    decide(desk, file, "waive:extract", **{f"reason_code_r{extract.pk}": "waived-by-law"})

    waiver = Waiver.objects.get()
    assert (waiver.requirement, waiver.given_by) == (extract, office)
    told = TrailEntry.objects.get(act=Act.WAIVED)
    assert Reason.read(told.after) == Reason("waived-by-law")
    words = page(desk, file)
    assert "The law does not ask this of this cooperative." in words
    assert 'value="approve" disabled' not in words
    decide(desk, file, "accept_all")
    decide(desk, file, "approve")
    file.refresh_from_db()
    assert file.status == "approved"


def test_a_waiver_without_a_reason_is_refused_beside_the_requirement(desk, file):
    RequirementFactory(code="extract")

    response = decide(desk, file, "waive:extract")

    assert response.status_code == 422
    assert "Choose a reason or write one" in response.content.decode()
    assert Waiver.objects.count() == 0


def test_what_was_waived_is_asked_again(office, file):
    extract = RequirementFactory(code="extract")
    for _ in range(2):
        waive(cooperative=file, requirement=extract, actor=office, reason=Reason("", "Vu."))
    assert Waiver.objects.count() == 1

    for _ in range(2):
        ask_again(cooperative=file, requirement=extract, actor=office)

    assert Waiver.objects.current().count() == 0
    assert [e.act for e in TrailEntry.objects.all()] == [Act.WAIVED, Act.ASKED_AGAIN]


def test_nothing_is_waived_without_a_reason_or_of_an_ended_file(office, file):
    extract = RequirementFactory(code="extract")
    with pytest.raises(ReasonMissing):
        waive(cooperative=file, requirement=extract, actor=office, reason=NO_REASON)
    ended = CooperativeFactory(rejected=True)
    with pytest.raises(IllegalMove):
        waive(cooperative=ended, requirement=extract, actor=office, reason=Reason("", "Vu."))

    assert (Waiver.objects.count(), TrailEntry.objects.count()) == (0, 0)


def test_what_was_declared_is_shown_as_it_was_read_with_the_arabic_beside(desk, file):
    owner = file.memberships.get().user
    said = RequirementFactory(code="honour", kind=Kind.ATTESTATION, statement_fr="Je déclare.")
    Declaration.objects.create(
        cooperative=file,
        requirement=said,
        language="fr",
        text="Je déclare sur l’honneur.",
        text_in_arabic="أصرح بشرفي.",
        digest="ab" * 32,
        made_by=owner,
    )

    words = page(desk, file)

    assert '<div class="prose" lang="fr" dir="ltr"><p>Je déclare sur l’honneur.</p></div>' in words
    assert '<div class="prose" lang="ar" dir="rtl"><p>أصرح بشرفي.</p></div>' in words
    assert "ab" * 32 in words
    assert owner.full_name in words


@pytest.mark.parametrize(("postal_code", "sentence"), [("", "is missing"), ("83000", "is among")])
def test_an_answer_that_is_asked_for_is_present_or_missing(desk, file, postal_code, sentence):
    RequirementFactory(code="post", kind=Kind.PROFILE, profile_field="postal_code")
    file.postal_code = postal_code
    file.save()

    assert f"The answer {sentence}" in page(desk, file)


@pytest.fixture
def sent_again(office):
    """A file that was sent back, changed by its owner, and sent again; on the office's desk."""
    owner = MembershipFactory(cooperative=CooperativeFactory(submitted=True, tribunal="Tiznit"))
    file = owner.cooperative
    EvidenceFactory(cooperative=file, accepted=True)
    take_for_review(cooperative=file, actor=office)
    request_changes(cooperative=file, actor=office, reason=Reason("correct-answers"))
    for tribunal, women in [("Tata", 24), ("Agadir", 25), ("Agadir", 24)]:
        save_answers(
            cooperative=file,
            answers={"tribunal": tribunal, "women": women, "postal_code": ""},
            actor=owner.user,
        )
    EvidenceFactory(cooperative=file, uploaded_by=owner.user)
    submit_application(cooperative=file, actor=owner.user)
    file.refresh_from_db()
    return file


def test_what_changed_since_changes_were_asked_for_is_marked(desk, sent_again):
    new = news(sent_again)

    assert new.before == {"tribunal": "Tiznit", "postal_code": "83000"}
    assert len(new.papers) == 1
    words = page(desk, sent_again)
    assert words.count('<div class="new">') == 2
    assert '<span class="before">Before: <bdi>Tiznit</bdi></span>' in words
    assert words.count('<article class="paper new">') == 1


def test_nothing_is_marked_in_a_file_that_is_read_for_the_first_time(desk, file):
    record(file, file.memberships.get().user, Act.ANSWERED, "tribunal", before="Tata", after="x")

    assert not news(file)
    assert 'class="new"' not in page(desk, file)


def test_an_answer_that_changed_meanwhile_keeps_an_approval_back(desk, file):
    seen = file.updated_at.isoformat()
    record(file, UserFactory(full_name="Fadma"), Act.ANSWERED, "ice", before="1", after="2")
    file.save()

    response = decide(desk, file, "approve", seen=seen)

    assert response.status_code == 422
    assert "\u2068Fadma\u2069: Answer changed: “\u2068ICE\u2069”" in response.content.decode()
    file.refresh_from_db()
    assert file.status == "under_review"


@pytest.mark.parametrize(
    ("mine", "theirs", "grounds"),
    [
        ({"ice": "001561191000066"}, {"ice": "001561191000066"}, (Ground.ICE,)),
        (
            {"registration_number": "12", "tribunal": "Taroudannt"},
            {"registration_number": "12", "tribunal": "تارودانت"},
            (Ground.REGISTRATION,),
        ),
        (
            {"registration_number": "12", "tribunal": "Taroudannt"},
            {"registration_number": "12", "tribunal": "Agadir"},
            None,
        ),
        (
            {
                "registration_number": "N° 007/2012",
                "tribunal": "Tribunal de première instance de Tiznit",
            },
            {"registration_number": "7/2012", "tribunal": "تيزنيت"},
            (Ground.REGISTRATION,),
        ),
        (
            {"registration_number": "7/2012", "tribunal": "Tiznit"},
            {
                "registration_number": "N° 7/2012",
                "tribunal": "Tiznit",
                "from_register_at": timezone.now(),
                "register_key": "ice:002136093000040",
            },
            (Ground.REGISTRATION,),
        ),
        (
            {"registration_number": "12", "tribunal": ""},
            {"registration_number": "12", "tribunal": ""},
            (Ground.REGISTRATION,),
        ),
        ({"registration_number": ""}, {"registration_number": ""}, None),
        ({"rib": RIB}, {"rib": RIB}, (Ground.RIB,)),
        ({"phone": "+212611111111"}, {"phone": "+212611111111"}, (Ground.PHONE,)),
        ({"ice": ""}, {"ice": ""}, None),
        ({"rib": RIB}, {"rib": RIB, "status": "rejected"}, None),
        ({"rib": RIB}, {"rib": RIB, "status": "closed"}, None),
        ({"rib": RIB}, {"rib": RIB, "status": "draft"}, (Ground.RIB,)),
    ],
)
def test_another_file_that_says_the_same_may_be_a_duplicate(mine, theirs, grounds):
    one = CooperativeFactory(under_review=True, **{"phone": "+212622222222", **mine})
    other = CooperativeFactory(**{"phone": "+212633333333", **theirs})

    found = [(it.cooperative, it.grounds) for it in duplicates(one)]

    assert found == ([(other, grounds)] if grounds else [])


def test_duplicates_are_linked_on_the_page(desk, file):
    other = CooperativeFactory(ice=file.ice, phone=None)

    words = page(desk, file)

    url = reverse("admin:cooperatives_cooperative_change", args=[other.pk])
    assert f'<a href="{url}"><bdi>{other.name_en}</bdi></a> (Approved): same ICE' in words


def test_the_history_says_who_did_what_for_whom_in_words(desk, office, file):
    owner = file.memberships.get()
    helper = MembershipFactory(cooperative=file, role=Role.HELPER, invited_by=owner.user)
    record(file, helper.user, Act.ANSWERED, "sector", before="", after=file.sector_id)
    record(file, office, Act.JUDGED, "statutes", before="pending", after="accepted")
    record(file, office, Act.TAKEN, after=office)

    words = page(desk, file)

    assert f"<bdi>{helper.user}</bdi> for <bdi>{owner.user}</bdi>" in words
    assert "Answer changed: <bdi>sector</bdi>" in words
    assert "<bdi>Agriculture</bdi>" in words
    assert "Document checked: <bdi>Statutes</bdi>" in words
    assert "<td><bdi>To be checked</bdi></td><td><bdi>Accepted</bdi></td>" in words
    assert f"<td><bdi></bdi></td><td><bdi>{office}</bdi></td>" in words


def test_a_long_history_is_read_page_by_page(desk, office, file):
    for number in range(PAGE + 5):
        record(file, office, Act.ANSWERED, "address", after=f"Street {number}")

    first, second = page(desk, file), page(desk, file, "?history=2")

    assert f"Street {PAGE + 4}<" in first
    assert "Street 4<" not in first
    assert "Street 4<" in second


def test_the_page_of_a_file_asks_the_database_little(desk, file, django_assert_max_num_queries):
    for number in range(10):
        EvidenceFactory(cooperative=file)
        record(file, AdminFactory(), Act.ANSWERED, "address", after=f"Street {number}")

    with django_assert_max_num_queries(40):
        page(desk, file)
