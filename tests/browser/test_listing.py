"""A member lists a product on a small phone, in Arabic, with JavaScript switched off."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from catalog.models import Product
from cooperatives.models import Cooperative, Role
from tests.factories.catalog import CategoryFactory, ProductFactory
from tests.factories.cooperatives import CooperativeFactory, MembershipFactory
from tests.papers import jpeg

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def photos(tmp_path: Path) -> list[str]:
    """Two photos and a file that only looks like one."""
    files = {"one.jpg": jpeg((900, 700)), "two.jpg": jpeg((700, 900)), "bad.jpg": b"<svg></svg>"}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    return [str(tmp_path / name) for name in files]


@pytest.fixture
def desk(open_page, live_server) -> Page:
    member = MembershipFactory(cooperative=CooperativeFactory(code="tamounte"), role=Role.CATALOGUE)
    page = open_page("/ar/accounts/login/", locale="ar", width=360, js=False)
    page.fill("[name=login]", member.user.email)
    page.fill("[name=password]", "secret-of-tests")
    page.click("main button[type=submit]")
    page.goto("/ar/sell/tamounte/products/new/")
    return page


def test_product_is_listed_without_javascript(desk, photos):
    category = CategoryFactory()
    desk.set_input_files("[name=photos]", photos)
    desk.fill("[name=name]", "زيت أركان")
    desk.click("main .btn[type=submit]")
    product = Product.objects.get()
    assert product.photos.count() == 2
    expect(desk.locator(".messages")).to_contain_text("bad.jpg")
    first, second = product.photos.all()

    desk.fill("[name='size-0-net_quantity']", "250")
    desk.fill("[name='size-0-price']", "٩٥٫٥٠ درهم")
    desk.click(f"button[value='later:{first.pk}']")
    assert list(product.photos.all()) == [second, first]
    expect(desk.locator("#error-summary a").first).to_be_visible()
    assert desk.input_value("[name='size-0-price']") == "٩٥٫٥٠ درهم"

    desk.fill("[name='size-0-price']", "٩٥٫٥٠")
    desk.select_option("[name='size-0-unit']", "ml")
    desk.click("button[value=add-size]")
    desk.fill("[name='size-1-net_quantity']", "1")
    desk.select_option("[name='size-1-unit']", "l")
    desk.fill("[name='size-1-price']", "330")
    desk.select_option("[name=category]", str(category.pk))
    desk.press("[name=name_ar]", "Enter")
    product.refresh_from_db()
    assert product.status == "draft"
    assert [str(variant.price) for variant in product.variants.all()] == ["95.50", "330.00"]

    desk.click("button.btn[value=publish]")
    product.refresh_from_db()
    assert product.status == "published"
    assert product.variants.count() == 2
    desk.goto(f"/ar/products/{product.slug}/")
    expect(desk.locator("h1")).to_have_text("زيت أركان")


@pytest.mark.parametrize("path", ["products/", "products/new/", "labels/", "labels/new/"])
def test_desk_fits_the_smallest_screen(desk, path):
    ProductFactory(cooperative=Cooperative.objects.get())
    desk.set_viewport_size({"width": 320, "height": 640})
    desk.goto(f"/ar/sell/tamounte/{path}")

    assert desk.evaluate("document.documentElement.scrollWidth") == 320
