"""Who may open which page about data, and what is asked before something is given out or gone."""

import io
import zipfile

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cooperatives.models import Closing, Cooperative, DocumentView, Role
from coopstore.privacy.models import AccountDeletion, DataExport
from coopstore.privacy.use_cases import ask_deletion
from tests.factories.accounts import AdminFactory, UserFactory
from tests.factories.catalog import VariantFactory
from tests.factories.cooperatives import CooperativeFactory, MembershipFactory
from tests.factories.orders import place
from tests.privacy.copies import made

pytestmark = pytest.mark.django_db
WHO = [*Role.values, "left", "stranger", "shopper", "admin", "nobody"]
PAGES = [
    ("cooperative_data", "get", {}),
    ("cooperative_export_ask", "post", {}),
    ("draft_delete", "get", {}),
    ("draft_delete", "post", {"sure": "on"}),
    ("closing_ask", "get", {}),
    ("closing_ask", "post", {"reason": "We retire."}),
    ("export_download", "get", {}),
]


def browser(person=None, *, reauthenticated: bool = True) -> Client:
    """Somebody signed in, who has just written the password once more."""
    client = Client()
    if person:
        client.force_login(person)
        if reauthenticated:
            client.post("/en/accounts/reauthenticate/", {"password": "secret-of-tests"})
    return client


def person_of(who: str, cooperative: Cooperative):
    if who == "nobody":
        return None
    if who in Role.values:
        return MembershipFactory(cooperative=cooperative, role=who).user
    if who == "left":
        return MembershipFactory(cooperative=cooperative, is_active=False).user
    if who == "stranger":
        return MembershipFactory().user
    return AdminFactory() if who == "admin" else UserFactory()


def written() -> tuple:
    models = (Cooperative, Closing, DataExport, AccountDeletion, DocumentView)
    return tuple(model.objects.count() for model in models)


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize(("page", "method", "data"), PAGES)
def test_the_data_of_a_cooperative_are_for_its_owners(page, method, data, who):
    cooperative = CooperativeFactory(draft=page == "draft_delete")
    argument = cooperative.code
    if page == "export_download":
        argument = made(MembershipFactory(cooperative=cooperative).user, cooperative).pk
    client = browser(person_of(who, cooperative))
    before = written()

    response = getattr(client, method)(reverse(f"privacy:{page}", args=[argument]), data)

    if who == Role.OWNER:
        assert response.status_code == (302 if method == "post" else 200)
        assert (written() != before) == (method == "post" or page == "export_download")
    elif who == "nobody":
        assert "/accounts/login/" in response["Location"]
    else:
        assert response.status_code == 404
    if who != Role.OWNER:
        assert written() == before
    response.close()


def test_a_copy_is_for_its_person_alone_and_its_download_is_written_down():
    person = UserFactory()
    export = made(person)
    url = reverse("privacy:export_download", args=[export.pk])
    other, admin = browser(UserFactory()), browser(AdminFactory())
    assert [it.get(url).status_code for it in (other, admin)] == [404, 404]
    assert not DocumentView.objects.exists()

    response = browser(person).get(url)

    content = b"".join(response.streaming_content)
    assert "data.json" in zipfile.ZipFile(io.BytesIO(content)).namelist()
    day = f"{export.ready_at:%Y-%m-%d}"
    assert response["Content-Disposition"] == f'attachment; filename="coop-store-{day}.zip"'
    assert response["Cache-Control"] == "private, no-store"
    view = DocumentView.objects.get()
    assert (view.kind, view.document, view.way) == ("export", str(export.pk), "download")
    assert (view.person, view.is_office, view.cooperative) == (person, False, None)


def test_the_password_is_asked_once_more_before_a_download():
    person = UserFactory()
    url = reverse("privacy:export_download", args=[made(person).pk])
    client = browser(person, reauthenticated=False)

    asked = client.get(url)
    client.post(asked["Location"], {"password": "wrong"})
    assert client.get(url).status_code == 302
    back = client.post(asked["Location"], {"password": "secret-of-tests"})

    assert "/accounts/reauthenticate/" in asked["Location"]
    assert back["Location"] == url
    given = client.get(url)
    assert given.status_code == 200
    given.close()


def test_the_password_is_asked_once_more_before_an_account_is_deleted():
    person = UserFactory()
    client = browser(person, reauthenticated=False)

    asked = client.post("/en/accounts/data/delete/", {"sure": "on"})

    assert "/accounts/reauthenticate/" in asked["Location"]
    assert not AccountDeletion.objects.exists()
    client.post(asked["Location"], {"password": "secret-of-tests"})
    assert AccountDeletion.objects.get().person == person


def test_a_box_is_ticked_before_an_account_is_deleted():
    client = browser(UserFactory())

    response = client.post("/en/accounts/data/delete/", {})

    assert response.status_code == 422
    assert "Tick the box if you want to delete your account." in response.content.decode()
    assert not AccountDeletion.objects.exists()


def test_what_stands_in_the_way_is_said_with_a_link_and_nothing_is_asked():
    person = UserFactory()
    place(VariantFactory(), user=person)
    client = browser(person)

    page = client.get("/en/accounts/data/delete/").content.decode()
    refused = client.post("/en/accounts/data/delete/", {"sure": "on"})

    assert '<a href="/en/orders/">An order of yours is not over yet.' in page
    assert "Tick the box" not in page
    assert refused.status_code == 422
    assert not AccountDeletion.objects.exists()


def test_one_click_keeps_the_account():
    person = UserFactory()
    ask_deletion(person=person)
    client = browser(person)

    page = client.get("/en/accounts/data/").content.decode()
    client.post("/en/accounts/data/keep/")

    assert "Keep my account" in page
    assert AccountDeletion.objects.get().withdrawn_at is not None
    assert "Keep my account" not in client.get("/en/accounts/data/").content.decode()


def test_a_file_that_was_sent_has_no_page_to_delete_it():
    owner = MembershipFactory(cooperative=CooperativeFactory(submitted=True))
    client = browser(owner.user)

    url = reverse("privacy:draft_delete", args=[owner.cooperative.code])

    assert client.post(url, {"sure": "on"}).status_code == 404
    assert Cooperative.objects.count() == 1


def test_a_file_of_the_register_says_that_it_is_given_back():
    file = CooperativeFactory(draft=True, from_register_at=timezone.now())
    client = browser(MembershipFactory(cooperative=file).user)
    url = reverse("privacy:draft_delete", args=[file.code])

    data = client.get(reverse("privacy:cooperative_data", args=[file.code])).content.decode()
    page = client.get(url).content.decode()
    unsure = client.post(url, {})
    done = client.post(url, {"sure": "on"}, follow=True)

    assert "Give the file back" in data
    assert "The file of the register stays as it was, and can be claimed again." in page
    assert "Delete the draft" not in data + page
    assert "Tick the box if you want to give the file back." in unsure.content.decode()
    assert "The file is given back." in done.content.decode()
    assert not file.memberships.exists()


def test_the_office_sees_who_asked_for_what_and_when(client, office):
    ask_deletion(person=UserFactory(full_name="Itto Oumlil"))
    made(UserFactory(full_name="Idir Ouchen"))
    client.force_login(office)

    deletions = client.get("/admin/privacy/accountdeletion/").content.decode()
    copies = client.get("/admin/privacy/dataexport/").content.decode()

    assert "Itto Oumlil" in deletions
    assert "Idir Ouchen" in copies
    assert ".zip" not in copies


def test_an_owner_asks_the_office_to_close(client):
    owner = MembershipFactory()
    client = browser(owner.user)
    url = reverse("privacy:closing_ask", args=[owner.cooperative.code])

    assert client.post(url, {"reason": " "}).status_code == 422
    assert not Closing.objects.exists()
    client.post(url, {"reason": "We retire."})

    closing = Closing.objects.get()
    assert (closing.asked_by, closing.reason) == (owner.user, "We retire.")
    page = client.get(reverse("privacy:cooperative_data", args=[owner.cooperative.code]))
    assert "The office will confirm it." in page.content.decode()
