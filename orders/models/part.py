"""One cooperative's part of an order, and every step it took."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperatives.models import Cooperative
from coopstore.core.errors import IllegalMove
from orders.models.delivery import DeliveryKind
from orders.models.order import Order


class Status(models.TextChoices):
    PLACED = "placed", _("Placed")
    CONFIRMED = "confirmed", _("Confirmed")
    READY = "ready", _("Prepared")
    SHIPPED = "shipped", _("On its way")
    READY_FOR_PICKUP = "ready_for_pickup", _("Ready for pick-up")
    DELIVERED = "delivered", _("Delivered")
    COMPLETED = "completed", _("Completed")
    REFUSED = "refused", _("Refused")
    CANCELLED = "cancelled", _("Cancelled")
    RETURNED_TO_SENDER = "returned_to_sender", _("Sent back")


MOVES = {
    Status.PLACED: {Status.CONFIRMED, Status.REFUSED, Status.CANCELLED},
    Status.CONFIRMED: {Status.READY, Status.CANCELLED},
    Status.READY: {Status.SHIPPED, Status.READY_FOR_PICKUP},
    Status.SHIPPED: {Status.DELIVERED, Status.RETURNED_TO_SENDER},
    Status.READY_FOR_PICKUP: {Status.DELIVERED, Status.RETURNED_TO_SENDER},
    Status.DELIVERED: {Status.COMPLETED},
    Status.COMPLETED: set(),
    Status.REFUSED: set(),
    Status.CANCELLED: set(),
    Status.RETURNED_TO_SENDER: set(),
}
# The goods are still promised to this part.
HOLDS_STOCK = (Status.PLACED, Status.CONFIRMED, Status.READY, Status.READY_FOR_PICKUP)


class CooperativeOrderQuerySet(models.QuerySet):
    def of(self, cooperative: Cooperative) -> "CooperativeOrderQuerySet":
        return self.filter(cooperative=cooperative)

    def lock(self) -> "CooperativeOrderQuerySet":
        """Rows locked in pk order until the transaction ends."""
        return self.order_by("pk").select_for_update(of=("self",))


class CooperativeOrder(models.Model):
    """What one cooperative sells in an order: its own goods, delivery, state and cash."""

    order = models.ForeignKey(Order, models.PROTECT, verbose_name=_("order"), related_name="parts")
    cooperative = models.ForeignKey(
        Cooperative,
        models.PROTECT,
        verbose_name=_("cooperative"),
        related_name="orders",
    )
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.PLACED)
    delivery_kind = models.CharField(_("delivery"), max_length=6, choices=DeliveryKind)
    subtotal = models.DecimalField(_("goods in MAD"), max_digits=10, decimal_places=2)
    delivery_price = models.DecimalField(_("delivery in MAD"), max_digits=8, decimal_places=2)
    total = models.DecimalField(_("total in MAD"), max_digits=10, decimal_places=2)
    answer_by = models.DateTimeField(_("to be answered by"))
    expected_from = models.DateField(_("expected from"))
    expected_until = models.DateField(_("expected until"))
    carrier = models.CharField(_("carrier"), max_length=60, blank=True)
    tracking_number = models.CharField(_("tracking number"), max_length=40, blank=True)
    cash_collected_at = models.DateTimeField(_("cash collected"), null=True, blank=True)
    cash_collected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("collected by"),
        related_name="+",
    )
    updated_at = models.DateTimeField(_("updated"), auto_now=True)

    objects = CooperativeOrderQuerySet.as_manager()

    class Meta:
        verbose_name = _("cooperative's part of an order")
        verbose_name_plural = _("cooperatives' parts of orders")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["cooperative", "status"], name="orders_part_of_cooperative"),
            models.Index(
                fields=["answer_by"], name="orders_part_unanswered", condition=Q(status="placed")
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["order", "cooperative"], name="orders_cooperativeorder_once"
            ),
            models.CheckConstraint(
                name="orders_cooperativeorder_status_known",
                condition=Q(status__in=Status.values),
            ),
            models.CheckConstraint(
                name="orders_cooperativeorder_total_is_sum",
                condition=Q(total=F("subtotal") + F("delivery_price")),
            ),
            models.CheckConstraint(
                name="orders_cooperativeorder_cash_only_when_delivered",
                condition=Q(cash_collected_at__isnull=True)
                | Q(status__in=["delivered", "completed"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order} · {self.cooperative}"

    def move_to(self, target: Status) -> None:
        """Change state in memory; the calling use case holds the row lock and saves."""
        if target not in MOVES[Status(self.status)]:
            raise IllegalMove(source=self.status, target=target)
        self.status = target


class OrderEvent(models.Model):
    """One thing that happened to a part. Rows are never changed nor deleted."""

    part = models.ForeignKey(
        CooperativeOrder,
        models.PROTECT,
        verbose_name=_("parcel"),
        related_name="events",
    )
    source = models.CharField(_("from"), max_length=20, choices=Status, blank=True)
    target = models.CharField(_("to"), max_length=20, choices=Status)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("by"),
        related_name="+",
    )
    reason = models.TextField(_("reason"), blank=True)
    created_at = models.DateTimeField(_("when"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("step of a parcel")
        verbose_name_plural = _("steps of parcels")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"

    @property
    def is_for_want_of_answer(self) -> bool:
        """Refused by nobody: the cooperative did not answer in time."""
        return self.target == Status.REFUSED and self.actor_id is None
