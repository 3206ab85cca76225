"""The admin as an officer reads it: nothing cut on a laptop, nothing too small, no false bold."""

import pytest

from tests.browser.visits import Visits
from tests.pages import Page
from tests.world import build

pytestmark = pytest.mark.django_db(transaction=True)
QUEUES = (
    "/admin/cooperatives/cooperative/?files=all",
    "/admin/cooperatives/amendment/",
    "/admin/cooperatives/renewal/",
    "/admin/catalog/certificate/?state=all",
)
SMALLEST = 14
# Texts that are too small or turned into capitals.
READ = """smallest => [...document.querySelectorAll("body *")].filter(it => {
    const own = [...it.childNodes].some(({nodeType, data}) => nodeType === 3 && data.trim());
    if (!own || !it.checkVisibility() || it.closest("svg, .visually-hidden")) return false;
    const {fontSize, textTransform} = getComputedStyle(it);
    return parseFloat(fontSize) < smallest || textTransform !== "none";
}).map(it => `${it.tagName} ${it.className} ${it.textContent.trim().slice(0, 30)}`)"""
LINES = """() => {
    const {fontSize, lineHeight} = getComputedStyle(document.querySelector("tbody td"));
    return [parseFloat(fontSize), parseFloat(lineHeight) / parseFloat(fontSize)];
}"""


@pytest.fixture
def visits(live_server) -> Visits:
    return Visits(build(), live_server.url)


def test_every_queue_is_whole_on_a_laptop_and_readable(open_page, visits):
    tab = open_page("/healthz", width=1280)
    cut, small = [], []
    for language in ("ar", "zgh", "fr"):
        for path in QUEUES:
            visits.open(tab, Page(path, "office"), language)
            box = tab.locator("#changelist-form .results")
            if box.evaluate("it => it.scrollWidth > it.clientWidth"):
                cut.append((language, path))
            broken = tab.eval_on_selector_all(
                ".results .state, .results .num",
                "all => all.filter(it => it.getClientRects().length > 1).length",
            )
            cut += [(language, path, "broken")] * broken
            small += [(language, path, it) for it in tab.evaluate(READ, SMALLEST)]
        if language == "ar":
            size, lines = tab.evaluate(LINES)
            assert (size >= 16, lines >= 1.6) == (True, True)

    assert cut == []
    assert small == []


def test_the_answers_of_a_file_are_as_long_as_they_are(open_page, visits):
    tab = open_page("/healthz", width=1280)
    file = visits.world.files["under_review"]
    visits.open(tab, Page(f"/admin/cooperatives/cooperative/{file.pk}/change/", "office"), "fr")

    hidden = tab.locator(".answers").evaluate("it => it.scrollHeight - it.clientHeight")

    assert hidden == 0


@pytest.mark.parametrize("path", ["/admin/", QUEUES[0]])
def test_nothing_runs_out_of_a_narrow_page(open_page, visits, path):
    tab = open_page("/healthz", width=360)
    for language in ("ar", "fr", "zgh"):
        visits.open(tab, Page(path, "office"), language)
        width = tab.evaluate("document.documentElement.scrollWidth")
        assert width <= 360, language
