"""Who is told what about an order. Rows of the outbox, written in the caller's transaction."""

from django.utils import timezone

from cooperatives.models import Role
from coopstore.core.languages import texts_of
from coopstore.notifications.outbox import Recipient, notify
from orders.models import CooperativeOrder, Order

TOLD_OF_ORDERS = (Role.OWNER, Role.MANAGER, Role.ORDERS)


def order_path(order: Order) -> str:
    """The order's page without its language: opens without an account."""
    return f"orders/{order.number}/?t={order.token}"


def tell_shopper(
    *,
    order: Order,
    kind: str,
    key: str,
    part: CooperativeOrder | None = None,
    reason: str = "",
) -> None:
    """A message to whoever placed `order`, in the language they ordered in."""
    recipient = Recipient(
        language=order.language,
        user=order.user,
        email=order.email,
        phone=str(order.phone),
        name=order.full_name,
    )
    parts = [part] if part else order.parts.select_related("cooperative").order_by("pk")
    context = {
        "number": order.number,
        "total": str(part.total if part else order.total),
        "reason": reason,
        "parcels": [_parcel(item) for item in parts],
    }
    notify(key=key, kind=kind, to=recipient, context=context, path=order_path(order))


def tell_cooperative(*, part: CooperativeOrder, kind: str) -> None:
    """A message to each member who handles orders, in the language each reads."""
    members = part.cooperative.memberships.filter(
        is_active=True, role__in=TOLD_OF_ORDERS, user__is_active=True
    ).select_related("user")
    context = {
        "number": part.order.number,
        "total": str(part.total),
        "parcels": [_parcel(part)],
    }
    for member in members:
        notify(
            key=f"{kind}:{part.pk}:{member.user_id}",
            kind=kind,
            to=Recipient.of_user(member.user),
            context=context,
            path=f"sell/{part.cooperative.code}/orders/{part.pk}/",
        )


def _parcel(part: CooperativeOrder) -> dict:
    cooperative = part.cooperative
    return {
        "cooperative_names": texts_of(cooperative, "name"),
        "phone": str(cooperative.phone or ""),
        "delivery_kind": part.delivery_kind,
        "total": str(part.total),
        "is_paid": part.cash_collected_at is not None,
        "delivery_price": str(part.delivery_price),
        "expected_from": part.expected_from.isoformat(),
        "expected_until": part.expected_until.isoformat(),
        "answer_by": timezone.localdate(part.answer_by).isoformat(),
        "carrier": part.carrier,
        "tracking_number": part.tracking_number,
        "lines": [
            {"names": line.names, "quantity": line.quantity, "total": str(line.total)}
            for line in part.lines.all()
        ],
    }
