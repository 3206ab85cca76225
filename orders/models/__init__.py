"""How it is bought: cart, order, each cooperative's part of it, and what happened to it."""

from orders.models.cart import Cart, CartLine
from orders.models.delivery import DeliveryKind, DeliveryOption, way_of
from orders.models.invoice import Invoice, InvoiceSeries, TaxDetails
from orders.models.order import Order, OrderLine, PaymentMethod
from orders.models.part import MOVES, CooperativeOrder, OrderEvent, Status

__all__ = [
    "MOVES",
    "Cart",
    "CartLine",
    "CooperativeOrder",
    "DeliveryKind",
    "DeliveryOption",
    "Invoice",
    "InvoiceSeries",
    "Order",
    "OrderEvent",
    "OrderLine",
    "PaymentMethod",
    "Status",
    "TaxDetails",
    "way_of",
]
