"""Signing in by e-mail or phone; a new password; what strangers learn from it."""

import pytest
from django.contrib.auth import SESSION_KEY

from coopstore.core.languages import LANGUAGE_CODES
from coopstore.notifications.models import Notification
from tests.accounts.conftest import PASSWORD
from tests.factories.accounts import AdminFactory, UserFactory

pytestmark = pytest.mark.django_db
SECRET = "secret-of-tests"


@pytest.fixture
def amina():
    return UserFactory(email="amina@example.org", phone="+212612345678", language="ar")


def sign_in(client, login="amina@example.org", password=SECRET, code="en", **extra):
    return client.post(f"/{code}/accounts/login/", {"login": login, "password": password, **extra})


@pytest.mark.parametrize("code", LANGUAGE_CODES)
def test_signing_in_keeps_the_language_of_the_page(client, amina, code):
    response = sign_in(client, code=code)
    assert response["Location"] == f"/{code}/"
    assert client.session[SESSION_KEY] == str(amina.pk)
    amina.refresh_from_db()
    assert amina.language == "ar"


@pytest.mark.parametrize(
    "login", ["AMINA@Example.org", " amina@example.org ", "0612345678", "+212 612-345678"]
)
def test_an_e_mail_in_any_case_or_a_phone_in_any_form_opens_the_account(client, amina, login):
    assert sign_in(client, login).status_code == 302
    assert client.session[SESSION_KEY] == str(amina.pk)


@pytest.mark.parametrize(
    ("login", "password"),
    [
        ("amina@example.org", "wrong"),
        ("0612345678", "wrong"),
        ("nobody@example.org", SECRET),
        ("0612345679", SECRET),
        ("12", SECRET),
    ],
)
def test_a_wrong_password_and_an_unknown_person_are_refused_in_the_same_words(
    client, amina, login, password
):
    response = sign_in(client, login, password)
    assert response.context["form"].non_field_errors() == [
        "This e-mail or phone and this password do not belong together."
    ]
    assert response.context["form"]["login"].value() == login
    assert SESSION_KEY not in client.session


def test_a_closed_account_does_not_open(client, amina):
    amina.is_active = False
    amina.save()
    response = sign_in(client)
    assert response["Location"].endswith("/accounts/inactive/")
    assert SESSION_KEY not in client.session


def test_guessing_is_slowed_down_whether_by_e_mail_or_by_phone(client, amina):
    for login in [
        "amina@example.org",
        "0612345678",
        "0612 345678",
        "amina@example.org",
        "+212612345678",
    ]:
        sign_in(client, login, "guess")
    response = sign_in(client, "0612345678")
    assert response.context["form"].non_field_errors() == [
        "Too many attempts. Wait five minutes, or ask for a new password."
    ]
    assert SESSION_KEY not in client.session
    other = UserFactory(phone="+212699999999")
    assert sign_in(client, "0699999999").status_code == 302  # nobody else is locked out
    assert client.session[SESSION_KEY] == str(other.pk)


def test_the_next_page_is_one_of_ours(client, amina):
    response = sign_in(client, next="https://evil.example/")
    assert response["Location"] == "/en/"


class TestNewPassword:
    @pytest.mark.parametrize("code", LANGUAGE_CODES)
    def test_the_mail_is_in_the_language_of_its_reader_not_of_the_page(self, client, code, link):
        UserFactory(email="amina@example.org", language=code)
        client.post("/en/accounts/password/reset/", {"email": "amina@example.org"})
        path = link()
        assert path.startswith(f"/{code}/accounts/password/reset/key/")
        form = client.get(path, follow=True)
        assert form.status_code == 200
        client.post(form.request["PATH_INFO"], {"password1": PASSWORD, "password2": PASSWORD})
        assert sign_in(client, password=PASSWORD).status_code == 302

    def test_the_link_goes_to_the_shop_whatever_host_was_asked(self, client, amina, link, settings):
        settings.ALLOWED_HOSTS = ["*"]
        url = "/fr/accounts/password/reset/"
        client.post(url, {"email": "amina@example.org"}, headers={"host": "evil.example"})
        assert link().startswith("/ar/accounts/password/reset/key/")

    def test_the_owner_is_told_that_it_was_changed(self, client, amina, link, sent):
        client.post("/fr/accounts/password/reset/", {"email": "amina@example.org"})
        form = client.get(link(), follow=True)
        client.post(form.request["PATH_INFO"], {"password1": PASSWORD, "password2": PASSWORD})
        assert [(m.kind, m.language) for m in sent()] == [
            ("account_password_reset_key", "ar"),
            ("account_password_reset", "ar"),
        ]

    def test_an_unknown_e_mail_gets_the_same_answer(self, client, amina, sent):
        url = "/fr/accounts/password/reset/"
        known = client.post(url, {"email": "amina@example.org"})
        unknown = client.post(url, {"email": "nobody@example.org"})
        assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
        told = {m.address: (m.kind, m.language, m.recipient) for m in sent()}
        assert told["nobody@example.org"] == ("account_unknown_account", "fr", None)

    def test_a_used_link_opens_nothing(self, client, amina, link):
        client.post("/fr/accounts/password/reset/", {"email": "amina@example.org"})
        path = link()
        form = client.get(path, follow=True)
        client.post(form.request["PATH_INFO"], {"password1": PASSWORD, "password2": PASSWORD})
        client.logout()
        assert client.get(path, follow=True).context["token_fail"] is True

    def test_a_weak_password_is_refused(self, client, amina, link):
        client.post("/fr/accounts/password/reset/", {"email": "amina@example.org"})
        form = client.get(link(), follow=True)
        response = client.post(
            form.request["PATH_INFO"], {"password1": "12345678", "password2": "12345678"}
        )
        assert response.context["form"].errors["password1"]
        amina.refresh_from_db()
        assert amina.check_password(SECRET)


class TestAdmin:
    def test_the_admin_has_the_same_door(self, client):
        response = client.get("/admin/", follow=True)
        assert response.request["PATH_INFO"] == "/fr/accounts/login/"
        assert response.request["QUERY_STRING"] == "next=%2Fadmin%2F"

    def test_an_officer_goes_on_to_the_admin(self, client):
        officer = AdminFactory()
        response = sign_in(client, officer.email, next="/admin/")
        assert response["Location"] == "/admin/"
        assert client.get("/admin/").status_code == 200

    def test_others_are_refused(self, client, amina):
        client.force_login(amina)
        assert client.get("/admin/login/").status_code == 403
        assert Notification.objects.count() == 0


@pytest.mark.parametrize("code", LANGUAGE_CODES)
def test_signing_out_stays_in_the_language(client, person, code):
    client.force_login(person)

    answer = client.post(f"/{code}/accounts/logout/")

    assert answer.url == f"/{code}/"
