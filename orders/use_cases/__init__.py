"""What can be done with orders: place one, fulfil a part, cancel a part."""

from orders.use_cases.checkout import Answers, place_order
from orders.use_cases.completion import complete_parts
from orders.use_cases.delivery import save_delivery
from orders.use_cases.fulfilment import (
    cancel_part,
    collect_cash,
    confirm_part,
    hand_over_at_counter,
    mark_delivered,
    mark_ready,
    mark_ready_for_pickup,
    mark_returned,
    refuse_part,
    ship_part,
)

__all__ = [
    "Answers",
    "cancel_part",
    "collect_cash",
    "complete_parts",
    "confirm_part",
    "hand_over_at_counter",
    "mark_delivered",
    "mark_ready",
    "mark_ready_for_pickup",
    "mark_returned",
    "place_order",
    "refuse_part",
    "save_delivery",
    "ship_part",
]
