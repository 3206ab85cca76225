"""What keeps a cooperative in the shop until its customers are served."""

from django.utils.translation import ngettext

from cooperatives.closing import OBSTACLES
from cooperatives.models import Cooperative
from orders.models import MOVES, CooperativeOrder

# A delivered order is open too: until it is completed the goods may still be sent back.
OPEN = [status for status, following in MOVES.items() if following]


def open_orders(cooperative: Cooperative) -> str:
    """How many orders are not finished, in a sentence."""
    count = CooperativeOrder.objects.of(cooperative).filter(status__in=OPEN).count()
    if not count:
        return ""
    return ngettext(
        "One order is still open: finish it first.",
        "%(count)d orders are still open: finish them first.",
        count,
    ) % {"count": count}


OBSTACLES.append(open_orders)
