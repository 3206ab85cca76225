"""The admin's own frame: what waits on its front page, its languages, its filters, its errors."""

import re

import pytest
from django.conf import settings
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import translation

from cooperatives.models import Evidence
from tests.factories.accounts import AdminFactory, UserFactory
from tests.factories.cooperatives import CooperativeFactory
from tests.world import build

pytestmark = pytest.mark.django_db
FRONT = "/admin/"
QUEUE = "/admin/cooperatives/cooperative/"


@pytest.fixture
def desk(client, office):
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    client.force_login(office)
    return client


def figures(page: str) -> dict[str, int]:
    """The numbers of the front page by the list they lead to."""
    panel = page.partition('class="work"')[2].partition("</section>")[0]
    found = re.findall(r'<li><a href="([^"]+)"><b[^>]*>(\d+)</b>', panel)
    return {url: int(number) for url, number in found}


def test_each_number_of_the_front_page_leads_to_as_many_rows(client):
    world = build()
    client.cookies = world.clients["office"].cookies

    found = figures(client.get(FRONT).content.decode())

    rows = {url: client.get(url).context["cl"].result_count for url in found}
    assert found == rows
    assert len(found) == 9
    assert sum(found.values()) > 5


def test_the_front_page_shows_only_what_the_officer_may_open(client):
    clerk = UserFactory(is_staff=True)
    client.force_login(clerk)
    assert figures(client.get(FRONT).content.decode()) == {}

    clerk.user_permissions.add(Permission.objects.get(codename="review_cooperative"))

    lists = {url.partition("?")[0] for url in figures(client.get(FRONT).content.decode())}
    names = ("cooperative", "amendment", "renewal")
    assert lists == {f"/admin/cooperatives/{name}/" for name in names}


def test_what_waits_stands_on_the_front_page_alone(desk):
    assert 'class="work"' in desk.get(FRONT).content.decode()
    assert 'class="work"' not in desk.get(f"{FRONT}cooperatives/").content.decode()


def test_the_front_page_asks_the_database_little(desk, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        desk.get(FRONT)


def test_the_language_is_switched_where_one_stands(desk, language):
    address = f"{QUEUE}?files=all"
    page = desk.get(address).content.decode()
    assert f'name="next" value="{address}"' in page

    response = desk.post(reverse("set_language"), {"language": language, "next": address})

    assert response.url == address
    assert desk.cookies[settings.LANGUAGE_COOKIE_NAME].value == language
    assert desk.cookies[settings.LANGUAGE_COOKIE_NAME]["httponly"]
    page = desk.get(address).content.decode()
    assert f'<html lang="{language}"' in page
    assert re.findall(r'<button name="language" value="(\w+)"[^>]*aria-current', page) == [language]


def test_a_page_that_refuses_a_form_can_be_read_again_in_another_language(desk):
    file = CooperativeFactory(under_review=True)
    page = reverse("admin:cooperatives_cooperative_change", args=[file.pk])
    decide = reverse("admin:cooperatives_cooperative_decide", args=[file.pk])

    answer = desk.post(decide, {"act": "take_over", "seen": "yesterday"})

    assert answer.status_code == 422
    assert f'name="next" value="{page}"' in answer.content.decode()


def test_the_wordmark_is_that_of_the_language(client, office, language):
    client.force_login(office)
    drawings = {"ar": "word-arabic", "zgh": "word-tifinagh"}

    page = client.get(FRONT, headers={"accept-language": language}).content.decode()

    assert re.findall(r"#(word-\w+)", page) == [drawings.get(language, "word-latin")]


@pytest.mark.parametrize("app_list", ["cooperative", "amendment", "renewal"])
def test_a_queue_has_the_width_of_the_page(desk, app_list):
    page = desk.get(f"/admin/cooperatives/{app_list}/").content.decode()

    assert 'id="nav-sidebar"' not in page
    assert 'id="changelist-filter"' not in page
    assert page.index('class="filters"') < page.index('id="changelist-form"')


def test_a_filter_in_use_is_shown_and_taken_off_again(desk):
    CooperativeFactory(submitted=True)
    unset = desk.get(QUEUE).content.decode()
    assert 'class="off"' not in unset
    assert re.search(r"Files <b><bdi>To decide</bdi></b>", unset)

    page = desk.get(f"{QUEUE}?files=approved&age=late").content.decode()

    assert re.search(r"Files <b><bdi>Approved</bdi></b>", page)
    assert re.findall(r'class="off" href="([^"]+)"', page) == ["?age=late", "?files=approved"]


@pytest.mark.parametrize("act", ["suspend", "close"])
def test_an_error_leads_to_its_field(desk, act):
    cooperative = CooperativeFactory()
    cooperative.refresh_from_db()
    url = reverse(f"admin:cooperatives_cooperative_{act}", args=[cooperative.pk])

    answer = desk.post(url, {"seen": cooperative.updated_at.isoformat(), "act": "ask"})

    assert answer.status_code == 422
    page = answer.content.decode()
    assert re.search(r'id="error-summary"[^>]*role="alert"', page)
    assert re.search(r'<a href="#id_words">Choose a reason or write one', page)
    assert re.search(r'<p class="err" id="id_words_error">Choose a reason or write one', page)
    assert re.search(r'<textarea[^>]*aria-describedby="id_words_error"', page)


def test_a_missing_file_of_the_register_is_said_at_its_field(desk):
    page = desk.post(reverse("admin:cooperatives_registerimport_new")).content.decode()

    assert '<a href="#id_file">Choose a file.</a>' in page
    assert '<p class="err" id="id_file_error">Choose a file.</p>' in page


@pytest.mark.parametrize("language", ["ar", "fr", "zgh"])
def test_documents_are_several_in_the_list_of_tables(language):
    with translation.override(language):
        assert Evidence._meta.verbose_name != Evidence._meta.verbose_name_plural


def test_the_figures_are_counted_for_who_looks(client):
    mine, other = AdminFactory(), AdminFactory()
    CooperativeFactory(under_review=True, reviewer=mine)

    client.force_login(other)
    assert figures(client.get(FRONT).content.decode())[f"{QUEUE}?officer=me"] == 0
    client.force_login(mine)
    assert figures(client.get(FRONT).content.decode())[f"{QUEUE}?officer=me"] == 1
