"""A purchase by keyboard, and pages that fit: narrow screens and large letters."""

import pytest
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from coopstore.core.languages import LANGUAGE_CODES
from orders.models import Order
from tests.browser.visits import Visits
from tests.factories.catalog import VariantFactory
from tests.factories.cooperatives import ProvinceFactory
from tests.factories.orders import DeliveryOptionFactory
from tests.pages import Page
from tests.world import World, build

pytestmark = pytest.mark.django_db(transaction=True)
MOST_STOPS = 90
SIZES = ((320, "100%"), (640, "200%"))
# Whether the focused element is one of these, shows its focus, and is not under a fixed bar.
FOCUS = """selector => {
    const element = document.activeElement;
    if (!element.matches(selector)) return {there: false};
    const {left, top, width, height} = element.getBoundingClientRect();
    const seen = document.elementFromPoint(left + width / 2, top + height / 2);
    const {outlineStyle, outlineWidth} = getComputedStyle(element);
    return {
        there: true,
        ringed: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
        uncovered: element === seen || element.contains(seen) || seen?.contains(element),
    };
}"""


def tab_to(tab: Tab, selector: str) -> None:
    """Press Tab until an element that matches has the focus."""
    for _stop in range(MOST_STOPS):
        tab.keyboard.press("Tab")
        focus = tab.evaluate(FOCUS, selector)
        if focus["there"]:
            assert focus == {"there": True, "ringed": True, "uncovered": True}, selector
            return
    pytest.fail(f"{selector} cannot be reached")


def write(tab: Tab, **values: str) -> None:
    for name, value in values.items():
        tab_to(tab, f"[name={name}]")
        tab.keyboard.type(value)


@pytest.mark.parametrize(("language", "width"), [("fr", 1280), ("ar", 360)])
def test_buying_by_keyboard_alone(open_page, language, width):
    oil = VariantFactory()
    ProvinceFactory(code="MA-RAB", name_ar="الرباط", name_fr="Rabat")
    DeliveryOptionFactory(cooperative=oil.product.cooperative)
    tab = open_page(f"/{language}/products/{oil.product.slug}/", locale=language, width=width)

    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.matches('a.skip')")
    tab.keyboard.press("Enter")
    tab_to(tab, "#buy button[type=submit], #buy button:not([type]), button[form=buy]")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/cart/")
    tab_to(tab, "main a[href*='/checkout/']")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/contact/")
    write(tab, full_name="Amina El Alaoui", phone="0661223344", email="amina@example.org")
    tab_to(tab, "main form button")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/delivery/")
    tab_to(tab, "input[type=radio]")
    tab.keyboard.press("Space")
    write(tab, address="12 rue des Jasmins", city="Rabat")
    tab_to(tab, "[name=province]")
    tab.keyboard.press("ArrowDown")
    tab_to(tab, "main form button")
    tab.keyboard.press("Space")
    tab.wait_for_url("**/check/")
    tab_to(tab, "aside form button")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/orders/**")

    order = Order.objects.get()
    expect(tab.get_by_text(order.number).first).to_be_visible()
    assert (order.full_name, order.province_id) == ("Amina El Alaoui", "MA-RAB")


def main_pages(world: World) -> list[Page]:
    order = world.orders["two"]
    desk = f"sell/{world.seller.code}/"
    return [
        *map(Page, ("", "products/?q=argan", "products/whole/", "cooperatives/tamounte/")),
        Page(f"verify/{world.labels['valid'].code}/"),
        Page("cart/", "spoiled"),
        *(Page(f"checkout/{step}/", "ready") for step in ("contact", "delivery", "check")),
        Page(f"orders/{order.number}/?t={order.token}"),
        Page("accounts/signup/"),
        *(Page(path, "shopper") for path in ("accounts/email/", "notifications/")),
        Page(f"sell/{world.files['draft'].code}/application/register/", "newcomer"),
        *(Page(f"{desk}{page}", "member") for page in ("", "orders/", "products/", "labels/new/")),
        Page(f"{desk}products/{world.goods['whole'].pk}/", "member"),
    ]


# What sticks out of the page, if anything does.
STICKS_OUT = """() => {
    const {scrollWidth, clientWidth} = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const boxes = [...document.querySelectorAll("body *")]
        .filter(it => {
            const {left, right} = it.getBoundingClientRect();
            return (left < -1 || right > clientWidth + 1) && !it.closest(".vh, svg");
        })
        .map(it => `${it.tagName}.${it.className}: ${it.textContent.trim().slice(0, 40)}`)
        .slice(-3);
    return [`the page is ${scrollWidth} px wide`, ...boxes];
}"""


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_nothing_scrolls_sideways(open_page, live_server, language):
    visits = Visits(build(), live_server.url)
    tab = open_page("/healthz", locale=language)
    found = {}
    for page in main_pages(visits.world):
        visits.open(tab, page, language)
        for width, letters in SIZES:
            tab.set_viewport_size({"width": width, "height": 640})
            tab.evaluate("size => { document.documentElement.style.fontSize = size; }", letters)
            if out := tab.evaluate(STICKS_OUT):
                found[f"{page} at {width} px"] = out

    assert found == {}


def test_what_sticks_out_is_found(open_page):
    """The control of the test above."""
    tab = open_page("/fr/verify/", width=320)
    tab.evaluate("document.querySelector('h1').style.whiteSpace = 'nowrap'")
    tab.evaluate("document.querySelector('h1').textContent = 'Une très longue promesse '.repeat(9)")
    assert tab.evaluate(STICKS_OUT)[0].startswith("the page is ")
