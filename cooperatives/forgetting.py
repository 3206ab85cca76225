"""What becomes of people's data in files that are over, or that were never sent."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone

from cooperatives.models import Act, Cooperative, Evidence, Status, StatusChange, TrailEntry
from cooperatives.trail import record
from coopstore.accounts.models import User
from coopstore.core.append_only import forgetting

ENDED = (Status.REJECTED, Status.CLOSED)
# Answers about a person, or about money; the register's own data stay with the file.
PERSONAL = ("contact_name", "phone", "email", "rib", "rib_holder")
# Their subject is a person: by name, or by the address they were invited at.
ABOUT_PEOPLE = (Act.INVITED, Act.UNINVITED, Act.JOINED, Act.ROLE_CHANGED, Act.LEFT)
ABOUT_PAPERS = (Act.PAPER_SENT, Act.PAPER_REMOVED)


def was_never_sent(cooperative: Cooperative) -> bool:
    """Whether the office never saw the file: its owner alone decides about it."""
    return cooperative.status == Status.DRAFT and cooperative.submitted_at is None


def erase_draft(draft: Cooperative) -> None:
    """Delete a locked draft that was never sent, with its papers and all that was noted."""
    for paper in draft.evidence.all():
        _delete_file(paper)
    with forgetting():
        entries = TrailEntry.objects.filter(cooperative=draft)
        entries._raw_delete(entries.db)
        draft.delete()


def forget_person(person: User) -> None:
    """Blank in the trail what names `person`; who acted stays, by the number of the account.

    An address is theirs alone. A name may be another's too: it goes only where they worked.
    """
    worked = person.memberships.values("cooperative")
    theirs = Q(subject__iexact=person.email)
    theirs |= Q(subject__in=[str(person), person.full_name], cooperative__in=worked)
    if person.phone:
        theirs |= Q(subject=str(person.phone))
    with forgetting():
        TrailEntry.objects.filter(theirs, act__in=ABOUT_PEOPLE).update(subject="")


def erase_papers_due() -> int:
    """Erase the papers of files that ended so long ago that they need not be kept.

    Returns how many files that were. A file is looked at again after a crash.
    """
    limit = timezone.now() - timedelta(days=settings.EVIDENCE_KEPT_DAYS)
    ends = StatusChange.objects.filter(cooperative=OuterRef("pk"), target=OuterRef("status"))
    papers = Evidence.objects.filter(cooperative=OuterRef("pk")).exclude(file="")
    names_people = Q(phone__isnull=False)
    for field in ("contact_name", "email", "rib", "rib_holder"):
        names_people |= ~Q(**{field: ""})
    due = (
        Cooperative.objects.filter(status__in=ENDED)
        .annotate(ended_at=Subquery(ends.order_by("-pk").values("created_at")[:1]))
        .filter(names_people | Exists(papers), ended_at__lte=limit)
    )
    keys = list(due.values_list("pk", flat=True))
    for key in keys:
        _erase_papers(key)
    return len(keys)


@transaction.atomic(durable=True)
def _erase_papers(pk: int) -> None:
    """The file keeps what the register and the books need: who it was, and what was decided."""
    cooperative = Cooperative.objects.lock().get(pk=pk)
    papers = cooperative.evidence.exclude(file="")
    for paper in papers:
        _delete_file(paper)
    count = papers.update(file="", original_name="", digest="", size=0)
    cooperative.contact_name = cooperative.email = cooperative.rib = cooperative.rib_holder = ""
    cooperative.phone = None
    cooperative.save(update_fields=[*PERSONAL, "updated_at"])
    cooperative.memberships.update(is_active=False)
    cooperative.invitations.all().delete()
    with forgetting():
        trail = TrailEntry.objects.filter(cooperative=cooperative)
        trail.filter(subject__in=PERSONAL).update(before="", after="")
        trail.filter(act__in=ABOUT_PAPERS).update(before="", after="")
        trail.filter(act__in=ABOUT_PEOPLE).update(subject="")
    for amendment in cooperative.amendments.all():
        amendment.before = _without_people(amendment.before)
        amendment.after = _without_people(amendment.after)
        amendment.save(update_fields=["before", "after"])
    for row in cooperative.register_rows.all():
        row.values, row.changes = _without_people(row.values), _without_people(row.changes)
        row.save(update_fields=["values", "changes"])
    record(cooperative, None, Act.FORGOTTEN, before=str(count))


def _without_people(answers: dict) -> dict:
    return {field: answer for field, answer in answers.items() if field not in PERSONAL}


def _delete_file(paper: Evidence) -> None:
    """Before the row: whoever dies in between does it again, and nothing is left on the disk."""
    paper.file.storage.delete(paper.file.name)
