"""What is asked of whom is data: a supervisor writes it in the admin, mistakes are named."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from cooperatives.models import Requirement, TermsVersion
from cooperatives.progress import Progress
from tests.factories.accounts import UserFactory
from tests.factories.cooperatives import CooperativeFactory, RequirementFactory, SectorFactory

pytestmark = pytest.mark.django_db
ADD = "admin:cooperatives_requirement_add"
PUBLISH = "admin:cooperatives_termsversion_add"
DOCUMENT = {
    "code": "halal",
    "kind": "document",
    "name_ar": "شهادة حلال",
    "name_fr": "Certificat halal",
    "is_mandatory": "on",
    "is_active": "on",
    "position": "9",
}


@pytest.fixture
def supervisor(client):
    person = UserFactory(is_staff=True)
    person.user_permissions.add(Permission.objects.get(codename="supervise_cooperative"))
    client.force_login(person)
    client.cookies["django_language"] = "en"
    return client


def asked_of(cooperative) -> set[str]:
    return {one.requirement.code for one in Progress(cooperative).requirements if one.is_asked}


def test_a_new_requirement_is_asked_of_its_sector_and_legal_form_alone(supervisor):
    food, crafts = SectorFactory(code="food"), SectorFactory(code="crafts")
    here = CooperativeFactory(sector=food, legal_form="union")
    other_sector = CooperativeFactory(sector=crafts, legal_form="union")
    other_form = CooperativeFactory(sector=food, legal_form="cooperative")

    response = supervisor.post(
        reverse(ADD), DOCUMENT | {"sectors": [food.pk], "legal_forms": ["union"]}
    )

    assert response.status_code == 302
    assert asked_of(here) == {"halal"}
    assert asked_of(other_sector) == asked_of(other_form) == set()


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"kind": "profile"}, "profile_field", "Choose which answer is asked for."),
        ({"profile_field": "rib"}, "profile_field", "Only a requirement of the kind “answer”"),
        ({"kind": "attestation", "validity_days": "30"}, "validity_days", "Only documents have"),
        ({"kind": "attestation"}, "statement_fr", "Write what is declared."),
        ({"code": ""}, "code", "This field is required."),
    ],
)
def test_a_mistake_is_named_beside_its_field_and_nothing_is_kept(
    supervisor, wrong, field, sentence
):
    response = supervisor.post(reverse(ADD), DOCUMENT | wrong)

    (error,) = response.context["adminform"].form.errors[field]
    assert error.startswith(sentence)
    assert Requirement.objects.count() == 0


def test_what_was_asked_once_keeps_its_code_and_kind_and_can_be_switched_off(supervisor):
    row = RequirementFactory(code="halal")
    file = CooperativeFactory()
    url = reverse("admin:cooperatives_requirement_change", args=[row.pk])
    changed = DOCUMENT | {"code": "other", "kind": "terms", "is_active": ""}

    assert supervisor.post(url, changed).status_code == 302

    row.refresh_from_db()
    assert (row.code, row.kind, row.is_active) == ("halal", "document", False)
    assert asked_of(file) == set()
    delete = reverse("admin:cooperatives_requirement_delete", args=[row.pk])
    assert supervisor.post(delete, {"post": "yes"}).status_code == 403


def test_terms_are_published_with_number_and_fingerprint_and_never_change(supervisor):
    terms = RequirementFactory(kind="terms")
    texts = {"requirement": terms.pk, "text_ar": "الشروط", "text_fr": "Les conditions"}

    first = supervisor.post(reverse(PUBLISH), texts)
    again = supervisor.post(reverse(PUBLISH), texts)
    supervisor.post(reverse(PUBLISH), texts | {"text_ar": "شروط أخرى"})

    assert (first.status_code, again.status_code) == (302, 302)
    versions = TermsVersion.objects.order_by("number")
    assert [version.number for version in versions] == [1, 2]
    assert len({version.digest for version in versions}) == 2
    assert all(version.published_by for version in versions)
    url = reverse("admin:cooperatives_termsversion_change", args=[versions[0].pk])
    assert supervisor.get(url).status_code == 200
    assert supervisor.post(url, texts | {"text_ar": "غيرها"}).status_code == 403
    assert TermsVersion.objects.get(number=1).text_ar == "الشروط"


def test_terms_without_arabic_are_refused(supervisor):
    terms = RequirementFactory(kind="terms")

    response = supervisor.post(
        reverse(PUBLISH), {"requirement": terms.pk, "text_fr": "Les conditions"}
    )

    assert "text_ar" in response.context["adminform"].form.errors
    assert TermsVersion.objects.count() == 0


def test_only_terms_have_versions(supervisor):
    document = RequirementFactory()

    response = supervisor.post(reverse(PUBLISH), {"requirement": document.pk, "text_ar": "نص"})

    assert "requirement" in response.context["adminform"].form.errors
    assert TermsVersion.objects.count() == 0
