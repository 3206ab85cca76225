"""From the first answer to the file that is sent."""

import pytest
from django.utils import translation

from cooperatives.application import STEP
from cooperatives.errors import ApplicationIncomplete, MembersDoNotAddUp, NotEditable
from cooperatives.models import Cooperative, Membership, Role, StatusChange
from cooperatives.progress import Progress, State
from cooperatives.use_cases import save_answers, start_application, submit_application
from coopstore.core.errors import IllegalMove
from coopstore.notifications.models import Notification
from tests.factories.accounts import UserFactory
from tests.factories.cooperatives import (
    CooperativeFactory,
    EvidenceFactory,
    MembershipFactory,
    RequirementFactory,
)

pytestmark = pytest.mark.django_db


def test_starting_makes_a_draft_that_the_person_owns():
    person = UserFactory(language="ar")

    draft = start_application(actor=person)

    assert draft.status == "draft"
    assert draft.language == "ar"
    assert len(draft.code) == 8
    assert [(m.user, m.role) for m in draft.memberships.all()] == [(person, Role.OWNER)]


def test_a_draft_that_was_begun_is_resumed():
    person = UserFactory()

    assert start_application(actor=person) == start_application(actor=person)
    assert Cooperative.objects.count() == 1


def test_another_file_can_be_started_once_the_first_is_sent():
    owner = MembershipFactory(cooperative=CooperativeFactory(submitted=True))

    draft = start_application(actor=owner.user)

    assert draft != owner.cooperative
    assert Membership.objects.filter(user=owner.user).count() == 2


def test_the_draft_of_a_colleague_is_not_taken_for_ones_own():
    helper = MembershipFactory(cooperative=CooperativeFactory(draft=True), role=Role.ORDERS)

    assert start_application(actor=helper.user) != helper.cooperative


def test_answers_are_kept_and_the_others_stay(person):
    draft = CooperativeFactory(draft=True, tribunal="Tiznit")

    save_answers(cooperative=draft, answers={"name_ar": "تعاونية أمل", "women": 40}, actor=person)

    draft.refresh_from_db()
    assert (draft.name_ar, draft.women, draft.tribunal) == ("تعاونية أمل", 40, "Tiznit")


@pytest.mark.parametrize(
    "status", ["submitted", "under_review", "approved", "rejected", "suspended", "closed"]
)
def test_a_file_that_was_sent_is_not_changed(person, status):
    cooperative = CooperativeFactory(status=status)

    with pytest.raises(NotEditable):
        save_answers(cooperative=cooperative, answers={"tribunal": "Agadir"}, actor=person)

    cooperative.refresh_from_db()
    assert cooperative.tribunal == "Taroudannt"


def test_members_that_contradict_what_is_stored_are_refused(person):
    draft = CooperativeFactory(draft=True, women=24, men=6, young=5)

    with pytest.raises(MembersDoNotAddUp):
        save_answers(cooperative=draft, answers={"women": 2, "men": 2}, actor=person)

    draft.refresh_from_db()
    assert (draft.women, draft.men) == (24, 6)


@pytest.mark.parametrize("field", ["status", "slug", "approved_at", "code"])
def test_only_answers_are_saved(person, field):
    draft = CooperativeFactory(draft=True)

    with pytest.raises(ValueError, match=field):
        save_answers(cooperative=draft, answers={field: "approved"}, actor=person)


def test_a_complete_file_is_sent_and_its_members_are_told():
    owner = MembershipFactory(
        cooperative=CooperativeFactory(draft=True, email="", phone=None), user__language="ar"
    )
    draft = owner.cooperative
    Cooperative.objects.filter(pk=draft.pk).update(phone="+212612345678")
    paper = RequirementFactory()
    EvidenceFactory(cooperative=draft, requirement=paper)

    sent = submit_application(cooperative=draft, actor=owner.user)

    assert sent.status == "submitted"
    assert sent.submitted_at is not None
    step = StatusChange.objects.get()
    assert (step.source, step.target, step.actor) == ("draft", "submitted", owner.user)
    told = Notification.objects.filter(recipient=owner.user)
    assert {(n.kind, n.channel, n.language) for n in told} == {
        ("cooperative_submitted", "email", "ar"),
        ("cooperative_submitted", "in_app", "ar"),
    }


def test_an_incomplete_file_is_refused_with_everything_that_is_missing():
    paper = RequirementFactory(name_fr="Statuts")
    RequirementFactory(is_mandatory=False)
    RequirementFactory(is_active=False)
    owner = MembershipFactory(
        cooperative=CooperativeFactory(
            draft=True,
            name_ar="",
            name_zgh="",
            name_fr="",
            ice="",
            province=None,
            phone=None,
            women=0,
            men=0,
            young=0,
            disabled=0,
        )
    )

    with translation.override("en"), pytest.raises(ApplicationIncomplete) as refusal:
        submit_application(cooperative=owner.cooperative, actor=owner.user)

    assert [gap.field for gap in refusal.value.missing] == [
        "name_ar",
        "ice",
        "province",
        "phone",
        "women",
        paper.code,
    ]
    owner.cooperative.refresh_from_db()
    assert owner.cooperative.status == "draft"
    assert StatusChange.objects.count() == 0
    assert Notification.objects.count() == 0


@pytest.mark.parametrize("language", ["ar", "zgh", "fr"])
def test_one_name_is_enough(language):
    nameless = {"name_ar": "", "name_zgh": "", "name_fr": "", "name_en": ""}
    draft = CooperativeFactory(draft=True, **{**nameless, f"name_{language}": "Amal"})

    assert Progress(draft).gaps(STEP["name"]) == []


def test_a_name_in_english_alone_is_not_enough():
    draft = CooperativeFactory(draft=True, name_ar="", name_zgh="", name_fr="", name_en="Amal")

    assert [gap.field for gap in Progress(draft).gaps(STEP["name"])] == ["name_ar"]


def test_sending_twice_is_harmless():
    owner = MembershipFactory(cooperative=CooperativeFactory(draft=True))
    submit_application(cooperative=owner.cooperative, actor=owner.user)

    submit_application(cooperative=owner.cooperative, actor=owner.user)

    assert StatusChange.objects.count() == 1


@pytest.mark.parametrize("status", ["approved", "rejected", "suspended", "closed"])
def test_a_decided_file_is_not_sent_again(status):
    owner = MembershipFactory(cooperative=CooperativeFactory(status=status))

    with pytest.raises(IllegalMove):
        submit_application(cooperative=owner.cooperative, actor=owner.user)

    assert StatusChange.objects.count() == 0


def test_a_rejected_document_keeps_the_file_back_until_it_is_replaced():
    owner = MembershipFactory(cooperative=CooperativeFactory(changes_requested=True))
    EvidenceFactory(
        cooperative=owner.cooperative, verdict="rejected", reason_code="document-unreadable"
    )

    with pytest.raises(ApplicationIncomplete):
        submit_application(cooperative=owner.cooperative, actor=owner.user)


def test_progress_of_a_draft():
    draft = start_application(actor=UserFactory())
    draft.tribunal = "Tiznit"
    draft.women, draft.men = 3, 1
    RequirementFactory()
    progress = Progress(draft)

    states = {slug: progress.state(step) for slug, step in STEP.items()}

    assert states == {
        "name": State.TODO,
        "register": State.DOING,
        "ice": State.TODO,
        "sector": State.TODO,
        "place": State.TODO,
        "contact": State.TODO,
        "members": State.DONE,
        "bank": State.TODO,
        "story": State.TODO,
    }
    assert [paper.state for paper in progress.papers] == [State.TODO]
    assert progress.has_few_members
