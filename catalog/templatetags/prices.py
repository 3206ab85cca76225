"""What one buys, and what a kilogram or a litre of it costs, so that sizes can be compared."""

from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalog.models import Unit, Variant
from coopstore.core.money import NO_BREAK, rounded
from coopstore.core.templatetags.money import money, quantity

register = template.Library()
# Units that are counted and not weighed: their word follows the number.
COUNTED = {
    Unit.PIECE: lambda count: ngettext("%(n)s piece", "%(n)s pieces", count),
    Unit.SET: lambda count: ngettext("%(n)s set", "%(n)s sets", count),
}


@register.simple_tag
def unit_price(variant: Variant) -> SafeString | str:
    """`380 DH per kg`; nothing for goods sold by the piece."""
    found = variant.unit_price
    if found is None:
        return ""
    amount, unit = found
    words = _("{price} per kg") if unit == Unit.KILOGRAM else _("{price} per litre")
    return format_html(words, price=money(rounded(amount)))


@register.simple_tag
def measure(amount: Decimal, unit: str) -> SafeString:
    """`250 g`, `3 pieces`: what one buys, kept on one line and apart from the text around it."""
    return format_html("<bdi>{}</bdi>", _measured(amount, unit))


def _measured(amount: Decimal, unit: str) -> str:
    if unit in COUNTED and amount == amount.to_integral_value():
        words = COUNTED[unit](int(amount)) % {"n": quantity(amount)}
    else:
        words = f"{quantity(amount)} {Unit(unit).label}"
    return words.replace(" ", NO_BREAK)
