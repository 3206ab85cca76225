"""One person orders so often a day: no script holds the stock, or writes to strangers."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import connections
from django.utils import timezone

from catalog.models import Stock
from coopstore.notifications.models import Notification
from orders.errors import TooManyOrders
from orders.models import CartLine, Order
from orders.use_cases import checkout, limits
from tests.factories.accounts import UserFactory
from tests.factories.catalog import VariantFactory
from tests.factories.orders import cart_with, place, somebody
from tests.orders.test_shopping import ADDRESS, CONTACT, add, confirmation, delivery_of


@pytest.fixture(autouse=True)
def two_a_day(settings):
    settings.ORDERS_PER_CONTACT_A_DAY = 2


@pytest.fixture
def oil(db):
    return VariantFactory(stock__on_hand=10)


@pytest.mark.parametrize(
    "same",
    [
        lambda: {"answers": somebody(phone="+212611111111")},
        lambda: {"answers": somebody(email="Amina@example.org")},
        lambda: {"answers": somebody(email="amina@EXAMPLE.org")},
    ],
    ids=["phone", "e-mail", "e-mail otherwise written"],
)
def test_the_third_order_of_a_contact_is_refused_and_writes_nothing(oil, same):
    place(oil, answers=somebody(phone="+212611111111", email="amina@example.org"))
    place(oil, **same())
    cart, told = cart_with(oil), Notification.objects.count()

    with pytest.raises(TooManyOrders) as refusal:
        place(cart=cart, **same())

    assert "2 orders in one day" in refusal.value.reason()
    assert Order.objects.count() == 2
    assert Stock.objects.get().allocated == 2
    assert cart.lines.count() == 1
    assert Notification.objects.count() == told


def test_the_third_order_of_an_account_is_refused(oil):
    person = UserFactory()
    for _ in range(2):
        place(oil, user=person)

    with pytest.raises(TooManyOrders):
        place(oil, user=person)

    assert Order.objects.count() == 2


def test_others_and_those_without_mail_are_not_counted_together(oil):
    for _ in range(5):
        place(oil, answers=somebody(email=""))

    assert Order.objects.count() == 5


def test_a_day_later_the_contact_may_order_again(oil):
    for _ in range(2):
        place(oil, answers=somebody(phone="+212611111111"))
    Order.objects.update(placed_at=timezone.now() - timedelta(days=1))

    place(oil, answers=somebody(phone="+212611111111"))

    assert Order.objects.count() == 3


def at_once(oil) -> list[str]:
    """The names of what two orders of one phone, placed at the same moment, came to."""

    def order(_):
        try:
            return type(place(oil, answers=somebody(phone="+212611111111"))).__name__
        except TooManyOrders as refusal:
            return type(refusal).__name__
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        return sorted(pool.map(order, range(2)))


@pytest.fixture
def both_have_counted(monkeypatch):
    """Each of two orders goes on, once it was counted, when the other was too."""
    both, real = threading.Barrier(2), checkout.refuse_too_many_orders

    def count_then_wait(**contact):
        real(**contact)
        with suppress(threading.BrokenBarrierError):
            both.wait(timeout=1)

    monkeypatch.setattr(checkout, "refuse_too_many_orders", count_then_wait)


@pytest.mark.django_db(transaction=True)
def test_orders_placed_at_once_count_each_other(oil, settings, both_have_counted):
    settings.ORDERS_PER_CONTACT_A_DAY = 1

    assert at_once(oil) == ["Order", "TooManyOrders"]
    assert Stock.objects.get().allocated == 1


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_both_would_pass(oil, settings, both_have_counted, monkeypatch):
    """The control."""
    settings.ORDERS_PER_CONTACT_A_DAY = 1
    monkeypatch.setattr(limits, "_wait_for", lambda contacts: None)

    assert at_once(oil) == ["Order", "Order"]


def at_the_last_step(client, oil, language="fr") -> dict:
    """A shopper one click away from ordering: the fields of the last form."""
    cart_with(oil)  # so that its cooperative delivers
    add(client, oil, language=language)
    client.post(f"/{language}/checkout/contact/", CONTACT)
    answers = ADDRESS | {"province": oil.product.province_id} | delivery_of(oil)
    client.post(f"/{language}/checkout/delivery/", answers)
    return confirmation(client, language)


@pytest.mark.parametrize("code", ["ar", "zgh", "fr", "en"])
def test_the_page_says_so_and_keeps_the_cart(client, oil, settings, code):
    settings.ORDERS_PER_CONTACT_A_DAY = 0
    form = at_the_last_step(client, oil, code)
    lines = CartLine.objects.count()

    answer = client.post(f"/{code}/checkout/check/", form)

    assert answer.status_code == 429
    assert answer.context["too_many"] in answer.content.decode()
    assert not Order.objects.exists()
    assert CartLine.objects.count() == lines


def test_a_crowd_behind_one_address_is_slowed_down(client, oil, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"place_order": "3/h/ip"}
    form = at_the_last_step(client, oil)
    wrong = form | {"total_seen": "1.00"}

    codes = [client.post("/fr/checkout/check/", wrong).status_code for _ in range(3)]
    answer = client.post("/fr/checkout/check/", form)

    assert codes == [302] * 3
    assert answer.status_code == 429
    assert "Attendez une heure" in answer.content.decode()
    assert not Order.objects.exists()
    elsewhere = client.post("/fr/checkout/check/", form, REMOTE_ADDR="192.0.2.7")
    assert "/fr/orders/" in elsewhere.url
