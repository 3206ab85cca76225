"""What becomes of people's data in files that are over, or that were never sent."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from cooperatives.models import Act, Cooperative, Evidence, Status, StatusChange, TrailEntry
from cooperatives.models.cooperative import ENDED
from cooperatives.trail import Change, record, record_all
from coopstore.accounts.models import User
from coopstore.core.append_only import forgetting

# Answers about a person, or about money; the register's own data stay with the file.
PERSONAL = ("contact_name", "phone", "email", "rib", "rib_holder")
# Their subject is a person: by name, or by the address they were reached at.
ABOUT_PEOPLE = (
    *(Act.INVITED, Act.UNINVITED, Act.JOINED, Act.ROLE_CHANGED, Act.LEFT),
    Act.CLAIMED,
)
ABOUT_PAPERS = (Act.PAPER_SENT, Act.PAPER_REMOVED)
# Until one of these a file of the register holds nothing of whoever has it now.
BEFORE_ITS_PEOPLE = (Act.FROM_REGISTER, Act.ADDRESS_CORRECTED, Act.FORGOTTEN)


def was_never_sent(cooperative: Cooperative) -> bool:
    """Whether the office never saw the file: its owner alone decides about it."""
    return cooperative.status == Status.DRAFT and cooperative.submitted_at is None


def is_of_register(cooperative: Cooperative) -> bool:
    """Whether the office brought the file in: it can be given back, and is never deleted."""
    return cooperative.from_register_at is not None


def erase_draft(draft: Cooperative) -> None:
    """Delete a locked draft that was never sent, with its papers and all that was noted.

    Not one of the register, whose trail the database keeps.
    """
    for paper in draft.evidence.all():
        _delete_file(paper)
    with forgetting():
        entries = TrailEntry.objects.filter(cooperative=draft)
        entries._raw_delete(entries.db)
        draft.delete()


def give_back(file: Cooperative, actor: User) -> None:
    """Take all that people wrote and sent out of a locked file of the register, never sent.

    It says again what the office had in it, and waits for its owner, as before it was claimed.
    """
    now = timezone.now()
    papers = file.evidence.all()
    count = len(papers)
    for paper in papers:
        _delete_file(paper)
    papers.delete()
    file.declarations.all().delete()
    file.invitations.all().delete()
    file.claim_codes.filter(expires_at__gt=now).update(expires_at=now)
    left = file.memberships.filter(is_active=True).select_related("user").order_by("pk")
    told = [Change(str(it.user), before=it.role) for it in left]
    record_all(file, actor, Act.ANSWERED, _take_back_answers(file))
    record_all(file, actor, Act.LEFT, told)
    file.memberships.all().delete()
    file.save()
    _blank_what_people_told(TrailEntry.objects.filter(cooperative=file))
    record(file, actor, Act.FORGOTTEN, before=str(count))


def _take_back_answers(file: Cooperative) -> list[Change]:
    """Write into `file` what stood there before its people; what that changes."""
    trail = file.trail.order_by("pk")
    since = trail.filter(act__in=BEFORE_ITS_PEOPLE).values_list("pk", flat=True).last() or 0
    before = {}
    for entry in trail.filter(act=Act.ANSWERED, pk__gt=since):
        before.setdefault(entry.subject, entry.before)
    changes = []
    for name, text in before.items():
        field = Cooperative._meta.get_field(name)
        value = field.to_python(text) if text else None if field.null else ""
        changes.append(Change(name, getattr(file, field.attname), value))
        setattr(file, field.attname, value)
    return changes


def _blank_what_people_told(trail: QuerySet[TrailEntry]) -> None:
    """Blank answers about a person or about money, and the names that files of papers had."""
    with forgetting():
        answers = trail.filter(act=Act.ANSWERED, subject__in=PERSONAL)
        answers.update(before="", after="")
        trail.filter(act__in=ABOUT_PAPERS).update(before="", after="")


def forget_person(person: User) -> None:
    """Blank in the trail what names `person`; who acted stays, by the number of the account.

    An address is theirs alone. A name may be another's too: it goes only where they worked.
    """
    worked = Q(cooperative__in=person.memberships.values("cooperative"))
    worked |= Q(cooperative__in=TrailEntry.objects.filter(actor=person).values("cooperative"))
    theirs = Q(subject__iexact=person.email)
    theirs |= worked & Q(subject__in=[str(person), person.full_name])
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
    trail = TrailEntry.objects.filter(cooperative=cooperative)
    _blank_what_people_told(trail)
    with forgetting():
        trail.filter(subject__in=PERSONAL).update(before="", after="")
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
