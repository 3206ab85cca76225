"""A file of the register finds its owner, and tells nothing to anybody else."""

import re
from datetime import timedelta
from threading import Barrier

import pytest
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone, translation

from cooperatives.claims.errors import (
    AlreadyLookedAfter,
    ClaimCodeExpired,
    ClaimCodeUsedUp,
    ClaimCodeWrong,
    TooManyClaims,
)
from cooperatives.errors import ReasonMissing
from cooperatives.models import ClaimCode, Cooperative, Membership, Role, TrailEntry
from cooperatives.register import register_key
from cooperatives.use_cases import ask_for_code, claim_cooperative, correct_contact
from cooperatives.use_cases.claims import MOST_BY_PERSON, MOST_FOR_FILE
from coopstore.notifications.models import Channel, Notification
from tests.cooperatives.test_races import at_once
from tests.factories.accounts import AdminFactory, UserFactory
from tests.factories.cooperatives import CooperativeFactory, MembershipFactory

pytestmark = pytest.mark.django_db(transaction=True)
NUMBER = {"registration_number": "12/2015", "tribunal": "Tiznit"}
WRONG = "000000"


@pytest.fixture
def file():
    """A draft of the register without an owner."""
    return CooperativeFactory(
        draft=True,
        **NUMBER,
        register_key=register_key("Tiznit", "12/2015"),
        from_register_at=timezone.now(),
        phone="+212612345678",
        email="alamal@example.org",
        contact_name="Fadma",
    )


def sent_code() -> str:
    """The six digits of the newest message."""
    return (
        Notification.objects.filter(kind="account_claim_code").latest("created_at").context["code"]
    )


def not_the_code() -> str:
    return WRONG if sent_code() != WRONG else "111111"


@pytest.mark.parametrize("asked", [NUMBER, {"ice": "given"}], ids=["number", "ice"])
def test_the_right_code_makes_an_owner(file, asked):
    asked = {"ice": file.ice} if "ice" in asked else asked
    person = UserFactory()
    claim = ask_for_code(actor=person, **asked)

    claimed = claim_cooperative(claim=claim, actor=person, code=sent_code())

    assert claimed == file
    assert list(file.memberships.values_list("user", "role", "is_active")) == [
        (person.pk, Role.OWNER, True)
    ]
    claim.refresh_from_db()
    assert claim.used_at is not None
    (entry,) = TrailEntry.objects.filter(cooperative=file)
    assert (entry.actor, entry.act) == (person, "claimed")


def test_the_code_goes_to_the_phone_and_the_mail_of_the_register(file):
    claim = ask_for_code(actor=UserFactory(), **NUMBER)

    told = dict(Notification.objects.values_list("channel", "address"))
    assert told == {Channel.SMS: "+212612345678", Channel.EMAIL: "alamal@example.org"}
    assert claim.sent_to == [
        {"channel": "sms", "address": "•••• 78"},
        {"channel": "email", "address": "a•••@e•••"},
    ]
    assert re.fullmatch("[0-9]{6}", sent_code())
    assert sent_code() not in str(list(ClaimCode.objects.values()))


def test_a_phone_that_reads_no_messages_is_left_alone(file):
    Cooperative.objects.update(phone="+212528862233")
    claim = ask_for_code(actor=UserFactory(), **NUMBER)

    assert [it["channel"] for it in claim.sent_to] == ["email"]
    assert set(Notification.objects.values_list("channel", flat=True)) == {Channel.EMAIL}


def test_the_words_of_the_code_are_not_for_the_office(file):
    ask_for_code(actor=UserFactory(), **NUMBER)

    assert all(row.is_secret for row in Notification.objects.all())


def _nobody_knows(file) -> dict:
    return {"registration_number": "99/1999", "tribunal": "Agadir"}


def _owned(file) -> dict:
    MembershipFactory(cooperative=file)
    return NUMBER


def _sent(file) -> dict:
    now = timezone.now()
    Cooperative.objects.update(status="submitted", submitted_at=now, decide_by=now)
    return NUMBER


def _typed_by_hand(file) -> dict:
    Cooperative.objects.update(from_register_at=None)
    return NUMBER


def _unreachable(file) -> dict:
    Cooperative.objects.update(phone=None, email="")
    return NUMBER


@pytest.mark.parametrize("case", [_nobody_knows, _owned, _sent, _typed_by_hand, _unreachable])
def test_what_cannot_be_claimed_is_answered_alike_and_no_code_is_sent(client, file, case):
    person = UserFactory()
    client.force_login(person)
    asked = case(file)

    first = client.post("/en/sell/claim/", asked, follow=True)
    code = client.post(first.request["PATH_INFO"], {"code": "123456"})

    page = first.content.decode()
    assert "If the register knows this cooperative" in page
    assert re.search(r"•••• \d\d", page)
    assert code.status_code == 422
    assert "This is not the code. You can try 4 times more." in code.content.decode()
    assert not Notification.objects.exists()
    assert not Membership.objects.filter(user=person).exists()


def test_the_invented_address_is_always_the_same():
    claims = [
        ask_for_code(actor=UserFactory(), registration_number="9", tribunal="Fès") for _ in range(3)
    ]

    assert claims[0].sent_to == claims[1].sent_to == claims[2].sent_to
    assert {claim.cooperative for claim in claims} == {None}


def test_a_wrong_code_opens_nothing_and_is_counted(file):
    person = UserFactory()
    claim = ask_for_code(actor=person, **NUMBER)
    found = []
    for _attempt in range(5):
        with pytest.raises(ClaimCodeWrong) as refusal:
            claim_cooperative(claim=claim, actor=person, code=not_the_code())
        found.append(refusal.value.reason())

    with pytest.raises(ClaimCodeUsedUp):  # even with the right one
        claim_cooperative(claim=claim, actor=person, code=sent_code())
    assert found == [
        "This is not the code. You can try 4 times more.",
        "This is not the code. You can try 3 times more.",
        "This is not the code. You can try 2 times more.",
        "This is not the code. You can try once more.",
        "This code was tried too often. Ask for a new one.",
    ]
    assert not Membership.objects.exists()


def test_a_code_is_valid_for_fifteen_minutes(file):
    person = UserFactory()
    claim = ask_for_code(actor=person, **NUMBER)
    left = claim.expires_at - timezone.now()
    assert timedelta(minutes=14) < left <= timedelta(minutes=15)
    ClaimCode.objects.update(expires_at=timezone.now())

    with pytest.raises(ClaimCodeExpired):
        claim_cooperative(claim=claim, actor=person, code=sent_code())
    assert not Membership.objects.exists()


def test_a_new_code_ends_the_one_before(file):
    person = UserFactory()
    first = ask_for_code(actor=person, **NUMBER)
    code = sent_code()
    ask_for_code(actor=person, **NUMBER)

    with pytest.raises(ClaimCodeExpired):
        claim_cooperative(claim=first, actor=person, code=code)


def test_codes_are_limited_by_person_and_by_file(file):
    eager = UserFactory()
    for number in range(MOST_BY_PERSON):
        ask_for_code(actor=eager, registration_number=str(number + 1), tribunal="Fès")
    with pytest.raises(TooManyClaims):
        ask_for_code(actor=eager, **NUMBER)
    for _person in range(MOST_FOR_FILE):
        ask_for_code(actor=UserFactory(), **NUMBER)
    before = Notification.objects.count()

    with pytest.raises(TooManyClaims):
        ask_for_code(actor=UserFactory(), **NUMBER)
    assert Notification.objects.count() == before
    ClaimCode.objects.update(created_at=timezone.now() - timedelta(days=1, minutes=1))
    ask_for_code(actor=eager, **NUMBER)


def test_an_ice_with_any_number_is_one_file(client, file):
    """A number that leads nowhere is a new key each time; the file behind the ICE is the same."""

    def ask(number: int, person) -> ClaimCode:
        typed = {"registration_number": str(number), "tribunal": "Nowhere", "ice": file.ice}
        return ask_for_code(actor=person, **typed)

    claims = [ask(number, UserFactory()) for number in range(MOST_FOR_FILE)]
    messages = Notification.objects.count()
    last = claims[-1]

    over = UserFactory()
    client.force_login(over)
    page = client.post(
        "/en/sell/claim/",
        {"registration_number": "999", "tribunal": "Nowhere", "ice": file.ice},
        follow=True,
    )
    silent = over.claim_codes.get()

    assert Notification.objects.count() == messages
    assert "If the register knows this cooperative" in page.content.decode()
    assert silent.sent_to == last.sent_to
    assert silent.cooperative is None
    with pytest.raises(ClaimCodeWrong):
        claim_cooperative(claim=silent, actor=over, code=sent_code())
    assert claim_cooperative(claim=last, actor=last.person, code=sent_code()) == file


def test_a_new_code_for_an_ice_ends_the_one_for_another_number(file):
    person = UserFactory()
    first = ask_for_code(actor=person, registration_number="1", tribunal="Nowhere", ice=file.ice)
    code = sent_code()
    second = ask_for_code(actor=person, registration_number="2", tribunal="Nowhere", ice=file.ice)
    new = sent_code()

    with pytest.raises(ClaimCodeWrong):  # as where there is no such file: nothing is told
        claim_cooperative(claim=first, actor=person, code=code)
    assert claim_cooperative(claim=second, actor=person, code=new) == file


def test_the_right_code_sent_twice_makes_one_owner(file):
    person = UserFactory()
    claim = ask_for_code(actor=person, **NUMBER)

    for _click in range(2):
        assert claim_cooperative(claim=claim, actor=person, code=sent_code()) == file
    assert Membership.objects.count() == 1


def test_two_people_at_once_make_one_owner(file):
    people = UserFactory.create_batch(2)
    claims = []
    for person in people:
        claims.append((ask_for_code(actor=person, **NUMBER), sent_code(), person))

    def attempt(claim, code, person):
        try:
            return claim_cooperative(claim=claim, actor=person, code=code).pk
        except AlreadyLookedAfter:
            return None

    results = at_once(*[lambda it=it: attempt(*it) for it in claims])

    assert set(results) == {file.pk, None}
    assert Membership.objects.filter(cooperative=file, role=Role.OWNER).count() == 1


def test_only_the_lock_keeps_it_to_one_owner(file, monkeypatch):
    """The control: without the lock on the file both become owners."""
    people = UserFactory.create_batch(2)
    claims = []
    for person in people:
        claims.append((ask_for_code(actor=person, **NUMBER), sent_code(), person))
    create, both = Membership.objects.create, Barrier(2)

    def slow(**values):
        both.wait(timeout=10)
        return create(**values)

    monkeypatch.setattr(QuerySet, "select_for_update", lambda self, **options: self)
    monkeypatch.setattr(Membership.objects, "create", slow)

    at_once(
        *[lambda it=it: claim_cooperative(claim=it[0], actor=it[2], code=it[1]) for it in claims]
    )

    assert Membership.objects.filter(cooperative=file).count() == 2


def test_the_register_is_told_who_claimed(file):
    person = UserFactory(email="new@example.org")
    claim = ask_for_code(actor=person, **NUMBER)
    claim_cooperative(claim=claim, actor=person, code=sent_code())

    told = Notification.objects.filter(kind="cooperative_claimed", channel=Channel.EMAIL)
    assert set(told.values_list("address", flat=True)) == {"alamal@example.org", "new@example.org"}


def test_the_pages_lead_to_the_task_list_with_what_the_register_says(client, file):
    client.force_login(UserFactory())
    assert "/en/sell/claim/" in client.get("/en/sell/start/").content.decode()

    page = client.post("/en/sell/claim/", NUMBER)
    done = client.post(page.url, {"code": f" {sent_code()[:3]} {sent_code()[3:]}"}, follow=True)

    assert done.request["PATH_INFO"] == f"/en/sell/{file.code}/application/"
    assert "The file is yours." in done.content.decode()
    step = client.get(f"/en/sell/{file.code}/application/register/").content.decode()
    assert 'value="12/2015"' in step


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Write the registration number and its court, or the ICE."),
        (
            {"registration_number": "12"},
            "Write the registration number and its court, or the ICE.",
        ),
        ({"ice": "12"}, "An ICE has 15 digits, such as 001561191000066."),
    ],
)
def test_what_names_no_file_is_refused(client, typed, sentence):
    client.force_login(UserFactory())

    answer = client.post("/en/sell/claim/", typed)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not ClaimCode.objects.exists()


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "12345a", "²²²²²²"])
def test_what_is_no_code_is_not_counted_as_an_attempt(client, file, typed):
    person = UserFactory()
    client.force_login(person)
    claim = ask_for_code(actor=person, **NUMBER)

    answer = client.post(f"/en/sell/claim/{claim.pk}/", {"code": typed})

    claim.refresh_from_db()
    assert (answer.status_code, claim.attempts) == (422, 0)
    assert "Write the 6 digits of the message." in answer.content.decode()


def test_the_code_of_another_person_is_a_page_that_does_not_exist(client, file):
    claim = ask_for_code(actor=UserFactory(), **NUMBER)
    client.force_login(UserFactory())

    for method in (client.get, client.post):
        assert method(f"/en/sell/claim/{claim.pk}/").status_code == 404


# -- The office corrects an address


def test_the_office_corrects_the_address_with_a_reason(client, file):
    office = AdminFactory()
    client.force_login(office)
    with translation.override("en"):
        url = reverse("admin:cooperatives_registerimport_contact", args=[file.pk])

    without = client.post(url, {"phone": "0661223344", "email": ""})
    done = client.post(url, {"phone": "0661223344", "email": "", "reason": "They called."})

    file.refresh_from_db()
    assert (without.status_code, done.status_code) == (422, 302)
    assert (str(file.phone), file.email) == ("+212661223344", "")
    entries = TrailEntry.objects.filter(cooperative=file, actor=office, act="address_corrected")
    assert list(entries.values_list("subject", "before", "after")) == [
        ("phone", "+212612345678", "+212661223344"),
        ("email", "alamal@example.org", ""),
        ("reason", "", "They called."),
    ]


def test_codes_to_the_old_address_open_nothing_after_the_correction(file):
    person = UserFactory()
    claim = ask_for_code(actor=person, **NUMBER)
    correct_contact(
        cooperative=file, actor=AdminFactory(), phone="+212661223344", email="", reason="Called."
    )

    with pytest.raises(ClaimCodeExpired):
        claim_cooperative(claim=claim, actor=person, code=sent_code())


def test_what_an_owner_wrote_is_not_corrected(file):
    office = AdminFactory()
    with pytest.raises(ReasonMissing):
        correct_contact(cooperative=file, actor=office, phone="", email="", reason="")
    MembershipFactory(cooperative=file)

    with pytest.raises(AlreadyLookedAfter):
        correct_contact(cooperative=file, actor=office, phone="", email="", reason="Called.")
    file.refresh_from_db()
    assert str(file.phone) == "+212612345678"
    assert not TrailEntry.objects.exists()
