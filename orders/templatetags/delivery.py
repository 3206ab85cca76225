"""`{% delivery_terms cooperative %}`: how a cooperative delivers, on pages of its goods."""

from django import template

from orders.models import DeliveryOption

register = template.Library()


@register.inclusion_tag("orders/_parts/delivery_terms.html")
def delivery_terms(cooperative) -> dict:
    """Each way of delivery with its price in MAD and its days."""
    options = DeliveryOption.objects.filter(cooperative=cooperative, is_offered=True)
    return {"options": options, "cooperative": cooperative}
