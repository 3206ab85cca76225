"""Two tabs, two devices, two clicks: nothing is lost, nothing is counted twice, nothing breaks."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.test import Client

from catalog.models import Product
from catalog.use_cases.products import draft_product, new_key
from coopstore.core.errors import Refusal
from orders import cart as carts
from orders.cart import SESSION_KEY, add_to_cart, set_quantity
from orders.errors import CartChanged
from orders.models import Cart, CartLine, CooperativeOrder, DeliveryOption, OrderEvent, Status
from orders.use_cases import cancel_part, confirm_part, mark_ready, refuse_part
from tests.factories.accounts import UserFactory
from tests.factories.catalog import VariantFactory
from tests.factories.cooperatives import CooperativeFactory, MembershipFactory
from tests.factories.orders import CartFactory, CartLineFactory, DeliveryOptionFactory, place

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable) -> list:
    """What each act gave, or the error it ended in, all begun in the same moment."""
    start = threading.Barrier(len(acts))

    def run(act):
        try:
            start.wait(timeout=10)
            return act()
        except Exception as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def browser(user=None, cart: Cart | None = None) -> Client:
    """A device on which `user` signed in, with a cart filled before that."""
    client = Client(raise_request_exception=False)
    if user:
        client.force_login(user)
    if cart:
        session = client.session
        session[SESSION_KEY] = str(cart.pk)
        session.save()
    return client


@pytest.fixture
def oil():
    return VariantFactory(stock__on_hand=500)


def test_adding_the_same_good_from_many_tabs_counts_each_once(oil):
    cart = CartFactory()

    results = at_once(*[lambda: add_to_cart(cart=cart, variant=oil, quantity=3) for _ in range(6)])

    assert [it for it in results if isinstance(it, Exception)] == []
    assert CartLine.objects.get().quantity == 18


def first_clicks(*variants, cookie: str) -> Client:
    """The browser of a new visitor who puts all of these into the cart in the same moment."""
    clicks = [Client() for _ in variants]
    for click in clicks:  # each sends what the page before has set: the cookie of forms
        click.cookies["csrftoken"] = cookie

    def put(click, variant):
        return lambda: click.post("/fr/cart/add/", {"variant": variant.pk, "quantity": 1})

    answers = at_once(*map(put, clicks, variants))
    assert [answer.status_code for answer in answers] == [302] * len(variants)
    return clicks[-1]  # the cookie that came last is the one the browser keeps


def test_the_first_clicks_of_a_visitor_fill_one_cart(oil):
    honey = VariantFactory()

    kept = first_clicks(oil, honey, cookie="a" * 32)

    assert kept.get("/fr/cart/").context["view"].units == 2
    assert Cart.objects.count() == 1
    assert set(CartLine.objects.values_list("variant", flat=True)) == {oil.pk, honey.pk}


def test_another_visitor_has_another_cart(oil):
    for cookie in ("a" * 32, "b" * 32, ""):
        first_clicks(oil, cookie=cookie)

    assert Cart.objects.count() == 3


def test_no_more_than_the_most_comes_together_from_two_tabs(oil):
    cart = CartFactory()

    results = at_once(*[lambda: add_to_cart(cart=cart, variant=oil, quantity=60) for _ in range(2)])

    refused = [it for it in results if isinstance(it, Exception)]
    assert [type(it).__name__ for it in refused] == ["NotEnough"]
    assert CartLine.objects.get().quantity == 60


def test_changing_and_removing_at_once_ends_in_one_of_the_two(oil):
    line = CartLineFactory(variant=oil)

    results = at_once(
        lambda: set_quantity(cart=line.cart, variant=oil, quantity=5),
        lambda: set_quantity(cart=line.cart, variant=oil, quantity=0),
        lambda: add_to_cart(cart=line.cart, variant=oil, quantity=1),
    )

    assert [it for it in results if isinstance(it, Exception)] == []
    assert list(CartLine.objects.values_list("quantity", flat=True)) in ([], [1], [2], [5], [6])


def test_two_devices_of_one_person_make_one_cart(oil):
    user, honey = UserFactory(), VariantFactory()
    devices = [browser(user), browser(user)]

    answers = at_once(
        lambda: devices[0].post("/fr/cart/add/", {"variant": oil.pk, "quantity": 1}),
        lambda: devices[1].post("/fr/cart/add/", {"variant": honey.pk, "quantity": 1}),
    )

    assert [answer.status_code for answer in answers] == [302, 302]
    cart = Cart.objects.get()
    assert cart.user == user
    assert set(cart.lines.values_list("variant", flat=True)) == {oil.pk, honey.pk}


@pytest.fixture
def held_before_merging(monkeypatch):
    """Both tabs have seen the cart of nobody before either of them moves it."""
    both, merge = threading.Barrier(2), carts._merge

    def wait_then_merge(*args, **kwargs):
        both.wait(timeout=10)
        return merge(*args, **kwargs)

    monkeypatch.setattr(carts, "_merge", wait_then_merge)


@pytest.mark.parametrize("has_own", [True, False])
def test_two_tabs_after_sign_in_join_the_cart_once(oil, has_own, held_before_merging):
    user = UserFactory()
    if has_own:
        CartLineFactory(cart=Cart.objects.create(user=user), variant=oil, quantity=1)
    filled = CartLineFactory(variant=oil, quantity=2).cart
    tab = browser(user, filled)
    other = Client(raise_request_exception=False)
    other.cookies = tab.cookies

    answers = at_once(lambda: tab.get("/fr/cart/"), lambda: other.get("/fr/cart/"))

    assert [answer.status_code for answer in answers] == [200, 200]
    assert Cart.objects.get().user == user
    assert CartLine.objects.get().quantity == (3 if has_own else 2)


def test_a_cart_that_another_tab_has_joined_is_refused_with_a_sentence(oil):
    cart = CartFactory()
    Cart.objects.all().delete()

    for act in (
        lambda: add_to_cart(cart=cart, variant=oil, quantity=1),
        lambda: set_quantity(cart=cart, variant=oil, quantity=1),
    ):
        with pytest.raises(CartChanged) as refusal:
            act()
        assert refusal.value.reason()


CLICKS = {
    "confirm": (Status.PLACED, {}),
    "refuse": (Status.PLACED, {"reason": "Gel"}),
    "ready": (Status.CONFIRMED, {}),
    "ship": (Status.READY, {"carrier": "Amana"}),
    "pickup": (Status.READY, {}),
    "delivered": (Status.SHIPPED, {"cash_collected": "on"}),
    "fetched": (Status.READY_FOR_PICKUP, {"cash_collected": "on"}),
    "cash": (Status.DELIVERED, {}),
    "returned": (Status.SHIPPED, {"reason": "Absent"}),
}


@pytest.mark.parametrize("step", CLICKS)
def test_two_clicks_on_a_button_of_the_desk_do_it_once(step, oil):
    source, data = CLICKS[step]
    part = place(oil, quantity=2).parts.get()
    part.status = source
    part.delivery_kind = "pickup" if step in ("pickup", "fetched") else "home"
    part.save()
    member = MembershipFactory(cooperative=part.cooperative).user
    page = f"/fr/sell/{part.cooperative.code}/orders/{part.pk}/{step}/"
    events = OrderEvent.objects.count()

    answers = at_once(*[lambda: browser(member).post(page, data) for _ in range(3)])

    assert [answer.status_code for answer in answers] == [302] * 3
    assert OrderEvent.objects.count() == events + (step != "cash")
    oil.stock.refresh_from_db()
    gone = step in ("ship", "fetched")
    free = step == "refuse" or gone
    assert (oil.stock.on_hand, oil.stock.allocated) == (498 if gone else 500, 0 if free else 2)


def test_two_clicks_on_the_ways_of_delivery_save_them_once():
    member = MembershipFactory()
    page = f"/fr/sell/{member.cooperative.code}/delivery/"
    data = {
        f"{kind}-{name}": value
        for kind in ("home", "pickup")
        for name, value in {"is_offered": "on", "price": "30", "days_min": 1, "days_max": 3}.items()
    }

    answers = at_once(*[lambda: browser(member.user).post(page, data) for _ in range(3)])

    assert [answer.status_code for answer in answers] == [302] * 3
    assert sorted(DeliveryOption.objects.values_list("kind", flat=True)) == ["home", "pickup"]


def test_two_clicks_on_a_new_product_make_one_draft():
    cooperative, key = CooperativeFactory(), new_key()

    drafts = at_once(
        *[
            lambda: draft_product(cooperative=cooperative, texts={"name_fr": "Huile"}, key=key)
            for _ in range(3)
        ]
    )

    assert drafts == [Product.objects.get()] * 3


@pytest.mark.parametrize("act", [confirm_part, refuse_part, mark_ready])
def test_the_shopper_cancels_while_the_cooperative_acts(act, oil):
    part = place(oil, quantity=2).parts.get()
    if act is mark_ready:
        part.status = Status.CONFIRMED
        part.save()
    actor = UserFactory()
    more = {"reason": "Gel"} if act is refuse_part else {}

    results = at_once(
        lambda: cancel_part(part=part, actor=None), lambda: act(part=part, actor=actor, **more)
    )

    # One of the two won, and the other was told so.
    refused = [it for it in results if isinstance(it, Exception)]
    assert len(refused) == 1
    assert isinstance(refused[0], Refusal), refused
    oil.stock.refresh_from_db()
    status = CooperativeOrder.objects.get().status
    assert oil.stock.allocated == (2 if status in (Status.CONFIRMED, Status.READY) else 0)


def test_a_parcel_that_joined_the_cart_later_is_asked_about(client, oil):
    """Its delivery was never chosen: without an address it could not be sent."""
    fetched = VariantFactory()
    DeliveryOptionFactory(cooperative=fetched.product.cooperative, kind="pickup", price=0)
    DeliveryOptionFactory(cooperative=oil.product.cooperative)
    client.post("/fr/cart/add/", {"variant": fetched.pk, "quantity": 1})
    client.post("/fr/checkout/contact/", {"full_name": "Amina", "phone": "0612345678"})
    client.post("/fr/checkout/delivery/", {f"kind_{fetched.product.cooperative.code}": "pickup"})
    assert client.get("/fr/checkout/check/").status_code == 200
    client.post("/fr/cart/add/", {"variant": oil.pk, "quantity": 1})

    assert client.get("/fr/checkout/check/").url == "/fr/checkout/delivery/"
    form = {"key": Cart.objects.get().checkout_key, "total_seen": "220.00"}
    assert client.post("/fr/checkout/check/", form).url == "/fr/checkout/delivery/"
    assert not CooperativeOrder.objects.exists()
