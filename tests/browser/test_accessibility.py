"""No page breaks a rule of WCAG that a machine can check.

Every page in each of its states (full, empty, refused, long) is looked at at two widths: with
EVERY_LANGUAGE=1, as CI has it, in each of the four languages, else in one of them, by turns.
`tests.pages` names the pages, and `tests.test_words` compares that list with the addresses.
"""

import os
from collections.abc import Iterator
from itertools import chain, zip_longest

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.template.loader import render_to_string
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from coopstore.core.languages import LANGUAGE_CODES
from tests.browser.visits import Visits
from tests.core.test_face import ERRORS
from tests.pages import Page, all_pages
from tests.world import build

pytestmark = pytest.mark.django_db(transaction=True)
EVERY_LANGUAGE = os.environ.get("EVERY_LANGUAGE") == "1"
WIDTHS = (360, 1280)
TABS = 2  # axe works in one while the other waits for the server
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"],
    # Not of WCAG, but what people who do not see the page find their way by.
    "rules": {
        name: {"enabled": True}
        for name in ("heading-order", "landmark-one-main", "page-has-heading-one")
    },
    "resultTypes": ["violations"],
}
SAME_EVERYWHERE = {"exclude": [["header.top"], ["footer.foot"]]}
# In a task of its own, so that the other tab goes on meanwhile.
START = """([part, rules]) => {
    window.found = new Promise(done => setTimeout(() => done(axe.run(part ?? document, rules))));
}"""
FOUND = """() => window.found.then(({violations}) => violations.flatMap(({id, nodes}) =>
    nodes.map(({target, failureSummary}) => `${id}: ${target.join(" ")}: ${failureSummary}`)))"""


@pytest.fixture
def visits(live_server, monkeypatch) -> Visits:
    monkeypatch.setattr("catalog.browse.PAGE_SIZE", 6)
    return Visits(build(), live_server.url)


@pytest.fixture
def tabs(browser: Browser, request) -> Iterator[list[Tab]]:
    """Browsers that know axe and fetch no pictures; those that read English are dark."""
    scheme = "dark" if "en" in request.node.callspec.params.values() else "light"
    contexts = [browser.new_context(color_scheme=scheme) for _tab in range(TABS)]
    for context in contexts:
        context.add_init_script(Axe().axe_script)
        devtools = context.new_cdp_session(context.new_page())
        devtools.send("Network.enable")
        devtools.send("Network.setBlockedURLs", {"urls": ["*.webp", "*.jpg", "*/img/*.svg"]})
    yield [context.pages[0] for context in contexts]
    for context in contexts:
        context.close()


def look_at(tab: Tab, visits: Visits, pages: list[Page], language: str) -> Iterator[list[str]]:
    """What axe finds on each page at each width; gives way whenever axe is at work."""
    found, frames_seen = [], set()
    narrow, wide = WIDTHS
    for number, page in enumerate(pages):
        part = SAME_EVERYWHERE if page.who in frames_seen else None
        frames_seen.add(page.who)
        # Each page opens at the width where the one before it was left.
        first, second = (wide, narrow) if number % 2 else (narrow, wide)
        if number == 0:
            tab.set_viewport_size({"width": first, "height": 740})
        visits.open(tab, page, language)
        for width in (first, second):
            if width == second:
                tab.set_viewport_size({"width": width, "height": 740})
            tab.evaluate(START, [part, RULES])
            yield found
            found = [f"{page} at {width} px: {fault}" for fault in tab.evaluate(FOUND)]
    yield found


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_no_page_breaks_a_rule(tabs, visits, language):
    pages = all_pages(visits.world)
    if not EVERY_LANGUAGE:
        pages = pages[LANGUAGE_CODES.index(language) :: len(LANGUAGE_CODES)]
    shares = [pages[number::TABS] for number in range(TABS)]
    workers = [
        look_at(tab, visits, share, language) for tab, share in zip(tabs, shares, strict=True)
    ]

    steps = chain.from_iterable(zip_longest(*workers, fillvalue=[]))
    found = list(chain.from_iterable(steps))

    assert found == []


@pytest.mark.parametrize("code", ERRORS)
def test_no_error_page_breaks_a_rule(open_page, code):
    """They speak four languages at once, and most cannot be reached at will."""
    tab = open_page("/healthz", width=WIDTHS[0])
    found = []
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": 740})
        tab.set_content(render_to_string(f"{code}.html"), wait_until="load")
        tab.evaluate(Axe().axe_script)
        tab.evaluate(START, [None, RULES])
        found += tab.evaluate(FOUND)

    assert found == []


def test_a_broken_rule_is_found(tabs, visits):
    """The control of the tests above."""
    tab = tabs[0]
    visits.open(tab, Page("verify/"), "fr")
    tab.evaluate("""() => {
        document.querySelector("main").innerHTML += '<img src="/x.png"><p class="faint">faint</p>';
        document.querySelector(".faint").style.color = "#fe8";
    }""")
    tab.evaluate(START, [SAME_EVERYWHERE, RULES])

    assert {fault.split(":")[0] for fault in tab.evaluate(FOUND)} == {"color-contrast", "image-alt"}
