"""Units promised to orders, given back, handed over, and counted by the cooperative.

The first five are called inside the transaction of whoever buys or sells: lock the rows
with `lock_stock`, then change them.
"""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalog.models import Stock, StockMovement, Variant
from coopstore.core.errors import Refusal

Kind = StockMovement.Kind


class OutOfStock(Refusal):
    """More units were asked for than are left to sell."""

    def __init__(self, *, variant_pk: int, left: int):
        super().__init__(variant_pk, left)
        self.variant_pk, self.left = variant_pk, left

    def reason(self) -> str:
        if self.left < 1:
            return _("The last one has just been sold.")
        return ngettext("Only %(left)d is left.", "Only %(left)d are left.", self.left) % {
            "left": self.left
        }


class BelowPromised(Refusal):
    """The count is smaller than what orders already own."""

    field = "on_hand"

    def __init__(self, *, variant_pk: int, allocated: int):
        super().__init__(variant_pk, allocated)
        self.variant_pk, self.allocated = variant_pk, allocated

    def reason(self) -> str:
        return ngettext(
            "%(count)d is promised to an order: the stock cannot be less.",
            "%(count)d are promised to orders: the stock cannot be less.",
            self.allocated,
        ) % {"count": self.allocated}


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
def restock(*, variant: Variant, on_hand: int, actor) -> Stock:
    """Set how many units of `variant` the cooperative has, promised ones included.

    Raises BelowPromised when orders own more than that.
    """
    Stock.objects.get_or_create(variant=variant)
    stock = lock_stock([variant.pk])[variant.pk]
    if on_hand < stock.allocated:
        raise BelowPromised(variant_pk=variant.pk, allocated=stock.allocated)
    change = on_hand - stock.on_hand
    if change:
        kind = Kind.RECEIVED if change > 0 else Kind.CORRECTED
        _change(stock, kind, on_hand=change, actor=actor)
    return stock


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
