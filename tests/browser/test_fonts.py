"""Arabic and Tifinagh are shown in the shop's own fonts, and only where they are needed.

A system font would hide a missing web font from every picture, so the browser is asked.
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page as Tab

from tests.browser.visits import Visits
from tests.pages import Page
from tests.world import build

pytestmark = pytest.mark.django_db(transaction=True)
ARABIC, TIFINAGH = "\\u0600-\\u06ff", "\\u2d30-\\u2d7f"
PAGES = [
    Page(""),
    Page("products/"),
    Page("products/whole/"),
    Page("cart/", "buyer"),
    Page("sell/"),
]
# Marks what has letters of the script as its own text, with how many other characters it has.
MARK = """range => {
    const others = new RegExp(`[^${range}]`, "g");
    for (const it of document.querySelectorAll("body *")) {
        const texts = [...it.childNodes].filter(({nodeType}) => nodeType === Node.TEXT_NODE);
        const text = texts.map(({data}) => data).join("");
        const lang = it.closest("[lang]").lang;
        const left = text.match(others)?.length ?? 0;
        if (it.children.length || left === text.length || !it.checkVisibility()) continue;
        if (document.documentElement.lang !== lang || it.closest("select, .vh, svg")) continue;
        it.dataset.others = left;
    }
}"""


@pytest.fixture
def visits(live_server) -> Visits:
    return Visits(build(), live_server.url)


def faces(tab: Tab, script: str) -> Iterator[tuple[str, int, int, set[str]]]:
    """Each text of the script: its tag, its glyphs in other fonts, what they may be, its font."""
    tab.evaluate("document.fonts.ready.then(() => null)")
    tab.evaluate(MARK, script)
    devtools = tab.context.new_cdp_session(tab)
    devtools.send("DOM.enable")
    devtools.send("CSS.enable")
    root = devtools.send("DOM.getDocument")["root"]["nodeId"]
    found = devtools.send("DOM.querySelectorAll", {"nodeId": root, "selector": "[data-others]"})
    for node in found["nodeIds"]:
        attributes = devtools.send("DOM.getAttributes", {"nodeId": node})["attributes"]
        others = int(attributes[attributes.index("data-others") + 1])
        fonts = devtools.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        tag = devtools.send("DOM.describeNode", {"nodeId": node})["node"]["localName"]
        strange = sum(font["glyphCount"] for font in fonts if not font["isCustomFont"])
        yield tag, strange, others, {font["familyName"] for font in fonts if font["isCustomFont"]}
    devtools.detach()


SCRIPTS = [("ar", ARABIC, "Noto Sans Arabic"), ("zgh", TIFINAGH, "Noto Sans Tifinagh")]


@pytest.mark.parametrize(("language", "script", "family"), SCRIPTS)
def test_texts_are_in_our_font(open_page, visits, language, script, family):
    tab = open_page("/healthz", locale=language)
    tags, wrong = set(), []
    for page in PAGES:
        visits.open(tab, page, language)
        tab.wait_for_load_state()
        for tag, strange, others, own in faces(tab, script):
            tags.add(tag)
            if strange > others or own != {family}:
                wrong.append((str(page), tag, strange, others, own))

    assert wrong == []
    assert tags >= {"h1", "h2", "p", "a", "button", "bdi", "label", "span"}


@pytest.mark.parametrize(("language", "script", "family"), SCRIPTS)
def test_a_missing_font_is_found(open_page, visits, language, script, family):
    """The control of the test above."""
    tab = open_page("/healthz", locale=language)
    tab.route("**/*.woff2", lambda route: route.abort())
    visits.open(tab, Page(""), language)

    found = list(faces(tab, script))
    assert found
    assert [own for _tag, strange, others, own in found if strange <= others] == []
    assert {frozenset(own) for *_rest, own in found} == {frozenset()}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_pages_in_latin_letters_fetch_no_other_font(open_page, visits, language):
    """But the 6 kB in which the header says the name of Amazigh, which many phones cannot."""
    tab = open_page("/healthz", locale=language)
    fetched = set()
    tab.on("request", lambda it: fetched.update(re.findall(r"/fonts/([\w-]+)", it.url)))
    for page in PAGES:
        visits.open(tab, page, language)
        tab.wait_for_load_state("networkidle")

    assert fetched == {"zgh-400"}
