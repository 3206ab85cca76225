"""What can be done with orders: place one, fulfil a part, cancel a part."""

from orders.use_cases.checkout import Answers, place_order
from orders.use_cases.completion import complete_parts
from orders.use_cases.delivery import save_delivery
from orders.use_cases.fulfilment import (
    cancel_part,
    collect_cash,
    confirm_part,
    correct_shipment,
    hand_over_at_counter,
    mark_delivered,
    mark_ready,
    mark_ready_for_pickup,
    mark_returned,
    refuse_part,
    ship_part,
)
from orders.use_cases.invoicing import issue_missing_invoices, save_tax_details
from orders.use_cases.silence import refuse_unanswered, remind_cooperatives
from orders.use_cases.tidying import remove_abandoned_carts

__all__ = [
    "Answers",
    "cancel_part",
    "collect_cash",
    "complete_parts",
    "confirm_part",
    "correct_shipment",
    "hand_over_at_counter",
    "issue_missing_invoices",
    "mark_delivered",
    "mark_ready",
    "mark_ready_for_pickup",
    "mark_returned",
    "place_order",
    "refuse_part",
    "refuse_unanswered",
    "remind_cooperatives",
    "remove_abandoned_carts",
    "save_delivery",
    "save_tax_details",
    "ship_part",
]
