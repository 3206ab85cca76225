"""People in the admin: who may give rights to whom."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from coopstore.accounts.models import User
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
ANSWERS = {"email": "new@example.org", "full_name": "New", "phone": "", "language": "ar"}


@pytest.fixture
def clerk(client):
    """An officer who may see and change people, and no more."""
    clerk = UserFactory(is_staff=True)
    names = ["add_user", "change_user", "view_user"]
    clerk.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(clerk)
    return clerk


def change(person: User) -> str:
    return reverse("admin:accounts_user_change", args=[person.pk])


def test_lists_and_forms_open(client, office):
    client.force_login(office)
    pages = ["admin:accounts_user_changelist", "admin:accounts_user_add"]
    assert [client.get(reverse(page)).status_code for page in pages] == [200, 200]
    assert client.get(change(UserFactory())).status_code == 200


def test_a_new_person_has_no_password_until_they_choose_one(client, office):
    client.force_login(office)
    client.post(reverse("admin:accounts_user_add"), {**ANSWERS, "is_active": "on"})
    assert not User.objects.get(email="new@example.org").has_usable_password()


def test_a_clerk_cannot_give_rights(client, clerk):
    client.post(
        reverse("admin:accounts_user_add"), {**ANSWERS, "is_staff": "on", "is_superuser": "on"}
    )
    person = User.objects.get(email="new@example.org")
    assert (person.is_staff, person.is_superuser) == (False, False)


def test_a_clerk_cannot_change_an_officer(client, clerk, office):
    response = client.post(change(office), {**ANSWERS, "email": "mine@example.org"})
    assert response.status_code == 403
    office.refresh_from_db()
    assert office.email != "mine@example.org"


def test_a_clerk_cannot_take_over_an_account_by_its_address(client, clerk):
    person = UserFactory(email="old@example.org")
    client.post(change(person), {**ANSWERS, "is_active": "on", "email": "mine@example.org"})
    person.refresh_from_db()
    assert (person.email, person.full_name) == ("old@example.org", "New")


def test_nobody_is_deleted(client, office):
    client.force_login(office)
    person = UserFactory()
    assert client.post(reverse("admin:accounts_user_delete", args=[person.pk])).status_code == 403
    assert User.objects.filter(pk=person.pk).exists()
