"""The cart's pages."""

from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from catalog.models import Product, Variant
from coopstore.core.access import public
from coopstore.core.errors import Refusal
from orders.cart import CartView, add_to_cart, cart_for_writing, cart_of, set_quantity
from orders.errors import NotForSale
from orders.forms import AddToCartForm, QuantityForm

UNDO = "cart_undo"


@public
@require_safe
def cart(request):
    """What is in the cart, parcel by parcel, and what it costs."""
    view = CartView(cart_of(request))
    undo = request.session.pop(UNDO, None)
    return TemplateResponse(request, "orders/cart.html", {"view": view, "undo": undo})


@public
@require_POST
def cart_add(request):
    """Put a variant into the cart."""
    form = AddToCartForm(request.POST)
    variant = get_object_or_404(
        Variant.objects.select_related("product", "stock"),
        pk=_int(request.POST.get("variant")),
    )
    if not Product.objects.visible().filter(pk=variant.product_id).exists():
        # Its page is not there; neither is its address for anybody to read.
        messages.error(request, NotForSale(variant_pk=variant.pk).reason())
        return redirect("orders:cart")
    if not form.is_valid():
        messages.error(request, " ".join(form.errors.get("quantity", [])))
        return _back(request, variant)
    try:
        add_to_cart(
            cart=cart_for_writing(request),
            variant=variant,
            quantity=form.cleaned_data["quantity"],
        )
    except Refusal as refusal:
        messages.error(request, refusal.reason())
        return _back(request, variant)
    messages.success(request, _("Added to your cart."))
    return redirect("orders:cart")


def _back(request, variant: Variant):
    """To the page of a good, with the size and the number that were chosen."""
    chosen = {"variant": variant.pk, "quantity": request.POST.get("quantity", "")}
    return redirect(f"{variant.product.get_absolute_url()}?{urlencode(chosen)}")


@public
@require_POST
def cart_update(request):
    """Change how many of a line are wanted; 0 removes it, and offers to put it back."""
    form = QuantityForm(request.POST)
    view_cart = cart_of(request)
    line = (
        view_cart.lines.select_related("variant__stock")
        .filter(variant=_int(request.POST.get("variant")))
        .first()
        if view_cart
        else None
    )
    if line is None:
        return redirect("orders:cart")
    if not form.is_valid():
        return _with_error(request, view_cart, line, " ".join(form.errors.get("quantity", [])))
    try:
        set_quantity(cart=view_cart, variant=line.variant, quantity=form.cleaned_data["quantity"])
    except Refusal as refusal:
        return _with_error(request, view_cart, line, refusal.reason())
    if form.cleaned_data["quantity"] == 0:
        request.session[UNDO] = {"variant": line.variant_id, "quantity": line.quantity}
    return redirect("orders:cart")


def _with_error(request, view_cart, line, sentence: str) -> TemplateResponse:
    """The cart again, with what was typed and the reason beside it."""
    view = CartView(view_cart)
    for shown in view.lines:
        if shown.pk == line.pk:
            shown.error, shown.typed = sentence, request.POST.get("quantity", "")
    return TemplateResponse(request, "orders/cart.html", {"view": view}, status=422)


def _int(text: str | None) -> int:
    """A pk from a form, 0 when it is none: no row has it."""
    return int(text) if text and text.isdecimal() and len(text) < 18 else 0
