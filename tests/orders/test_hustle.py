"""Everybody acts on the same goods at once, and the sums stay right."""

import threading
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from random import Random

import pytest
from django.db import connection, connections

from catalog.models import Variant
from catalog.use_cases.products import Description, Size, save_product
from cooperatives.models import Cooperative
from cooperatives.models import Status as CooperativeStatus
from cooperatives.reasons import Reason
from cooperatives.use_cases import reinstate, suspend
from coopstore.core.errors import Refusal
from orders.models import Order
from tests.factories.accounts import AdminFactory
from tests.orders.test_invariants import PRICES, Shop

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE, STEPS = 8, 40


class BusyShop(Shop):
    """The same shop, in which prices and states change through the doors that people use."""

    def __init__(self, seed: int):
        super().__init__(seed)
        self.officer = AdminFactory()

    def somebody(self, seed: int) -> "BusyShop":
        """Another person in the same shop."""
        other = copy(self)
        other.dice = Random(seed)
        return other

    def change_price(self) -> None:
        variant = self._any(Variant.objects.select_related("product", "stock"))
        product = variant.product
        size = Size(
            key=variant.key,
            net_quantity=variant.net_quantity,
            unit=variant.unit,
            price=self.dice.choice(PRICES),
            on_hand=variant.stock.on_hand + self.dice.choice([0, 0, 1]),
            on_hand_seen=variant.stock.on_hand,
        )
        texts = {"name_fr": product.name_fr or "Huile"}
        description = Description(texts, product.category, product.province)
        save_product(product=product, description=description, sizes=[size], actor=self.actor)

    def suspend_or_reinstate(self) -> None:
        cooperative = self._any(Cooperative.objects.all())
        if cooperative.status == CooperativeStatus.APPROVED and self.dice.random() < 0.3:
            suspend(cooperative=cooperative, actor=self.officer, reason=Reason(words="Contrôle"))
        elif cooperative.status == CooperativeStatus.SUSPENDED:
            reinstate(cooperative=cooperative, actor=self.officer)


def deadlocks() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
        return cursor.fetchone()[0]


def test_sums_hold_when_everybody_acts_at_once():
    shop, before = BusyShop(7), deadlocks()
    for _ in range(30):
        shop.step()
    start = threading.Barrier(PEOPLE)

    def work(seed: int) -> list[Exception]:
        somebody, broken = shop.somebody(seed), []
        start.wait(timeout=10)
        for _ in range(STEPS):
            try:
                somebody.step()
            except Refusal:
                pass
            except Exception as error:
                broken.append(error)
        connections.close_all()
        return broken

    with ThreadPoolExecutor(PEOPLE) as pool:
        broken = [error for errors in pool.map(work, range(PEOPLE)) for error in errors]

    assert broken == []
    assert deadlocks() == before
    assert Order.objects.exists()
    shop.check()
