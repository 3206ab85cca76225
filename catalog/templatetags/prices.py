"""`{% unit_price variant %}`: what a kilogram or a litre costs, so that sizes can be compared."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from catalog.models import Unit, Variant
from coopstore.core.money import rounded
from coopstore.core.templatetags.money import money

register = template.Library()


@register.simple_tag
def unit_price(variant: Variant) -> SafeString | str:
    """`380 DH per kg`; nothing for goods sold by the piece."""
    found = variant.unit_price
    if found is None:
        return ""
    amount, unit = found
    words = _("{price} per kg") if unit == Unit.KILOGRAM else _("{price} per litre")
    return format_html(words, price=money(rounded(amount)))
