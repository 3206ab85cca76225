"""The admin opens everywhere, and writes only through the doors that everybody uses."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.db.models import Model
from django.test import Client
from django.urls import reverse

import coopstore.urls  # noqa: F401 - there the shop says what the admin holds
from catalog.models import Certificate
from cooperatives.models import Cooperative, Membership
from coopstore.accounts.models import User
from coopstore.notifications.models import Notification, Status
from tests.factories.accounts import UserFactory
from tests.factories.catalog import CertificateFactory
from tests.factories.cooperatives import CooperativeFactory, EvidenceFactory
from tests.factories.notifications import NotificationFactory
from tests.safety.test_hostile_forms import errors_of

pytestmark = pytest.mark.django_db

# What an officer with every permission, but no superuser, may write in a form of the admin:
# tables of reference, people without their rights, and who works for a cooperative (through the
# use case). All else is read, or decided by an act.
EDITABLE = {
    "accounts.User",
    "catalog.Category",
    "catalog.GeographicalIndication",
    "catalog.LabelScheme",
    "cooperatives.Court",
    "cooperatives.Membership",
    "cooperatives.Province",
    "cooperatives.Region",
    "cooperatives.Requirement",
    "cooperatives.Sector",
    "cooperatives.ServiceTarget",
    "cooperatives.TermsVersion",
}

MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)


@pytest.fixture
def officer(client):
    """Somebody of the office who was given every permission there is, but is no superuser."""
    officer = UserFactory(is_staff=True)
    officer.user_permissions.set(Permission.objects.all())
    client.force_login(officer)
    return officer


def page(model: type[Model], name: str, *args) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{name}", args=args)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_every_list_and_every_page_opens(client, rf, world, model):
    client.force_login(world.office)
    request = rf.get("/")
    request.user = world.office
    urls = [page(model, "changelist"), page(model, "changelist") + "?q=x&p=0"]
    if row := admin.site._registry[model].get_queryset(request).first():
        urls.append(page(model, "change", row.pk))

    assert [client.get(url).status_code for url in urls] == [200] * len(urls)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_only_these_are_written_in_forms(rf, officer, model):
    request = rf.get("/")
    request.user = officer
    office = admin.site._registry[model]
    may = {
        word
        for word in ("add", "change", "delete")
        if getattr(office, f"has_{word}_permission")(request)
    }

    assert bool(may) == (model._meta.label in EDITABLE), may


def rights() -> dict:
    return {
        person.pk: (person.is_staff, person.is_superuser, person.get_all_permissions())
        for person in User.objects.all()
    }


def test_an_officer_without_superuser_cannot_give_rights_to_anybody(client, officer):
    other = UserFactory()
    before = rights()
    answers = {"full_name": "X", "phone": "", "language": "fr", "is_active": "on"}
    more = {"is_staff": "on", "is_superuser": "on", "user_permissions": [1, 2], "groups": []}
    for person in (other, officer):
        url = reverse("admin:accounts_user_change", args=[person.pk])
        client.post(url, answers | more | {"email": person.email})
    client.post(reverse("admin:auth_group_add"), {"name": "All", "permissions": [1, 2]})

    assert rights() == before


def test_what_opens_accounts_is_not_in_the_admin(client, office):
    client.force_login(office)

    for path in ("account/emailaddress/", "mfa/authenticator/"):
        assert client.get(f"/admin/{path}").status_code == 404


def test_an_officer_cannot_let_themselves_into_a_cooperative(client, officer):
    cooperative = CooperativeFactory()
    data = {"user": officer.pk, "cooperative": cooperative.pk, "role": "owner", "is_active": "on"}

    answer = client.post(reverse("admin:cooperatives_membership_add"), data)

    assert answer.status_code == 200
    assert list(answer.context["adminform"].form.errors) == ["user"]
    assert not Membership.objects.exists()


def test_an_officer_appoints_somebody_and_lets_them_go_again(client, officer):
    person, cooperative = UserFactory(), CooperativeFactory()
    data = {"user": person.pk, "cooperative": cooperative.pk, "role": "orders", "is_active": "on"}
    client.post(reverse("admin:cooperatives_membership_add"), data)
    member = Membership.objects.get()
    assert (member.user, member.cooperative, member.role) == (person, cooperative, "orders")

    url = reverse("admin:cooperatives_membership_change", args=[member.pk])
    client.post(url, {"role": "finance"})

    member.refresh_from_db()
    assert (member.user, member.role, member.is_active) == (person, "finance", False)


def test_looking_at_messages_does_not_allow_to_send_them_again(client):
    clerk = UserFactory(is_staff=True)
    clerk.user_permissions.add(Permission.objects.get(codename="view_notification"))
    failed = NotificationFactory(status=Status.FAILED, attempts=8)
    client.force_login(clerk)

    client.post(
        reverse("admin:notifications_notification_changelist"),
        {"action": "send_again", "_selected_action": [failed.pk]},
    )

    assert Notification.objects.get().status == Status.FAILED


def test_the_office_does_not_read_what_opens_an_order(client, world):
    row = Notification.objects.filter(path__contains=world.order.token).first()
    Notification.objects.filter(pk=row.pk).update(body=f"http://shop/{row.path}")
    client.force_login(world.office)

    page = client.get(reverse("admin:notifications_notification_change", args=[row.pk]))

    assert page.status_code == 200
    assert world.order.token not in page.content.decode()


HOSTILE = ["%00", "9" * 30, "é"]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_hostile_addresses_of_the_admin(world, model):
    client = Client(raise_request_exception=False)
    client.force_login(world.office)
    office = admin.site._registry[model]
    filters = [it if isinstance(it, str) else it.parameter_name for it in office.list_filter]
    names = ["q", "o", "p", *filters, *(f"{it}__exact" for it in filters)]
    base = page(model, "changelist")
    urls = [f"{base}?{name}={value}" for name in names for value in HOSTILE]
    for value in HOSTILE:
        urls += [f"{base}{value}/{act}/" for act in ("change", "delete", "history", "decide")]

    found = {url: client.get(url).status_code for url in urls}

    assert {url: code for url, code in found.items() if code >= 500} == {}


def test_forms_of_the_admin_refuse_what_no_column_holds(world):
    client = Client(raise_request_exception=False)
    client.force_login(world.office)
    file = CooperativeFactory(under_review=True, reviewer=world.office)
    EvidenceFactory(cooperative=file)
    claim = CertificateFactory(pending=True)
    pages = [
        page(Cooperative, "change", file.pk),
        page(Cooperative, "change", world.seller.pk),
        page(Certificate, "change", claim.pk),
        page(Certificate, "change", world.certificate.pk),
        page(User, "change", world.owner.pk),
        page(User, "add"),
        page(Membership, "add"),
        page(Membership, "change", Membership.objects.first().pk),
    ]

    assert {key: it for url in pages for key, it in errors_of(client, url).items()} == {}
