"""The documents of an application."""

from datetime import date, datetime, timedelta

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from cooperatives.errors import (
    DateMissing,
    NotEditable,
    PaperAccepted,
    PaperExpired,
    TooManyPapers,
)
from cooperatives.models import Act, Cooperative, Evidence, Requirement, Verdict
from cooperatives.trail import record
from coopstore.accounts.models import User
from coopstore.core.papers import Paper

MOST_FILES = 10  # pages that are photographed one by one


@transaction.atomic(durable=True)
def add_evidence(
    *,
    cooperative: Cooperative,
    requirement: Requirement,
    paper: Paper,
    actor: User,
    issued_on: date | None = None,
) -> Evidence:
    """Keep one more file for a document that is asked; it replaces those that were rejected.

    `issued_on` is the date on the document, for one that counts for some time. The same file sent
    twice is kept once. Raises NotEditable, TooManyPapers, DateMissing, PaperExpired.
    """
    expires_on = last_day(requirement, issued_on)
    locked = _open(cooperative)
    sent = locked.evidence.current().filter(requirement=requirement)
    if same := sent.filter(digest=paper.digest).exclude(verdict=Verdict.REJECTED).first():
        return same
    spent = Q(verdict=Verdict.REJECTED) | Q(expires_on__lt=timezone.localdate())
    sent.filter(spent).update(withdrawn_at=timezone.now())
    if sent.count() >= MOST_FILES:
        raise TooManyPapers
    return keep_paper(
        locked, requirement, paper, actor=actor, issued_on=issued_on, expires_on=expires_on
    )


def keep_paper(
    locked: Cooperative,
    requirement: Requirement,
    paper: Paper,
    *,
    actor: User,
    issued_on: date | None,
    expires_on: date | None,
    at: datetime | None = None,
) -> Evidence:
    """Write a file of a locked cooperative to the private storage, with its row and its trail."""
    evidence = Evidence(
        cooperative=locked,
        requirement=requirement,
        original_name=paper.name,
        content_type=paper.content_type,
        size=len(paper.content),
        digest=paper.digest,
        issued_on=issued_on if expires_on else None,
        expires_on=expires_on,
        uploaded_by=actor,
        uploaded_at=at or timezone.now(),
    )
    evidence.file = ContentFile(paper.content, name=f"paper{paper.suffix}")
    try:
        evidence.save()
        record(locked, actor, Act.PAPER_SENT, requirement.code, after=paper.name)
        locked.save(update_fields=["updated_at"])
    except Exception:
        evidence.file.storage.delete(evidence.file.name)  # the database knows nothing of it
        raise
    return evidence


def last_day(requirement: Requirement, issued_on: date | None) -> date | None:
    """Until when a document of this date counts; None for one that counts for ever.

    Raises DateMissing, and PaperExpired when that day has passed.
    """
    if requirement.validity_days is None:
        return None
    if issued_on is None:
        raise DateMissing
    last = issued_on + timedelta(days=requirement.validity_days)
    if last < timezone.localdate():
        raise PaperExpired(since=last)
    return last


@transaction.atomic(durable=True)
def remove_evidence(*, evidence: Evidence, actor: User) -> None:
    """Take a file back. One that the office has seen stays in the history, out of the file.

    Removing it twice is harmless. Raises NotEditable, PaperAccepted.
    """
    locked = _open(evidence.cooperative)
    papers = Evidence.objects.current().select_related("requirement")
    kept = papers.filter(pk=evidence.pk).first()
    if kept is None:
        return
    if kept.verdict == Verdict.ACCEPTED:
        raise PaperAccepted
    if locked.submitted_at and kept.uploaded_at <= locked.submitted_at:
        kept.withdrawn_at = timezone.now()
        kept.save(update_fields=["withdrawn_at"])
    else:
        storage, name = kept.file.storage, kept.file.name
        kept.delete()
        transaction.on_commit(lambda: storage.delete(name))
    code, original = kept.requirement.code, kept.original_name
    record(locked, actor, Act.PAPER_REMOVED, code, before=original)
    locked.save(update_fields=["updated_at"])


def _open(cooperative: Cooperative) -> Cooperative:
    locked = Cooperative.objects.lock().get(pk=cooperative.pk)
    if not locked.is_editable:
        raise NotEditable
    return locked
