"""What a cooperative has to do now, and what it sold: the numbers of its desk."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, F, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalog.models import Product, ProductStatus, Variant
from cooperatives.models import Cooperative
from orders.models import CooperativeOrder, DeliveryKind, Status

LOW_STOCK = 3
# What the pages of orders are called, and which parts stand on each.
QUEUES = {
    "confirm": (_("To confirm"), [Status.PLACED]),
    "prepare": (_("To prepare"), [Status.CONFIRMED]),
    "hand-over": (_("To hand over"), [Status.READY]),
    "under-way": (_("Under way"), [Status.SHIPPED, Status.READY_FOR_PICKUP]),
    "done": (_("Finished"), [Status.DELIVERED, Status.COMPLETED]),
    "stopped": (
        _("Stopped"),
        [Status.REFUSED, Status.CANCELLED, Status.RETURNED_TO_SENDER],
    ),
}


@dataclass(frozen=True)
class Queue:
    """One page of orders and how many stand on it."""

    slug: str
    title: str
    count: int


def queues(cooperative: Cooperative) -> list[Queue]:
    """Every page of orders with its count, in one query."""
    counts = CooperativeOrder.objects.of(cooperative).aggregate(
        **{
            slug.replace("-", "_"): Count("pk", filter=Q(status__in=statuses))
            for slug, (_title, statuses) in QUEUES.items()
        }
    )
    return [
        Queue(slug, str(title), counts[slug.replace("-", "_")])
        for slug, (title, _statuses) in QUEUES.items()
    ]


def headline(part: CooperativeOrder) -> str:
    """What the cooperative has to do with a part, or else where the part stands."""
    for slug in ("confirm", "prepare", "hand-over"):
        title, statuses = QUEUES[slug]
        if part.status in statuses:
            return str(title)
    if part.status == Status.DELIVERED and part.delivery_kind == DeliveryKind.PICKUP:
        return str(_("Picked up"))
    return part.get_status_display()


def parts_in(cooperative: Cooperative, slug: str):
    """The parts on one page of orders: what waits longest first, what is over newest first."""
    oldest_first = slug in ("confirm", "prepare", "hand-over", "under-way")
    return (
        CooperativeOrder.objects.of(cooperative)
        .filter(status__in=QUEUES[slug][1])
        .select_related("order")
        .prefetch_related("lines__variant__product__photos")
        .order_by("pk" if oldest_first else "-pk")
    )


def low_stock(cooperative: Cooperative) -> list[Variant]:
    """Variants on sale of which at most three are left, emptiest first."""
    return list(
        Variant.objects.filter(
            product__cooperative=cooperative,
            product__status=ProductStatus.PUBLISHED,
            is_active=True,
            stock__on_hand__lte=F("stock__allocated") + LOW_STOCK,
        )
        .select_related("product", "stock")
        .prefetch_related("product__photos")
        .order_by("stock__on_hand")[:3]
    )


def without_photo(cooperative: Cooperative) -> Product | None:
    """A product that shoppers do not see well, or not at all, for want of a photo."""
    return (
        Product.objects.of(cooperative)
        .exclude(status=ProductStatus.ARCHIVED)
        .filter(photos=None)
        .order_by("pk")
        .first()
    )


def sold_this_month(cooperative: Cooperative) -> Decimal:
    """Goods delivered since the first of the month, in MAD, delivery not counted."""
    first = timezone.localtime().replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return CooperativeOrder.objects.of(cooperative).filter(
        status__in=[Status.DELIVERED, Status.COMPLETED],
        events__target=Status.DELIVERED,
        events__created_at__gte=first,
    ).aggregate(total=Sum("subtotal"))["total"] or Decimal(0)


def cash_to_come(cooperative: Cooperative) -> Decimal:
    """Delivered parcels whose cash is not recorded yet, in MAD, delivery included."""
    return CooperativeOrder.objects.of(cooperative).filter(
        status__in=[Status.DELIVERED, Status.COMPLETED], cash_collected_at=None
    ).aggregate(total=Sum("total"))["total"] or Decimal(0)
