"""What people see and change about themselves."""

import pytest

from coopstore.accounts.models import User
from coopstore.core.languages import LANGUAGE_CODES
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
PAGE = "/en/accounts/profile/"
ANSWERS = {"full_name": "Itto", "phone": "0612345678", "language": "en"}


@pytest.fixture
def itto(client):
    person = UserFactory(full_name="Itto", phone="+212611111111", language="en")
    client.force_login(person)
    return person


@pytest.mark.parametrize("code", LANGUAGE_CODES)
def test_the_page_opens_in_each_language(client, itto, code):
    response = client.get(f"/{code}/accounts/profile/")
    assert response.status_code == 200
    assert response.context["form"]["full_name"].value() == "Itto"


def test_a_stranger_is_asked_to_sign_in(client):
    response = client.get(PAGE)
    assert response["Location"] == f"/en/accounts/login/?next={PAGE}"


def test_what_is_changed_is_kept(client, itto):
    response = client.post(PAGE, {**ANSWERS, "full_name": "Itto Oumlil"})
    assert response["Location"] == PAGE
    itto.refresh_from_db()
    assert (itto.full_name, str(itto.phone)) == ("Itto Oumlil", "+212612345678")


@pytest.mark.parametrize("code", LANGUAGE_CODES)
def test_a_new_language_takes_the_person_to_its_pages(client, itto, code):
    response = client.post(PAGE, {**ANSWERS, "language": code})
    assert response["Location"] == f"/{code}/accounts/profile/"
    assert response.cookies["django_language"].value == code
    itto.refresh_from_db()
    assert itto.language == code


def test_the_phone_can_be_taken_away(client, itto):
    client.post(PAGE, {**ANSWERS, "phone": ""})
    itto.refresh_from_db()
    assert itto.phone is None


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("phone", "0622222222", "This phone number already belongs to an account."),
        ("phone", "12", "Write a phone number such as 06\u00a012\u00a034\u00a056\u00a078."),
        ("full_name", "", "Write your name."),
        ("language", "xx", None),
    ],
)
def test_a_wrong_answer_changes_nothing_and_keeps_what_was_typed(
    client, itto, field, value, reason
):
    UserFactory(phone="+212622222222")
    response = client.post(PAGE, {**ANSWERS, field: value})
    assert response.status_code == 422
    (error,) = response.context["form"].errors[field]
    assert reason in (error, None)
    assert response.context["form"][field].value() == value
    assert response.context["user"].full_name == "Itto"
    kept = User.objects.get(pk=itto.pk)
    assert (kept.full_name, str(kept.phone), kept.language) == ("Itto", "+212611111111", "en")


class TestOtherPages:
    """allauth's pages about oneself: they open, and what they do is told by mail."""

    @pytest.mark.parametrize("page", ["email", "password/change", "logout"])
    def test_they_open_in_each_language(self, client, itto, page, language):
        assert client.get(f"/{language}/accounts/{page}/").status_code == 200

    def test_a_changed_password_is_told_to_its_owner(self, client, itto, sent):
        response = client.post(
            "/fr/accounts/password/change/",
            {
                "oldpassword": "secret-of-tests",
                "password1": "olives-and-honey",
                "password2": "olives-and-honey",
            },
        )
        assert response.status_code == 302
        assert [(m.kind, m.language, m.address) for m in sent()] == [
            ("account_password_changed", "en", itto.email)
        ]

    def test_a_second_address_is_confirmed_where_it_is(self, client, itto, sent):
        client.post("/fr/accounts/email/", {"email": "new@example.org", "action_add": ""})
        (mail,) = sent()
        assert (mail.kind, mail.address) == ("account_email_confirmation", "new@example.org")
