"""Amounts in Moroccan dirhams (MAD), tax included, two decimal places."""

from collections.abc import Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from django.utils import translation
from django.utils.translation import pgettext

CENTIME = Decimal("0.01")
NARROW_NO_BREAK = "\u202f"  # a plain space would let right-to-left text reorder the thousands
NO_BREAK = "\u00a0"


def rounded(amount: Decimal) -> Decimal:
    """`amount` in MAD rounded half-up to the centime; used once per order line."""
    return amount.quantize(CENTIME, rounding=ROUND_HALF_UP)


def shared(amount: Decimal, weights: Sequence[Decimal]) -> list[Decimal]:
    """`amount` in MAD divided as `weights` are to each other, to the centime.

    The shares add up to `amount`: centimes left over go to the largest remainders, the first
    among equals. Weights are not negative, and one at least is not zero.
    """
    whole = sum(weights)
    exact = [amount * weight / whole for weight in weights]
    shares = [share.quantize(CENTIME, rounding=ROUND_DOWN) for share in exact]
    left = int((amount - sum(shares)) / CENTIME)
    by_remainder = sorted(range(len(exact)), key=lambda at: shares[at] - exact[at])
    for at in by_remainder[:left]:
        shares[at] += CENTIME
    return shares


def number(amount: Decimal, *, places: int | None = None) -> str:
    """`amount` as Moroccans write it: `1 234,50`, without decimals when they are zero."""
    if places is None:
        places = 0 if amount == amount.to_integral_value() else 2
    whole = f"{amount:,.{places}f}".replace(",", NARROW_NO_BREAK)
    return whole if translation.get_language() == "en" else whole.replace(".", ",")


def currency() -> str:
    """The dirham's short name in the active language."""
    # Translators: short name of the Moroccan dirham, written after the amount.
    return pgettext("currency", "DH")


def plain(amount: Decimal) -> str:
    """`1 234,50 DH`, for mails, messages and documents without markup."""
    return f"{number(amount)}{NO_BREAK}{currency()}"
