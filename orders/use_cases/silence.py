"""Parts that no cooperative answers: a reminder, then a refusal in its name."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from coopstore.core.errors import IllegalMove
from orders.errors import StillTime
from orders.models import CooperativeOrder, Status
from orders.notices import tell_cooperative
from orders.use_cases.fulfilment import refuse_in_its_name

REMINDED_BEFORE = timedelta(days=1)


def remind_cooperatives() -> int:
    """Tell each cooperative once of the parts it has to answer within a day; returns how many.

    Safe to run again, and beside another run.
    """
    now = timezone.now()
    due = CooperativeOrder.objects.filter(
        status=Status.PLACED, answer_by__gt=now, answer_by__lte=now + REMINDED_BEFORE
    )
    return sum(_remind(pk) for pk in due.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _remind(pk: int) -> bool:
    part = CooperativeOrder.objects.lock().select_related("order", "cooperative").get(pk=pk)
    if part.status != Status.PLACED:
        return False
    tell_cooperative(part=part, kind="parcel_answer_soon")  # its key lets it be told once
    return True


def refuse_unanswered() -> int:
    """Refuse every part whose time to be answered is over; returns how many.

    The goods are on sale again; shopper and cooperative are told. Safe to run again, and beside
    another run or a cooperative that answers at this very moment.
    """
    over = CooperativeOrder.objects.filter(status=Status.PLACED, answer_by__lte=timezone.now())
    return sum(map(_refuse, over.order_by("pk")))


def _refuse(part: CooperativeOrder) -> bool:
    try:
        refuse_in_its_name(part=part)
    except (IllegalMove, StillTime):
        return False
    return True
