"""The desk: who may open what, and what each button does."""

import re
from decimal import Decimal

import pytest

from cooperatives.models import Role
from cooperatives.reasons import Reason
from cooperatives.use_cases import suspend
from orders.models import CooperativeOrder, DeliveryOption, OrderEvent
from tests.factories.accounts import AdminFactory, UserFactory
from tests.factories.catalog import VariantFactory
from tests.factories.cooperatives import MembershipFactory
from tests.factories.orders import place

pytestmark = pytest.mark.django_db


@pytest.fixture
def part() -> CooperativeOrder:
    return place(VariantFactory()).parts.get()


def person(role: str, part: CooperativeOrder):
    """Somebody in the table below."""
    if role == "anonymous":
        return None
    if role == "shopper":
        return UserFactory()
    if role == "admin":
        return AdminFactory()
    if role == "stranger":
        return MembershipFactory(role=Role.OWNER).user
    if role == "former member":
        return MembershipFactory(cooperative=part.cooperative, is_active=False).user
    return MembershipFactory(cooperative=part.cooperative, role=role).user


# 302 leads to sign-in, 404 shows nothing, "ok" is whatever the page does for those who may.
WHO = {
    "anonymous": 302,
    "shopper": 404,
    "stranger": 404,
    "former member": 404,
    "admin": 404,
    Role.OWNER: "ok",
    Role.MANAGER: "ok",
}
PAGES = [
    ("get", "", WHO | {Role.ORDERS: "ok", Role.CATALOGUE: "ok", Role.FINANCE: "ok"}, 200),
    ("get", "orders/", WHO | {Role.ORDERS: "ok", Role.CATALOGUE: 404, Role.FINANCE: 404}, 200),
    ("get", "orders/{pk}/", WHO | {Role.ORDERS: "ok", Role.CATALOGUE: 404, Role.FINANCE: 404}, 200),
    (
        "post",
        "orders/{pk}/confirm/",
        WHO | {Role.ORDERS: "ok", Role.CATALOGUE: 404, Role.FINANCE: 404},
        302,
    ),
    ("get", "invoices/", WHO | {Role.ORDERS: "ok", Role.CATALOGUE: 404, Role.FINANCE: "ok"}, 200),
    (
        "get",
        "invoices/details/",
        WHO | {Role.ORDERS: 404, Role.CATALOGUE: 404, Role.FINANCE: "ok"},
        200,
    ),
    ("get", "delivery/", WHO | {Role.ORDERS: 404, Role.CATALOGUE: 404, Role.FINANCE: 404}, 200),
]


@pytest.mark.parametrize(
    ("method", "path", "role", "expected", "ok"),
    [
        pytest.param(method, path, role, expected, ok, id=f"{method} {path or 'home'} {role}")
        for method, path, roles, ok in PAGES
        for role, expected in roles.items()
    ],
)
def test_who_may_do_what(client, part, method, path, role, expected, ok):
    somebody = person(role, part)
    if somebody:
        client.force_login(somebody)
    events = OrderEvent.objects.count()

    answer = getattr(client, method)(f"/fr/sell/{part.cooperative.code}/{path.format(pk=part.pk)}")

    assert answer.status_code == (ok if expected == "ok" else expected)
    if expected != "ok":
        assert OrderEvent.objects.count() == events


def test_a_cooperative_never_opens_anothers_part(client, part):
    stranger = MembershipFactory(role=Role.OWNER)
    client.force_login(stranger.user)

    answer = client.post(f"/fr/sell/{stranger.cooperative.code}/orders/{part.pk}/confirm/")

    assert answer.status_code == 404
    part.refresh_from_db()
    assert part.status == "placed"


@pytest.fixture
def owner(client, part):
    owner = MembershipFactory(cooperative=part.cooperative, role=Role.OWNER).user
    client.force_login(owner)
    return owner


def step(client, part, name, **data):
    return client.post(f"/fr/sell/{part.cooperative.code}/orders/{part.pk}/{name}/", data)


def test_from_the_order_to_the_cash(client, part, owner):
    step(client, part, "confirm")
    step(client, part, "ready")
    step(client, part, "ship", carrier="Amana", tracking_number="ee 123 456 785 ma")
    step(client, part, "delivered")
    step(client, part, "cash")

    part.refresh_from_db()
    assert part.status == "delivered"
    assert part.tracking_number == "EE123456785MA"
    assert part.cash_collected_by == owner
    assert [event.target for event in part.events.all()] == [
        "placed",
        "confirmed",
        "ready",
        "shipped",
        "delivered",
    ]


def test_carrier_and_number_are_seen_and_mended_at_the_desk(client, part, owner):
    for name in ("confirm", "ready"):
        step(client, part, name)
    step(client, part, "ship", carrier="Amana", tracking_number="ee1")
    page = f"/fr/sell/{part.cooperative.code}/orders/{part.pk}/"
    assert "EE1" in client.get(page).content.decode()

    refused = step(client, part, "correct", carrier="", tracking_number="EE2")
    assert refused.status_code == 422
    assert 'value="EE2"' in refused.content.decode()
    step(client, part, "correct", carrier="CTM", tracking_number="ee 2")

    part.refresh_from_db()
    assert (part.status, part.carrier, part.tracking_number) == ("shipped", "CTM", "EE2")


def test_a_suspended_cooperative_reads_why_and_is_asked_for_no_goods(client, part, owner, office):
    home = f"/fr/sell/{part.cooperative.code}/"
    assert "Ajoutez votre premier produit" not in client.get(home).content.decode()
    assert "Dites comment vous livrez" not in client.get(home).content.decode()
    part.cooperative.delivery_options.all().delete()
    assert "Dites comment vous livrez" in client.get(home).content.decode()

    suspend(cooperative=part.cooperative, actor=office, reason=Reason(words="Travaux en cours"))

    page = client.get(home).content.decode()
    assert "Travaux en cours" in page
    assert "Dites comment vous livrez" not in page


def test_what_was_fetched_is_not_called_delivered(client, part, owner):
    CooperativeOrder.objects.update(status="ready_for_pickup", delivery_kind="pickup")

    step(client, part, "fetched")

    page = client.get(f"/fr/sell/{part.cooperative.code}/orders/{part.pk}/").content.decode()
    assert "<h1>Colis retiré</h1>" in page


def test_a_refusal_without_reason_is_said_beside_the_field(client, part, owner):
    answer = step(client, part, "refuse", reason=" ")

    assert answer.status_code == 422
    assert answer.context["reason_form"].errors["reason"]
    part.refresh_from_db()
    assert part.status == "placed"


def test_a_carrier_is_asked_for_and_the_number_typed_stays(client, part, owner):
    step(client, part, "confirm")
    step(client, part, "ready")

    answer = step(client, part, "ship", tracking_number="EE123")

    assert answer.status_code == 422
    assert "EE123" in answer.content.decode()
    part.refresh_from_db()
    assert part.status == "ready"


def test_a_button_pressed_twice_says_so_and_changes_nothing(client, part, owner):
    step(client, part, "confirm")

    step(client, part, "confirm")

    assert part.events.count() == 2


@pytest.mark.parametrize("name", ["nothing", "delete", "x" * 200])
def test_an_unknown_step_is_404(client, part, owner, name):
    assert step(client, part, name).status_code == 404


def test_ways_of_delivery_are_set(client, part, owner):
    page = f"/fr/sell/{part.cooperative.code}/delivery/"
    home = {
        "home-is_offered": "on",
        "home-price": "35,50",
        "home-free_from": "",
        "home-days_min": 2,
        "home-days_max": 4,
    }
    pickup = {"pickup-price": "0", "pickup-days_min": 1, "pickup-days_max": 2}

    answer = client.post(page, home | pickup)

    assert answer.status_code == 302
    option = DeliveryOption.objects.get(kind="home")
    assert (option.price, option.days_max) == (Decimal("35.50"), 4)
    assert not DeliveryOption.objects.get(kind="pickup").is_offered


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"home-price": "-1"}, "price"),
        ({"home-price": "x"}, "price"),
        ({"home-days_max": "1"}, "days_max"),
        ({"home-free_from": "0"}, "free_from"),
    ],
)
def test_wrong_delivery_terms_are_said_and_kept(client, part, owner, wrong, field):
    page = f"/fr/sell/{part.cooperative.code}/delivery/"
    terms = {
        "home-is_offered": "on",
        "home-price": "35",
        "home-free_from": "",
        "home-days_min": 2,
        "home-days_max": 4,
        "pickup-price": "0",
        "pickup-days_min": 1,
        "pickup-days_max": 2,
    }

    answer = client.post(page, terms | wrong)

    assert answer.status_code == 422
    assert field in answer.context["forms"][0][1].errors
    assert DeliveryOption.objects.get(kind="home").price == Decimal("30.00")


def test_the_list_of_orders_asks_the_database_a_fixed_number_of_times(
    client, part, owner, django_assert_max_num_queries
):
    for _ in range(4):
        place(VariantFactory(product__cooperative=part.cooperative))

    with django_assert_max_num_queries(14):
        answer = client.get(f"/fr/sell/{part.cooperative.code}/orders/")

    assert len(answer.context["page_obj"]) == 5


@pytest.mark.parametrize("role", [role for role in Role if role != Role.HELPER])
def test_nobody_is_led_to_a_page_of_the_desk_that_is_closed_to_them(client, part, role):
    """Every link of every page that opens, from the first page on."""
    client.force_login(MembershipFactory(cooperative=part.cooperative, role=role).user)
    home = f"/fr/sell/{part.cooperative.code}/"
    waiting, seen = [home], {}
    while waiting:
        page = waiting.pop()
        answer = client.get(page, follow=True)
        seen[page] = answer.status_code
        links = set(re.findall(rf'href="({home}[^"?#]*)', answer.content.decode()))
        waiting += [link for link in sorted(links) if link not in {*seen, *waiting}]

    assert {page: status for page, status in seen.items() if status != 200} == {}
    assert len(seen) > 2
