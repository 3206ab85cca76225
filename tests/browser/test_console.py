"""No page asks for what its own rules forbid: the browser's console stays empty."""

import pytest
from django.contrib import admin
from django.core.files.base import ContentFile
from django.test import RequestFactory
from django.urls import reverse
from playwright.sync_api import Page

import coopstore.urls  # noqa: F401 - there the shop says what the admin holds
from catalog.models import Photo
from catalog.photos import checked_photo
from orders.models import Cart
from tests import papers
from tests.factories.cooperatives import CooperativeFactory, EvidenceFactory
from tests.safety.conftest import World, world  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)

PUBLIC = [
    "catalog:home",
    "catalog:product_list",
    "catalog:product",
    "catalog:cooperative_list",
    "catalog:cooperative",
    "catalog:verify",
    "catalog:verify_code",
    "cooperatives:start",
    "orders:cart",
    "orders:find",
    "demo:outbox",
    "demo:styleguide",
    "account_login",
    "account_signup",
    "account_reset_password",
]
PRIVATE = [
    "accounts:profile",
    "account_email",
    "account_change_password",
    "catalog:desk_certificate_new",
    "catalog:desk_certificates",
    "catalog:desk_product",
    "catalog:desk_product_new",
    "catalog:desk_products",
    "catalog:desk_stock",
    "cooperatives:application",
    "cooperatives:application_check",
    "cooperatives:application_paper",
    "cooperatives:application_step",
    "cooperatives:desk_profile",
    "notifications:list",
    "orders:desk",
    "orders:desk_delivery",
    "orders:desk_home",
    "orders:desk_order",
    "orders:desk_orders",
]


def listen(page: Page) -> list[str]:
    """What the browser complains about from now on, with the page it happened on."""
    heard: list[str] = []
    page.on(
        "console",
        lambda said: said.type in ("error", "warning") and heard.append(f"{page.url}: {said.text}"),
    )
    page.on("pageerror", lambda error: heard.append(f"{page.url}: {error}"))
    # Without a viewer for PDF, Chromium breaks off what it would show.
    page.on(
        "requestfailed",
        lambda asked: "ABORTED" in asked.failure or heard.append(f"{asked.url}: {asked.failure}"),
    )
    page.on(
        "response",
        lambda answer: (
            answer.status >= 400 and heard.append(f"{page.url}: {answer.url} {answer.status}")
        ),
    )
    return heard


@pytest.fixture
def shown(world):  # noqa: F811
    """The world with a photo whose file is there."""
    photo = checked_photo(papers.upload(papers.jpeg((900, 700)), "photo.jpg"))
    Photo.objects.all().delete()
    Photo.objects.create(
        product=world.product,
        image=ContentFile(photo.content, "photo.webp"),
        width=photo.width,
        height=photo.height,
        colour=photo.colour,
    )
    return world


@pytest.fixture
def visit(open_page, client, live_server):
    """`visit(user, urls)`: what the browser of `user` complained about on all these pages."""

    def walk(user, urls: list[str]) -> list[str]:
        page = open_page("/fr/cart/")
        if user:
            client.force_login(user)
            session = client.cookies["sessionid"].value
            page.context.add_cookies(
                [{"name": "sessionid", "value": session, "url": live_server.url}]
            )
        heard = listen(page)
        for url in urls:
            page.goto(url, wait_until="load")
            page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        return heard

    return walk


def address(world: World, name: str) -> str:  # noqa: F811
    return world.address(name) if ":" in name else f"/fr{reverse(name)[3:]}"


def test_public_pages(shown, visit):
    order = f"{shown.address('orders:order')}?t={shown.order.token}"

    assert visit(None, [*(address(shown, name) for name in PUBLIC), order]) == []


def test_pages_of_a_cooperative_and_the_checkout(shown, visit):
    contact = {"full_name": "Amina", "phone": "+212612345678", "email": ""}
    place = {"address": "x", "city": "y", "postal_code": "", "instructions": ""}
    cart = Cart.objects.create(
        user=shown.owner,
        checkout={
            "contact": contact,
            "delivery": place | {"province": shown.seller.province_id},
            "kinds": {shown.seller.code: "home"},
        },
    )
    variant = shown.product.variants.get()
    cart.lines.create(variant=variant, quantity=1, price_seen=variant.price)
    steps = [f"/fr/checkout/{step}/" for step in ("contact", "delivery", "check")]

    assert visit(shown.owner, [*(address(shown, name) for name in PRIVATE), *steps]) == []


def test_the_admin(shown, visit):
    file = CooperativeFactory(under_review=True, reviewer=shown.office)
    EvidenceFactory(
        cooperative=file,
        file=ContentFile(papers.png(), "a.png"),
        original_name="a.png",
        content_type="image/png",
    )
    EvidenceFactory(cooperative=file, file=ContentFile(papers.pdf(), "a.pdf"))
    shown.certificate.file = ContentFile(papers.png(), "b.png")
    shown.certificate.content_type = "image/png"
    shown.certificate.save()
    urls = ["/admin/", "/admin/login/"]
    request = RequestFactory().get("/")
    request.user = shown.office
    for model, options in admin.site._registry.items():
        name = f"{model._meta.app_label}_{model._meta.model_name}"
        urls.append(reverse(f"admin:{name}_changelist"))
        if row := options.get_queryset(request).order_by("-pk").first():
            urls.append(reverse(f"admin:{name}_change", args=[row.pk]))
    urls.append(reverse("admin:accounts_user_add"))
    urls.append(reverse("admin:cooperatives_cooperative_change", args=[file.pk]))

    assert visit(shown.office, urls) == []
