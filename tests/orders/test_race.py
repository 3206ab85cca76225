"""The last jar is sold once, whatever the concurrency; and what happens without the lock."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from django.db import IntegrityError, connection, connections, transaction

from catalog.models import Stock
from catalog.models.stock import StockQuerySet
from catalog.use_cases import stock as stock_rules
from cooperatives.reasons import Reason
from cooperatives.use_cases import suspend
from coopstore.core.locks import Busy
from orders.errors import NotEnough
from orders.models import Order
from orders.use_cases import checkout
from tests.factories.catalog import VariantFactory
from tests.factories.orders import cart_with, place

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*carts) -> list:
    """Each cart ordered by a thread of its own: the orders, or what refused them."""
    start = threading.Barrier(len(carts))

    def order(cart):
        try:
            start.wait(timeout=10)
            return place(cart=cart)
        except Exception as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(carts)) as pool:
        return list(pool.map(order, carts))


@pytest.fixture
def hold_between_reading_and_writing(monkeypatch):
    """Each of two buyers waits, once it has seen the stock, until the other has too."""
    both = threading.Barrier(2)

    def wait_then_allocate(*args, **kwargs):
        with suppress(threading.BrokenBarrierError):
            both.wait(timeout=1)
        return stock_rules.allocate(*args, **kwargs)

    monkeypatch.setattr(checkout, "allocate", wait_then_allocate)


def test_last_jar_is_sold_once(hold_between_reading_and_writing):
    jar = VariantFactory(stock__on_hand=1)

    results = at_once(cart_with(jar), cart_with(jar))

    assert sorted(type(result).__name__ for result in results) == ["NotEnough", "Order"]
    assert Stock.objects.get().allocated == 1
    assert Order.objects.count() == 1


def test_only_the_database_stops_an_oversale_without_the_lock(
    hold_between_reading_and_writing, monkeypatch
):
    """The control: without the lock both buyers see the jar, and the constraint refuses one."""
    monkeypatch.setattr(StockQuerySet, "lock", lambda self: self.order_by("pk"))
    jar = VariantFactory(stock__on_hand=1)

    results = at_once(cart_with(jar), cart_with(jar))

    refused = [result for result in results if isinstance(result, IntegrityError)]
    assert len(refused) == 1
    assert "catalog_stock_never_oversold" in str(refused[0])


def test_crossed_carts_never_deadlock():
    jars = [VariantFactory(stock__on_hand=200) for _ in range(4)]
    before = _deadlocks()

    for _ in range(10):
        carts = [cart_with(*jars), cart_with(*reversed(jars)), cart_with(*jars[::2], *jars[1::2])]
        results = at_once(*carts)
        assert all(isinstance(result, Order) for result in results), results

    assert set(Stock.objects.values_list("allocated", flat=True)) == {30}
    assert _deadlocks() == before


def test_ten_buyers_of_six_jars():
    jar = VariantFactory(stock__on_hand=6)

    results = at_once(*[cart_with(jar) for _ in range(10)])

    assert sum(isinstance(result, Order) for result in results) == 6
    assert sum(isinstance(result, NotEnough) for result in results) == 4


def test_one_cart_confirmed_twice_at_once_makes_one_order():
    from_one_cart = cart_with(VariantFactory(stock__on_hand=5))
    from_one_cart.refresh_from_db()
    start = threading.Barrier(2)
    total = checkout.CartView(from_one_cart).total

    def confirm(_):
        try:
            start.wait(timeout=10)
            return place(cart=from_one_cart, key=from_one_cart.checkout_key, total_seen=total)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(confirm, range(2))

    assert first == second
    assert Stock.objects.get().allocated == 1


def test_stock_is_locked_in_pk_order_before_it_is_read(django_assert_max_num_queries):
    with django_assert_max_num_queries(200) as queries:
        place(VariantFactory(), VariantFactory())

    statements = [query["sql"] for query in queries.captured_queries]
    lock = next(i for i, sql in enumerate(statements) if "FOR NO KEY UPDATE" in sql)
    assert 'ORDER BY "catalog_stock"."id"' in statements[lock]
    assert not any(
        '"on_hand"' in sql and sql.startswith("SELECT") and "cartline" in sql
        for sql in statements[_begin(statements) : lock]
    )


def _begin(statements: list[str]) -> int:
    """Where the cart is locked: what was read before that decides nothing."""
    return next(
        i for i, sql in enumerate(statements) if '"orders_cart"' in sql and "FOR UPDATE" in sql
    )


def _deadlocks() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
        return cursor.fetchone()[0]


def test_who_waits_too_long_for_the_stock_is_asked_to_try_again():
    jar = VariantFactory(stock__on_hand=5)
    cart = cart_with(jar)

    def hold() -> None:
        with transaction.atomic():
            Stock.objects.lock().get(variant=jar)
            held.set()
            done.wait(timeout=10)
        connections.close_all()

    held, done = threading.Event(), threading.Event()
    with ThreadPoolExecutor(1) as pool:
        pool.submit(hold)
        held.wait(timeout=10)
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '50ms'")
        try:
            with pytest.raises(Busy):
                place(cart=cart)
        finally:
            done.set()
            connection.close()

    assert Order.objects.count() == 0
    assert cart.lines.count() == 1
    assert Stock.objects.get().allocated == 0


def test_nobody_is_suspended_between_looking_and_ordering(monkeypatch, office):
    """Whoever suspends waits for the order; the order is there when the office looks again."""
    jar = VariantFactory()
    cart = cart_with(jar)
    seller = jar.product.cooperative
    done = []

    def suspend_meanwhile(*args, **kwargs):
        def run():
            try:
                suspend(cooperative=seller, actor=office, reason=Reason("complaints"))
                done.append(Order.objects.count())
            finally:
                connections.close_all()

        thread = threading.Thread(target=run)
        thread.start()
        thread.join(timeout=1)
        assert done == []  # it waits
        threads.append(thread)
        return stock_rules.allocate(*args, **kwargs)

    threads = []
    monkeypatch.setattr(checkout, "allocate", suspend_meanwhile)
    place(cart=cart)
    for thread in threads:
        thread.join(timeout=10)

    assert done == [1]
    seller.refresh_from_db()
    assert seller.status == "suspended"
