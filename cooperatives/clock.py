"""The service clock: by when the office takes and decides, the same dates for everybody.

It starts when a file is sent, stands still while the applicant is asked for something, and ends
with the decision. Targets are calendar days, and data: see ServiceTarget.
"""

from datetime import datetime, timedelta

from django.utils import timezone

from cooperatives.models import Cooperative, ServiceTarget, Status

Step = ServiceTarget.Step
# What the office promises until it says otherwise in the admin.
USUAL_DAYS = {Step.TAKE: 3, Step.DECIDE: 7, Step.AMENDMENT: 5, Step.RENEWAL: 5}
FIELDS = ("take_by", "decide_by", "time_left")


def target(step: ServiceTarget.Step) -> timedelta:
    """How long the office gives itself for `step`."""
    days = ServiceTarget.objects.filter(pk=step).values_list("days", flat=True).first()
    return timedelta(days=days or USUAL_DAYS[step])


def due(step: ServiceTarget.Step) -> datetime:
    """By when something that begins now is to be done."""
    return timezone.now() + target(step)


def promised(cooperative: Cooperative) -> tuple[timedelta, timedelta]:
    """In how long a file is taken, and decided, once it is sent."""
    taking = target(Step.TAKE)
    if cooperative.time_left is None:
        return taking, taking + target(Step.DECIDE)
    return taking, max(cooperative.time_left, taking)


def advance(cooperative: Cooperative) -> None:
    """Set the clock of a locked file that has just moved; the caller saves `FIELDS`."""
    now = timezone.now()
    if cooperative.status == Status.SUBMITTED:
        taking, deciding = promised(cooperative)
        cooperative.take_by, cooperative.decide_by = now + taking, now + deciding
        cooperative.time_left = None
        return
    if cooperative.status == Status.UNDER_REVIEW:
        cooperative.take_by = None
        return
    asked = cooperative.status == Status.CHANGES_REQUESTED and cooperative.decide_by
    cooperative.time_left = cooperative.decide_by - now if asked else None
    cooperative.take_by = cooperative.decide_by = None
