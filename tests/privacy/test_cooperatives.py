"""A cooperative's data: a draft deleted whole, a closing asked for, papers erased in time."""

from datetime import timedelta

import pytest
from django.core.files.storage import storages
from django.db import IntegrityError, transaction
from django.utils import timezone

from catalog.models import Certificate, CertificateDecision, Product, StockMovement
from cooperatives.forgetting import erase_papers_due
from cooperatives.models import (
    Act,
    Amendment,
    Cooperative,
    Declaration,
    Evidence,
    Invitation,
    Kind,
    Membership,
    Outcome,
    RegisterImport,
    RegisterRow,
    Role,
    Status,
    TrailEntry,
)
from cooperatives.register import register_key
from cooperatives.trail import record
from cooperatives.use_cases import (
    ask_for_code,
    claim_cooperative,
    correct_contact,
    declare,
    invite,
    save_answers,
)
from coopstore.accounts.models import User
from coopstore.core.append_only import forgetting
from coopstore.notifications.models import Notification
from coopstore.privacy.errors import NotADraft
from coopstore.privacy.models import DataExport
from coopstore.privacy.use_cases import (
    ask_deletion,
    delete_draft,
    erase_due_accounts,
)
from tests.factories.accounts import AdminFactory, UserFactory
from tests.factories.catalog import CertificateFactory, VariantFactory
from tests.factories.cooperatives import (
    CooperativeFactory,
    EvidenceFactory,
    MembershipFactory,
    RequirementFactory,
    StatusChangeFactory,
)
from tests.privacy.copies import made
from tests.privacy.test_deletion import pass_the_days

pytestmark = pytest.mark.django_db
LONG_AGO = timezone.now() - timedelta(days=366)


@pytest.fixture
def draft() -> Cooperative:
    """Never sent, with a paper, a trail, goods whose stock was counted, a claim and a copy."""
    owner = MembershipFactory(
        cooperative=CooperativeFactory(draft=True), user__full_name="Fadma Aït Ali"
    )
    cooperative = owner.cooperative
    EvidenceFactory(cooperative=cooperative)
    record(cooperative, owner.user, Act.ANSWERED, "phone", after="+212612345678")
    variant = VariantFactory(product__cooperative=cooperative, product__draft=True)
    StockMovement.objects.create(stock=variant.stock, kind="corrected", actor=owner.user)
    CertificateFactory(cooperative=cooperative, pending=True)
    made(owner.user, cooperative)
    return cooperative


def owner_of(cooperative: Cooperative) -> User:
    return cooperative.memberships.get(role=Role.OWNER).user


def private_files() -> list[str]:
    """Everything below the private storage."""
    storage, found = storages["private"], []

    def walk(folder: str) -> None:
        folders, files = storage.listdir(folder)
        found.extend(f"{folder}/{name}" for name in files)
        for name in folders:
            walk(f"{folder}/{name}" if folder else name)

    walk("")
    return found


def test_a_draft_is_deleted_whole(draft):
    assert len(private_files()) == 3
    owner = owner_of(draft)

    delete_draft(cooperative=draft, actor=owner)

    assert not Cooperative.objects.exists()
    for model in (Evidence, TrailEntry, Product, StockMovement, Certificate, Membership):
        assert not model.objects.exists()
    assert private_files() == []
    delete_draft(cooperative=draft, actor=owner)


@pytest.mark.parametrize("status", [it for it in Status if it != Status.DRAFT])
def test_a_file_that_was_sent_is_not(draft, status):
    Cooperative.objects.update(
        status=status,
        submitted_at=timezone.now(),
        approved_at=timezone.now(),
        slug="x",
        decide_by=timezone.now() if status in ("submitted", "under_review") else None,
    )

    with pytest.raises(NotADraft):
        delete_draft(cooperative=draft, actor=owner_of(draft))

    assert len(private_files()) == 3
    assert TrailEntry.objects.exists()


def test_a_draft_whose_label_the_office_decided_about_is_not(draft):
    CertificateDecision.objects.create(
        certificate=draft.certificates.get(),
        source="pending",
        target="rejected",
        actor=AdminFactory(),
        reason="x",
    )

    with pytest.raises(NotADraft):
        delete_draft(cooperative=draft, actor=owner_of(draft))

    assert len(private_files()) == 3
    # It stays when its owner leaves, and holds up nobody else who does.
    owner = owner_of(draft)
    for person in (owner, UserFactory()):
        ask_deletion(person=person)
    pass_the_days()
    assert erase_due_accounts() == 2
    assert not draft.memberships.get(user=owner).is_active


def test_the_trail_of_a_file_that_was_sent_stays_whoever_asks(draft):
    Cooperative.objects.update(submitted_at=timezone.now(), status="changes_requested")
    rows = TrailEntry.objects.all()

    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic(), forgetting():
        rows._raw_delete(rows.db)
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic(), forgetting():
        rows.update(after="another")
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic(), forgetting():
        rows.update(act=Act.TAKEN)
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        rows.update(after="")

    assert rows.get(subject="phone").after == "+212612345678"


def test_the_door_of_the_trail_is_shut_again_in_the_same_transaction(draft):
    with forgetting():
        TrailEntry.objects.update(after="")

    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        TrailEntry.objects.update(subject="")


def test_whoever_leaves_takes_their_drafts_along_and_nobody_elses(draft):
    owner = draft.memberships.get().user
    shared = CooperativeFactory(draft=True)
    MembershipFactory(cooperative=shared, user=owner)
    MembershipFactory(cooperative=shared)
    ask_deletion(person=owner)
    pass_the_days()

    assert erase_due_accounts() == 1

    assert list(Cooperative.objects.all()) == [shared]
    assert not shared.memberships.get(user=owner).is_active


def test_the_trail_forgets_the_name_and_keeps_who_it_was():
    owner, person = MembershipFactory(), UserFactory(full_name="Itto Oumlil")
    cooperative = owner.cooperative
    MembershipFactory(cooperative=cooperative, user=person, role="orders", is_active=False)
    record(cooperative, owner.user, Act.JOINED, "Itto Oumlil", after="orders")
    record(cooperative, owner.user, Act.INVITED, person.email, after="orders")
    record(cooperative, person, Act.ANSWERED, "contact_name", after="Itto Oumlil")
    before = list(TrailEntry.objects.values_list("actor", "act", "created_at"))
    ask_deletion(person=person)
    pass_the_days()

    assert erase_due_accounts() == 1

    assert list(TrailEntry.objects.values_list("actor", "act", "created_at")) == before
    assert list(TrailEntry.objects.values_list("subject", "after")) == [
        ("", "orders"),
        ("", "orders"),
        ("contact_name", "Itto Oumlil"),  # an answer of the cooperative, which is still there
    ]


def test_whoever_bears_a_name_that_stands_elsewhere_blanks_nothing_there():
    """Neither that of somebody else, nor a word or a number that the trail uses."""
    officer = AdminFactory()
    member = MembershipFactory(user__full_name="Fatima Ait Ali")
    cooperative = member.cooperative
    record(cooperative, member.user, Act.JOINED, "Fatima Ait Ali", after="owner")
    record(cooperative, officer, Act.TAKEN, after=officer)
    before = list(TrailEntry.objects.order_by("pk").values_list("subject", "before", "after"))
    for name in ("Fatima Ait Ali", "owner", str(officer.pk)):
        ask_deletion(person=UserFactory(full_name=name))
    pass_the_days()

    assert erase_due_accounts() == 3

    assert list(TrailEntry.objects.order_by("pk").values_list("subject", "before", "after")) == (
        before
    )


# -- A file of the register

NUMBER = {"registration_number": "12/2015", "tribunal": "Tiznit"}


def claimed_by(person: User) -> Cooperative:
    """The file of the register with NUMBER, by the code that went to its phone."""
    claim = ask_for_code(actor=person, **NUMBER)
    code = Notification.objects.filter(kind="account_claim_code").latest("created_at").context
    return claim_cooperative(claim=claim, actor=person, code=code["code"])


def of_register() -> Cooperative:
    """Brought in by the office, which corrected its phone."""
    file = CooperativeFactory(
        draft=True,
        **NUMBER,
        register_key=register_key("Tiznit", "12/2015"),
        from_register_at=timezone.now(),
        name_fr="Al Amal",
        contact_name="Fadma",
        email="",
        founded=None,
        women=24,
    )
    office = AdminFactory()
    record(file, office, Act.FROM_REGISTER, after="register.csv · 2")
    correct_contact(cooperative=file, actor=office, phone="+212661223344", email="", reason="x")
    return Cooperative.objects.get(pk=file.pk)


@pytest.fixture
def claimed() -> Cooperative:
    """The same with an owner who wrote, sent, declared and sold, and people who help."""
    file = of_register()
    owner = UserFactory(full_name="Itto Oumlil", email="itto@example.org")
    claimed_by(owner)
    answers = {"phone": "+212655555555", "contact_name": "Itto", "rib": "011519000001205000534921"}
    save_answers(cooperative=file, answers=answers, actor=owner)
    answers = {"name_fr": "Tafoukt", "women": 30, "founded": 2001, "sector": None}
    save_answers(cooperative=file, answers={**answers, "rib": ""}, actor=owner)
    save_answers(cooperative=file, answers={"name_fr": "Tafoukt II"}, actor=owner)
    EvidenceFactory(cooperative=file)
    word = RequirementFactory(kind=Kind.ATTESTATION, statement_fr="Tout est vrai.")
    declare(cooperative=file, requirement=word, language="fr", actor=owner)
    VariantFactory(product__cooperative=file, product__draft=True)
    invite(cooperative=file, role=Role.HELPER, language="fr", actor=owner, email="a@example.org")
    MembershipFactory(cooperative=file, role=Role.HELPER, user__full_name="Idir")
    made(owner, file)
    return file


def content(file: Cooperative) -> dict:
    return Cooperative.objects.values().get(pk=file.pk) | {"updated_at": None}


def test_a_file_of_the_register_is_given_back_and_stays(claimed):
    owner = owner_of(claimed)
    acts = list(claimed.trail.values_list("pk", "act"))

    delete_draft(cooperative=claimed, actor=owner)

    file = Cooperative.objects.get()
    assert (file.status, file.from_register_at) == (Status.DRAFT, claimed.from_register_at)
    for model in (Evidence, Product, Membership, Declaration, Invitation, DataExport):
        assert not model.objects.exists()
    assert private_files() == []
    assert list(file.trail.values_list("pk", "act"))[: len(acts)] == acts
    assert list(
        file.trail.filter(act__in=["left", "forgotten"]).values_list(
            "actor", "act", "subject", "before"
        )
    ) == [
        (owner.pk, "left", "Itto Oumlil", "owner"),
        (owner.pk, "left", "Idir", "helper"),
        (owner.pk, "forgotten", "", "1"),
    ]
    told = str(list(file.trail.values_list("before", "after")))
    assert "+212655555555" not in told
    assert "011519000001205000534921" not in told


def test_what_is_given_back_says_again_what_the_office_had():
    file = of_register()
    before = content(file)
    for name in ("Tafoukt", "Tilila"):  # the second owner finds nothing of the first
        owner = UserFactory()
        claimed_by(owner)
        assert content(file) == before
        answers = {"name_fr": name, "women": 30, "founded": 2001, "sector": None, "phone": None}
        save_answers(cooperative=file, answers=answers, actor=owner)
        save_answers(cooperative=file, answers={"name_fr": f"{name} II"}, actor=owner)

        delete_draft(cooperative=file, actor=owner)

        assert content(file) == before
        delete_draft(cooperative=file, actor=owner)
    next_owner = UserFactory()
    assert claimed_by(next_owner) == file
    delete_draft(cooperative=file, actor=owner)  # a second click that comes late
    assert owner_of(file) == next_owner


def test_an_account_that_goes_leaves_the_file_of_the_register(claimed):
    owner = owner_of(claimed)
    claimed.memberships.exclude(user=owner).update(is_active=False)
    ask_deletion(person=owner)
    pass_the_days()

    assert erase_due_accounts() == 1

    assert not Membership.objects.exists()
    assert str(Cooperative.objects.get().phone) == "+212661223344"
    told = list(claimed.trail.values_list("act", "subject"))
    assert ("claimed", "") in told
    assert ("left", "") in told
    assert "itto@example.org" not in str(told)


def test_the_database_keeps_the_trail_of_the_register(claimed):
    rows = TrailEntry.objects.all()

    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic(), forgetting():
        rows._raw_delete(rows.db)


def ended(status: str, when) -> Cooperative:
    cooperative = CooperativeFactory(status=status, rib="011519000001205000534921")
    owner = MembershipFactory(cooperative=cooperative)
    EvidenceFactory(cooperative=cooperative, accepted=True)
    record(cooperative, owner.user, Act.ANSWERED, "phone", after="+212612345678")
    record(cooperative, owner.user, Act.ANSWERED, "ice", after=cooperative.ice)
    record(cooperative, owner.user, Act.PAPER_SENT, "statutes", after="CIN Fadma.pdf")
    record(cooperative, owner.user, Act.AMENDMENT_SENT, "rib", after="011519000001205000534921")
    change = {"rib": "011519000001205000534921", "founded": 2012}
    Amendment.objects.create(
        cooperative=cooperative,
        before=change,
        after=change,
        state=Amendment.State.WITHDRAWN,
        asked_by=owner.user,
        decide_by=when,
        decided_by=owner.user,
        decided_at=when,
    )
    source = RegisterImport.objects.create(
        file="register/x.csv", original_name="x.csv", size=1, made_by=owner.user
    )
    RegisterRow.objects.create(
        source=source,
        number=2,
        outcome=Outcome.CHANGE,
        values={"phone": "+212612345678", "women": 12},
        changes={"phone": ["", "+212612345678"]},
        cooperative=cooperative,
    )
    StatusChangeFactory(cooperative=cooperative, target=status, created_at=when)
    return cooperative


@pytest.mark.parametrize("status", ["closed", "rejected"])
def test_papers_of_a_file_that_ended_a_year_ago_are_erased(status):
    cooperative = ended(status, LONG_AGO)

    assert erase_papers_due() == 1

    paper = cooperative.evidence.get()
    assert private_files() == []
    assert (paper.file.name, paper.original_name, paper.size) == ("", "", 0)
    assert paper.verdict == "accepted"
    kept = Cooperative.objects.get()
    assert (kept.contact_name, kept.phone, kept.email, kept.rib) == ("", None, "", "")
    assert (kept.name_fr, kept.ice, kept.registration_number) == (
        cooperative.name_fr,
        cooperative.ice,
        cooperative.registration_number,
    )
    assert kept.status_changes.count() == 1
    assert list(TrailEntry.objects.values_list("act", "subject", "after")) == [
        ("answered", "phone", ""),
        ("answered", "ice", cooperative.ice),
        ("paper_sent", "statutes", ""),
        ("amendment_sent", "rib", ""),
        ("forgotten", "", ""),
    ]
    assert TrailEntry.objects.latest("pk").actor is None
    amendment, row = cooperative.amendments.get(), cooperative.register_rows.get()
    assert amendment.before == amendment.after == {"founded": 2012}
    assert (row.values, row.changes) == ({"women": 12}, {})
    assert erase_papers_due() == 0


@pytest.mark.parametrize(
    ("status", "when"),
    [
        ("closed", timezone.now() - timedelta(days=364)),
        ("approved", LONG_AGO),
        ("suspended", LONG_AGO),
    ],
)
def test_other_papers_stay(status, when):
    ended(status, when)

    assert erase_papers_due() == 0
    assert len(private_files()) == 1
    assert TrailEntry.objects.get(subject="phone").after == "+212612345678"
