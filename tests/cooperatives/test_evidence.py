"""The documents of an application: kept once, replaced, taken back."""

from datetime import date, timedelta

import pytest
from django.core.files.storage import storages
from django.utils import timezone

from cooperatives.errors import (
    DateMissing,
    NotEditable,
    PaperAccepted,
    PaperExpired,
    TooManyPapers,
)
from cooperatives.models import Evidence
from cooperatives.use_cases import add_evidence, remove_evidence
from cooperatives.use_cases.papers import MOST_FILES
from coopstore.core.papers import read_paper
from tests import papers
from tests.factories.accounts import UserFactory
from tests.factories.cooperatives import (
    CooperativeFactory,
    EvidenceFactory,
    MembershipFactory,
    RequirementFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    return MembershipFactory(cooperative=CooperativeFactory(draft=True))


@pytest.fixture
def statutes():
    return RequirementFactory(code="statutes")


def _paper(content: bytes | None = None, name: str = "statuts.pdf"):
    return read_paper(papers.upload(content or papers.pdf(), name))


def _add(owner, requirement, paper):
    return add_evidence(
        cooperative=owner.cooperative, requirement=requirement, paper=paper, actor=owner.user
    )


def test_a_paper_is_kept_privately_under_a_random_name(owner, statutes):
    evidence = _add(owner, statutes, _paper(name="Mes statuts.pdf"))

    assert evidence.original_name == "Mes statuts.pdf"
    assert evidence.content_type == "application/pdf"
    assert evidence.uploaded_by == owner.user
    assert evidence.file.name.startswith(f"cooperatives/{owner.cooperative.code}/")
    assert "statuts" not in evidence.file.name
    with evidence.file.open() as kept:
        assert kept.read(5) == b"%PDF-"
    assert evidence.size == evidence.file.size


def test_the_same_file_sent_twice_is_kept_once(owner, statutes):
    paper = _paper()

    assert _add(owner, statutes, paper) == _add(owner, statutes, paper)
    assert Evidence.objects.count() == 1


def test_pages_photographed_one_by_one_are_all_kept(owner, statutes):
    for number in range(MOST_FILES):
        _add(owner, statutes, _paper(papers.jpeg((10 + number, 10)), "page.jpg"))

    with pytest.raises(TooManyPapers):
        _add(owner, statutes, _paper(papers.jpeg((99, 10)), "page.jpg"))
    assert Evidence.objects.count() == MOST_FILES


def test_a_new_file_replaces_the_rejected_one_which_stays_in_the_history(statutes):
    owner = MembershipFactory(cooperative=CooperativeFactory(changes_requested=True))
    old = EvidenceFactory(
        cooperative=owner.cooperative,
        requirement=statutes,
        verdict="rejected",
        reason_code="document-unreadable",
    )

    new = _add(owner, statutes, _paper())

    assert list(owner.cooperative.evidence.current()) == [new]
    old.refresh_from_db()
    assert old.withdrawn_at is not None
    assert old.reason_code == "document-unreadable"


@pytest.mark.parametrize("status", ["submitted", "under_review", "approved", "rejected"])
def test_a_file_that_was_sent_takes_no_paper(statutes, status):
    owner = MembershipFactory(cooperative=CooperativeFactory(status=status))

    with pytest.raises(NotEditable):
        _add(owner, statutes, _paper())

    assert Evidence.objects.count() == 0
    assert not storages["private"].exists("cooperatives")


def test_a_paper_that_cannot_be_written_leaves_no_file(owner, statutes):
    paper = _paper()
    object.__setattr__(paper, "content_type", "image/svg+xml")  # the database refuses it
    paper_suffixes = {"image/svg+xml": (".svg",)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("coopstore.core.papers.SUFFIXES", paper_suffixes)
        with pytest.raises(Exception, match="type_allowed"):
            _add(owner, statutes, paper)

    folders, files = storages["private"].listdir(f"cooperatives/{owner.cooperative.code}")
    assert (folders, files) == ([], [])


def test_a_paper_the_office_never_saw_is_gone_with_its_file(
    owner, statutes, django_capture_on_commit_callbacks
):
    evidence = _add(owner, statutes, _paper())

    with django_capture_on_commit_callbacks(execute=True):
        remove_evidence(evidence=evidence, actor=UserFactory())

    assert Evidence.objects.count() == 0
    assert not storages["private"].exists(evidence.file.name)


def test_a_paper_the_office_saw_is_only_withdrawn():
    cooperative = CooperativeFactory(changes_requested=True)
    evidence = EvidenceFactory(
        cooperative=cooperative, uploaded_at=cooperative.submitted_at, verdict="pending"
    )

    remove_evidence(evidence=evidence, actor=UserFactory())

    assert list(cooperative.evidence.current()) == []
    assert Evidence.objects.get().withdrawn_at is not None
    assert storages["private"].exists(evidence.file.name)


def test_removing_twice_is_harmless(owner, statutes):
    evidence = _add(owner, statutes, _paper())

    remove_evidence(evidence=evidence, actor=UserFactory())
    remove_evidence(evidence=evidence, actor=UserFactory())

    assert Evidence.objects.count() == 0


def test_an_accepted_paper_stays():
    evidence = EvidenceFactory(
        cooperative=CooperativeFactory(changes_requested=True), accepted=True
    )

    with pytest.raises(PaperAccepted):
        remove_evidence(evidence=evidence, actor=UserFactory())

    assert Evidence.objects.get().withdrawn_at is None


def _dated(owner, requirement, issued_on: date | None):
    return add_evidence(
        cooperative=owner.cooperative,
        requirement=requirement,
        paper=_paper(),
        actor=owner.user,
        issued_on=issued_on,
    )


def test_a_document_counts_for_so_many_days_from_its_date(owner):
    licence = RequirementFactory(validity_days=30)
    today = timezone.localdate()

    kept = _dated(owner, licence, today - timedelta(days=30))

    assert (kept.issued_on, kept.expires_on) == (today - timedelta(days=30), today)
    assert not kept.is_expired


def test_a_document_that_counts_for_ever_keeps_no_date(owner, statutes):
    kept = _dated(owner, statutes, timezone.localdate())

    assert (kept.issued_on, kept.expires_on) == (None, None)


@pytest.mark.parametrize(
    ("age", "refusal"), [(None, DateMissing), (timedelta(days=31), PaperExpired)]
)
def test_a_document_without_its_date_or_too_old_is_not_kept(owner, age, refusal):
    licence = RequirementFactory(validity_days=30)

    with pytest.raises(refusal):
        _dated(owner, licence, timezone.localdate() - age if age else None)

    assert Evidence.objects.count() == 0


def test_a_new_document_replaces_the_one_that_expired(owner):
    licence = RequirementFactory(validity_days=30)
    old = EvidenceFactory(
        cooperative=owner.cooperative, requirement=licence, expires_on=date(2020, 1, 1)
    )

    new = _dated(owner, licence, timezone.localdate())

    assert [paper.pk for paper in owner.cooperative.evidence.current()] == [new.pk]
    old.refresh_from_db()
    assert old.withdrawn_at is not None
