"""Private documents: how they are served to whom, and that every look at one is written down."""

import ast
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.conf import settings
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from catalog.models import Certificate
from cooperatives.documents import views_of
from cooperatives.models import Cooperative, DocumentKind, DocumentView, Evidence, Role
from coopstore.core.checks import private_files_are_private
from coopstore.core.private_files import serve
from tests.factories.accounts import AdminFactory, UserFactory
from tests.factories.catalog import CertificateFactory
from tests.factories.cooperatives import CooperativeFactory, EvidenceFactory, MembershipFactory
from tests.test_laws import OURS, ROOT

pytestmark = pytest.mark.django_db

KINDS = ("evidence", "certificate")
# A helper is done once the file is sent.
MEMBERS = tuple(role for role in Role.values if role != Role.HELPER)
OFFICE = ("officer", "admin")
OTHERS = (
    "helper",
    "left",
    "stranger",
    "shopper",
    "staff",
    "officer of the other kind",
    "closed account",
)
RIGHT = {"evidence": "validate_cooperative", "certificate": "decide_certificate"}
OTHER_KIND = {"evidence": "certificate", "certificate": "evidence"}


@pytest.fixture(params=KINDS)
def kind(request) -> str:
    return request.param


@pytest.fixture
def document(kind) -> Evidence | Certificate:
    """A paper of either kind, of one cooperative."""
    cooperative = CooperativeFactory()
    if kind == "evidence":
        return EvidenceFactory(cooperative=cooperative)
    return CertificateFactory(cooperative=cooperative)


def key_of(document) -> str:
    return str(document.pk) if isinstance(document, Evidence) else document.code


def url_of(document) -> str:
    if isinstance(document, Evidence):
        return reverse("cooperatives:evidence", args=[document.cooperative.code, document.pk])
    return reverse("catalog:certificate_evidence", args=[document.code])


def person_of(who: str, kind: str, cooperative: Cooperative):
    if who in Role.values:
        return MembershipFactory(cooperative=cooperative, role=who).user
    if who == "left":
        return MembershipFactory(cooperative=cooperative, is_active=False).user
    if who == "closed account":
        return MembershipFactory(cooperative=cooperative, user__is_active=False).user
    if who == "stranger":
        return MembershipFactory().user
    if who == "admin":
        return AdminFactory()
    person = UserFactory(is_staff=who != "shopper")
    if "officer" in who:
        right = RIGHT[kind if who == "officer" else OTHER_KIND[kind]]
        person.user_permissions.add(Permission.objects.get(codename=right))
    return person


def opened(client: Client, document, query: str = ""):
    """The answer, read to its end."""
    response = client.get(url_of(document) + query)
    if response.streaming:
        response.sent = b"".join(response.streaming_content)
    return response


@pytest.mark.parametrize("who", [*MEMBERS, *OFFICE])
def test_whoever_may_gets_it_for_themselves_alone_and_it_is_written_down(
    client, kind, document, who
):
    person = person_of(who, kind, document.cooperative)
    client.force_login(person)

    response = opened(client, document)

    assert response.status_code == 200
    assert response.sent.startswith(b"%PDF-")
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("inline; filename=")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-store"
    assert response["Content-Security-Policy"] == (
        "default-src 'none'; frame-ancestors 'self'; sandbox"
    )
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert response["Accept-Ranges"] == "none"
    view = DocumentView.objects.get()
    assert (view.person, view.cooperative) == (person, document.cooperative)
    assert (view.kind, view.document, view.way) == (kind, key_of(document), "page")
    assert view.is_office == (who in OFFICE)


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_gets_it_and_nothing_is_written(client, kind, document, who):
    person = person_of(who, kind, document.cooperative)
    client.force_login(person)

    response = opened(client, document)

    assert response.status_code == (302 if who == "closed account" else 404)
    assert not DocumentView.objects.exists()


def test_a_visitor_is_asked_to_sign_in(client, document):
    assert opened(client, document)["Location"].startswith("/en/accounts/login/")
    assert not DocumentView.objects.exists()


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("statuts.pdf", 'filename="statuts.pdf"'),
        ('a "b" \\c.pdf', 'filename="c.pdf"'),
        ('a "b".pdf', 'filename="a \\"b\\".pdf"'),
        ("القانون الأساسي.pdf", f"filename*=utf-8''{quote('القانون الأساسي.pdf')}"),
        ("ⴰⵙⵍⴳⵏ ⴰⴷⵙⵍⴰⵏ.pdf", f"filename*=utf-8''{quote('ⴰⵙⵍⴳⵏ ⴰⴷⵙⵍⴰⵏ.pdf')}"),
        ("fdp.exe\u202e.pdf", 'filename="fdp.exe.pdf"'),
        ("a.pdf\r\nSet-Cookie: x=1", 'filename="a.pdf Set-Cookie: x=1"'),
        ("../../etc/passwd", 'filename="passwd.pdf"'),
        ("scan", 'filename="scan.pdf"'),
        ("", 'filename="file.pdf"'),
    ],
)
def test_its_name_is_safe_in_every_script(client, document, name, header):
    type(document).objects.filter(pk=document.pk).update(original_name=name)
    client.force_login(AdminFactory())

    response = opened(client, document)

    assert response["Content-Disposition"] == f"inline; {header}"
    assert "Set-Cookie" not in response.headers


def test_it_is_saved_where_that_is_asked_for(client, document):
    client.force_login(AdminFactory())

    response = opened(client, document, "?download")

    assert response["Content-Disposition"].startswith("attachment; filename=")
    assert DocumentView.objects.get().way == "download"


def test_a_part_of_it_is_never_sent(client, document):
    """A reader that asks for ranges gets the whole, and counts once."""
    client.force_login(AdminFactory())

    response = client.get(url_of(document), headers={"range": "bytes=0-3"})

    assert response.status_code == 200
    assert int(response["Content-Length"]) == len(b"".join(response.streaming_content))
    assert DocumentView.objects.count() == 1


def test_one_person_counts_once_an_hour(client, document):
    officer = AdminFactory()
    client.force_login(officer)
    for _time in range(3):
        opened(client, document)
    assert DocumentView.objects.count() == 1
    seen = DocumentView.objects.get()

    with transaction.atomic():
        insert_earlier(seen, hours=1)
    opened(client, document)

    assert DocumentView.objects.count() == 2


def insert_earlier(view: DocumentView, hours: int) -> None:
    view.pk, view.created_at = None, view.created_at - timedelta(hours=hours)
    view.save(force_insert=True)


def test_what_cannot_be_written_down_is_not_shown(client, document):
    """The log stands before the file: were it full, or broken, nobody would see anything."""
    client.force_login(AdminFactory())
    with connection.cursor() as cursor:
        cursor.execute(
            "ALTER TABLE cooperatives_documentview ADD CONSTRAINT full_up CHECK (false) NOT VALID"
        )

    with pytest.raises(IntegrityError, match="full_up"), transaction.atomic():
        client.get(url_of(document))

    assert not DocumentView.objects.exists()


@pytest.mark.parametrize("act", ["update", "delete"])
def test_the_log_is_never_changed(client, document, act):
    client.force_login(AdminFactory())
    opened(client, document)
    sql = {
        "update": "UPDATE cooperatives_documentview SET is_office = false",
        "delete": "DELETE FROM cooperatives_documentview",
    }

    with (
        pytest.raises(IntegrityError, match="never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql[act])

    assert DocumentView.objects.get().is_office


def test_the_log_outlives_the_paper(client):
    paper = EvidenceFactory(cooperative=CooperativeFactory(draft=True))
    client.force_login(MembershipFactory(cooperative=paper.cooperative).user)
    opened(client, paper)
    key, code = str(paper.pk), paper.cooperative.code

    paper.cooperative.memberships.all().delete()
    paper.delete()
    Cooperative.objects.filter(code=code).delete()

    assert DocumentView.objects.get().cooperative_id == code
    assert len(views_of(DocumentKind.EVIDENCE, [key])[key]) == 1


def test_an_erased_paper_is_not_there(client, document):
    type(document).objects.filter(pk=document.pk).update(file="")
    client.force_login(AdminFactory())

    assert opened(client, document).status_code == 404
    assert not DocumentView.objects.exists()


def test_only_one_module_serves_private_files():
    """Whoever served one past it would leave no trace."""
    serving = [
        str(path.relative_to(ROOT))
        for app in OURS
        for path in (ROOT / app).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").endswith("private_files")
        and "serve" in [alias.name for alias in node.names]
    ]

    assert serving == ["cooperatives/documents.py"]


def test_a_file_of_another_storage_is_passed_on_too():
    """Nobody is sent to an address of the storage, even if it has one."""
    storage = InMemoryStorage(base_url="https://bucket.example/")
    name = storage.save("a.pdf", ContentFile(b"%PDF-1.7"))
    field = Evidence(file=name).file
    field.storage = storage

    response = serve(field, content_type="application/pdf", filename="a.pdf")

    assert b"".join(response.streaming_content) == b"%PDF-1.7"
    assert "bucket.example" not in str(response.headers)


def test_officers_see_names_and_the_cooperative_sees_the_office(client):
    officer = AdminFactory(full_name="Hind Benjelloun")
    owner = MembershipFactory(user__full_name="Fadma Aït Ali")
    paper = EvidenceFactory(cooperative=owner.cooperative)
    certificate = CertificateFactory(cooperative=owner.cooperative)
    for person in (officer, owner.user):
        client.force_login(person)
        opened(client, paper)
        opened(client, certificate)
    code = owner.cooperative.code
    pages = {}
    for url in (f"/en/sell/{code}/documents/", f"/en/sell/{code}/labels/"):
        pages[url] = client.get(url).content.decode()
    client.force_login(officer)
    office = {
        url: client.get(url, headers={"accept-language": "en"}).content.decode()
        for url in (
            reverse("admin:cooperatives_cooperative_change", args=[owner.cooperative_id]),
            reverse("admin:catalog_certificate_change", args=[certificate.pk]),
        )
    }

    for page in pages.values():
        assert "Hind Benjelloun" not in page
        assert "the office" in page
        assert page.count("Fadma Aït Ali") >= 1
    for page in office.values():
        assert "Looked at 2 times" in page
        assert "Hind Benjelloun" in page
        assert "Fadma Aït Ali" in page


def test_the_page_of_documents_asks_the_database_little(client, django_assert_max_num_queries):
    owner = MembershipFactory()
    for _number in range(12):
        paper = EvidenceFactory(cooperative=owner.cooperative)
        DocumentView.objects.create(
            person=owner.user,
            cooperative=owner.cooperative,
            kind="evidence",
            document=str(paper.pk),
            way="page",
        )
    client.force_login(owner.user)

    with django_assert_max_num_queries(10):
        client.get(f"/en/sell/{owner.cooperative.code}/documents/")


def test_the_office_finds_who_looked(client, office):
    mine, other = MembershipFactory(), MembershipFactory()
    for member in (mine, other):
        client.force_login(member.user)
        opened(client, EvidenceFactory(cooperative=member.cooperative))
    client.force_login(office)
    opened(client, EvidenceFactory(cooperative=mine.cooperative))
    log = reverse("admin:cooperatives_documentview_changelist")

    def found(query: str) -> list:
        rows = client.get(f"{log}?{query}").context["cl"].result_list
        return sorted((row.person_id, row.cooperative_id) for row in rows)

    assert found(f"q={other.user.email}") == [(other.user.pk, other.cooperative.code)]
    assert len(found(f"q={mine.cooperative.code}")) == 2
    assert found(f"officer={office.pk}") == [(office.pk, mine.cooperative.code)]
    year = timezone.localdate().year
    assert len(found(f"created_at__year={year}")) == 3
    assert found(f"created_at__year={year - 1}") == []


@pytest.mark.parametrize("root", ["MEDIA_ROOT", "STATIC_ROOT"])
def test_the_shop_does_not_start_with_papers_in_a_public_folder(monkeypatch, tmp_path, root):
    # Not by the fixture `settings`: it would make the storages anew for all tests that follow.
    monkeypatch.setattr(settings, "PRIVATE_ROOT", tmp_path / "private")
    assert private_files_are_private() == []

    monkeypatch.setattr(settings, root, tmp_path)

    (problem,) = private_files_are_private()
    assert (problem.id, root in problem.msg) == ("coopstore.E001", True)
