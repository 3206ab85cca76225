"""The checkout: who, where to, check and confirm. Each step has its address; Back walks them."""

from allauth.core import ratelimit
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from phonenumber_field.phonenumber import to_python

from cooperatives.models import Province
from coopstore.core.access import public
from coopstore.core.errors import Refusal
from coopstore.core.locks import Busy
from orders.cart import CartView, cart_of
from orders.errors import AddressMissing, CartEmpty, DeliveryNotOffered, TooManyOrders, TotalChanged
from orders.forms import ConfirmForm, ContactForm, DeliveryForm
from orders.models import Cart, Order
from orders.use_cases import Answers, place_order
from orders.views.tracking import thank

STEPS = {
    "contact": gettext_lazy("You"),
    "delivery": gettext_lazy("Delivery"),
    "check": gettext_lazy("Check and confirm"),
}


@public
@require_safe
def checkout(request):
    """Go to the first step that is not answered."""
    cart = cart_of(request)
    view = CartView(cart, (cart.checkout if cart else {}).get("kinds"))
    return redirect("orders:checkout_step", _first_open(view))


@public
@require_http_methods(["GET", "HEAD", "POST"])
def checkout_step(request, step: str):
    """One step of the checkout."""
    if step not in STEPS:
        raise Http404
    cart = cart_of(request)
    if step == "check" and request.method == "POST" and (order := _already_placed(request)):
        return _placed(request, order)
    view = CartView(cart, (cart.checkout if cart else {}).get("kinds"))
    pages = {"contact": _contact, "delivery": _delivery, "check": _check}
    if not view.can_be_ordered:
        if cart and request.method == "POST" and step != "check":
            pages[step](request, view)  # what was typed is kept
        changed = _("Look at your cart first: something has changed.")
        messages.error(request, CartEmpty().reason() if view.is_empty else changed)
        return redirect("orders:cart")
    wanted = _first_open(view)
    if list(STEPS).index(step) > list(STEPS).index(wanted):
        return redirect("orders:checkout_step", wanted)
    return pages[step](request, view)


def _first_open(view: CartView) -> str:
    answered = view.cart.checkout if view.cart else {}
    if "contact" not in answered:
        return "contact"
    # What joined the cart since then brings a parcel nobody said anything about.
    known = "delivery" in answered and all(parcel.kind for parcel in view.parcels)
    return "check" if known else "delivery"


def _save(cart, **answers) -> None:
    cart.checkout = {**cart.checkout, **answers}
    # Not `save`: another tab may have joined this cart with that of the account.
    Cart.objects.filter(pk=cart.pk).update(checkout=cart.checkout, updated_at=timezone.now())


def _contact(request, view):
    initial = view.cart.checkout.get("contact")
    if initial is None and request.user.is_authenticated:
        user = request.user
        initial = {
            "full_name": user.full_name,
            "email": user.email,
            "phone": user.phone,
        }
    form = ContactForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        _save(view.cart, contact=form.cleaned_data)
        return redirect("orders:checkout_step", _first_open(view))
    return _page(request, "contact", view, form=form)


def _delivery(request, view):
    if asked := DeliveryForm.kinds_in(request.GET, view):
        view = CartView(view.cart, view.kinds | asked)  # what it would cost; nothing is kept
    initial = dict(view.cart.checkout.get("delivery", {}))
    form = DeliveryForm(request.POST or None, initial=initial, view=view)
    if request.method == "POST" and form.is_valid():
        answers = {name: form.cleaned_data[name] for name in DeliveryForm.ADDRESS}
        province = answers["province"]
        answers["province"] = province.pk if province else None
        _save(view.cart, delivery=answers, kinds=form.kinds)
        return redirect("orders:checkout_step", "check")
    return _page(request, "delivery", view, form=form)


def _check(request, view):
    if request.method != "POST":
        return _check_page(request, view)
    if not ratelimit.consume(request, action="place_order"):
        sentence = _("Too many orders come from here. Wait an hour, then confirm again.")
        return _check_page(request, view, too_many=sentence, status=429)
    form = ConfirmForm(request.POST)
    if not form.is_valid():
        return _check_page(request, view, status=422)
    return _confirm(request, view, **form.cleaned_data)


def _confirm(request, view, *, key, total_seen):
    checkout = view.cart.checkout
    try:
        order = place_order(
            cart=view.cart,
            answers=_answers(checkout["contact"], checkout["delivery"], view.kinds),
            key=key,
            total_seen=total_seen,
            language=get_language(),
            user=request.user if request.user.is_authenticated else None,
        )
    except (Busy, TotalChanged, DeliveryNotOffered, AddressMissing) as refusal:
        messages.error(request, refusal.reason())
        wrong = "check" if isinstance(refusal, Busy | TotalChanged) else "delivery"
        return redirect("orders:checkout_step", wrong)
    except TooManyOrders as refusal:
        return _check_page(request, view, too_many=refusal.reason(), status=429)
    except Refusal as refusal:
        messages.error(request, refusal.reason())
        return redirect("orders:cart")
    return _placed(request, order)


def _check_page(request, view, *, too_many: str = "", status: int = 200):
    contact, delivery = view.cart.checkout["contact"], view.cart.checkout["delivery"]
    return _page(
        request,
        "check",
        view,
        form=ConfirmForm(initial={"key": view.cart.checkout_key, "total_seen": view.total}),
        contact=contact,
        phone=to_python(contact["phone"]),
        delivery=delivery,
        province=Province.objects.filter(pk=delivery.get("province")).first(),
        too_many=too_many,
        status=status,
    )


def _answers(contact: dict, delivery: dict, kinds: dict) -> Answers:
    place = {name: delivery[name] for name in DeliveryForm.ADDRESS if name != "province"}
    return Answers(**contact, **place, province_id=delivery["province"], kinds=kinds)


def _already_placed(request) -> Order | None:
    """The order this very form has already made, when it is sent twice."""
    form = ConfirmForm(request.POST)
    if not form.is_valid():
        return None
    return Order.objects.filter(idempotency_key=form.cleaned_data["key"]).first()


def _placed(request, order: Order):
    thank(request, order)
    return redirect(f"{reverse('orders:order', args=[order.number])}?t={order.token}")


def _page(request, step: str, view: CartView, *, status: int | None = None, **context):
    form = context["form"]
    names = list(STEPS)
    steps = [
        {
            "label": title,
            "state": "here"
            if name == step
            else "done"
            if names.index(name) < names.index(step)
            else "todo",
            "url": reverse("orders:checkout_step", args=[name]),
        }
        for name, title in STEPS.items()
    ]
    back = names[names.index(step) - 1] if step != "contact" else None
    context |= {"view": view, "steps": steps, "step": step, "back": back}
    if status is None:
        status = 422 if form.is_bound and form.errors else 200
    return TemplateResponse(request, f"orders/checkout_{step}.html", context, status=status)
