"""The one way a view gets an order: anybody else meets 404."""

import secrets

from django.http import Http404
from django.shortcuts import get_object_or_404

from orders.models import Order


def order_for(request, number: str) -> Order:
    """The order, for its owner or whoever holds its link."""
    order = get_object_or_404(Order.objects.select_related("province"), number=number.upper())
    if secrets.compare_digest(request.GET.get("t", "").encode(), order.token.encode()):
        return order
    if request.user.is_authenticated and order.user_id == request.user.pk:
        return order
    raise Http404
