"""The office's queue in the admin: what is shown, what is decided, what is refused."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from cooperatives.models import Cooperative, StatusChange, TrailEntry, Verdict
from coopstore.notifications.models import Notification
from tests.factories.accounts import AdminFactory
from tests.factories.cooperatives import (
    CooperativeFactory,
    EvidenceFactory,
    MembershipFactory,
    RequirementFactory,
    SectorFactory,
    StatusChangeFactory,
)

pytestmark = pytest.mark.django_db
QUEUE = "admin:cooperatives_cooperative_changelist"


@pytest.fixture(autouse=True)
def english(client):
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    with translation.override("en"):
        yield


@pytest.fixture
def desk(client, office):
    """The office's browser."""
    client.force_login(office)
    return client


@pytest.fixture
def file(office):
    """A file on the office's desk, with one mandatory paper."""
    cooperative = CooperativeFactory(under_review=True, reviewer=office)
    EvidenceFactory(cooperative=cooperative)
    MembershipFactory(cooperative=cooperative)
    cooperative.refresh_from_db()
    return cooperative


def change_page(cooperative) -> str:
    return reverse("admin:cooperatives_cooperative_change", args=[cooperative.pk])


def decide(desk, cooperative, act: str, **answers):
    answers.setdefault("seen", cooperative.updated_at.isoformat())
    url = reverse("admin:cooperatives_cooperative_decide", args=[cooperative.pk])
    return desk.post(url, {"act": act, **answers})


def verdicts(cooperative, verdict: str, **more: str) -> dict:
    answers = {}
    for paper in cooperative.evidence.current():
        answers[f"verdict_{paper.pk.hex}"] = verdict
        answers |= {f"{field}_{paper.pk.hex}": value for field, value in more.items()}
    return answers


def test_the_queue_shows_files_to_decide_the_oldest_first(desk):
    now = timezone.now()
    young = CooperativeFactory(submitted=True, submitted_at=now - timedelta(hours=3))
    old = CooperativeFactory(under_review=True, submitted_at=now - timedelta(days=6))
    CooperativeFactory(draft=True)
    CooperativeFactory()

    response = desk.get(reverse(QUEUE))

    assert list(response.context["cl"].result_list) == [old, young]
    words = response.content.decode()
    assert "6 days" in words
    assert "3 hours" in words


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("officer=me", ["mine"]),
        ("officer=nobody", ["other"]),
        ("officer=0", ["mine", "other"]),
        ("age=late", ["other"]),
        ("age=today", ["mine"]),
        ("age=new", ["mine"]),
        ("age=days", ["other"]),
        ("age=old", []),
        ("age=late&officer=me", []),
        ("files=approved", ["approved"]),
        ("files=all", ["mine", "other", "approved"]),
        ("region=MA-07", ["other"]),
        ("sector=handicraft", ["mine"]),
        ("q=001561191000066", ["other"]),
    ],
)
def test_the_queue_is_filtered_and_searched(desk, office, query, names):
    files = {
        "mine": CooperativeFactory(
            under_review=True, reviewer=office, sector__code="handicraft", ice=""
        ),
        "other": CooperativeFactory(
            submitted=True,
            submitted_at=timezone.now() - timedelta(days=5),
            province__code="MA-MAR",
            province__region__code="MA-07",
            ice="001561191000066",
        ),
        "approved": CooperativeFactory(ice=""),
    }

    response = desk.get(f"{reverse(QUEUE)}?{query}")

    assert set(response.context["cl"].result_list) == {files[name] for name in names}


def test_a_file_shows_what_was_promised_and_that_it_is_late(desk):
    now = timezone.now()
    CooperativeFactory(under_review=True, decide_by=now + timedelta(days=2))
    CooperativeFactory(submitted=True, take_by=now - timedelta(days=3, hours=1))

    response = desk.get(reverse(QUEUE))

    words = response.content.decode()
    assert '<span class="state late">3 days late</span>' in words
    assert words.count('class="state late"') == 1
    assert response.context["figures"]["late"] == 1


def test_documents_are_counted_against_what_is_asked_of_this_sector(desk):
    RequirementFactory(code="for-all")
    RequirementFactory(code="for-crafts").sectors.add(SectorFactory(code="handicraft"))
    RequirementFactory(code="for-unions", legal_forms=["union"])
    RequirementFactory(code="said", kind="attestation")
    farm = CooperativeFactory(submitted=True, sector__code="agriculture")
    craft = CooperativeFactory(submitted=True, sector__code="handicraft", legal_form="union")

    rows = {row.pk: row for row in desk.get(reverse(QUEUE)).context["cl"].result_list}

    assert (rows[farm.pk].papers_sent, rows[farm.pk].papers_asked) == (0, 1)
    assert rows[craft.pk].papers_asked == 3


def bulk(desk, action: str, *files):
    chosen = {"action": action, "_selected_action": [file.pk for file in files]}
    return desk.post(f"{reverse(QUEUE)}?files=all", chosen, follow=True)


def test_several_files_are_taken_at_once_but_none_from_a_colleague(desk, office):
    free = [CooperativeFactory(submitted=True) for _ in range(2)]
    taken = CooperativeFactory(under_review=True, reviewer=AdminFactory(full_name="Salma Bennani"))

    words = bulk(desk, "take", *free, taken).content.decode()

    assert "2 files taken." in words
    assert "Salma Bennani\u2069 has this file" in words
    assert Cooperative.objects.filter(reviewer=office, status="under_review").count() == 2


def test_several_files_are_given_back_at_once(desk, office):
    files = [CooperativeFactory(under_review=True, reviewer=office) for _ in range(2)]
    approved = CooperativeFactory()

    words = bulk(desk, "give_back", *files, approved).content.decode()

    assert "2 files given back." in words
    assert "This was changed in the meantime." in words
    assert not Cooperative.objects.exclude(reviewer=None).exists()
    assert TrailEntry.objects.filter(act="released", actor=office).count() == 2


def test_nothing_else_is_done_to_several_files_at_once(desk):
    file = CooperativeFactory(submitted=True)
    choices = desk.get(reverse(QUEUE)).context["action_form"].fields["action"].choices

    bulk(desk, "delete_selected", file)

    assert {code for code, _label in choices if code} == {"take", "give_back"}
    assert Cooperative.objects.filter(pk=file.pk).exists()


def test_the_queue_asks_the_database_little(desk, django_assert_max_num_queries):
    for _number in range(12):
        EvidenceFactory(cooperative=CooperativeFactory(submitted=True))

    with django_assert_max_num_queries(16):
        desk.get(reverse(QUEUE))


@pytest.mark.parametrize("status", ["draft", "submitted", "under_review", "approved", "suspended"])
def test_a_file_opens_in_every_language_and_state(client, office, language, status):
    cooperative = CooperativeFactory(status=status, reviewer=office)
    EvidenceFactory(cooperative=cooperative, content_type="image/jpeg")
    StatusChangeFactory(cooperative=cooperative, reason_code="papers-again", reason="Page 2")
    client.force_login(office)

    response = client.get(change_page(cooperative), headers={"accept-language": language})

    assert response.status_code == 200
    assert f'lang="{language}"' in response.content.decode()


def test_taking_a_file_and_approving_it(desk, office):
    cooperative = CooperativeFactory(submitted=True)
    EvidenceFactory(cooperative=cooperative)
    cooperative.refresh_from_db()

    response = decide(desk, cooperative, "take")

    assert response.url == change_page(cooperative)
    cooperative.refresh_from_db()
    assert cooperative.reviewer == office

    response = decide(desk, cooperative, "approve", **verdicts(cooperative, "accepted"))

    assert response.url == reverse(QUEUE)
    cooperative.refresh_from_db()
    assert cooperative.status == "approved"
    assert [(c.target, c.actor) for c in StatusChange.objects.all()] == [
        ("under_review", office),
        ("approved", office),
    ]


def test_asking_for_changes_with_a_usual_reason_and_own_words(desk, file):
    answers = verdicts(
        file, "rejected", reason_code="document-unreadable", words="La page 2 est floue."
    )

    response = decide(desk, file, "changes", reason_code="papers-again", **answers)

    assert response.status_code == 302
    file.refresh_from_db()
    paper = file.evidence.get()
    assert file.status == "changes_requested"
    assert StatusChange.objects.get().reason_code == "papers-again"
    assert (paper.reason_code, paper.reason) == ("document-unreadable", "La page 2 est floue.")


def test_rejecting_a_cooperative(desk, file):
    decide(desk, file, "reject", reason_code="not-registered")

    file.refresh_from_db()
    assert file.status == "rejected"


def test_suspending_is_confirmed_on_a_page_of_its_own_and_lifted_on_the_file(desk):
    cooperative = CooperativeFactory()
    cooperative.refresh_from_db()
    url = reverse("admin:cooperatives_cooperative_suspend", args=[cooperative.pk])
    assert desk.get(url).status_code == 200
    assert desk.post(url, {"seen": cooperative.updated_at.isoformat()}).status_code == 422
    cooperative.refresh_from_db()
    assert cooperative.status == "approved"

    desk.post(url, {"seen": cooperative.updated_at.isoformat(), "reason_code": "complaints"})
    cooperative.refresh_from_db()
    assert cooperative.status == "suspended"

    decide(desk, cooperative, "reinstate")
    cooperative.refresh_from_db()
    assert cooperative.status == "approved"


@pytest.mark.parametrize(
    ("act", "answers", "sentence"),
    [
        ("reject", {}, "Choose a reason or write one"),
        ("changes", {}, "Choose a reason or write one"),
        (
            "approve",
            {},
            "Accept every mandatory document first. Not accepted: \u2068Statutes\u2069.",
        ),
        ("approve", {"seen": "yesterday"}, "This file changed after you opened it."),
        ("take_over", {"seen": "yesterday"}, "This file changed after you opened it."),
        ("reinstate", {"words": "Plaintes"}, "This file was sent."),
        ("dance", {}, ""),
    ],
)
def test_a_refused_decision_shows_why_keeps_what_was_written_and_writes_nothing(
    desk, file, act, answers, sentence
):
    more = {} if act in ("reject", "changes", "reinstate") else {"words": "Ce que j’ai écrit"}

    response = decide(desk, file, act, **answers, **more)

    words = response.content.decode()
    assert sentence in words
    assert not more or "Ce que j’ai écrit" in words
    assert response.status_code == (200 if act == "dance" else 422)
    before = file.updated_at
    file.refresh_from_db()
    assert (file.status, file.updated_at) == ("under_review", before)
    assert StatusChange.objects.count() == 0
    assert Notification.objects.count() == 0


def test_a_paper_rejected_without_a_reason_is_refused_beside_the_paper(desk, file):
    response = decide(desk, file, "verdicts", **verdicts(file, "rejected"))

    assert response.status_code == 422
    assert "Choose a reason or write one" in response.content.decode()
    assert file.evidence.get().verdict == Verdict.PENDING


def test_a_decision_on_a_file_that_changed_is_refused_with_what_changed(desk, file):
    seen = file.updated_at.isoformat()
    colleague = AdminFactory(full_name="Salma Bennani")
    url = reverse("admin:cooperatives_cooperative_decide", args=[file.pk])
    desk.force_login(colleague)
    desk.post(url, {"act": "take_over", "seen": seen})
    desk.force_login(file.reviewer)

    response = decide(desk, file, "approve", seen=seen, **verdicts(file, "accepted"))

    words = response.content.decode()
    assert response.status_code == 422
    assert "This file changed after you opened it." in words
    assert "The file is now with \u2068Salma Bennani\u2069." in words
    file.refresh_from_db()
    assert (file.status, file.reviewer) == ("under_review", colleague)


def test_a_member_sees_no_decision_on_their_own_cooperative(desk, office, file):
    MembershipFactory(cooperative=file, user=office)

    words = desk.get(change_page(file)).content.decode()

    assert "You are a member of this cooperative" in words
    assert 'value="approve"' not in words
    assert decide(desk, file, "approve", **verdicts(file, "accepted")).status_code == 422
    assert Cooperative.objects.get(pk=file.pk).status == "under_review"


def test_approval_is_not_offered_while_a_mandatory_paper_was_not_sent(desk, file):
    RequirementFactory(code="extract")

    words = desk.get(change_page(file)).content.decode()

    assert 'value="approve" disabled' in words
    assert "It cannot be approved, something mandatory is missing:" in words


def test_the_paper_is_shown_beside_the_answers(desk, file):
    paper = file.evidence.get()

    words = desk.get(change_page(file)).content.decode()
    response = desk.get(reverse("cooperatives:evidence", args=[file.code, paper.pk]))
    response.close()

    assert (
        f'<iframe class="look" src="/en/sell/{file.code}/evidence/{paper.pk}/#navpanes=0"' in words
    )
    assert file.ice in words
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert response["Content-Security-Policy"] == (
        "default-src 'none'; frame-ancestors 'self'; sandbox"
    )


@pytest.mark.parametrize("model", ["statuschange", "evidence", "cooperative"])
@pytest.mark.parametrize("act", ["add", "delete"])
def test_what_happened_is_neither_written_nor_deleted_in_the_admin(desk, file, model, act):
    StatusChangeFactory(cooperative=file)
    rows = {
        "statuschange": file.status_changes.get(),
        "evidence": file.evidence.get(),
        "cooperative": file,
    }
    arguments = [] if act == "add" else [rows[model].pk]
    url = reverse(f"admin:cooperatives_{model}_{act}", args=arguments)

    assert desk.post(url, {"post": "yes"}).status_code == 403
    rows[model].refresh_from_db()


@pytest.mark.parametrize("model", ["statuschange", "evidence"])
def test_records_open_but_do_not_change(desk, file, model):
    step = StatusChangeFactory(cooperative=file)
    row = step if model == "statuschange" else file.evidence.get()
    url = reverse(f"admin:cooperatives_{model}_change", args=[row.pk])

    assert desk.get(url).status_code == 200
    assert desk.get(reverse(f"admin:cooperatives_{model}_changelist")).status_code == 200
    assert desk.post(url, {"reason": "another"}).status_code == 403
    row.refresh_from_db()
    assert row.reason == ""


@pytest.mark.parametrize("model", ["region", "province", "sector", "requirement", "membership"])
def test_the_other_tables_open(desk, file, model):
    row = {
        "region": file.province.region,
        "province": file.province,
        "sector": file.sector,
        "requirement": file.evidence.get().requirement,
        "membership": file.memberships.get(),
    }[model]

    assert desk.get(reverse(f"admin:cooperatives_{model}_changelist")).status_code == 200
    assert desk.get(reverse(f"admin:cooperatives_{model}_change", args=[row.pk])).status_code == 200
