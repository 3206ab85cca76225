"""What a world holds, under the names by which tests ask for it."""

from dataclasses import dataclass, field

from django.test import Client

from catalog.models import Certificate, Product
from cooperatives.models import ClaimCode, Cooperative, RegisterImport
from coopstore.accounts.models import User
from orders.models import CooperativeOrder, Order

RESET_KEY = "accounts/password/reset/key/"
# How far the parts of the first cooperative have come, with who carries them.
ENDS = (
    *("placed", "confirmed", "ready", "shipped", "delivered", "refused", "cancelled"),
    *("returned_to_sender", "ready_for_pickup", "picked_up"),
)


@dataclass
class World:
    """What the pages show. `clients` are signed in or hold a cart; see `tests.pages`."""

    seller: Cooperative
    clients: dict[str, Client]
    people: dict[str, User] = field(default_factory=dict)
    goods: dict[str, Product] = field(default_factory=dict)
    labels: dict[str, Certificate] = field(default_factory=dict)
    files: dict[str, Cooperative] = field(default_factory=dict)
    parts: dict[str, CooperativeOrder] = field(default_factory=dict)
    orders: dict[str, Order] = field(default_factory=dict)
    imports: dict[str, RegisterImport] = field(default_factory=dict)
    claim: ClaimCode | None = None
