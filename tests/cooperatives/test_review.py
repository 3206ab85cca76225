"""The office decides: who may, on what, and what is written."""

from datetime import timedelta

import pytest
from django.utils import translation

from cooperatives.errors import (
    FileChanged,
    NotEditable,
    NotForMembers,
    PapersNotAccepted,
    ReasonMissing,
    TakenByColleague,
)
from cooperatives.models import Act, Evidence, StatusChange, Verdict
from cooperatives.reasons import Reason
from cooperatives.trail import record
from cooperatives.use_cases import (
    Judgement,
    approve,
    give_verdicts,
    reinstate,
    reject,
    request_changes,
    suspend,
    take_for_review,
    take_over,
)
from coopstore.core.errors import IllegalMove
from coopstore.notifications.models import Notification
from tests.factories.accounts import AdminFactory
from tests.factories.cooperatives import (
    CooperativeFactory,
    EvidenceFactory,
    MembershipFactory,
    RequirementFactory,
)

pytestmark = pytest.mark.django_db
UNREADABLE = Reason("document-unreadable", "La page 2 est floue.")


@pytest.fixture
def officer():
    return AdminFactory()


@pytest.fixture
def file(officer):
    """A file on the officer's desk, with one mandatory paper."""
    cooperative = CooperativeFactory(under_review=True, reviewer=officer)
    EvidenceFactory(cooperative=cooperative)
    MembershipFactory(cooperative=cooperative)
    return cooperative


def _accept(cooperative):
    return [Judgement(e.pk, Verdict.ACCEPTED) for e in cooperative.evidence.all()]


def _unchanged(cooperative):
    before = cooperative.status
    cooperative.refresh_from_db()
    assert cooperative.status == before
    assert StatusChange.objects.count() == 0
    assert Notification.objects.count() == 0
    assert not Evidence.objects.exclude(verdict="pending").exists()


def test_taking_a_file_puts_it_on_ones_desk(officer):
    cooperative = CooperativeFactory(submitted=True)

    take_for_review(cooperative=cooperative, actor=officer)

    cooperative.refresh_from_db()
    assert (cooperative.status, cooperative.reviewer) == ("under_review", officer)
    step = StatusChange.objects.get()
    assert (step.source, step.target, step.actor) == ("submitted", "under_review", officer)


def test_a_file_can_be_taken_over_from_a_colleague(file):
    colleague = AdminFactory()

    take_over(cooperative=file, actor=colleague)

    file.refresh_from_db()
    assert (file.status, file.reviewer) == ("under_review", colleague)
    assert StatusChange.objects.count() == 0


def test_approval_with_every_mandatory_paper_accepted(file, officer):
    approve(cooperative=file, actor=officer, verdicts=_accept(file))

    file.refresh_from_db()
    assert file.status == "approved"
    assert file.approved_at is not None
    assert file.slug == f"cooperative-tamounte-{file.name_fr.rsplit(' ')[-1]}"
    paper = file.evidence.get()
    assert (paper.verdict, paper.checked_by) == ("accepted", officer)
    step = StatusChange.objects.get()
    assert (step.source, step.target, step.actor) == ("under_review", "approved", officer)
    kinds = set(Notification.objects.values_list("kind", flat=True))
    assert kinds == {"cooperative_approved"}


def test_no_approval_while_a_mandatory_paper_is_not_accepted(file, officer):
    RequirementFactory(name_en="Extract of the register", code="extract")

    with translation.override("en"), pytest.raises(PapersNotAccepted) as refusal:
        approve(cooperative=file, actor=officer, verdicts=_accept(file))

    assert refusal.value.names == ["Extract of the register"]
    _unchanged(file)


def test_an_optional_paper_does_not_keep_an_approval_back(file, officer):
    RequirementFactory(is_mandatory=False)

    approve(cooperative=file, actor=officer, verdicts=_accept(file))

    file.refresh_from_db()
    assert file.status == "approved"


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ({"name_ar": "تعاونية أمل"}, "taaounia-aml"),
        ({"name_zgh": "ⵜⴰⵎⵓⵏⵜ"}, "tamount"),
        ({"name_ar": "٪٪"}, None),
    ],
)
def test_every_name_gives_an_address(file, officer, name, slug):
    for field in ("name_ar", "name_zgh", "name_fr", "name_en"):
        setattr(file, field, name.get(field, ""))
    file.save()

    approve(cooperative=file, actor=officer, verdicts=_accept(file))

    file.refresh_from_db()
    assert file.slug == (slug or file.code)


def test_two_cooperatives_of_one_name_have_two_addresses(file, officer):
    CooperativeFactory(slug="cooperative-amal")
    file.name_fr = "Coopérative Amal"
    file.save()

    approve(cooperative=file, actor=officer, verdicts=_accept(file))

    file.refresh_from_db()
    assert file.slug == f"cooperative-amal-{file.code}"


def test_changes_are_asked_with_a_reason_for_each_paper(file, officer):
    paper = file.evidence.get()

    request_changes(
        cooperative=file,
        actor=officer,
        verdicts=[Judgement(paper.pk, Verdict.REJECTED, UNREADABLE)],
    )

    file.refresh_from_db()
    paper.refresh_from_db()
    assert file.status == "changes_requested"
    assert (paper.verdict, paper.why) == ("rejected", UNREADABLE)
    context = Notification.objects.filter(channel="email").first().context
    assert context["papers"][0]["names"]["fr"] == "Statuts"
    assert context["papers"][0]["reasons"]["fr"].endswith("La page 2 est floue.")


def test_changes_are_not_asked_without_any_reason(file, officer):
    with pytest.raises(ReasonMissing):
        request_changes(cooperative=file, actor=officer)

    _unchanged(file)


def test_a_paper_is_not_rejected_without_a_reason(file, officer):
    with pytest.raises(ReasonMissing):
        give_verdicts(
            cooperative=file,
            actor=officer,
            verdicts=[Judgement(file.evidence.get().pk, Verdict.REJECTED)],
        )

    _unchanged(file)


def test_verdicts_can_be_noted_before_the_decision(file, officer):
    give_verdicts(cooperative=file, actor=officer, verdicts=_accept(file))

    file.refresh_from_db()
    assert file.status == "under_review"
    assert file.evidence.get().verdict == "accepted"


def test_a_paper_of_another_cooperative_is_not_judged(file, officer):
    foreign = EvidenceFactory()

    with pytest.raises(FileChanged):
        give_verdicts(
            cooperative=file, actor=officer, verdicts=[Judgement(foreign.pk, Verdict.ACCEPTED)]
        )

    foreign.refresh_from_db()
    assert foreign.verdict == "pending"


def test_a_rejection_says_why(file, officer):
    reject(cooperative=file, actor=officer, reason=Reason("not-registered"))

    file.refresh_from_db()
    assert file.status == "rejected"
    assert StatusChange.objects.get().why == Reason("not-registered")


def test_a_rejection_without_a_reason_is_refused(file, officer):
    with pytest.raises(ReasonMissing):
        reject(cooperative=file, actor=officer, reason=Reason())

    _unchanged(file)


@pytest.mark.parametrize("act", [approve, give_verdicts, request_changes, reject])
def test_nobody_decides_on_a_file_of_a_colleague(file, act):
    more = {"reason": UNREADABLE} if act in (request_changes, reject) else {}
    verdicts = _accept(file)

    with pytest.raises(TakenByColleague):
        act(cooperative=file, actor=AdminFactory(), verdicts=verdicts, **more)

    _unchanged(file)


@pytest.mark.parametrize("act", [approve, give_verdicts, request_changes, reject])
@pytest.mark.parametrize("is_active", [True, False])
def test_nobody_decides_on_their_own_cooperative(file, officer, act, is_active):
    MembershipFactory(cooperative=file, user=officer, is_active=is_active)
    more = {"reason": UNREADABLE} if act in (request_changes, reject) else {}

    with pytest.raises(NotForMembers):
        act(cooperative=file, actor=officer, verdicts=_accept(file), **more)

    _unchanged(file)


@pytest.mark.parametrize("status", ["draft", "submitted", "approved", "rejected", "closed"])
@pytest.mark.parametrize("act", [approve, request_changes, reject])
def test_only_a_file_under_review_is_decided(officer, status, act):
    cooperative = CooperativeFactory(status=status, reviewer=officer)
    more = {"reason": UNREADABLE} if act in (request_changes, reject) else {}

    with pytest.raises(IllegalMove):
        act(cooperative=cooperative, actor=officer, **more)

    _unchanged(cooperative)


def test_a_file_that_changed_under_the_officers_eyes_is_not_decided(file, officer):
    seen = file.updated_at - timedelta(minutes=5)
    record(
        file,
        AdminFactory(full_name="Salma Bennani"),
        Act.JUDGED,
        file.evidence.get().requirement.code,
        after=Verdict.ACCEPTED,
    )

    with translation.override("en"), pytest.raises(FileChanged) as refusal:
        approve(cooperative=file, actor=officer, verdicts=_accept(file), seen=seen)

    changes = " ".join(refusal.value.changes)
    assert "Salma Bennani" in changes
    assert "Statutes" in changes
    file.refresh_from_db()
    assert file.status == "under_review"


def test_a_file_that_is_as_it_was_seen_is_decided(file, officer):
    file.refresh_from_db()

    approve(cooperative=file, actor=officer, verdicts=_accept(file), seen=file.updated_at)

    file.refresh_from_db()
    assert file.status == "approved"


def test_suspension_needs_a_reason_and_can_be_lifted(officer):
    cooperative = CooperativeFactory()
    MembershipFactory(cooperative=cooperative)

    with pytest.raises(ReasonMissing):
        suspend(cooperative=cooperative, actor=officer, reason=Reason())
    _unchanged(cooperative)

    suspend(cooperative=cooperative, actor=officer, reason=Reason("complaints"))
    cooperative.refresh_from_db()
    assert cooperative.status == "suspended"

    slug = cooperative.slug
    reinstate(cooperative=cooperative, actor=officer)
    cooperative.refresh_from_db()
    assert (cooperative.status, cooperative.slug) == ("approved", slug)
    kinds = set(Notification.objects.values_list("kind", flat=True))
    assert kinds == {"cooperative_suspended", "cooperative_reinstated"}


def test_reinstating_is_no_back_door_to_an_approval(file, officer):
    with pytest.raises(NotEditable):
        reinstate(cooperative=file, actor=officer)

    _unchanged(file)
