"""A cooperative registers in Arabic on a phone: asked for one change, then approved."""

import re
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from cooperatives.models import Cooperative
from cooperatives.reference import load_reference
from tests.browser.test_journey import (
    MAIN,
    PASSWORD,
    approve,
    fill,
    mail_to,
    send,
    sign_in,
)
from tests.factories.accounts import AdminFactory
from tests.papers import jpeg

pytestmark = pytest.mark.django_db(transaction=True)
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
ADDRESS = "itto@example.org"


@pytest.fixture(autouse=True)
def country(live_server):
    load_reference()


@pytest.fixture
def photo(tmp_path: Path) -> str:
    """A paper, photographed with the phone."""
    (tmp_path / "photo.jpg").write_bytes(jpeg((900, 1200)))
    return str(tmp_path / "photo.jpg")


def _fits(page: Page) -> None:
    """Arabic, from right to left, and nothing wider than the screen."""
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.evaluate(OVERFLOW) <= 0, page.url


def _answer(page: Page) -> None:
    page.goto("/ar/accounts/signup/")
    fill(page, full_name="إيطو أيت علي", email=ADDRESS, password1=PASSWORD)
    page.goto("/ar/sell/start/")
    _fits(page)
    page.locator(f"{MAIN}[method=post] .btn[type=submit]").click()
    page.wait_for_load_state()
    _fits(page)
    page.locator("main a[href*='/application/name/']").first.click()
    fill(page, name_ar="تعاونية تيفاوين")
    fill(page, registration_number="١٢٣/٢٠١٩", tribunal="المحكمة الابتدائية بتارودانت")
    fill(page, ice="001561191000066")


def _give_the_rest(page: Page, photo: str) -> None:
    while "/papers/" in page.url:
        _fits(page)
        page.set_input_files(f"{MAIN} input[type=file]", photo)
        if page.locator(f"{MAIN} [name=issued_on]").count():
            page.fill(f"{MAIN} [name=issued_on]", str(timezone.localdate()))
        send(page)
    while "/declarations/" in page.url:
        _fits(page)
        page.check(f"{MAIN} [name=agreed]")
        send(page)


def test_from_sign_up_to_approval_in_arabic_on_a_phone(open_page, worker, office, photo, tmp_path):
    phone = open_page("/ar/", locale="ar", width=360)
    _answer(phone)
    expect(phone).to_have_url(re.compile("/sector/"))
    fill(phone, sector="argan")
    fill(phone, province="MA-TAR", place_ar="تالوين", address="دوار إمكون")

    # The connection is lost; on another phone, with the same account, nothing is.
    phone.context.close()
    phone = open_page("/ar/accounts/login/", locale="ar", width=360)
    fill(phone, login=ADDRESS, password=PASSWORD)
    cooperative = Cooperative.objects.get(members__email=ADDRESS)
    assert (cooperative.ice, cooperative.province_id) == ("001561191000066", "MA-TAR")
    assert cooperative.registration_number == "١٢٣/٢٠١٩"
    phone.goto(f"/ar/sell/{cooperative.code}/application/")
    _fits(phone)
    phone.locator("main .btn").first.click()
    fill(phone, contact_name="إيطو أيت علي", phone="06 12 34 56 78")
    fill(phone, women="12", men="0", young="3", disabled="1")
    fill(phone, rib="011519000001205000534921", rib_holder="تعاونية تيفاوين")
    fill(phone, story_ar="اثنتا عشرة امرأة يعصرن أركان باليد.")
    _give_the_rest(phone, photo)
    expect(phone).to_have_url(re.compile("/check/"))
    _fits(phone)
    send(phone)
    cooperative.refresh_from_db()
    assert cooperative.status == "submitted"
    _fits(phone)

    desk = open_page("/fr/")
    sign_in(desk, office.email, "secret-of-tests")
    _ask_for_a_change(desk, cooperative)
    cooperative.refresh_from_db()
    assert cooperative.status == "changes_requested"

    phone.goto(f"/ar/sell/{cooperative.code}/application/")
    expect(phone.get_by_text("الوثيقة غير مقروءة").first).to_be_visible()
    _fits(phone)
    paper = cooperative.evidence.get(verdict="rejected").requirement.code
    phone.goto(f"/ar/sell/{cooperative.code}/application/papers/{paper}/?from=check")
    Path(photo).write_bytes(jpeg((1000, 1300)))
    phone.set_input_files(f"{MAIN} input[type=file]", photo)
    send(phone)
    send(phone)
    cooperative.refresh_from_db()
    assert cooperative.status == "submitted"

    approve(desk, cooperative)
    cooperative.refresh_from_db()
    assert cooperative.status == "approved"
    for words in ("توصلنا", "تعديلات", "اعتماد"):
        mail = mail_to(phone, tmp_path, ADDRESS, words)
        assert "تعاونية تيفاوين" in mail.get_body(("plain",)).get_content()


def _ask_for_a_change(page: Page, cooperative: Cooperative) -> None:
    """Take the file and give it back: one paper cannot be read."""
    page.goto(f"/admin/cooperatives/cooperative/{cooperative.pk}/change/")
    page.click("button[name=act][value=take]")
    page.wait_for_load_state()
    page.locator("input[type=radio][value=rejected]").first.press("Space")
    first = page.locator("article.paper").first
    first.locator("summary").filter(has_text="rejet").first.click()
    first.locator("select[name^=reason_code_]").select_option("document-unreadable")
    page.click("button[name=act][value=changes]")
    page.wait_for_load_state()


@pytest.fixture
def office():
    return AdminFactory()
