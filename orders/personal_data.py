"""What was bought by a person, and sold by a cooperative."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cooperatives.models import Cooperative
from coopstore.accounts.models import User
from coopstore.core.codes import secret_token
from coopstore.core.languages import nearest
from coopstore.core.personal_data import Column, Held, Obstacle, Table, column, fields
from orders.models import (
    MOVES,
    Cart,
    CartLine,
    CooperativeOrder,
    DeliveryOption,
    Invoice,
    Order,
    OrderEvent,
    OrderLine,
    TaxDetails,
)

# From here a part can still move: somebody waits for goods, money or the end of a period.
OPEN = [status for status, targets in MOVES.items() if targets]


def of_person(person: User) -> Held:
    """Orders with their goods, the cart, and the steps of parcels the person took for a seller."""
    orders = Order.objects.filter(user=person).order_by("pk")
    yield Table(
        "orders",
        _("Your orders"),
        (
            *fields(Order, "number", "placed_at", "full_name", "email", "phone", "address"),
            *fields(Order, "city", "postal_code", "province", "instructions"),
            *fields(Order, "payment_method", "total"),
        ),
        orders.select_related("province"),
    )
    parts = CooperativeOrder.objects.filter(order__in=orders).order_by("pk")
    yield Table(
        "parcels",
        _("Parcels"),
        (
            column("order", _("order"), "order.number"),
            *fields(CooperativeOrder, "status", "delivery_kind", "subtotal", "delivery_price"),
            *fields(CooperativeOrder, "total", "carrier", "tracking_number", "updated_at"),
        ),
        parts.select_related("order"),
    )
    yield Table("goods", _("Goods"), _line(), _lines(parts))
    yield Table("invoices", _("Invoices"), _invoice(), _invoices(part__in=parts))
    yield Table(
        "cart",
        _("Your cart"),
        (
            Column("variant", _("variant"), lambda it: it.variant_id, lambda it: it.variant),
            *fields(CartLine, "quantity", "price_seen", "added_at"),
        ),
        CartLine.objects.filter(cart__user=person).select_related("variant__product"),
    )
    yield Table(
        "checkout",
        _("Checkout answers"),
        fields(Cart, "checkout", "updated_at"),
        Cart.objects.filter(user=person).exclude(checkout={}),
    )
    yield Table(
        "parcel_steps",
        _("Steps of parcels you took"),
        (column("order", _("order"), "part.order.number"), *_step()),
        OrderEvent.objects.filter(actor=person).select_related("part__order"),
    )


def of_cooperative(cooperative: Cooperative) -> Held:
    """Its own part of each order, without the people who bought."""
    parts = CooperativeOrder.objects.of(cooperative).order_by("pk")
    yield Table(
        "parcels",
        _("Parcels"),
        (
            column("order", _("order"), "order.number"),
            column("placed_at", _("placed"), "order.placed_at"),
            *fields(CooperativeOrder, "status", "delivery_kind", "subtotal", "delivery_price"),
            *fields(CooperativeOrder, "total", "carrier", "tracking_number"),
            *fields(CooperativeOrder, "cash_collected_at", "updated_at"),
        ),
        parts.select_related("order"),
    )
    yield Table("goods_sold", _("Goods sold"), _line(), _lines(parts))
    yield Table("invoices", _("Invoices"), _invoice(), _invoices(cooperative=cooperative))
    yield Table(
        "tax_details",
        _("What stands on invoices"),
        fields(TaxDetails, "charges_vat", "tax_number", "business_tax_number", "updated_at"),
        TaxDetails.objects.filter(cooperative=cooperative),
    )
    yield Table(
        "parcel_steps",
        _("Steps of parcels"),
        (column("order", _("order"), "part.order.number"), *_step()),
        OrderEvent.objects.filter(part__in=parts).select_related("part__order").order_by("pk"),
    )
    yield Table(
        "delivery",
        _("Ways of delivery"),
        fields(DeliveryOption, "kind", "is_offered", "price", "free_from", "days_min", "days_max"),
        cooperative.delivery_options.all(),
    )


def obstacles(person: User) -> list[Obstacle]:
    """Orders of the person that are not over."""
    going = Order.objects.filter(user=person, parts__status__in=OPEN).distinct().count()
    if not going:
        return []
    text = ngettext(
        "An order of yours is not over yet. Wait until it is, or cancel it.",
        "%(count)d orders of yours are not over yet. Wait until they are, or cancel them.",
        going,
    )
    return [Obstacle(text % {"count": going}, "orders/")]


def erase_person(person: User) -> None:
    """Remove the cart, and from orders what no invoice needs.

    Goods, amounts, name and address stay with the order: the seller's books must show them for
    ten years. The link in old mails opens the order no more.
    """
    Cart.objects.filter(user=person).delete()
    for order in Order.objects.filter(user=person).only("pk"):
        Order.objects.filter(pk=order.pk).update(
            email="", phone="", instructions="", token=secret_token()
        )


def _line() -> tuple[Column, ...]:
    return (
        column("order", _("order"), "part.order.number"),
        Column("names", _("name"), lambda it: it.names, lambda it: nearest(it.names).value),
        *fields(OrderLine, "net_quantity", "unit", "quantity", "unit_price", "vat_rate", "total"),
    )


def _lines(parts):
    lines = OrderLine.objects.filter(part__in=parts).select_related("part__order")
    return lines.order_by("part", "pk")


def _invoice() -> tuple[Column, ...]:
    return (
        column("number", _("number"), "reference"),
        column("order", _("order"), "part.order.number"),
        *fields(Invoice, "issued_on", "seller", "taxes", "total"),
    )


def _invoices(**of):
    return Invoice.objects.filter(**of).select_related("part__order").order_by("pk")


def _step() -> tuple[Column, ...]:
    return fields(OrderEvent, "source", "target", "reason", "created_at")
