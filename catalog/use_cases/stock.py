"""Units promised to orders, given back, handed over, and counted by the cooperative.

The first five are called inside the transaction of whoever buys or sells: lock the rows
with `lock_stock`, then change them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F

from catalog.errors import BelowPromised, OutOfStock, StockChanged, UnknownSize
from catalog.models import Product, Stock, StockMovement, Variant

__all__ = [
    "Count",
    "OutOfStock",
    "allocate",
    "count_stock",
    "lock_stock",
    "release",
    "restock",
    "set_on_hand",
    "ship",
    "take_back",
]
Kind = StockMovement.Kind


def lock_stock(variant_pks: Iterable[int]) -> dict[int, Stock]:
    """The stock rows of these variants by variant pk, locked until the transaction ends.

    Locked in the order of their own pk, so that crossed carts queue instead of deadlocking.
    """
    rows = Stock.objects.filter(variant__in=set(variant_pks)).lock()
    return {row.variant_id: row for row in rows}


def allocate(stock: Stock, units: int, *, reference: str, actor=None) -> None:
    """Promise `units` of a locked row to the order `reference`. Raises OutOfStock."""
    if units > stock.left:
        raise OutOfStock(variant_pk=stock.variant_id, left=stock.left)
    _change(stock, Kind.ALLOCATED, allocated=units, reference=reference, actor=actor)


def release(stock: Stock, units: int, *, reference: str, actor=None) -> None:
    """Put `units` that were promised to `reference` back on sale."""
    _change(stock, Kind.RELEASED, allocated=-units, reference=reference, actor=actor)


def ship(stock: Stock, units: int, *, reference: str, actor=None) -> None:
    """Hand over `units` that were promised to `reference`: they leave the stock."""
    _change(
        stock,
        Kind.SHIPPED,
        on_hand=-units,
        allocated=-units,
        reference=reference,
        actor=actor,
    )


def take_back(stock: Stock, units: int, *, reference: str, actor=None) -> None:
    """Put `units` that came back from `reference` into the stock again."""
    _change(stock, Kind.RECEIVED, on_hand=units, reference=reference, actor=actor)


@transaction.atomic
def restock(*, variant: Variant, on_hand: int, seen: int | None = None, actor) -> Stock:
    """Set how many units of `variant` the cooperative has, promised ones included.

    `seen` is the number the person was looking at. Raises StockChanged when it is no longer
    true, and BelowPromised when orders own more than `on_hand`.
    """
    stock = lock_stock([variant.pk])[variant.pk]
    set_on_hand(stock, on_hand, seen=seen, actor=actor)
    return stock


@dataclass(frozen=True)
class Count:
    """What somebody counted: `on_hand` units, where the page said `seen`."""

    variant_pk: int
    on_hand: int
    seen: int


@transaction.atomic
def count_stock(*, product: Product, counts: Sequence[Count], actor) -> None:
    """Write a count of several sizes of a good, all or none.

    Raises UnknownSize, StockChanged or BelowPromised.
    """
    own = set(product.variants.values_list("pk", flat=True))
    if not {count.variant_pk for count in counts} <= own:
        raise UnknownSize
    stock = lock_stock(count.variant_pk for count in counts)
    for count in counts:
        set_on_hand(stock[count.variant_pk], count.on_hand, seen=count.seen, actor=actor)


def set_on_hand(stock: Stock, on_hand: int, *, seen: int | None, actor) -> None:
    """As `restock`, for a row that is locked already."""
    if on_hand == (stock.on_hand if seen is None else seen):
        return  # the person left the number as it was, so they did not count
    if seen is not None and seen != stock.on_hand:
        raise StockChanged(variant_pk=stock.variant_id, on_hand=stock.on_hand)
    if on_hand < stock.allocated:
        raise BelowPromised(variant_pk=stock.variant_id, allocated=stock.allocated)
    change = on_hand - stock.on_hand
    kind = Kind.RECEIVED if change > 0 else Kind.CORRECTED
    _change(stock, kind, on_hand=change, actor=actor)


def _change(
    stock: Stock,
    kind: Kind,
    *,
    on_hand: int = 0,
    allocated: int = 0,
    reference: str = "",
    actor=None,
) -> None:
    # Counted in the database: its constraint refuses even what a forgotten lock lets through.
    Stock.objects.filter(pk=stock.pk).update(
        on_hand=F("on_hand") + on_hand, allocated=F("allocated") + allocated
    )
    stock.on_hand += on_hand
    stock.allocated += allocated
    StockMovement.objects.create(
        stock=stock,
        kind=kind,
        on_hand_change=on_hand,
        allocated_change=allocated,
        reference=reference,
        actor=actor,
    )
