"""What JavaScript adds to pages that work without it: less to press, less to send, no doubles."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from catalog.models import Photo
from coopstore.core.languages import LANGUAGE_CODES
from orders.models import CartLine
from tests.browser.visits import Visits
from tests.factories.catalog import VariantFactory
from tests.factories.cooperatives import CooperativeFactory, MembershipFactory
from tests.factories.orders import DeliveryOptionFactory
from tests.pages import Page as Place
from tests.papers import jpeg
from tests.world import build

pytestmark = pytest.mark.django_db(transaction=True)
SIDE = 1600  # pixels; the long side of a photo on its way
# The file that would be sent: its type, its size in bytes, its width and height.
CHOSEN = """async input => {
    const [file] = input.files;
    const {width, height} = await createImageBitmap(file);
    return [file.type, file.size, width, height];
}"""


@pytest.fixture
def cart(open_page) -> Page:
    """The cart of somebody who has just put one thing into it."""
    variant = VariantFactory(price="95.00", stock__on_hand=9)
    DeliveryOptionFactory(cooperative=variant.product.cooperative)
    page = open_page(f"/fr/products/{variant.product.slug}/", width=360)
    page.locator("button[form=buy]").click()
    page.wait_for_url("**/cart/")
    return page


def test_the_cart_counts_anew_when_a_quantity_changes(cart):
    expect(cart.locator("[data-auto-button]").first).to_be_hidden()

    with cart.expect_navigation():
        cart.locator("[data-step='1']").click()

    expect(cart.locator(".sum").first).to_be_visible()
    assert CartLine.objects.get().quantity == 2
    assert cart.locator(".line > bdi").inner_text().startswith("190")


def test_without_javascript_the_cart_has_a_button_for_it(open_page, live_server):
    page = open_page("/healthz", js=False)
    Visits(build(), live_server.url).open(page, Place("cart/", "buyer"), "fr")
    expect(page.locator("[data-step]").first).to_be_hidden()

    page.locator("input[name=quantity]").first.fill("5")
    page.locator("[data-auto-button]").first.click()

    assert sorted(CartLine.objects.values_list("quantity", flat=True)).count(5) == 1


@pytest.fixture
def editor(open_page) -> Page:
    """The page on which a member lists a new product."""
    member = MembershipFactory(cooperative=CooperativeFactory(code="tamounte"))
    page = open_page("/fr/accounts/login/", width=360)
    page.fill("[name=login]", member.user.email)
    page.fill("[name=password]", "secret-of-tests")
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda url: "/login/" not in url)
    page.goto("/fr/sell/tamounte/products/new/")
    return page


def test_a_photo_is_shown_and_made_smaller_before_it_is_sent(editor, tmp_path: Path):
    large = tmp_path / "large.jpg"
    large.write_bytes(jpeg((4000, 3000), quality=100))

    editor.set_input_files("[name=photos]", large)

    expect(editor.locator(".preview img")).to_have_count(1)
    kind, size, *sides = editor.locator("[name=photos]").evaluate(CHOSEN)
    assert (kind, sides) == ("image/jpeg", [SIDE, 1200])
    assert size < large.stat().st_size
    editor.fill("[name=name]", "Huile d’argan")
    editor.locator("main .btn[type=submit]").click()
    editor.wait_for_url("**/products/*/")
    photo = Photo.objects.get()
    assert (photo.width, photo.height) == (SIDE, 1200)


def test_a_small_photo_travels_as_it_is(editor, tmp_path: Path):
    small = tmp_path / "small.jpg"
    small.write_bytes(jpeg((900, 700)))

    editor.set_input_files("[name=photos]", small)

    expect(editor.locator(".preview img")).to_have_count(1)
    seen = editor.locator("[name=photos]").evaluate(CHOSEN)
    assert seen == ["image/jpeg", small.stat().st_size, 900, 700]


def test_what_is_no_picture_is_left_to_the_server(editor, tmp_path: Path):
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(b"%PDF-1.7")

    editor.set_input_files("[name=photos]", paper)

    assert editor.locator("[name=photos]").evaluate("input => input.files[0].name") == "paper.pdf"
    expect(editor.locator(".preview img")).to_have_count(0)


def test_the_button_of_a_file_field_speaks_the_language_of_the_page(editor, tmp_path: Path):
    photo = tmp_path / "argan.jpg"
    photo.write_bytes(jpeg((90, 70)))
    button = editor.locator(".picker label")
    expect(button).to_have_text("Choisir des photos")
    expect(editor.locator(".picker bdi")).to_have_text("Aucune photo choisie")

    with editor.expect_file_chooser() as opened:
        button.click()
    opened.value.set_files(photo)

    expect(editor.locator(".picker bdi")).to_have_text("argan.jpg")
    editor.locator("[name=photos]").focus()  # by keyboard too
    assert editor.evaluate("document.activeElement.name") == "photos"


@pytest.mark.parametrize("step", ["contact", "delivery"])
def test_back_shows_a_step_that_was_refused_first(cart, step):
    contact = {"full_name": "Amina El Alaoui", "phone": "0612345678"}
    place = {"address": "12 rue des Jasmins", "city": "Rabat", "province": ""}
    cart.goto("/fr/checkout/contact/")
    if step == "delivery":
        answer(cart, contact)
        answer(cart, place | {"postal_code": "1"})
    else:
        answer(cart, contact | {"phone": "12"})
    expect(cart.locator(".err").first).to_be_visible()
    right = {"postal_code": "10000"} if step == "delivery" else {"phone": "0612345678"}
    answer(cart, right)
    expect(cart).not_to_have_url(re.compile(step))

    cart.go_back()

    expect(cart).to_have_url(re.compile(step))
    for name, typed in right.items():
        expect(cart.locator(f"[name={name}]")).to_have_value(typed)


def answer(page: Page, answers: dict[str, str]) -> None:
    """Fill the form of a step and send it; any province will do."""
    for name, value in answers.items():
        field = page.locator(f"main form [name={name}]")
        if name == "province":
            field.select_option(index=1)
        else:
            field.fill(value)
    with page.expect_navigation():
        page.locator("main form button[type=submit]").click()


def test_the_total_follows_the_way_a_parcel_comes(cart):
    variant = CartLine.objects.get().variant
    DeliveryOptionFactory(cooperative=variant.product.cooperative, kind="pickup", price=0)
    cart.goto("/fr/checkout/contact/")
    answer(cart, {"full_name": "Amina El Alaoui", "phone": "0612345678"})
    total = cart.locator("aside .total dd")
    expect(total).to_have_text(re.compile("^125"))
    cart.fill("[name=city]", "Rabat")

    cart.locator("[type=radio][value=pickup]").check()

    expect(total).to_have_text(re.compile("^95"))
    assert cart.input_value("[name=city]") == "Rabat"
    assert "kind_" not in cart.url


def test_a_button_says_that_it_sends_and_takes_no_second_click(cart):
    cart.goto("/fr/checkout/contact/")
    sent = []
    # Broken off, so that the page stays as it is while it waits for the answer.
    cart.route("**/checkout/contact/", lambda route: (sent.append(route), route.abort("aborted")))
    cart.fill("[name=full_name]", "Amina El Alaoui")
    cart.fill("[name=phone]", "0612345678")
    button = cart.locator("main form button[type=submit]")
    said = button.inner_text()

    button.click(no_wait_after=True)

    expect(button).to_have_text("Envoi en cours…")
    expect(button).to_be_disabled()
    cart.press("[name=phone]", "Enter")
    assert said == "Continuer"
    assert len(sent) == 1


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_a_menu_of_the_desk_closes_at_escape_elsewhere_and_beside_another(
    open_page, client, live_server, language
):
    member = MembershipFactory()
    client.force_login(member.user)
    page = open_page("/fr/", width=360)
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.goto(f"/{language}/sell/{member.cooperative.code}/")
    account, languages = (page.locator(".menus summary").nth(at) for at in (0, 1))
    menus = page.locator(".menus details[open]")

    account.focus()
    page.keyboard.press("Enter")
    expect(menus).to_have_count(1)
    page.keyboard.press("Escape")
    expect(menus).to_have_count(0)
    expect(account).to_be_focused()

    account.click()
    languages.click()
    expect(menus).to_have_count(1)
    box = page.locator(".menus details[open] ul").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    page.mouse.click(4, 600)
    expect(menus).to_have_count(0)
