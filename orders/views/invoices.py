"""Invoices, for who bought and for who sold."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cooperatives.access import member_view
from cooperatives.models import Cooperative, Role
from coopstore.core.access import public
from coopstore.core.text import isolated
from orders.access import order_for
from orders.forms import TaxDetailsForm
from orders.models import Invoice, TaxDetails
from orders.use_cases import save_tax_details


@public
@require_safe
def invoice(request, number: str, pk: int):
    """The invoice of one parcel, for whoever may see the order."""
    order = order_for(request, number)
    return _page(
        request,
        _issued(part=pk, part__order=order),
        layout="base.html",
        back_url=f"{reverse('orders:order', args=[order.number])}?t={order.token}",
        back_text=_("Order %(number)s") % {"number": order.number},
    )


@member_view(Role.ORDERS, Role.FINANCE)
@require_safe
def desk_invoice(request, cooperative: Cooperative, pk: int):
    """The same for the cooperative that sold."""
    return _page(
        request,
        _issued(part=pk, cooperative=cooperative),
        layout="desk/base.html",
        cooperative=cooperative,
        section="orders",
        back_url=reverse("orders:desk_invoices", args=[cooperative.code]),
        back_text=_("All invoices"),
    )


def _issued(**of) -> Invoice:
    return get_object_or_404(Invoice.objects.for_print(), **of)


def _page(request, found: Invoice, **context):
    title = _("Invoice %(number)s") % {"number": isolated(found.reference)}
    context |= {"invoice": found, "part": found.part, "order": found.part.order, "title": title}
    return TemplateResponse(request, "orders/invoice.html", context)


@member_view(Role.ORDERS, Role.FINANCE)
@require_safe
def desk_invoices(request, cooperative: Cooperative):
    """What the cooperative invoiced, newest first."""
    issued = Invoice.objects.of(cooperative).select_related("part__order")
    context = {
        "cooperative": cooperative,
        "section": "orders",
        "page_obj": Paginator(issued, 20).get_page(request.GET.get("page")),
        "details": TaxDetails.objects.filter(cooperative=cooperative).first(),
    }
    return TemplateResponse(request, "orders/desk/invoices.html", context)


@member_view(Role.FINANCE)
@require_http_methods(["GET", "HEAD", "POST"])
def desk_tax_details(request, cooperative: Cooperative):
    """What the law wants on invoices and only the cooperative knows."""
    known = TaxDetails.objects.filter(cooperative=cooperative).first()
    form = TaxDetailsForm(request.POST or None, instance=known)
    if request.method == "POST" and form.is_valid():
        save_tax_details(cooperative=cooperative, **form.cleaned_data)
        messages.success(request, _("Saved. Your next invoices will say so."))
        return redirect("orders:desk_invoices", cooperative.code)
    context = {"cooperative": cooperative, "section": "orders", "form": form}
    status = 422 if request.method == "POST" else 200
    return TemplateResponse(request, "orders/desk/tax_details.html", context, status=status)
