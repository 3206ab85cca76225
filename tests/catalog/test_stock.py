"""Units promised, given back and handed over: never more than there are."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from catalog.errors import BelowPromised, OutOfStock, StockChanged
from catalog.models import Stock, StockMovement
from catalog.use_cases.stock import allocate, lock_stock, release, restock, ship, take_back
from tests.factories.accounts import UserFactory
from tests.factories.catalog import StockFactory, VariantFactory

pytestmark = pytest.mark.django_db


def numbers(stock: Stock) -> tuple[int, int]:
    written = Stock.objects.get(pk=stock.pk)
    assert (written.on_hand, written.allocated) == (stock.on_hand, stock.allocated)
    return written.on_hand, written.allocated


def movement() -> tuple[str, int, int, str]:
    row = StockMovement.objects.get()
    return row.kind, row.on_hand_change, row.allocated_change, row.reference


def test_promised_units_cannot_be_sold_again():
    stock = StockFactory(on_hand=3)

    allocate(stock, 2, reference="K7M2P9QX")

    assert numbers(stock) == (3, 2)
    assert stock.left == 1
    assert movement() == ("allocated", 0, 2, "K7M2P9QX")


def test_more_than_is_left_is_refused_and_nothing_is_written():
    stock = StockFactory(on_hand=3, allocated=2)

    with pytest.raises(OutOfStock) as refused:
        allocate(stock, 2, reference="K7M2P9QX")

    assert (refused.value.variant_pk, refused.value.left) == (stock.variant_id, 1)
    assert numbers(stock) == (3, 2)
    assert not StockMovement.objects.exists()


def test_released_units_are_on_sale_again():
    stock = StockFactory(on_hand=3, allocated=2)

    release(stock, 2, reference="K7M2P9QX")

    assert numbers(stock) == (3, 0)
    assert movement() == ("released", 0, -2, "K7M2P9QX")


def test_shipped_units_leave_the_stock():
    stock = StockFactory(on_hand=3, allocated=2)

    ship(stock, 2, reference="K7M2P9QX")

    assert numbers(stock) == (1, 0)
    assert movement() == ("shipped", -2, -2, "K7M2P9QX")


def test_units_that_come_back_are_there_again():
    stock = StockFactory(on_hand=3)

    take_back(stock, 2, reference="K7M2P9QX")

    assert numbers(stock) == (5, 0)
    assert movement() == ("received", 2, 0, "K7M2P9QX")


@pytest.mark.parametrize(("count", "kind", "change"), [(15, "received", 5), (4, "corrected", -6)])
def test_count_of_the_cooperative_is_kept(count, kind, change):
    variant, actor = VariantFactory(), UserFactory()

    stock = restock(variant=variant, on_hand=count, seen=10, actor=actor)

    assert numbers(stock) == (count, 0)
    assert movement() == (kind, change, 0, "")
    assert StockMovement.objects.get().actor == actor


def test_count_that_did_not_change_is_no_movement():
    restock(variant=VariantFactory(), on_hand=10, actor=UserFactory())

    assert not StockMovement.objects.exists()


@pytest.mark.parametrize(
    ("count", "seen", "refusal"), [(5, 10, BelowPromised), (12, 11, StockChanged)]
)
def test_impossible_count_is_refused(count, seen, refusal):
    variant = VariantFactory(stock__allocated=6)

    with pytest.raises(refusal):
        restock(variant=variant, on_hand=count, seen=seen, actor=UserFactory())

    assert Stock.objects.get(variant=variant).on_hand == 10
    assert not StockMovement.objects.exists()


def test_rows_are_locked_in_the_order_of_their_keys():
    variants = [VariantFactory(), VariantFactory()]

    with CaptureQueriesContext(
        connection,
    ) as queries:
        rows = lock_stock([variants[1].pk, variants[0].pk, variants[0].pk])

    [query] = queries.captured_queries
    assert query["sql"].endswith(
        'ORDER BY "catalog_stock"."id" ASC FOR NO KEY UPDATE OF "catalog_stock"'
    )
    assert set(rows) == {variant.pk for variant in variants}


@pytest.mark.parametrize("numbers", [{"allocated": 11}, {"on_hand": -1}, {"allocated": -1}])
def test_the_database_never_promises_more_than_there_is(numbers):
    stock = StockFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        Stock.objects.filter(pk=stock.pk).update(**numbers)


@pytest.mark.parametrize("act", ["update", "delete"])
def test_movements_are_never_changed(act):
    allocate(StockFactory(), 1, reference="K7M2P9QX")
    rows = StockMovement.objects.all()

    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(on_hand_change=9) if act == "update" else rows.delete()

    assert movement() == ("allocated", 0, 1, "K7M2P9QX")
