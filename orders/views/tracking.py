"""The shopper's view of an order: by a link that cannot be guessed, or by their account."""

from allauth.core import ratelimit
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coopstore.core.access import public
from coopstore.core.errors import Refusal
from orders.access import order_for
from orders.forms import FindOrderForm
from orders.models import CooperativeOrder, DeliveryKind, Order, way_of
from orders.timeline import ARRIVED, ENDED_WITHOUT_GOODS, order_state, timeline
from orders.use_cases import cancel_part

MOST_SHOWN = 50
THANKED_FOR = "placed"  # in the session: the number of an order its page has yet to thank for


def thank(request, order: Order) -> None:
    """Have the page of `order` say thank you, the first time it is looked at."""
    request.session[THANKED_FOR] = order.number


@public
@require_safe
def order(request, number: str):
    """Where each parcel of the order is."""
    found = order_for(request, number)
    parts = list(
        found.parts.select_related("cooperative__province__region", "invoice")
        .prefetch_related("lines__variant__product__photos", "events")
        .order_by("pk")
    )
    for part in parts:
        part.steps = timeline(part)
        part.ended_without_goods = part.status in ENDED_WITHOUT_GOODS
        is_over = part.ended_without_goods or part.status in ARRIVED
        part.is_to_be_fetched = part.delivery_kind == DeliveryKind.PICKUP and not is_over
    going = [part for part in parts if not part.ended_without_goods]
    is_new = request.session.get(THANKED_FOR) == found.number
    if is_new and request.method == "GET":
        del request.session[THANKED_FOR]
    context = {
        "order": found,
        "parts": parts,
        "state": order_state(parts),
        "going": len(going),
        "way": way_of(part.delivery_kind for part in going or parts),
        "due": sum(part.total for part in going if not part.cash_collected_at),
        "has_arrivals": any(part.status in ARRIVED for part in going),
        "is_new": is_new,
        "token": found.token,
    }
    return TemplateResponse(request, "orders/order.html", context)


@public
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request, number: str, pk: int):
    """Ask once, then cancel a part the cooperative has not confirmed."""
    found = order_for(request, number)
    part = get_object_or_404(
        CooperativeOrder.objects.select_related("cooperative"), pk=pk, order=found
    )
    page = f"{request.path.rsplit('/cancel/', 1)[0]}/?t={found.token}"
    if request.method != "POST":
        others = found.parts.exclude(pk=part.pk).exclude(status__in=ENDED_WITHOUT_GOODS)
        context = {"order": found, "part": part, "page": page, "has_others": others.exists()}
        return TemplateResponse(request, "orders/cancel.html", context)
    try:
        cancel_part(part=part, actor=request.user if request.user.is_authenticated else None)
    except Refusal as refusal:
        messages.error(request, refusal.reason())
    else:
        messages.success(request, _("This parcel is cancelled. Nothing is to be paid for it."))
    return redirect(page)


@public
@require_http_methods(["GET", "HEAD", "POST"])
def find(request):
    """A signed-in person's orders, and the way to one placed without an account."""
    form = FindOrderForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if not ratelimit.consume(request, action="find_order"):
            form.add_error(None, _("Too many tries. Wait five minutes, then try again."))
            status = 429
        elif form.is_valid():
            if found := form.find():
                return redirect(f"{request.path}{found.number}/?t={found.token}")
            form.add_error(
                None,
                _("No order has this number with this phone or e-mail. Check both."),
            )
    mine = []
    if request.user.is_authenticated:
        mine = request.user.orders.prefetch_related("parts__cooperative")[:MOST_SHOWN]
    for order in mine:
        order.state = order_state(order.parts.all())
    context = {"form": form, "orders": mine}
    return TemplateResponse(request, "orders/find.html", context, status=status)
