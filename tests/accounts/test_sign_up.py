"""Opening an account and confirming its e-mail, in four languages."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import SESSION_KEY

from coopstore.accounts.models import User
from coopstore.core.languages import LANGUAGE_CODES
from coopstore.notifications.models import Notification
from tests.accounts.conftest import PASSWORD
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
ANSWERS = {
    "email": "amina@example.org",
    "password1": PASSWORD,
    "full_name": "Amina Aït Baha",
    "phone": "06 12 34 56 78",
}


def sign_up(client, code="en", **answers):
    return client.post(f"/{code}/accounts/signup/", {**ANSWERS, **answers})


def refusal(response, field: str) -> str:
    (error,) = response.context["form"].errors[field]
    return error


@pytest.mark.parametrize("code", LANGUAGE_CODES)
def test_an_account_opens_in_the_language_of_the_page(client, code, sent):
    response = sign_up(client, code)
    assert response.status_code == 302
    assert response["Location"].startswith(f"/{code}/")
    user = User.objects.get()
    assert client.session[SESSION_KEY] == str(user.pk)
    assert (user.email, user.full_name, user.language) == (
        "amina@example.org",
        "Amina Aït Baha",
        code,
    )
    assert str(user.phone) == "+212612345678"
    (mail,) = sent()
    assert (mail.kind, mail.channel, mail.address, mail.language, mail.recipient) == (
        "account_email_confirmation_signup",
        "email",
        "amina@example.org",
        code,
        user,
    )


@pytest.mark.parametrize("code", LANGUAGE_CODES)
def test_the_link_of_the_mail_confirms_the_address(client, code, link):
    sign_up(client, code)
    path = link()
    assert path.startswith(f"/{code}/accounts/confirm-email/")
    assert client.get(path).status_code == 200
    assert not EmailAddress.objects.get().verified  # a mail scanner that opens it changes nothing
    assert client.post(path).status_code == 302
    assert EmailAddress.objects.get().verified


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0612345678", "+212612345678"),
        ("06-12-34-56-78", "+212612345678"),
        ("+212 6 12 34 56 78", "+212612345678"),
        ("00212612345678", "+212612345678"),
        ("212612345678", "+212612345678"),
        ("٠٦١٢٣٤٥٦٧٨", "+212612345678"),
        ("+33 6 12 34 56 78", "+33612345678"),
        ("05 22 12 34 56", "+212522123456"),
    ],
)
def test_a_phone_number_is_kept_in_one_form_however_it_is_written(client, typed, kept):
    sign_up(client, phone=typed)
    assert str(User.objects.get().phone) == kept


def test_the_phone_may_stay_empty_for_any_number_of_people(client, client_in):
    sign_up(client, phone="")
    sign_up(client_in("en"), phone="", email="other@example.org")
    assert list(User.objects.values_list("phone", flat=True)) == [None, None]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("phone", "12345"),
        ("phone", "not a number"),
        ("email", "nobody"),
        ("email", ""),
        ("full_name", ""),
        ("password1", "short"),
        ("password1", "password"),
        ("password1", "amina@example.org"),
        ("password1", ""),
    ],
)
def test_a_wrong_answer_opens_no_account_and_keeps_what_was_typed(client, field, value):
    response = sign_up(client, **{field: value})
    assert refusal(response, field)
    assert response.context["form"]["email"].value() == (
        value if field == "email" else "amina@example.org"
    )
    assert (User.objects.count(), Notification.objects.count()) == (0, 0)


def test_an_e_mail_opens_one_account_whatever_its_case(client):
    UserFactory(email="amina@example.org")
    response = sign_up(client, email="AMINA@example.org")
    assert "already belongs to an account" in refusal(response, "email")
    assert User.objects.count() == 1


def test_a_phone_number_opens_one_account_in_whatever_form(client):
    UserFactory(phone="+212612345678")
    response = sign_up(client, phone="0612345678")
    assert "already belongs to an account" in refusal(response, "phone")
    assert (User.objects.count(), Notification.objects.count()) == (1, 0)
