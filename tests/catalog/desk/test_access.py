"""Who may open what of the desk: a table of address and role, with nothing written."""

import pytest
from django.urls import reverse

from catalog.models import Certificate, Photo, Product, Stock, StockMovement, Variant
from cooperatives.models import Role
from tests.factories.accounts import AdminFactory, UserFactory
from tests.factories.catalog import CertificateFactory, PhotoFactory, ProductFactory
from tests.factories.cooperatives import CooperativeFactory, MembershipFactory

pytestmark = pytest.mark.django_db

PAGES = {
    "desk_products": lambda product, certificate: [product.cooperative.code],
    "desk_product_new": lambda product, certificate: [product.cooperative.code],
    "desk_product": lambda product, certificate: [product.cooperative.code, product.pk],
    "desk_stock": lambda product, certificate: [product.cooperative.code, product.pk],
    "desk_certificates": lambda product, certificate: [product.cooperative.code],
    "desk_certificate_new": lambda product, certificate: [product.cooperative.code],
}
WRITING = ["desk_product_new", "desk_product", "desk_stock", "desk_certificate_new"]
MAY = {Role.OWNER, Role.MANAGER, Role.CATALOGUE}
WHO = [*Role, "left", "stranger", "shopper", "staff", "nobody"]


@pytest.fixture
def shop():
    """A cooperative with one product, its photo and a certificate."""
    product = PhotoFactory(product=ProductFactory()).product
    return product, CertificateFactory(cooperative=product.cooperative)


def person(who, cooperative):
    """Somebody of that role in `cooperative`, a stranger from another one, or nobody."""
    if who == "nobody":
        return None
    if who == "staff":
        return UserFactory(is_staff=True)
    if who == "shopper":
        return UserFactory()
    if who == "stranger":
        return MembershipFactory(cooperative=CooperativeFactory(), role=Role.OWNER).user
    role = Role.OWNER if who == "left" else who
    return MembershipFactory(cooperative=cooperative, role=role, is_active=who != "left").user


def answer(client, user, url, *, post=False) -> int:
    if user:
        client.force_login(user)
    response = client.post(url, {"do": "withdraw"}) if post else client.get(url)
    if response.status_code == 302 and "/accounts/login/" in response["Location"]:
        return 401
    if response.streaming:
        b"".join(response.streaming_content)  # closes the file
    return response.status_code


def everything() -> list:
    """All rows that the desk could change."""
    models = (Product, Variant, Stock, StockMovement, Photo, Certificate)
    return [list(model.objects.order_by("pk").values()) for model in models]


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("page", PAGES)
def test_page_opens_for_those_who_keep_the_catalogue(client, shop, page, who):
    product, certificate = shop
    user = person(who, product.cooperative)
    url = reverse(f"catalog:{page}", args=PAGES[page](product, certificate))
    expected = 200 if who in MAY else 401 if who == "nobody" else 404

    assert answer(client, user, url) == expected


@pytest.mark.parametrize("who", [who for who in WHO if who not in MAY])
@pytest.mark.parametrize("page", WRITING)
def test_others_write_nothing(client, shop, page, who):
    product, certificate = shop
    user = person(who, product.cooperative)
    url = reverse(f"catalog:{page}", args=PAGES[page](product, certificate))
    before = everything()

    assert answer(client, user, url, post=True) == (401 if who == "nobody" else 404)
    assert everything() == before


@pytest.mark.parametrize("page", ["desk_product", "desk_stock"])
@pytest.mark.parametrize("post", [False, True])
def test_goods_of_another_cooperative_are_not_there(client, shop, page, post):
    product, _ = shop
    own = MembershipFactory(cooperative=CooperativeFactory())
    url = reverse(f"catalog:{page}", args=[own.cooperative.code, product.pk])
    before = everything()

    assert answer(client, own.user, url, post=post) == 404
    assert everything() == before


@pytest.mark.parametrize("act", ["earlier", "later", "remove", "put-back"])
def test_photos_of_another_product_are_not_there(client, shop, act):
    product, _ = shop
    member = MembershipFactory(cooperative=product.cooperative).user
    foreign = PhotoFactory()
    client.force_login(member)
    before = everything()

    response = client.post(
        reverse("catalog:desk_product", args=[product.cooperative.code, product.pk]),
        {"do": f"{act}:{foreign.pk}"},
    )

    assert response.status_code == 404
    assert everything() == before


@pytest.mark.parametrize("target", ["", "x", "0", "-1", "9" * 30])
def test_photo_that_is_none_is_not_there(client, shop, target):
    product, _ = shop
    client.force_login(MembershipFactory(cooperative=product.cooperative).user)

    response = client.post(
        reverse("catalog:desk_product", args=[product.cooperative.code, product.pk]),
        {"do": f"remove:{target}"},
    )

    assert response.status_code == 404


@pytest.mark.parametrize(
    ("who", "expected"),
    [(role, 404 if role == Role.HELPER else 200) for role in Role]
    + [("left", 404), ("stranger", 404), ("shopper", 404), ("staff", 404), ("nobody", 401)],
)
def test_paper_behind_a_label_is_for_members(client, shop, who, expected):
    product, certificate = shop
    user = person(who, product.cooperative)

    status = answer(client, user, reverse("catalog:certificate_evidence", args=[certificate.code]))

    assert status == expected


def test_paper_behind_a_label_is_for_officers(client, shop):
    _, certificate = shop
    client.force_login(AdminFactory())

    response = client.get(reverse("catalog:certificate_evidence", args=[certificate.code]))

    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert b"".join(response.streaming_content).startswith(b"%PDF-")


def test_certificate_of_another_cooperative_cannot_be_renewed(client, shop):
    _, certificate = shop
    own = MembershipFactory(cooperative=CooperativeFactory())
    client.force_login(own.user)
    url = reverse("catalog:desk_certificate_new", args=[own.cooperative.code])

    assert client.get(url, {"renews": certificate.code}).status_code == 404
