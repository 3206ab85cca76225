"""An approved cooperative looks after what shoppers see, and nothing else."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from cooperatives.errors import NotEditable
from cooperatives.models import Cooperative, StatusChange
from cooperatives.use_cases import update_profile
from tests.factories.accounts import UserFactory
from tests.factories.cooperatives import CooperativeFactory, MembershipFactory

pytestmark = pytest.mark.django_db
ANSWERS = {
    "contact_name": "Fadma Aït Ali",
    "phone": "06 12 34 56 78",
    "email": "coop@example.org",
    "language": "ar",
    "story_ar": "حكاية جديدة",
}


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def owner():
    return MembershipFactory()


@pytest.fixture
def url(owner):
    return reverse("cooperatives:desk_profile", args=[owner.cooperative.code])


def test_story_contact_and_holiday_are_changed(client, owner, url):
    client.force_login(owner.user)
    back = timezone.localdate() + timedelta(days=10)

    response = client.post(url, {**ANSWERS, "on_holiday_until": back.isoformat()})

    assert response.url == url
    cooperative = Cooperative.objects.get()
    assert cooperative.story_ar == "حكاية جديدة"
    assert cooperative.on_holiday_until == back
    assert cooperative.is_on_holiday
    assert cooperative.language == "ar"


def test_legal_data_sent_along_is_not_taken(client, owner, url):
    client.force_login(owner.user)
    before = owner.cooperative

    client.post(url, {**ANSWERS, "name_fr": "Autre", "ice": "002136093000040", "status": "closed"})

    after = Cooperative.objects.get()
    assert (after.name_fr, after.ice, after.status) == (before.name_fr, before.ice, before.status)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("on_holiday_until", "2020-01-01", "Choose today or a later day."),
        ("on_holiday_until", "2999-01-01", "Choose a day within a year."),
        ("on_holiday_until", "soon", "Write a date such as 31/12/2026."),
        ("contact_name", "", "Write the name of a contact person."),
        ("phone", "", "Write a phone number."),
    ],
)
def test_each_mistake_has_its_sentence_and_writes_nothing(
    client, owner, url, field, value, sentence
):
    client.force_login(owner.user)

    response = client.post(url, {**ANSWERS, field: value})

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert Cooperative.objects.get().story_ar == owner.cooperative.story_ar


def test_a_draft_has_no_desk_page_yet(client):
    owner = MembershipFactory(cooperative=CooperativeFactory(draft=True))
    client.force_login(owner.user)
    url = reverse("cooperatives:desk_profile", args=[owner.cooperative.code])

    assert client.get(url).url == reverse("cooperatives:application", args=[owner.cooperative.code])


def test_a_suspended_cooperative_reads_why(client):
    owner = MembershipFactory(cooperative=CooperativeFactory(suspended=True))
    StatusChange.objects.create(
        cooperative=owner.cooperative,
        source="approved",
        target="suspended",
        reason_code="complaints",
    )
    client.force_login(owner.user)
    url = reverse("cooperatives:application", args=[owner.cooperative.code])

    words = client.get(url, follow=True).content.decode()

    assert "Your goods are off sale." in words
    assert "We are checking complaints that we received." in words


@pytest.mark.parametrize("status", ["draft", "submitted", "rejected", "closed"])
def test_a_profile_is_changed_only_by_who_sells(status):
    cooperative = CooperativeFactory(status=status)

    with pytest.raises(NotEditable):
        update_profile(
            cooperative=cooperative, changes={"contact_name": "Autre"}, actor=UserFactory()
        )

    assert Cooperative.objects.get().contact_name == "Fadma Aït Ali"


def test_the_page_opens_in_every_language(client, owner, url, language):
    client.force_login(owner.user)

    assert client.get(url).status_code == 200
