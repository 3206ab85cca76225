"""The cooperative's desk: what to do now, its orders, its ways of delivery."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from cooperatives.access import may_open, member_view
from cooperatives.models import Cooperative, Role, Status
from cooperatives.models.cooperative import SELLING
from coopstore.core.access import public
from coopstore.core.errors import Refusal
from orders.forms import DeliveredForm, DeliveryOptionForm, ReasonForm, ShipForm
from orders.models import CooperativeOrder, DeliveryKind, DeliveryOption, TaxDetails
from orders.models import Status as PartStatus
from orders.queues import (
    QUEUES,
    cash_to_come,
    headline,
    low_stock,
    parts_in,
    queues,
    sold_this_month,
    without_photo,
)
from orders.timeline import timeline
from orders.use_cases import (
    collect_cash,
    confirm_part,
    correct_shipment,
    hand_over_at_counter,
    mark_delivered,
    mark_ready,
    mark_ready_for_pickup,
    mark_returned,
    refuse_part,
    save_delivery,
    ship_part,
)

# What somebody may do at the desk decides what its first page asks of them.
HOME_LINKS = (
    "orders:desk_orders",
    "catalog:desk_products",
    "orders:desk_delivery",
    "orders:desk_tax_details",
)


@public
@require_safe
def desk(request):
    """Lead a member to their cooperative, and anybody else to how to join."""
    mine = list(Cooperative.objects.of_member(request.user).order_by("pk"))
    if len(mine) == 1:
        return redirect("orders:desk_home", mine[0].code)
    return TemplateResponse(request, "orders/desk/choose.html", {"cooperatives": mine})


@member_view(Role.ORDERS, Role.CATALOGUE, Role.FINANCE, Role.HELPER)
@require_safe
def desk_home(request, cooperative):
    """What to do now, the most pressing first; before approval, and to a helper, the file."""
    if cooperative.status not in SELLING or request.membership.role == Role.HELPER:
        return redirect("cooperatives:application", cooperative.code)
    packs, lists, manages, invoices = (may_open(request.membership, page) for page in HOME_LINKS)
    selling = cooperative.status == Status.APPROVED
    waiting = {queue.slug: queue for queue in queues(cooperative)}
    urgent = ("confirm", "prepare", "hand-over") if packs else ()
    first = next((waiting[slug] for slug in urgent if waiting[slug].count), None)
    context = {
        "cooperative": cooperative,
        "section": "now",
        "last_step": cooperative.status_changes.last(),
        "first": first,
        "first_parts": parts_in(cooperative, first.slug)[:3] if first else [],
        "low_stock": low_stock(cooperative) if lists and selling else [],
        "without_photo": without_photo(cooperative) if lists and selling else None,
        "sold": sold_this_month(cooperative),
        "cash_to_come": cash_to_come(cooperative),
        "wants_products": lists and selling and not cooperative.products.exists(),
        "wants_delivery": manages
        and selling
        and not cooperative.delivery_options.filter(is_offered=True).exists(),
        "wants_tax_details": invoices
        and not TaxDetails.objects.filter(cooperative=cooperative).exists(),
    }
    return TemplateResponse(request, "orders/desk/home.html", context)


@member_view(Role.ORDERS)
@require_safe
def desk_orders(request, cooperative):
    """The cooperative's parts of orders, by what comes next."""
    slug = request.GET.get("queue", "confirm")
    if slug not in QUEUES:
        raise Http404
    page = Paginator(parts_in(cooperative, slug), 20).get_page(request.GET.get("page"))
    context = {
        "cooperative": cooperative,
        "section": "orders",
        "queues": queues(cooperative),
        "slug": slug,
        "page_obj": page,
        "query": f"queue={slug}",
    }
    return TemplateResponse(request, "orders/desk/orders.html", context)


def _own_part(cooperative: Cooperative, pk: int) -> CooperativeOrder:
    return get_object_or_404(
        CooperativeOrder.objects.of(cooperative)
        .select_related("order__province", "invoice")
        .prefetch_related("lines__variant__product__photos", "lines__origin", "events__actor"),
        pk=pk,
    )


@member_view(Role.ORDERS)
@require_safe
def desk_order(request, cooperative, pk: int):
    """One part: what to pack, for whom, and the one next thing to do."""
    return _order_page(request, cooperative, _own_part(cooperative, pk))


@member_view(Role.ORDERS)
@require_POST
def desk_order_step(request, cooperative, pk: int, step: str):
    """Do one step with a part."""
    part = _own_part(cooperative, pk)
    if step not in ACTIONS:
        raise Http404
    form_class, act, sentence = ACTIONS[step]
    form = form_class(request.POST) if form_class else None
    if form is not None and not form.is_valid():
        return _order_page(request, cooperative, part, step=step, form=form)
    try:
        act(part=part, actor=request.user, **(form.cleaned_data if form else {}))
    except Refusal as refusal:
        messages.error(request, refusal.reason())
    else:
        messages.success(request, sentence())
    return redirect("orders:desk_order", cooperative.code, part.pk)


ACTIONS = {
    "confirm": (None, confirm_part, lambda: _("Confirmed. The shopper has been told.")),
    "refuse": (
        ReasonForm,
        refuse_part,
        lambda: _("Refused. The shopper has been told why."),
    ),
    "ready": (None, mark_ready, lambda: _("The parcel is prepared.")),
    "ship": (ShipForm, ship_part, lambda: _("On its way. The shopper has been told.")),
    "correct": (
        ShipForm,
        lambda actor, **said: correct_shipment(**said),
        lambda: _("Corrected. The shopper has been told."),
    ),
    "pickup": (
        None,
        mark_ready_for_pickup,
        lambda: _("The shopper has been told that it is ready."),
    ),
    "delivered": (DeliveredForm, mark_delivered, lambda: _("The parcel is delivered.")),
    "fetched": (
        DeliveredForm,
        hand_over_at_counter,
        lambda: _("The parcel was picked up."),
    ),
    "cash": (None, collect_cash, lambda: _("The cash is recorded.")),
    "returned": (ReasonForm, mark_returned, lambda: _("The parcel came back.")),
}


def _order_page(request, cooperative, part, *, step: str = "", form=None):
    """The page of a part; `form` is the one that was refused, with what was typed."""
    part.steps = timeline(part)
    reason = form if step in ("refuse", "returned") else ReasonForm()
    shipment = {"carrier": part.carrier, "tracking_number": part.tracking_number}
    context = {
        "cooperative": cooperative,
        "section": "orders",
        "part": part,
        "order": part.order,
        "headline": headline(part),
        "statuses": PartStatus,
        "by_courier": part.delivery_kind == DeliveryKind.HOME,
        "reason_form": reason,
        "ship_form": form if step in ("ship", "correct") else ShipForm(initial=shipment),
        "delivered_form": DeliveredForm(),
        "form": form,
        "failed_step": step if form else "",
    }
    return TemplateResponse(request, "orders/desk/order.html", context, status=422 if form else 200)


@member_view()
@require_http_methods(["GET", "HEAD", "POST"])
def desk_delivery(request, cooperative):
    """How the cooperative delivers, and at what price."""
    forms = {
        kind: DeliveryOptionForm(
            request.POST or None,
            prefix=kind.value,
            instance=DeliveryOption.objects.filter(cooperative=cooperative, kind=kind).first()
            or DeliveryOption(cooperative=cooperative, kind=kind, is_offered=False),
        )
        for kind in DeliveryKind
    }
    checked = [form.is_valid() for form in forms.values()]
    if all(checked):
        save_delivery(cooperative=cooperative, options=[form.instance for form in forms.values()])
        messages.success(request, _("Your ways of delivery are saved."))
        return redirect("orders:desk_home", cooperative.code)
    context = {
        "cooperative": cooperative,
        "section": "orders",
        "forms": [(kind.label, form) for kind, form in forms.items()],
        "has_errors": request.method == "POST",
    }
    return TemplateResponse(
        request,
        "orders/desk/delivery.html",
        context,
        status=422 if request.method == "POST" else 200,
    )
