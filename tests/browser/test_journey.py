"""From sign-up to the parcel on its way: a cooperative, the office and a shopper, in Chromium."""

import email
import re
from email.policy import default
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from catalog.models import Certificate, Product
from catalog.reference import load_reference as load_catalogue
from cooperatives.models import Cooperative
from cooperatives.reference import load_reference as load_territory
from orders.models import Order
from tests.factories.accounts import AdminFactory
from tests.factories.catalog import VariantFactory
from tests.factories.cooperatives import CooperativeFactory
from tests.factories.orders import DeliveryOptionFactory
from tests.papers import jpeg, pdf

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "bien-trop-long-1987"
MAIN = "main form"


@pytest.fixture(autouse=True)
def country(live_server):
    """Regions, requirements, categories and labels, as on the day the shop opens."""
    load_territory()
    load_catalogue()


@pytest.fixture
def papers(tmp_path: Path) -> dict[str, str]:
    files = {"photo.jpg": jpeg((900, 700)), "paper.pdf": pdf()}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    return {name: str(tmp_path / name) for name in files}


def fill(page: Page, **values: str) -> None:
    """Fill the named fields of the page's form and send it with its first visible button."""
    for name, value in values.items():
        field = page.locator(f'{MAIN} [name="{name}"]').first
        if field.evaluate("e => e.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    send(page)


def send(page: Page) -> None:
    page.locator(f"{MAIN} .btn[type=submit]:not(.quiet):visible").first.click()
    page.wait_for_load_state()


def sign_in(page: Page, address: str, password: str) -> None:
    page.goto("/fr/accounts/login/")
    fill(page, login=address, password=password)


def register(page: Page, papers: dict[str, str]) -> Cooperative:
    """Sign up and send the file of a cooperative, page after page."""
    page.goto("/fr/accounts/signup/")
    fill(page, full_name="Fadma Aït Lahcen", email="fadma@example.org", password1=PASSWORD)
    page.goto("/fr/sell/start/")
    send(page)
    page.locator("main a[href*='/application/name/']").first.click()
    fill(page, name_fr="Coopérative Tifawin", name_ar="تعاونية تيفاوين")
    fill(page, registration_number="123/2019", tribunal="Taroudant")
    fill(page, ice="001561191000066")
    fill(page, sector="argan")
    fill(page, province="MA-TAR", place_fr="Taliouine", address="Douar Imgoun")
    fill(page, contact_name="Fadma Aït Lahcen", phone="06 12 34 56 78")
    fill(page, women="12", men="0", young="3", disabled="1")
    fill(page, rib="011 519 0000012050005349 21", rib_holder="Coopérative Tifawin")
    fill(page, story_fr="Douze femmes pressent l’argan à la main.")
    give_the_rest(page, papers["paper.pdf"])
    expect(page).to_have_url(re.compile("/application/check/"))
    send(page)
    return Cooperative.objects.get(members__email="fadma@example.org")


def give_the_rest(page: Page, paper: str) -> None:
    """Send every document, dated where a date is asked, and agree with every text."""
    while "/papers/" in page.url:
        page.set_input_files(f"{MAIN} input[type=file]", paper)
        if page.locator(f"{MAIN} [name=issued_on]").count():
            page.fill(f"{MAIN} [name=issued_on]", str(timezone.localdate()))
        send(page)
    while "/declarations/" in page.url:
        page.check(f"{MAIN} [name=agreed]")
        send(page)


def approve(page: Page, cooperative: Cooperative) -> None:
    """Take the file, accept every paper, approve."""
    page.goto(f"/admin/cooperatives/cooperative/{cooperative.pk}/change/")
    page.click("button[name=act][value=take]")
    page.wait_for_load_state()
    for choice in page.locator("input[type=radio][value=accepted]").all():
        # By keyboard: the papers beside it load while they come into view, and move the page.
        choice.press("Space")
    page.click("button[name=act][value=approve]")
    page.wait_for_load_state()


def list_product(page: Page, cooperative: Cooperative, papers: dict[str, str]) -> None:
    """Photo first, then the texts, then a size with its price."""
    desk = f"/fr/sell/{cooperative.code}"
    page.goto(f"{desk}/products/new/")
    page.set_input_files("input[name=photos]", papers["photo.jpg"])
    fill(page, name="Huile d’argan de Taliouine")
    page.fill("[name=description_fr]", "Pressée à froid, filtrée, mise en bouteille au village.")
    oils = page.locator("[name=category] option").filter(has_text="uile").first
    page.select_option("[name=category]", oils.get_attribute("value"))
    page.fill("[name='size-0-net_quantity']", "250")
    page.select_option("[name='size-0-unit']", "ml")
    page.fill("[name='size-0-price']", "95,00")
    page.fill("[name='size-0-on_hand']", "12")
    page.click(f"{MAIN} button[name=do][value=publish]")
    page.wait_for_load_state()
    page.goto(f"{desk}/delivery/")
    page.check("[name='home-is_offered']")
    fill(page, **{"home-price": "30", "home-days_min": "2", "home-days_max": "4"})


def claim_label(page: Page, cooperative: Cooperative, papers: dict[str, str]) -> None:
    page.goto(f"/fr/sell/{cooperative.code}/labels/new/")
    page.select_option("[name=scheme]", "bio_maroc")
    page.check("[name=covers][value=all]")
    page.set_input_files("[name=paper]", papers["paper.pdf"])
    fill(
        page,
        number="BIO-77",
        issuer="Ecocert Maroc",
        valid_from="2026-01-01",
        valid_until="2031-01-01",
    )


def verify_label(page: Page) -> None:
    certificate = Certificate.objects.get()
    page.goto(f"/admin/catalog/certificate/{certificate.pk}/change/")
    page.locator("button[value=verify]").first.click()
    page.wait_for_load_state()


def buy(page: Page, *products: Product, province: str = "MA-RAB", language: str = "fr") -> Order:
    """From each product's page to the confirmation, by name of the fields alone."""
    for product in products:
        page.goto(f"/{language}/products/{product.slug}/")
        page.locator("#buy .btn:visible, button[form=buy]:visible").first.click()
        page.wait_for_url("**/cart/")
    page.goto(f"/{language}/checkout/")
    fill(page, full_name="Amina El Alaoui", phone="0661 22 33 44", email="amina@example.org")
    fill(page, address="12 rue des Jasmins", city="Rabat", province=province)
    expect(page).to_have_url(re.compile("/checkout/check/"))
    page.locator("aside form .btn").click()
    page.wait_for_url("**/orders/**")
    return Order.objects.latest("placed_at")


def mail_to(page: Page, folder: Path, address: str, words: str):
    """The mail to `address` whose subject holds `words`; the worker needs a moment."""
    for _ in range(60):
        for path in (folder / "outbox" / "mail").glob("*.eml"):
            mail = email.message_from_bytes(path.read_bytes(), policy=default)
            if mail["To"] == address and words in mail["Subject"]:
                return mail
        page.wait_for_timeout(250)
    pytest.fail(f"no mail to {address} about {words!r}")


def test_from_registration_to_the_parcel_on_its_way(open_page, worker, papers, tmp_path):
    office = AdminFactory(email="hind@example.org")
    honey = VariantFactory(product__cooperative=CooperativeFactory(name_fr="Coop Tagant"))
    DeliveryOptionFactory(cooperative=honey.product.cooperative)
    owner, admin, shopper = open_page("/fr/"), open_page("/fr/"), open_page("/fr/")

    cooperative = register(owner, papers)
    assert cooperative.status == "submitted"
    sign_in(admin, office.email, "secret-of-tests")
    approve(admin, cooperative)
    cooperative.refresh_from_db()
    assert cooperative.status == "approved"
    list_product(owner, cooperative, papers)
    claim_label(owner, cooperative, papers)
    verify_label(admin)
    oil = Product.objects.get(cooperative=cooperative)
    assert oil.status == "published"

    shopper.goto(f"/fr/products/{oil.slug}/")
    expect(shopper.locator("main a[href*='/verify/']").first).to_be_visible()
    order = buy(shopper, oil, honey.product)
    part = order.parts.get(cooperative=cooperative)
    assert order.parts.count() == 2

    owner.goto(f"/fr/sell/{cooperative.code}/orders/{part.pk}/")
    for step in ("confirm", "ready", "ship"):
        form = owner.locator(f"form[action$='/{step}/']")
        if step == "ship":
            form.locator("[name=carrier]").fill("Amana")
            form.locator("[name=tracking_number]").fill("EE123456785MA")
        form.locator("button[type=submit]").click()
        owner.wait_for_load_state()
    part.refresh_from_db()
    assert part.status == "shipped"
    assert order.parts.exclude(pk=part.pk).get().status == "placed"

    mail = mail_to(shopper, tmp_path, "amina@example.org", "Tifawin")
    link = re.search(r"https?://\S+/orders/\S+", mail.get_body(("plain",)).get_content())[0]
    visitor = open_page(link)
    expect(visitor.get_by_text("EE123456785MA")).to_be_visible()
    assert mail_to(shopper, tmp_path, "fadma@example.org", order.number)


@pytest.mark.parametrize(
    ("language", "width", "js"),
    [("ar", 1280, True), ("zgh", 1280, True), ("ar", 360, True), ("fr", 360, False)],
)
def test_buying_from_two_cooperatives(open_page, language, width, js):
    oil, honey = VariantFactory(), VariantFactory()
    for variant in (oil, honey):
        DeliveryOptionFactory(cooperative=variant.product.cooperative)
    page = open_page(f"/{language}/", locale=language, width=width, js=js)

    order = buy(page, oil.product, honey.product, language=language)

    assert order.language == language
    assert order.parts.count() == 2
    assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    expect(page.get_by_text(order.number).first).to_be_visible()
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    if js:
        assert page.evaluate(overflow) <= 0
