"""Placing an order: one purchase, a part for each cooperative, all or nothing."""

from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from catalog.labels import labels_shown
from catalog.use_cases.stock import OutOfStock, allocate, lock_stock
from cooperatives.models import Cooperative
from coopstore.core.languages import texts_of
from coopstore.core.locks import hold, refusing_long_waits
from orders.cart import CartView, Parcel
from orders.errors import (
    AddressMissing,
    CartEmpty,
    DeliveryNotOffered,
    NotEnough,
    NotForSale,
    TotalChanged,
    TotalTooHigh,
)
from orders.models import (
    Cart,
    CooperativeOrder,
    DeliveryKind,
    Order,
    OrderEvent,
    OrderLine,
    PaymentMethod,
    Status,
)
from orders.notices import tell_cooperative, tell_shopper
from orders.use_cases.limits import refuse_too_many_orders


@dataclass(frozen=True)
class Answers:
    """What the shopper said in the checkout."""

    full_name: str
    phone: str
    email: str = ""
    address: str = ""
    city: str = ""
    postal_code: str = ""
    province_id: str | None = None
    instructions: str = ""
    payment_method: str = PaymentMethod.CASH_ON_DELIVERY
    kinds: dict[str, str] = field(default_factory=dict)  # cooperative code -> way of delivery


def place_order(
    *,
    cart: Cart,
    answers: Answers,
    key: UUID,
    total_seen: Decimal,
    language: str,
    user=None,
) -> Order:
    """Buy what is in `cart`, or buy nothing.

    `key` names this purchase: sent twice, it gives the same order twice. `total_seen` is the
    total in MAD the shopper confirmed; another total is refused, not charged.

    Raises CartEmpty, TooManyOrders, NotForSale, NotEnough, DeliveryNotOffered, AddressMissing,
    TotalTooHigh, TotalChanged, or Busy when the stock is locked by others for too long.
    """
    if placed := Order.objects.filter(idempotency_key=key).first():
        return placed
    with refusing_long_waits(), transaction.atomic(durable=True):
        # A form sent twice waits here, and then finds the order that the first one made.
        if not Cart.objects.select_for_update().filter(pk=cart.pk).exists():
            raise CartEmpty
        if placed := Order.objects.filter(idempotency_key=key).first():
            return placed
        refuse_too_many_orders(phone=answers.phone, email=answers.email, user=user)
        return _place(cart, answers, key, total_seen, language, user)


def _place(cart, answers, key, total_seen, language, user) -> Order:
    # Sellers before stock, as everywhere: none is suspended or closed while this goes on.
    hold(Cooperative, cart.lines.values_list("variant__product__cooperative", flat=True))
    stock = lock_stock(cart.lines.values_list("variant_id", flat=True))
    # Everything below is read after the locks, and so holds until the end.
    view = CartView(cart, answers.kinds)
    if view.is_empty:
        raise CartEmpty
    _refuse_what_cannot_be_sold(view)
    sent = any(parcel.option.kind == DeliveryKind.HOME for parcel in view.parcels)
    if sent and not (answers.address and answers.city):
        raise AddressMissing
    if view.is_too_dear:
        raise TotalTooHigh
    if view.total != total_seen:
        raise TotalChanged
    order = Order.objects.create(
        idempotency_key=key,
        user=user,
        language=language,
        full_name=answers.full_name,
        email=answers.email,
        phone=answers.phone,
        address=answers.address,
        city=answers.city,
        postal_code=answers.postal_code,
        province_id=answers.province_id,
        instructions=answers.instructions,
        payment_method=answers.payment_method,
        total=view.total,
    )
    labels = labels_shown([line.variant.product for line in view.lines])
    for parcel in view.parcels:
        _write_part(order, parcel, stock, labels)
    tell_shopper(order=order, kind="order_placed", key=f"order:{order.number}:placed")
    cart.lines.all().delete()
    Cart.objects.filter(pk=cart.pk).update(checkout_key=uuid4(), checkout={})
    return order


def _refuse_what_cannot_be_sold(view: CartView) -> None:
    for line in view.lines:
        if line.left < 1:
            raise NotEnough(variant_pk=line.variant_id, left=0)
        if not line.is_for_sale:
            raise NotForSale(variant_pk=line.variant_id)
    for parcel in view.parcels:
        if parcel.option is None or (parcel.kind and parcel.option.kind != parcel.kind):
            raise DeliveryNotOffered


def _write_part(order: Order, parcel: Parcel, stock: dict, labels: dict) -> CooperativeOrder:
    today = timezone.localdate()
    answer_by = timezone.now() + timedelta(days=settings.ORDER_ANSWER_DAYS)
    part = CooperativeOrder.objects.create(
        order=order,
        cooperative=parcel.cooperative,
        delivery_kind=parcel.option.kind,
        subtotal=parcel.subtotal,
        delivery_price=parcel.delivery_price,
        total=parcel.total,
        answer_by=answer_by,
        expected_from=today + timedelta(days=parcel.option.days_min),
        expected_until=today + timedelta(days=parcel.option.days_max),
    )
    for line in parcel.lines:
        try:
            allocate(stock[line.variant_id], line.quantity, reference=order.number)
        except OutOfStock as refusal:
            raise NotEnough(variant_pk=line.variant_id, left=refusal.left) from refusal
    OrderLine.objects.bulk_create(_line(part, line, labels) for line in parcel.lines)
    OrderEvent.objects.create(part=part, target=Status.PLACED, actor=order.user)
    tell_cooperative(part=part, kind="parcel_to_confirm")
    return part


def _line(part: CooperativeOrder, line, labels: dict) -> OrderLine:
    variant, product = line.variant, line.variant.product
    return OrderLine(
        part=part,
        variant=variant,
        names=texts_of(product, "name"),
        presentations=texts_of(variant, "label"),
        origin_id=product.province_id,
        labels=[
            {"code": certificate.code, "scheme": certificate.scheme_id}
            for certificate in labels.get(product.pk, [])
        ],
        net_quantity=variant.net_quantity,
        unit=variant.unit,
        unit_price=variant.price,
        vat_rate=variant.vat_rate,
        quantity=line.quantity,
        total=line.total,
    )
