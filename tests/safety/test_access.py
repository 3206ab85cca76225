"""Every address of ours for every kind of person who should not be there."""

import re

import pytest
from django.test import Client
from django.utils import translation

from catalog.models import Certificate, Photo, Product, Stock, Variant
from cooperatives.models import (
    Cooperative,
    Declaration,
    Evidence,
    Membership,
    Role,
    StatusChange,
)
from coopstore.notifications.models import Notification
from orders.models import (
    Cart,
    CartLine,
    CooperativeOrder,
    DeliveryOption,
    Invoice,
    InvoiceSeries,
    Order,
    OrderEvent,
    TaxDetails,
)
from tests.factories.accounts import UserFactory
from tests.factories.catalog import CertificateFactory, ProductFactory, VariantFactory
from tests.factories.cooperatives import CooperativeFactory, MembershipFactory
from tests.factories.orders import place
from tests.safety.conftest import ARGUMENTS

pytestmark = pytest.mark.django_db

PUBLIC = {
    "catalog:cooperative",
    "catalog:cooperative_list",
    "catalog:home",
    "catalog:product",
    "catalog:product_list",
    "catalog:verify",
    "catalog:verify_code",
    "cooperatives:invitation",
    "cooperatives:start",
    "demo:outbox",
    "demo:styleguide",
    "healthz",
    "media",
    "orders:cart",
    "orders:cart_add",
    "orders:cart_update",
    "orders:checkout",
    "orders:checkout_step",
    "orders:desk",
    "orders:find",
    "readyz",
    "robots",
    "sitemap",
    "sitemap_part",
    "too_large",
}
WITH_ACCOUNT = {"accounts:profile", "notifications:list", "notifications:read_all"}
WITH_ACCOUNT |= {"privacy:account_keep", "privacy:data", "privacy:delete_account"}
WITH_ACCOUNT |= {"privacy:export_ask"}
WITH_ACCOUNT |= {"cooperatives:claim"}
BY_LINK = {"orders:order", "orders:cancel", "orders:invoice"}  # 404 for everybody without its token
OFFICE = {"catalog:certificate_evidence", "cooperatives:evidence"}
PRIVATE = sorted(set(ARGUMENTS) - PUBLIC - WITH_ACCOUNT)
ONE_METHOD = {"notifications:open", "orders:order", "orders:invoice", "privacy:export_download"}
ONE_METHOD |= {"privacy:cooperative_data", "privacy:cooperative_export_ask"}
KEPT = (Cart, CartLine, Certificate, Cooperative, CooperativeOrder, DeliveryOption, Evidence)
KEPT += (
    Declaration,
    Invoice,
    InvoiceSeries,
    Membership,
    Notification,
    Order,
    OrderEvent,
    Photo,
    Product,
    Stock,
    StatusChange,
    TaxDetails,
    Variant,
)


def rows() -> list:
    """All that somebody could have changed."""
    with translation.override("fr"):  # else translated columns are those of the last request
        return [list(model.objects.order_by("pk").values()) for model in KEPT]


def outsider(kind: str) -> Client:
    client = Client()
    if kind == "nobody":
        return client
    if kind == "owner of another":
        user = MembershipFactory(role=Role.OWNER).user
        place(VariantFactory(product__cooperative=user.memberships.get().cooperative))
    else:
        user = UserFactory(is_staff=kind == "staff without rights")
    client.force_login(user)
    return client


def status(response) -> int:
    if response.streaming:
        b"".join(response.streaming_content)
    if response.status_code == 302 and "/accounts/login/" in response["Location"]:
        return 401
    return response.status_code


@pytest.mark.parametrize("name", PRIVATE)
def test_outsiders_meet_nothing_and_write_nothing(world, name):
    clients = {
        kind: outsider(kind)
        for kind in ("nobody", "shopper", "owner of another", "staff without rights")
    }
    url, before = world.address(name), rows()
    found = {}
    for kind, client in clients.items():
        for method in ("get", "post"):
            found[kind, method] = status(getattr(client, method)(url))

    for (kind, method), code in found.items():
        closed = 401 if kind == "nobody" and name not in BY_LINK else 404
        # 405 tells nothing of what is there: it is said before anything is looked up.
        assert code == closed or (code == 405 and name in ONE_METHOD), (kind, method)
    assert rows() == before


@pytest.mark.parametrize("name", [name for name in PRIVATE if name not in BY_LINK])
def test_the_office_is_no_member(world, name):
    """Whoever may do everything in the admin still has no desk of a cooperative."""
    client = Client()
    client.force_login(world.office)

    expected = 200 if name in OFFICE else 404
    found = status(client.get(world.address(name)))

    assert found == expected or (name == "notifications:open" and found == 405)


@pytest.mark.parametrize("name", sorted(WITH_ACCOUNT))
def test_pages_of_a_person_ask_to_sign_in(world, name):
    assert status(Client().get(world.address(name))) == 401


def test_things_of_one_cooperative_are_not_reached_through_the_desk_of_another(world):
    """The address begins with one's own cooperative, and ends with what is another's."""
    member = MembershipFactory()
    draft = CooperativeFactory(draft=True)
    MembershipFactory(cooperative=draft, user=member.user)
    client = Client()
    client.force_login(member.user)
    own, theirs = member.cooperative.code, world
    part, product = theirs.part.pk, theirs.product.pk
    before = rows()
    urls = [
        f"/fr/sell/{own}/orders/{part}/",
        *(f"/fr/sell/{own}/orders/{part}/{step}/" for step in ("confirm", "refuse", "cash")),
        f"/fr/sell/{own}/invoices/{part}/",
        f"/fr/sell/{own}/products/{product}/",
        f"/fr/sell/{own}/products/{product}/stock/",
        f"/fr/sell/{draft.code}/evidence/{theirs.evidence.pk}/",
        f"/fr/sell/{draft.code}/evidence/{theirs.evidence.pk}/remove/",
        f"/fr/sell/{own}/labels/new/?renews={theirs.certificate.code}",
    ]

    found = {}
    for url in urls:
        for method in ("get", "post"):
            found[url, method] = status(getattr(client, method)(url))

    assert {key: it for key, it in found.items() if it not in (404, 405)} == {}
    assert rows() == before


@pytest.mark.parametrize(
    "traits",
    [
        {"draft": True},
        {"archived": True},
        {"cooperative__draft": True, "draft": True},
        {"cooperative__suspended": True},
        {"cooperative__closed": True},
    ],
    ids=str,
)
def test_hidden_goods_are_nowhere(client, traits):
    """Not by address, list, search, suggestion, facet, sitemap, home, cooperative or label."""
    hidden = ProductFactory(name_fr="Introuvable", **traits)
    certificate = CertificateFactory(cooperative=hidden.cooperative)
    urls = [
        "/fr/",
        "/fr/products/",
        "/fr/products/?q=introuvable",
        "/fr/products/?q=introuvabel",
        "/fr/products/?label=bio_maroc",
        f"/fr/products/?cooperative={hidden.cooperative.slug}",
        "/fr/cooperatives/",
        f"/fr/cooperatives/{hidden.cooperative.slug}/",
        f"/fr/verify/{certificate.code}/",
        "/sitemap.xml",
    ]
    pages = {url: client.get(url).content.decode() for url in urls}

    assert client.get(f"/fr/products/{hidden.slug}/").status_code == 404
    assert {url for url, page in pages.items() if hidden.slug in page} == set()
    assert {url for url, page in pages.items() if "Introuvable" in page} == set()


def test_an_order_shown_to_its_cooperatives_tells_each_nothing_of_the_other(client):
    oil, honey = VariantFactory(), VariantFactory()
    order = place(oil, honey)
    mine = order.parts.get(cooperative=oil.product.cooperative)
    client.force_login(MembershipFactory(cooperative=mine.cooperative).user)

    for path in (f"orders/{mine.pk}/", "orders/", ""):
        page = client.get(f"/fr/sell/{mine.cooperative.code}/{path}").content.decode()
        assert honey.product.name_fr not in page
        assert honey.product.cooperative.name_fr not in page
        assert order.token not in page
    messages = Notification.objects.filter(kind="parcel_to_confirm", path__contains=f"/{mine.pk}/")
    assert all(order.token not in str(row.context) + row.path for row in messages)


def test_the_page_of_an_order_is_kept_by_nobody_and_tells_no_other_site(client, world):
    page = client.get(f"/fr/orders/{world.order.number}/?t={world.order.token}")

    assert "no-store" in page["Cache-Control"]
    assert "private" in page["Cache-Control"]
    assert page["Referrer-Policy"] == "same-origin"
    content = page.content.decode()
    assert '<meta name="robots" content="noindex">' in content
    assert "hreflang" in content  # the reader may change the language
    assert [it for it in re.findall("<link[^>]*>", content) if world.order.token in it] == []


def test_evidence_of_a_draft_is_not_in_any_public_folder(world, settings):
    for row in (world.evidence, world.certificate):
        assert not str(row.file.path).startswith(str(settings.MEDIA_ROOT))
        with pytest.raises(ValueError, match="no address"):
            _ = row.file.url


@pytest.mark.parametrize(
    "path", ["../private/x.pdf", "..%2f..%2fsettings.py", "/etc/passwd", "photos/../../x", ".git"]
)
def test_media_stay_in_their_folder(client, path, settings):
    assert client.get(f"/media/{path}").status_code in (400, 404)


def test_former_members_lose_the_papers_at_once(world, client):
    member = MembershipFactory(cooperative=world.draft)
    client.force_login(member.user)
    url = world.address("cooperatives:evidence")
    assert status(client.get(url)) == 200
    member.is_active = False
    member.save()

    assert status(client.get(url)) == 404


def test_a_closed_account_is_signed_out_everywhere(world, client):
    client.force_login(world.owner)
    world.owner.is_active = False
    world.owner.save()

    assert status(client.get(world.address("orders:desk_home"))) == 401
