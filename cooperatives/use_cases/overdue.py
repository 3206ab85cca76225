"""What the office promised and did not do in time."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from cooperatives.access import SUPERVISE, officers
from cooperatives.clock import Step, target
from cooperatives.models import Amendment, Cooperative, Evidence, Verdict
from cooperatives.models.cooperative import SELLING
from coopstore.core.languages import texts_of
from coopstore.notifications.outbox import Recipient, notify

MOST_LISTED = 100  # more than anybody reads in a mail; the queue shows them all


@transaction.atomic
def list_overdue() -> int:
    """Tell every supervisor, once a day, what is late; nothing when nothing is.

    Returns how many files, changes and renewed documents are late.
    """
    late = [*_files(), *_amendments(), *_renewals()]
    if not late:
        return 0
    late.sort(key=lambda entry: -entry["days"])
    content = {"count": len(late), "files": late[:MOST_LISTED]}
    for person in officers(SUPERVISE).order_by("pk"):
        notify(
            key=f"files_overdue:{timezone.now():%Y-%m-%d}:user{person.pk}",
            kind="files_overdue",
            to=Recipient.of_user(person),
            context=content,
            path="/admin/cooperatives/cooperative/?age=late",
        )
    return len(late)


def _files() -> list[dict]:
    found = Cooperative.objects.overdue().select_related("reviewer")
    return [
        _entry(
            file,
            step=Step.TAKE if file.take_by else Step.DECIDE,
            due=file.take_by or file.decide_by,
            officer=str(file.reviewer or ""),
        )
        for file in found
    ]


def _amendments() -> list[dict]:
    waiting = Amendment.objects.filter(
        state=Amendment.State.WAITING,
        decide_by__lt=timezone.now(),
        cooperative__status__in=SELLING,
    ).select_related("cooperative")
    return [_entry(it.cooperative, step=Step.AMENDMENT, due=it.decide_by) for it in waiting]


def _renewals() -> list[dict]:
    """Each document once, however many pages it has."""
    given = target(Step.RENEWAL)
    waiting = Evidence.objects.renewals().filter(
        verdict=Verdict.PENDING, uploaded_at__lt=timezone.now() - given
    )
    documents = {
        (page.cooperative_id, page.requirement_id): page
        for page in waiting.select_related("cooperative").order_by("-uploaded_at")
    }
    return [
        _entry(first.cooperative, step=Step.RENEWAL, due=first.uploaded_at + given)
        for first in documents.values()
    ]


def _entry(cooperative: Cooperative, *, step: Step, due: datetime, officer: str = "") -> dict:
    return {
        "code": cooperative.code,
        "names": texts_of(cooperative, "name"),
        "step": step.value,
        "days": (timezone.now() - due).days,
        "officer": officer,
    }
