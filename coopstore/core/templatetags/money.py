"""`{{ amount|money }}`: an amount in MAD that never breaks nor reorders."""

from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from coopstore.core.money import NO_BREAK, currency, number, plain

register = template.Library()


@register.filter
def money(amount: Decimal | None, places: int | None = None) -> SafeString | str:
    """`amount` in MAD, isolated from the text around it; `places` keeps decimals that are zero."""
    if amount is None:
        return ""
    return format_html(
        "<bdi>{}{}<small>{}</small></bdi>", number(amount, places=places), NO_BREAK, currency()
    )


@register.filter
def figure(count: int) -> str:
    """How many, with its thousands apart as those of an amount: `1 328`."""
    return number(Decimal(count))


@register.filter
def quantity(value: Decimal) -> str:
    """A net quantity without useless zeros: `250`, `0,5`."""
    places = max(0, -value.normalize().as_tuple().exponent)
    return number(value, places=places)


@register.filter
def money_text(amount: Decimal | str) -> str:
    """An amount in MAD for mails and SMS, where there is no markup: `1 234,50 DH`."""
    return plain(Decimal(amount))
