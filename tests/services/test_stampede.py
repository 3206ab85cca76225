"""Fifty processes and 2,000 attempts on 100 units, through the production server."""

import http.client
import multiprocessing
import os
import socket
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from decimal import Decimal
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection, connections

from catalog.models import Stock
from orders.cart import SESSION_KEY
from orders.models import CooperativeOrder, Order
from tests.database import database_url
from tests.factories.catalog import VariantFactory
from tests.factories.orders import ANSWERS, CartLineFactory, DeliveryOptionFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.services]
UNITS, PROCESSES, ATTEMPTS = 100, 50, 2_000
PRICE, DELIVERY = Decimal("95.00"), Decimal("30.00")
CSRF = "c" * 32


@pytest.fixture
def server(tmp_path):
    """Gunicorn with two workers of eight threads on this test's database; gives its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = database_url()
    environment = os.environ | {
        "DATABASE_URL": address,
        "REDIS_URL": settings.REDIS_URL,
        "DEBUG": "0",
        "DEMO": "1",
        "LOG_LEVEL": "WARNING",
        "ORDERS_PER_ADDRESS": "",  # no limit: the crowd comes from one
    }
    gunicorn = [sys.executable, "-m", "gunicorn", "coopstore.wsgi:application"]
    gunicorn += ["--bind", f"127.0.0.1:{port}", "--workers", "2", "--worker-class", "gthread"]
    gunicorn += ["--threads", "8", "--backlog", "512", "--no-control-socket"]
    with (tmp_path / "server.log").open("w") as log:
        process = subprocess.Popen(gunicorn, env=environment, stdout=log, stderr=log)
    _wait_until_it_answers(port, process)
    yield port
    process.terminate()
    process.wait(timeout=20)


def _wait_until_it_answers(port: int, process: subprocess.Popen) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        assert process.poll() is None, "the server ended"
        try:
            with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as asked:
                asked.request("GET", "/healthz")
                if asked.getresponse().status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    pytest.fail("the server does not answer")


def ready_to_confirm(first, second, total, turn: int) -> tuple[str, str]:
    """A shopper one click away from buying both goods: their session and their last form."""
    lines = (first, second) if turn % 2 else (second, first)
    cart = CartLineFactory(variant=lines[0]).cart
    CartLineFactory(cart=cart, variant=lines[1])
    cart.checkout = {
        "contact": {
            "full_name": ANSWERS.full_name,
            "phone": f"+2126{turn:08}",
            "email": f"s{turn}@example.org",
        },
        "delivery": {
            "address": ANSWERS.address,
            "city": ANSWERS.city,
            "postal_code": "10000",
            "province": first.product.province_id,
            "instructions": "",
        },
        "kinds": {it.product.cooperative.code: "home" for it in lines},
    }
    cart.save()
    session = SessionStore()
    session[SESSION_KEY] = str(cart.pk)
    session.create()
    form = {
        "key": cart.checkout_key,
        "total_seen": total,
        "csrfmiddlewaretoken": CSRF,
    }
    return session.session_key, urlencode(form)


def confirm_all(port: int, shoppers: list[tuple[str, str]], answers) -> None:
    """One process of the stampede: confirm one order after the other, note what came back.

    Who is told that too many order at once confirms again, as a person would.
    """
    waiting = list(shoppers)
    while waiting:
        session, form = waiting.pop(0)
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"{settings.SESSION_COOKIE_NAME}={session}; csrftoken={CSRF}",
        }
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as asked:
            asked.request("POST", "/fr/checkout/check/", form, headers)
            answer = asked.getresponse()
            place = (answer.getheader("Location") or "").split("?")[0].split("/")
            if (answer.status, place[2:4]) == (302, ["checkout", "check"]):
                waiting.append((session, form))
            else:
                answers.put((answer.status, place[2] if len(place) > 2 else ""))


def test_a_hundred_units_are_sold_exactly_a_hundred_times(server):
    first, second = (VariantFactory(price=PRICE, stock__on_hand=UNITS) for _ in range(2))
    for variant in (first, second):
        DeliveryOptionFactory(cooperative=variant.product.cooperative, price=DELIVERY)
    total = 2 * (PRICE + DELIVERY)
    shoppers = [ready_to_confirm(first, second, total, turn) for turn in range(ATTEMPTS)]
    before = _deadlocks()
    connections.close_all()
    fork = multiprocessing.get_context("fork")
    answers = fork.Queue()
    crowd = [
        fork.Process(target=confirm_all, args=(server, shoppers[n::PROCESSES], answers))
        for n in range(PROCESSES)
    ]

    for process in crowd:
        process.start()
    got = Counter(answers.get(timeout=300) for _ in range(ATTEMPTS))
    for process in crowd:
        process.join(timeout=10)

    assert got == {(302, "orders"): UNITS, (302, "cart"): ATTEMPTS - UNITS}
    assert Order.objects.count() == UNITS
    assert CooperativeOrder.objects.count() == 2 * UNITS
    assert list(Stock.objects.values_list("on_hand", "allocated")) == [(UNITS, UNITS)] * 2
    assert _deadlocks() == before


def _deadlocks() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot(), pg_sleep(1.5)")
        cursor.execute("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
        return cursor.fetchone()[0]
