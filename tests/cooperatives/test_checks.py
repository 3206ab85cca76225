"""What is not certain is said beside the answer, and saved all the same."""

import pytest
from django.urls import reverse

from cooperatives.checks import court_of, warnings
from cooperatives.models import Court
from cooperatives.reference import load_reference
from tests.factories.cooperatives import CooperativeFactory, MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def courts():
    load_reference()


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Taroudannt", "taroudannt"),
        ("taroudant", "taroudannt"),
        ("Tribunal de première instance de Tiznit", "tiznit"),
        ("المحكمة الابتدائية بتارودانت", "taroudannt"),
        ("ⵜⵉⵣⵏⵉⵜ", "tiznit"),
        ("Ksar el Kebir", "ksar-el-kebir"),
        ("Paris", None),
        ("", None),
    ],
)
def test_a_court_is_known_however_it_is_written(courts, typed, code):
    court = court_of(typed)

    assert (court.code if court else None) == code


@pytest.mark.parametrize("number", ["12", "123/2019", "١٢٣/٢٠١٩", "1284", "09/1284"])
def test_a_usual_number_is_not_remarked(courts, number):
    cooperative = CooperativeFactory(registration_number=number, tribunal="Tiznit")

    assert "registration_number" not in warnings(cooperative)


def test_an_unusual_number_is_remarked_with_an_example(courts):
    cooperative = CooperativeFactory(registration_number="ABC-12", tribunal="Tiznit")

    assert "123/2019" in warnings(cooperative)["registration_number"]


def test_no_court_of_ours_is_confirmed_yet(courts):
    assert not Court.objects.filter(is_confirmed=True).exists()


def test_an_unusual_number_is_saved_and_holds_nobody_up_twice(client, courts):
    owner = MembershipFactory(cooperative=CooperativeFactory(draft=True))
    client.force_login(owner.user)
    url = reverse("cooperatives:application_step", args=[owner.cooperative.code, "register"])
    answers = {"registration_number": "ABC-12", "tribunal": "Tiznit"}

    first = client.post(url, answers)
    again = client.post(url, answers | {"warned": "registration_number=ABC-12"})

    words = first.content.decode()
    assert first.status_code == 200
    assert "Saved. Look at the remark, or continue." in words
    assert 'name="warned" value="registration_number=ABC-12"' in words
    owner.cooperative.refresh_from_db()
    assert owner.cooperative.registration_number == "ABC-12"
    assert again.status_code == 302


def test_the_court_is_suggested_while_it_is_typed(client, courts):
    owner = MembershipFactory(cooperative=CooperativeFactory(draft=True))
    client.force_login(owner.user)
    url = reverse("cooperatives:application_step", args=[owner.cooperative.code, "register"])

    words = client.get(url).content.decode()

    assert 'list="courts"' in words
    assert '<option value="Tiznit"></option>' in words
