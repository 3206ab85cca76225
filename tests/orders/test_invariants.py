"""Whatever people do, in whatever order: the sums stay right after every step."""

import random
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from itertools import pairwise
from uuid import uuid4

import pytest
from django.db.models import Sum
from django.utils import timezone

from catalog.models import Product, Stock, StockMovement, Variant
from catalog.use_cases.products import publish_product, withdraw_product
from catalog.use_cases.stock import restock
from cooperatives.models import Cooperative
from cooperatives.models import Status as CooperativeStatus
from coopstore.core.errors import Refusal
from coopstore.notifications.models import Notification
from orders.cart import CartView, add_to_cart, set_quantity
from orders.models import (
    Cart,
    CooperativeOrder,
    DeliveryKind,
    DeliveryOption,
    Invoice,
    Order,
    Status,
)
from orders.models.part import HOLDS_STOCK, MOVES
from orders.timeline import ARRIVED
from orders.use_cases import (
    cancel_part,
    collect_cash,
    confirm_part,
    hand_over_at_counter,
    mark_delivered,
    mark_ready,
    mark_ready_for_pickup,
    mark_returned,
    place_order,
    refuse_part,
    refuse_unanswered,
    ship_part,
)
from tests.factories.accounts import UserFactory
from tests.factories.catalog import PhotoFactory, VariantFactory
from tests.factories.orders import CartFactory, DeliveryOptionFactory, somebody

pytestmark = pytest.mark.django_db
STEPS = 140
OVER = [status for status in Status if not MOVES[status]]
FITTING = {
    Status.PLACED: [*[confirm_part] * 5, refuse_part, cancel_part],
    Status.CONFIRMED: [*[mark_ready] * 5, cancel_part],
    Status.READY: [ship_part, mark_ready_for_pickup],
    Status.SHIPPED: [mark_delivered, mark_returned],
    Status.READY_FOR_PICKUP: [hand_over_at_counter, mark_returned],
}
EVERY_ACT = [act for acts in FITTING.values() for act in dict.fromkeys(acts)]
PRICES = ["0.50", "3.33", "95.00", "149.99", "1450.00"]


class Shop:
    """Three cooperatives, seven goods, four carts, and everything that can be done to them."""

    def __init__(self, seed: int):
        self.dice = random.Random(seed)
        self.actor = UserFactory()
        self.done = Counter()
        self.start: dict[int, int] = {}
        for count in (3, 2, 2):
            self._cooperative(count)
        self.carts = [CartFactory() for _ in range(4)]

    def _cooperative(self, count: int) -> None:
        first = VariantFactory()
        cooperative = first.product.cooperative
        goods = [first, *(self._good(cooperative) for _ in range(count - 1))]
        for variant in goods:
            variant.price = self.dice.choice(PRICES)
            variant.save()
            PhotoFactory(product=variant.product)
            stock = variant.stock
            stock.on_hand = self.dice.randint(0, 12)
            stock.save()
            self.start[stock.pk] = stock.on_hand
        DeliveryOptionFactory(
            cooperative=cooperative, price="29.90", free_from=self.dice.choice([None, "300.00"])
        )
        DeliveryOptionFactory(cooperative=cooperative, kind=DeliveryKind.PICKUP, price=Decimal(0))

    @staticmethod
    def _good(cooperative: Cooperative) -> Variant:
        return VariantFactory(product__cooperative=cooperative)

    def step(self) -> None:
        """One thing that somebody does; what is refused is refused with a reason."""
        acts: list[Callable] = [
            *[self.fill] * 4,
            self.change_quantity,
            *[self.order] * 4,
            *[self.fulfil] * 8,
            self.let_time_run_out,
            self.count,
            self.change_price,
            self.change_delivery,
            self.withdraw_or_publish,
            self.suspend_or_reinstate,
        ]
        if not Order.objects.exists():
            acts = [self.fill, self.order]
        act = self.dice.choice(acts)
        with suppress(Refusal):
            act()
            self.done[act.__name__] += 1

    def _any(self, rows):
        return self.dice.choice(list(rows.order_by("pk")))

    def fill(self) -> None:
        variant = self._any(Variant.objects.select_related("product", "stock"))
        add_to_cart(
            cart=self.dice.choice(self.carts), variant=variant, quantity=self.dice.randint(1, 4)
        )

    def change_quantity(self) -> None:
        variant = self._any(Variant.objects.select_related("stock"))
        set_quantity(
            cart=self.dice.choice(self.carts), variant=variant, quantity=self.dice.randint(0, 5)
        )

    def order(self) -> None:
        cart = Cart.objects.get(pk=self.dice.choice(self.carts).pk)
        kinds = {
            code: self.dice.choice(DeliveryKind.values)
            for code in Cooperative.objects.values_list("code", flat=True)
        }
        if self.dice.random() < 0.7:
            for line in CartView(cart).lines:
                if line.is_short or not line.is_for_sale:
                    set_quantity(cart=cart, variant=line.variant, quantity=0)
        seen = CartView(cart, kinds).total + self.dice.choice([0] * 9 + [Decimal("0.01")])
        place_order(
            cart=cart,
            answers=somebody(kinds=kinds),
            key=self.dice.choice([uuid4(), cart.checkout_key]),
            total_seen=seen,
            language="fr",
        )

    def let_time_run_out(self) -> None:
        part = self._any(CooperativeOrder.objects.all())
        CooperativeOrder.objects.filter(pk=part.pk).update(answer_by=timezone.now())
        refuse_unanswered()

    def fulfil(self) -> None:
        every = list(CooperativeOrder.objects.order_by("pk"))
        going = [part for part in every if part.status not in OVER]
        part = self.dice.choice(every if self.dice.random() < 0.1 else going or every)
        more = {
            refuse_part: {"reason": "Gel"},
            ship_part: {"carrier": "Amana"},
            mark_delivered: {"cash_collected": self.dice.random() < 0.5},
            hand_over_at_counter: {"cash_collected": self.dice.random() < 0.5},
            mark_returned: {"reason": "Absent"},
        }
        fitting = FITTING.get(part.status, [collect_cash])
        act = self.dice.choice(fitting if self.dice.random() < 0.85 else EVERY_ACT)
        act(part=part, actor=self.actor, **more.get(act, {}))
        self.done[act.__name__] += 1

    def count(self) -> None:
        variant = self._any(Variant.objects.all())
        restock(variant=variant, on_hand=self.dice.randint(0, 15), actor=self.actor)

    def change_price(self) -> None:
        variant = self._any(Variant.objects.all())
        Variant.objects.filter(pk=variant.pk).update(price=self.dice.choice(PRICES))

    def change_delivery(self) -> None:
        option = self._any(DeliveryOption.objects.all())
        option.price = self.dice.choice(["0.00", "19.99", "35.50"])
        option.free_from = self.dice.choice([None, "95.00", "500.00"])
        option.is_offered = option.kind == DeliveryKind.PICKUP or self.dice.random() < 0.8
        option.save()

    def withdraw_or_publish(self) -> None:
        product = self._any(Product.objects.all())
        (withdraw_product if product.status == "published" else publish_product)(product=product)

    def suspend_or_reinstate(self) -> None:
        states = [CooperativeStatus.APPROVED] * 2 + [CooperativeStatus.SUSPENDED]
        cooperative = self._any(Cooperative.objects.all())
        Cooperative.objects.filter(pk=cooperative.pk).update(status=self.dice.choice(states))

    def check(self) -> None:
        """Every sum that must hold."""
        for stock in Stock.objects.all():
            assert 0 <= stock.allocated <= stock.on_hand
            promised = (
                CooperativeOrder.objects.filter(
                    status__in=HOLDS_STOCK, lines__variant__stock=stock
                ).aggregate(n=Sum("lines__quantity"))["n"]
                or 0
            )
            assert stock.allocated == promised
            moved = StockMovement.objects.filter(stock=stock).aggregate(
                on_hand=Sum("on_hand_change"), allocated=Sum("allocated_change")
            )
            assert stock.on_hand == self.start[stock.pk] + (moved["on_hand"] or 0)
            assert stock.allocated == (moved["allocated"] or 0)
        for order in Order.objects.prefetch_related("parts__lines__variant__product"):
            parts = list(order.parts.all())
            assert order.total == sum(part.total for part in parts)
            for part in parts:
                lines = list(part.lines.all())
                assert part.subtotal == sum(line.total for line in lines)
                assert part.total == part.subtotal + part.delivery_price
                assert all(line.total == line.unit_price * line.quantity for line in lines)
                owners = {line.variant.product.cooperative_id for line in lines}
                assert owners == {part.cooperative_id}
        for cooperative in Cooperative.objects.all():
            given = Invoice.objects.of(cooperative).order_by("pk").values_list("number", flat=True)
            assert list(given) == list(range(1, len(given) + 1))
        assert set(Invoice.objects.values_list("part", "total")) == set(
            CooperativeOrder.objects.filter(status__in=ARRIVED).values_list("pk", "total")
        )
        for part in CooperativeOrder.objects.prefetch_related("events"):
            trail = [(event.source, event.target) for event in part.events.all()]
            assert trail[0] == ("", Status.PLACED)
            assert trail[-1][1] == part.status
            assert all(one[1] == other[0] for one, other in pairwise(trail))
            assert all(target in MOVES[Status(source)] for source, target in trail[1:])


@pytest.mark.parametrize("seed", range(1, 4))
def test_sums_hold_after_every_step(seed):
    shop = Shop(seed)

    for _ in range(STEPS):
        shop.step()
        shop.check()

    # The control: the walk went through the acts that could break the sums.
    assert {"order", "confirm_part"} <= set(shop.done)
    assert shop.done.keys() & {"refuse_part", "cancel_part", "mark_returned", "ship_part"}
    assert Notification.objects.count() == Notification.objects.values("key").distinct().count()
