"""The documents of an application."""

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from cooperatives.errors import NotEditable, PaperAccepted, TooManyPapers
from cooperatives.models import Act, Cooperative, Evidence, Requirement, Verdict
from cooperatives.trail import record
from coopstore.accounts.models import User
from coopstore.core.papers import Paper

MOST_FILES = 10  # pages that are photographed one by one


@transaction.atomic(durable=True)
def add_evidence(
    *, cooperative: Cooperative, requirement: Requirement, paper: Paper, actor: User
) -> Evidence:
    """Keep one more file for a document that is asked; it replaces those that were rejected.

    The same file sent twice is kept once. Raises NotEditable, TooManyPapers.
    """
    locked = _open(cooperative)
    sent = locked.evidence.current().filter(requirement=requirement)
    if same := sent.filter(digest=paper.digest).exclude(verdict=Verdict.REJECTED).first():
        return same
    sent.filter(verdict=Verdict.REJECTED).update(withdrawn_at=timezone.now())
    if sent.count() >= MOST_FILES:
        raise TooManyPapers
    evidence = Evidence(
        cooperative=locked,
        requirement=requirement,
        original_name=paper.name,
        content_type=paper.content_type,
        size=len(paper.content),
        digest=paper.digest,
        uploaded_by=actor,
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
