"""Imports and addresses of the register are for supervisors; others meet nothing."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from cooperatives.models import RegisterImport
from tests.cooperatives.test_permissions import ROLES
from tests.cooperatives.test_permissions import _person as person_of
from tests.cooperatives.test_permissions import _rows as rows
from tests.factories.accounts import AdminFactory
from tests.factories.cooperatives import CooperativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting():
    """A file of the register without an owner, and an import that was checked."""
    RegisterImport.objects.create(
        file=ContentFile(b"x", "x.csv"),
        original_name="x.csv",
        size=1,
        state="checked",
        made_by=AdminFactory(),
    )
    return CooperativeFactory(draft=True, from_register_at=timezone.now(), register_key="tiznit:1")


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(
    ("place", "method"),
    [
        ("changelist", "get"),
        ("new", "get"),
        ("new", "post"),
        ("template", "get"),
        ("change", "get"),
        ("refused", "get"),
        ("act", "post"),
        ("contact", "get"),
        ("contact", "post"),
    ],
)
def test_imports_are_for_supervisors(client, waiting, role, place, method):
    source = RegisterImport.objects.get()
    if role != "anonymous":
        client.force_login(person_of(role, CooperativeFactory()))
    arguments = {"template": ["csv"], "contact": [waiting.pk]}
    arguments |= {name: [source.pk] for name in ("change", "refused", "act")}
    url = reverse(f"admin:cooperatives_registerimport_{place}", args=arguments.get(place, []))
    before = (rows(), RegisterImport.objects.values_list("state").get())
    data = {"act": "cancel", "phone": "0661223344", "reason": "x"}
    response = getattr(client, method)(url, data if method == "post" else {})

    if role in ("admin", "supervisor"):
        expected = 422 if (place, method) == ("new", "post") else (302 if method == "post" else 200)
        assert response.status_code == expected
    else:
        assert response.status_code in (302, 403)
        assert (rows(), RegisterImport.objects.values_list("state").get()) == before
    response.close()
