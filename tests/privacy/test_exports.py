"""A copy of data: all of one's own, nothing of others, made once, kept for seven days."""

import csv
import io
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.files.storage import storages
from django.utils import timezone

from cooperatives.documents import Document, record_view
from cooperatives.models import Act, Way
from cooperatives.trail import record
from coopstore.accounts.models import User
from coopstore.notifications.delivery import deliver_due
from coopstore.notifications.models import Notification
from coopstore.privacy.archive import harmless
from coopstore.privacy.models import DataExport, Status
from coopstore.privacy.tasks import make_exports
from coopstore.privacy.use_cases import ask_export, make_due_exports, remove_old_exports
from coopstore.privacy.use_cases.exports import LEASE
from tests.factories.accounts import UserFactory
from tests.factories.catalog import CertificateFactory, VariantFactory
from tests.factories.cooperatives import (
    EvidenceFactory,
    MembershipFactory,
    StatusChangeFactory,
)
from tests.factories.notifications import NotificationFactory
from tests.factories.orders import ANSWERS, cart_with, place
from tests.privacy.copies import contents, data_of, made

pytestmark = pytest.mark.django_db

# Each place where a row points to a person, with the part of the copy that tells them of it.
# None: what points there says nothing of the person that another part does not say.
HELD = {
    "account.EmailAddress.user": "addresses",
    "accounts.User_groups.user": None,
    "accounts.User_user_permissions.user": None,
    "admin.LogEntry.user": None,
    "catalog.Certificate.decided_by": "label_decisions",
    "catalog.CertificateDecision.actor": "label_decisions",
    "catalog.StockMovement.actor": "stock_movements",
    "cooperatives.Amendment.asked_by": "decisions",
    "cooperatives.Amendment.decided_by": "decisions",
    "cooperatives.Closing.asked_by": "decisions",
    "cooperatives.Closing.confirmed_by": "decisions",
    "cooperatives.Cooperative.reviewer": "steps",
    "cooperatives.Declaration.made_by": "declarations",
    "cooperatives.DocumentView.person": "document_views",
    "cooperatives.Evidence.checked_by": "documents_checked",
    "cooperatives.Evidence.uploaded_by": "documents_sent",
    "cooperatives.Invitation.accepted_by": "invitations",
    "cooperatives.ClaimCode.person": "claims",
    "cooperatives.Invitation.invited_by": "invitations",
    "cooperatives.Membership.invited_by": None,
    "cooperatives.Membership.user": "memberships",
    "cooperatives.RegisterImport.applied_by": "register_imports",
    "cooperatives.RegisterImport.made_by": "register_imports",
    "cooperatives.StatusChange.actor": "steps",
    "cooperatives.TermsVersion.published_by": None,
    "cooperatives.TrailEntry.actor": "trail",
    "cooperatives.TrailEntry.on_behalf_of": "trail",
    "cooperatives.Waiver.given_by": "decisions",
    "mfa.Authenticator.user": "second_factors",
    "notifications.Notification.recipient": "messages",
    "orders.Cart.user": "cart",
    "orders.CooperativeOrder.cash_collected_by": "parcel_steps",
    "orders.Order.user": "orders",
    "orders.OrderEvent.actor": "parcel_steps",
    "privacy.AccountDeletion.person": "deletions",
    "privacy.DataExport.person": "copies",
}


def a_life(name: str, number: int) -> User:
    """Somebody with one thing of each kind."""
    phone = f"+2126610000{number:02}"
    member = MembershipFactory(user__full_name=name, user__phone=phone)
    person, cooperative = member.user, member.cooperative
    variant = VariantFactory(product__cooperative=cooperative)
    answers = ANSWERS.__class__(
        **{**vars(ANSWERS), "full_name": name, "email": person.email, "phone": phone}
    )
    place(variant, user=person, answers=answers)
    cart = cart_with(VariantFactory(product__cooperative=cooperative))
    cart.user = person
    cart.save()
    NotificationFactory(recipient=person, kind="order_placed", subject=f"To {name}")
    paper = EvidenceFactory(cooperative=cooperative, uploaded_by=person)
    CertificateFactory(cooperative=cooperative)
    StatusChangeFactory(cooperative=cooperative, actor=person, reason=f"Because {name} said so")
    record_view(person=person, document=Document.of_evidence(paper), way=Way.PAGE)
    return person


def marks_of(person: User) -> list[str]:
    """What must stand in nobody else's copy."""
    cooperative = person.memberships.get().cooperative
    order = person.orders.get()
    return [
        person.email,
        person.full_name,
        str(person.phone),
        order.number,
        cooperative.code,
        cooperative.name_en,
        cooperative.ice,
        str(cooperative.evidence.get().pk),
        cooperative.certificates.get().code,
    ]


@pytest.fixture
def amina() -> User:
    return a_life("Amina El Alaoui", 1)


@pytest.fixture
def brahim() -> User:
    return a_life("Brahim Oubella", 2)


def everything(export: DataExport) -> str:
    return "\n".join(
        f"{path}\n{body.decode(errors='replace')}" for path, body in contents(export).items()
    )


def test_a_person_gets_everything_about_themselves(amina):
    data = data_of(made(amina))

    assert data["account"][0]["email"] == amina.email
    assert data["account"][0]["phone"] == "+212661000001"
    assert [row["role"] for row in data["memberships"]] == ["owner"]
    assert "To Amina El Alaoui" in [row["subject"] for row in data["messages"]]
    order = amina.orders.get()
    assert [(row["number"], row["total"]) for row in data["orders"]] == [
        (order.number, str(order.total))
    ]
    assert len(data["parcels"]) == len(data["goods"]) == len(data["cart"]) == 1
    assert data["steps"][0]["reason"] == "Because Amina El Alaoui said so"
    assert len(data["documents_sent"]) == len(data["document_views"]) == 1
    assert data["copies"][0]["status"] == "making"
    assert set(HELD.values()) - {None} <= set(data)


def test_every_row_that_points_to_a_person_is_told_of():
    """Whoever adds one decides here in which part of the copy it stands."""
    found = {
        f"{model._meta.app_label}.{model._meta.object_name}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        if not model._meta.proxy
        for field in model._meta.get_fields()
        if field.concrete
        and field.is_relation
        and field.related_model is User
        and not field.many_to_many
    }

    assert found == set(HELD)


def test_a_cooperative_gets_everything_about_itself_with_its_papers(amina):
    cooperative = amina.memberships.get().cooperative
    paper, certificate = cooperative.evidence.get(), cooperative.certificates.get()

    export = made(amina, cooperative)

    data, files = data_of(export), contents(export)
    assert data["file"][0]["ice"] == cooperative.ice
    assert data["members"][0]["name"] == "Amina El Alaoui"
    assert len(data["documents"]) == len(data["certificates"]) == 1
    assert len(data["products"]) == len(data["sizes"]) == 2
    assert data["parcels"][0]["order"] == amina.orders.get().number
    with paper.file.open() as kept:
        assert files[f"documents/{paper.pk}-statutes.pdf"] == kept.read()
    assert f"certificates/{certificate.code}-{certificate.original_name}" in files


def test_nothing_of_another_person_is_in_it(amina, brahim):
    own, other = marks_of(amina), marks_of(brahim)

    text = everything(made(amina))

    assert [mark for mark in own[:5] if mark not in text] == []
    assert [mark for mark in other if mark in text] == []


def test_a_helper_reads_no_secret_of_the_cooperative_in_their_copy(amina):
    cooperative = amina.memberships.get().cooperative
    helper = MembershipFactory(cooperative=cooperative, role="helper").user
    secret = "011519000001205000534921"
    record(cooperative, helper, Act.ANSWERED, "rib", before=secret, after="")
    record(cooperative, helper, Act.JOINED, "Zineb Oukhouya", after="orders")

    text = everything(made(helper))

    assert secret not in text
    assert "Zineb Oukhouya" not in text
    assert [row["subject"] for row in data_of(made(helper))["trail"]] == ["rib", ""]


def test_nothing_of_another_cooperative_is_in_it(amina, brahim):
    """Brahim also bought from Amina: the cooperative keeps the sale, not who he is."""
    cooperative = amina.memberships.get().cooperative
    bought = VariantFactory(product__cooperative=cooperative)
    answers = ANSWERS.__class__(
        **{**vars(ANSWERS), "full_name": brahim.full_name, "phone": str(brahim.phone)}
    )
    sale = place(bought, user=brahim, answers=answers)
    other = [*marks_of_first(brahim), brahim.full_name, str(brahim.phone), brahim.email]

    text = everything(made(amina, cooperative))

    assert sale.number in text
    assert sale.address not in text
    assert [mark for mark in other if mark in text] == []


def marks_of_first(person: User) -> list[str]:
    cooperative = person.memberships.get().cooperative
    return [cooperative.code, cooperative.name_en, str(cooperative.evidence.get().pk)]


def test_an_officer_is_the_office_in_the_copy_of_a_cooperative(amina, office):
    cooperative = amina.memberships.get().cooperative
    StatusChangeFactory(cooperative=cooperative, actor=office)
    paper = cooperative.evidence.get()
    record_view(person=office, document=Document.of_evidence(paper), way=Way.DOWNLOAD)

    export = made(amina, cooperative)

    assert office.email not in everything(export)
    assert office.full_name not in everything(export)
    views = data_of(export)["document_views"]
    assert {row["person"] for row in views} == {"Amina El Alaoui", "the office"}


def test_words_that_open_the_account_stay_out(amina):
    NotificationFactory(
        recipient=amina, kind="account_password_reset_key", body="https://shop/key/secret"
    )

    assert "key/secret" not in everything(made(amina))


def test_messages_to_the_same_address_of_nobody_stay_out(amina):
    """Anybody can sign up with an address that is not theirs."""
    NotificationFactory(recipient=None, language="fr", address=amina.email, subject="To a guest")

    assert "To a guest" not in everything(made(amina))


def test_it_speaks_the_language_of_its_person(amina, language):
    export = made(amina, language=language)

    files = contents(export)
    page, words = files["data.html"].decode(), files["README.txt"].decode()
    title = {"ar": "معلوماتك", "zgh": "ⵓⵎⵍⴰⵏ ⵏⵏⴽ", "fr": "Vos coordonnées", "en": "Your details"}
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in page
    assert title[language] in page
    assert "Amina El Alaoui" in words
    assert (language == "en") == ("A copy of what Coop Store holds" in words)


def test_a_table_program_calculates_nothing(amina):
    User.objects.filter(pk=amina.pk).update(full_name='=HYPERLINK("https://evil.example")')

    table = contents(made(amina))["tables/account.csv"]

    assert table.startswith(b"\xef\xbb\xbf")  # so that Excel reads Arabic
    headings, row = csv.reader(io.StringIO(table.decode("utf-8-sig")))
    assert row[headings.index("name")] == '\'=HYPERLINK("https://evil.example")'
    assert row[headings.index("phone")] == "'+212661000001"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_every_beginning_of_a_formula_is_disarmed(start):
    assert harmless(f"{start}1") == f"'{start}1"
    assert harmless(f"a{start}1") == f"a{start}1"


def test_a_script_in_a_name_is_text_on_the_page(amina):
    User.objects.filter(pk=amina.pk).update(full_name="<script>alert(1)</script>")

    page = contents(made(amina))["data.html"].decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_a_lost_file_does_not_cost_the_rest(amina):
    cooperative = amina.memberships.get().cooperative
    paper = cooperative.evidence.get()
    paper.file.storage.delete(paper.file.name)

    files = contents(made(amina, cooperative))

    assert f"documents/{paper.pk}-statutes.pdf" not in files
    assert f"documents/{paper.pk}-statutes.pdf" in files["README.txt"].decode()
    assert any(path.startswith("certificates/") for path in files)


def test_asked_twice_it_is_made_once(amina):
    first = ask_export(person=amina, language="fr")
    second = ask_export(person=amina, language="fr")
    of_cooperative = ask_export(
        person=amina, cooperative=amina.memberships.get().cooperative, language="fr"
    )

    assert first == second != of_cooperative
    assert make_due_exports() == 2
    assert DataExport.objects.filter(status=Status.READY).count() == 2
    assert make_due_exports() == 0


def test_two_owners_have_one_copy_of_the_cooperative_running(amina):
    cooperative = amina.memberships.get().cooperative
    other = MembershipFactory(cooperative=cooperative).user

    first = ask_export(person=amina, cooperative=cooperative, language="fr")

    assert ask_export(person=other, cooperative=cooperative, language="ar") == first


def test_the_person_is_told_by_a_message_with_a_page_behind_a_sign_in(amina, client):
    made(amina)
    deliver_due()

    mail = Notification.objects.get(kind="export_ready", channel="email")
    assert mail.path == "accounts/data/"
    assert client.get("/fr/accounts/data/")["Location"].startswith("/fr/accounts/login/")


def test_the_task_makes_it(amina):
    ask_export(person=amina, language="fr")

    make_exports()

    assert DataExport.objects.get().status == Status.READY


def test_a_new_copy_replaces_the_one_before(amina):
    old, new = made(amina), made(amina)

    old.refresh_from_db()
    assert (old.status, old.file.name, new.status) == (Status.GONE, "", Status.READY)
    assert storages["private"].listdir("exports")[1] == [f"{new.pk.hex}.zip"]


def test_after_seven_days_the_file_is_gone(amina):
    export = made(amina)
    DataExport.objects.update(ready_at=timezone.now() - timedelta(days=7) + timedelta(minutes=1))
    assert remove_old_exports() == 0
    DataExport.objects.update(ready_at=timezone.now() - timedelta(days=7))

    assert remove_old_exports() == 1

    export.refresh_from_db()
    assert (export.status, export.file.name, export.size) == (Status.GONE, "", 0)
    assert storages["private"].listdir("exports")[1] == []
    assert remove_old_exports() == 0


def test_a_copy_whose_worker_died_is_made_by_another(amina):
    export = ask_export(person=amina, language="fr")
    DataExport.objects.update(status=Status.MAKING, claimed_at=timezone.now(), attempts=1)
    assert make_due_exports() == 0

    DataExport.objects.update(claimed_at=timezone.now() - LEASE)

    assert make_due_exports() == 1
    export.refresh_from_db()
    assert (export.status, export.attempts) == (Status.READY, 2)


def test_a_copy_that_cannot_be_made_is_given_up_and_leaves_nothing(amina, monkeypatch, tmp_path):
    """Its folder cannot be written: there is a file in its place."""
    export = ask_export(person=amina, language="fr")
    private = storages["private"]
    (tmp_path / "private").mkdir(exist_ok=True)
    private.delete("exports")
    (tmp_path / "private" / "exports").write_text("in the way")

    assert make_due_exports() == 3

    export.refresh_from_db()
    assert (export.status, export.attempts, export.file.name) == (Status.FAILED, 3, "")
    assert not Notification.objects.filter(kind="export_ready").exists()
    assert make_due_exports() == 0


def test_whoever_left_meanwhile_leaves_no_copy(amina):
    """The person is erased while a worker makes the copy: its file does not stay behind."""
    export = ask_export(person=amina, language="fr")
    DataExport.objects.update(status=Status.GONE)
    UserFactory()

    assert make_due_exports() == 0
    assert not storages["private"].exists(f"exports/{export.pk.hex}.zip")
