"""The list of goods answers in place; without JavaScript it is a plain form."""

import pytest
from playwright.sync_api import expect

from tests.factories.catalog import CategoryFactory, ProductFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def goods():
    honey = CategoryFactory(slug="honey", name_fr="Miel")
    return ProductFactory(), ProductFactory(category=honey)


def test_a_filter_changes_the_list_and_not_the_page(open_page, goods):
    page = open_page("/fr/products/")
    page.evaluate("window.samePage = true")
    expect(page.locator("main .card")).to_have_count(2)

    page.check("input[name=category][value=honey]")

    expect(page.locator("main .card")).to_have_count(1)
    assert "category=honey" in page.url
    assert page.evaluate("window.samePage")
    assert page.evaluate("document.activeElement.value") == "honey"
    expect(page.locator("body > p[role=status]")).to_contain_text("1")


def test_of_two_filters_in_a_row_none_is_lost(open_page, goods):
    """The second is set before the first has answered, as happens on a slow line."""
    page = open_page("/fr/products/")
    boxes = page.locator("input[name=category], input[name=in_stock]")
    assert boxes.count() > 1

    boxes.evaluate_all("boxes => boxes.slice(-2).forEach(box => box.click())")

    page.wait_for_load_state("networkidle")
    asked = page.evaluate("new URLSearchParams(location.search).size")
    assert asked == 2
    ticked = page.locator("main form[data-live] input[type=checkbox]:checked")
    expect(ticked).to_have_count(2)


def test_back_takes_the_filter_away(open_page, goods):
    page = open_page("/fr/products/")
    page.check("input[name=category][value=honey]")
    expect(page.locator("main .card")).to_have_count(1)

    page.go_back()

    expect(page.locator("main .card")).to_have_count(2)
    assert "category" not in page.url


def test_a_chip_takes_its_filter_away_in_place(open_page, goods):
    page = open_page("/fr/products/?category=honey")
    page.evaluate("window.samePage = true")

    page.locator("main a.chip").first.click()

    expect(page.locator("main .card")).to_have_count(2)
    assert page.evaluate("window.samePage")


def test_without_javascript_the_form_is_sent(open_page, goods):
    page = open_page("/fr/products/", js=False)

    page.check("input[name=category][value=honey]")
    page.locator("form.facets button[type=submit], form.facets .btn").last.click()

    expect(page.locator("main .card")).to_have_count(1)
