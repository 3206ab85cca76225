"""An account asked to be deleted: thought over, refused, or emptied with what must stay."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.core.files.storage import storages
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from cooperatives.models import Role, StatusChange
from cooperatives.models import Status as FileStatus
from coopstore.accounts.models import User
from coopstore.notifications.delivery import deliver_due
from coopstore.notifications.models import Notification
from coopstore.privacy.errors import DeletionBlocked
from coopstore.privacy.models import AccountDeletion, DataExport
from coopstore.privacy.tasks import erase_accounts
from coopstore.privacy.use_cases import (
    ask_deletion,
    ask_export,
    erase_due_accounts,
    keep_account,
    make_due_exports,
)
from orders.models import Cart, CooperativeOrder, Order, OrderEvent, Status
from tests.factories.accounts import AdminFactory, UserFactory
from tests.factories.catalog import VariantFactory
from tests.factories.cooperatives import (
    CooperativeFactory,
    MembershipFactory,
    StatusChangeFactory,
)
from tests.factories.notifications import NotificationFactory
from tests.factories.orders import CartFactory, place
from tests.privacy.copies import made

pytestmark = pytest.mark.django_db
OVER = [Status.COMPLETED, Status.REFUSED, Status.CANCELLED, Status.RETURNED_TO_SENDER]


@pytest.fixture
def amina() -> User:
    """A shopper whose one order is over."""
    person = UserFactory(
        full_name="Amina El Alaoui", phone="+212661000001", email="amina@example.org"
    )
    place(VariantFactory(), user=person)
    CooperativeOrder.objects.update(status=Status.COMPLETED)
    return person


def pass_the_days() -> None:
    AccountDeletion.objects.update(due_at=timezone.now())


def erased(person: User) -> User:
    ask_deletion(person=person)
    pass_the_days()
    assert erase_due_accounts() == 1
    person.refresh_from_db()
    return person


def test_the_day_is_a_week_away_and_a_mail_says_so(amina):
    deletion = ask_deletion(person=amina)
    deliver_due()

    assert timedelta(days=6, hours=23) < deletion.due_at - timezone.now() <= timedelta(days=7)
    mail = Notification.objects.get(kind="deletion_asked", channel="email")
    assert (mail.address, mail.path) == ("amina@example.org", "accounts/data/delete/")
    assert erase_due_accounts() == 0
    amina.refresh_from_db()
    assert amina.full_name == "Amina El Alaoui"


def test_asked_twice_it_is_one_deletion(amina):
    assert ask_deletion(person=amina) == ask_deletion(person=amina)
    assert Notification.objects.filter(kind="deletion_asked", channel="email").count() == 1


def test_a_person_who_thought_again_stays(amina):
    ask_deletion(person=amina)
    keep_account(person=amina)
    keep_account(person=amina)
    pass_the_days()

    assert erase_due_accounts() == 0

    deliver_due()
    amina.refresh_from_db()
    assert amina.is_active
    assert Notification.objects.filter(kind="deletion_withdrawn", channel="email").count() == 1
    assert ask_deletion(person=amina).pk != AccountDeletion.objects.earliest("pk").pk


def test_nothing_names_them_and_nobody_signs_in(amina):
    EmailAddress.objects.create(user=amina, email=amina.email, verified=True, primary=True)
    Authenticator.objects.create(user=amina, type=Authenticator.Type.TOTP, data={})
    browser, other = Client(), Client()
    browser.force_login(amina)
    other.force_login(UserFactory())
    Cart.objects.filter(user=amina).delete()
    CartFactory(user=amina)

    person = erased(amina)

    assert (person.full_name, person.phone) == ("", None)
    assert person.email == f"erased-{person.pk}@erased.invalid"
    assert (person.is_active, person.is_staff, person.has_usable_password()) == (False,) * 3
    assert person.last_login is None
    assert str(person) == "Deleted account"
    assert not EmailAddress.objects.filter(user=person).exists()
    assert not Authenticator.objects.filter(user=person).exists()
    assert not Cart.objects.filter(user=person).exists()
    assert not person.notifications.exists()
    assert [s.get_decoded()["_auth_user_id"] for s in Session.objects.all()] != [str(person.pk)]
    assert Session.objects.count() == 1
    assert "/accounts/login/" in browser.get("/fr/accounts/profile/")["Location"]
    assert other.get("/fr/accounts/profile/").status_code == 200


def test_the_address_can_be_used_for_a_new_account(amina, client):
    erased(amina)

    client.post(
        "/fr/accounts/signup/",
        {
            "email": "amina@example.org",
            "full_name": "Amina",
            "phone": "0661000001",
            "password1": "olives-and-honey",
        },
    )

    assert User.objects.get(email="amina@example.org").full_name == "Amina"


def test_an_order_keeps_what_the_books_need_and_loses_the_rest(amina, client):
    before = amina.orders.get()

    erased(amina)

    order = Order.objects.get()
    assert order.user == amina
    for field in ("number", "full_name", "address", "city", "total", "placed_at", "language"):
        assert getattr(order, field) == getattr(before, field)
    assert (order.email, order.phone or "", order.instructions) == ("", "", "")
    assert client.get(f"/fr/orders/{order.number}/?t={before.token}").status_code == 404
    assert OrderEvent.objects.filter(actor=amina).count() == 1
    part = order.parts.get()
    client.force_login(MembershipFactory(cooperative=part.cooperative).user)
    desk = client.get(f"/fr/sell/{part.cooperative.code}/orders/{part.pk}/")
    assert desk.status_code == 200
    assert order.full_name in desk.content.decode()


def test_what_they_did_stays_by_number_without_their_name(amina, client, office):
    cooperative = CooperativeFactory()
    MembershipFactory(cooperative=cooperative)
    member = MembershipFactory(cooperative=cooperative, user=amina, role=Role.MANAGER)
    step = StatusChangeFactory(cooperative=cooperative, actor=amina)

    erased(amina)

    member.refresh_from_db()
    assert not member.is_active
    assert StatusChange.objects.get(pk=step.pk).actor_id == amina.pk
    client.force_login(office)
    page = client.get(f"/admin/cooperatives/cooperative/{cooperative.pk}/change/")
    assert "Amina El Alaoui" not in page.content.decode()


def test_the_last_message_reaches_them_and_is_then_forgotten(amina):
    erased(amina)
    mail = Notification.objects.get()
    assert (mail.kind, mail.address, mail.recipient) == (
        "account_erased",
        "amina@example.org",
        None,
    )
    erase_accounts()
    assert Notification.objects.count() == 1  # not sent yet

    deliver_due()
    erase_accounts()

    assert Notification.objects.count() == 0


def test_copies_of_data_go_too_those_of_the_cooperative_stay(amina):
    owner = MembershipFactory()
    MembershipFactory(user=amina, cooperative=owner.cooperative)
    own, of_cooperative = made(amina), made(amina, owner.cooperative)
    waiting = ask_export(person=amina, language="fr")

    erased(amina)

    assert not storages["private"].exists(f"exports/{own.pk.hex}.zip")
    assert storages["private"].exists(f"exports/{of_cooperative.pk.hex}.zip")
    waiting.refresh_from_db()
    assert waiting.status == "gone"
    assert make_due_exports() == 0


def test_erasing_again_changes_nothing(amina):
    person = erased(amina)
    before = list(User.objects.order_by("pk").values())

    assert erase_due_accounts() == 0
    assert list(User.objects.order_by("pk").values()) == before
    assert AccountDeletion.objects.get().erased_at == person.deletions.get().erased_at


@pytest.mark.parametrize("status", Status)
def test_an_open_order_is_an_obstacle(amina, status):
    CooperativeOrder.objects.update(status=status)

    if status in OVER:
        assert ask_deletion(person=amina).pk
        return
    with pytest.raises(DeletionBlocked) as refusal:
        ask_deletion(person=amina)

    (obstacle,) = refusal.value.obstacles
    assert obstacle.text == "An order of yours is not over yet. Wait until it is, or cancel it."
    assert obstacle.path == "orders/"
    assert not AccountDeletion.objects.exists()
    assert not Notification.objects.filter(kind="deletion_asked").exists()


@pytest.mark.parametrize("status", FileStatus)
def test_the_only_owner_of_a_cooperative_at_work_stays(status):
    member = MembershipFactory(cooperative=CooperativeFactory(status=status))

    if status in (FileStatus.DRAFT, FileStatus.REJECTED, FileStatus.CLOSED):
        assert ask_deletion(person=member.user).pk
        return
    with pytest.raises(DeletionBlocked) as refusal:
        ask_deletion(person=member.user)

    (obstacle,) = refusal.value.obstacles
    assert obstacle.text.startswith("You are the only owner of \u2068Tamounte Cooperative")
    assert obstacle.path == f"sell/{member.cooperative.code}/data/"
    assert not AccountDeletion.objects.exists()


@pytest.mark.parametrize("is_active", [True, False])
def test_a_draft_on_which_somebody_works_keeps_its_owner(is_active):
    """A helper can neither declare nor send: without an owner nobody could."""
    draft = CooperativeFactory(draft=True)
    owner = MembershipFactory(cooperative=draft).user
    MembershipFactory(cooperative=draft, role=Role.HELPER, is_active=is_active)

    if is_active:
        with pytest.raises(DeletionBlocked):
            ask_deletion(person=owner)
    else:
        assert ask_deletion(person=owner).pk


@pytest.mark.parametrize(
    ("other", "blocked"),
    [
        ({"role": Role.OWNER}, False),
        ({"role": Role.MANAGER}, True),
        ({"role": Role.OWNER, "is_active": False}, True),
        ({"role": Role.OWNER, "user__is_active": False}, True),
    ],
    ids=str,
)
def test_another_active_owner_lets_them_go(other, blocked):
    member = MembershipFactory()
    MembershipFactory(cooperative=member.cooperative, **other)

    if blocked:
        with pytest.raises(DeletionBlocked):
            ask_deletion(person=member.user)
    else:
        ask_deletion(person=member.user)

    assert AccountDeletion.objects.exists() != blocked


def test_an_officer_hands_over_their_files_first():
    officer = AdminFactory()
    CooperativeFactory(under_review=True, reviewer=officer)
    CooperativeFactory(reviewer=officer)  # decided

    with pytest.raises(DeletionBlocked, match="A file lies on your desk"):
        ask_deletion(person=officer)

    assert not AccountDeletion.objects.exists()


def test_what_came_up_in_the_meantime_postpones_it(amina):
    ask_deletion(person=amina)
    pass_the_days()
    CooperativeOrder.objects.update(status=Status.SHIPPED)

    assert erase_due_accounts() == 0
    amina.refresh_from_db()
    assert amina.full_name == "Amina El Alaoui"

    CooperativeOrder.objects.update(status=Status.COMPLETED)
    assert erase_due_accounts() == 1


def test_an_erased_account_cannot_come_back(amina):
    erased(amina)

    with pytest.raises(IntegrityError, match="erased_is_nobody"), transaction.atomic():
        User.objects.filter(pk=amina.pk).update(is_active=True)


def test_an_erasure_that_fails_changes_nothing(amina):
    """A row that cannot be written stops all of it: nobody is half forgotten."""
    ask_deletion(person=amina)
    pass_the_days()
    NotificationFactory(key=f"deletion:{amina.deletions.get().pk}:x:email", recipient=amina)
    User.objects.filter(pk=amina.pk).update(email="amina@example.org")
    UserFactory(email=f"erased-{amina.pk}@erased.invalid")

    with pytest.raises(IntegrityError):
        erase_due_accounts()

    amina.refresh_from_db()
    assert (amina.full_name, amina.is_active) == ("Amina El Alaoui", True)
    assert amina.orders.get().email != ""
    assert DataExport.objects.count() == 0
