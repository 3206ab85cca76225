"""Who may open what: every address of the app for every kind of person, and nothing written."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import translation

from cooperatives.models import Cooperative, Evidence, Role, StatusChange
from cooperatives.urls import urlpatterns
from tests.factories.accounts import AdminFactory, UserFactory
from tests.factories.cooperatives import (
    CooperativeFactory,
    EvidenceFactory,
    MembershipFactory,
)

pytestmark = pytest.mark.django_db

OPEN, SIGN_IN, HIDDEN, FORBIDDEN, MOVED = 200, 302, 404, 403, 302
ROLES = (
    "anonymous",
    "shopper",
    "owner",
    "manager",
    "catalogue",
    "orders",
    "finance",
    "left",
    "stranger",
    "staff",
    "officer",
    "admin",
)
MEMBERS = {"owner", "manager"}
ALL_MEMBERS = {*MEMBERS, "catalogue", "orders", "finance"}
OFFICE = {"officer", "admin"}
# name of the address, method, who gets through
TABLE = [
    ("application", "get", MEMBERS),
    ("application_check", "get", MEMBERS),
    ("application_step", "get", MEMBERS),
    ("application_step", "post", MEMBERS),
    ("application_paper", "get", MEMBERS),
    ("application_paper", "post", MEMBERS),
    ("application_submit", "get", MEMBERS),
    ("application_submit", "post", MEMBERS),
    ("paper_remove", "get", MEMBERS),
    ("paper_remove", "post", MEMBERS),
    ("evidence", "get", ALL_MEMBERS | OFFICE),
    ("documents", "get", MEMBERS),
    ("desk_profile", "get", MEMBERS),
    ("desk_profile", "post", MEMBERS),
]


@pytest.fixture
def file():
    """A draft with one paper."""
    cooperative = CooperativeFactory(draft=True)
    EvidenceFactory(cooperative=cooperative)
    return cooperative


def _person(role: str, cooperative):
    if role in Role.values:
        return MembershipFactory(cooperative=cooperative, role=role).user
    if role == "left":
        return MembershipFactory(cooperative=cooperative, is_active=False).user
    if role == "stranger":
        return MembershipFactory().user
    if role == "admin":
        return AdminFactory()
    person = UserFactory(is_staff=role in ("staff", "officer"))
    if role == "officer":
        person.user_permissions.add(Permission.objects.get(codename="validate_cooperative"))
    return person


def _url(name: str, cooperative) -> str:
    paper = cooperative.evidence.get()
    arguments = {
        "application_step": ["identity"],
        "application_paper": [paper.requirement.code],
        "paper_remove": [paper.pk],
        "evidence": [paper.pk],
    }
    return reverse(f"cooperatives:{name}", args=[cooperative.code, *arguments.get(name, [])])


@translation.override("fr")  # a translated column is read in the active language
def _rows():
    return (
        list(Cooperative.objects.order_by("pk").values()),
        list(Evidence.objects.order_by("pk").values()),
        StatusChange.objects.count(),
    )


def test_the_table_knows_every_address():
    assert {name for name, _method, _who in TABLE} | {"start"} == {p.name for p in urlpatterns}


def test_every_view_declares_who_may_open_it():
    assert [p.name for p in urlpatterns if not getattr(p.callback, "declares_access", False)] == []


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("name", "method", "allowed"), TABLE)
def test_desk(client, file, role, name, method, allowed):
    if role != "anonymous":
        client.force_login(_person(role, file))
    url, before = _url(name, file), _rows()

    response = getattr(client, method)(url, {"tribunal": "Elsewhere"} if method == "post" else {})

    if role == "anonymous":
        assert response.status_code == SIGN_IN
        assert "/accounts/login/" in response.url
    elif role in allowed:
        assert response.status_code in (OPEN, MOVED, 422)
    else:
        assert response.status_code == HIDDEN
    if role not in allowed:
        assert _rows() == before
    if hasattr(response, "file_to_stream"):
        response.close()


@pytest.mark.parametrize("role", ROLES)
def test_starting(client, file, role):
    if role != "anonymous":
        client.force_login(_person(role, file))
    before = Cooperative.objects.count()

    assert client.get(reverse("cooperatives:start")).status_code == OPEN
    response = client.post(reverse("cooperatives:start"))

    drafts = Cooperative.objects.count() - before
    assert response.status_code == (OPEN if role == "anonymous" else MOVED)
    assert drafts == (0 if role in ("anonymous", "owner") else 1)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("place", ["changelist", "change", "decide"])
def test_office(client, role, place):
    file = CooperativeFactory(submitted=True)
    file.refresh_from_db()
    if role != "anonymous":
        client.force_login(_person(role, file))
    before = _rows()
    url = reverse(
        f"admin:cooperatives_cooperative_{place}", args=[] if place == "changelist" else [file.pk]
    )

    if place == "decide":
        response = client.post(url, {"act": "take", "seen": file.updated_at.isoformat()})
    else:
        response = client.get(url)

    if role in OFFICE:
        assert response.status_code == (MOVED if place == "decide" else OPEN)
        assert (_rows() != before) == (place == "decide")
        return
    assert response.status_code == (FORBIDDEN if role == "staff" else SIGN_IN)
    if response.status_code == SIGN_IN:
        assert "/admin/login/" in response.url
    assert _rows() == before


def test_a_paper_is_private_uncached_and_not_guessed(client, file):
    paper = file.evidence.get()
    client.force_login(_person("owner", file))

    response = client.get(_url("evidence", file))

    assert response["Content-Disposition"] == 'inline; filename="statutes.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-store"
    assert response["Content-Type"] == "application/pdf"
    assert b"".join(response.streaming_content).startswith(b"%PDF-")
    other = CooperativeFactory()
    assert (
        client.get(reverse("cooperatives:evidence", args=[other.code, paper.pk])).status_code
        == HIDDEN
    )
