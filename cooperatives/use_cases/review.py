"""The office reads a file and decides."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from cooperatives.errors import (
    DocumentOutOfDate,
    ExpiryMissing,
    FileChanged,
    NotForMembers,
    PapersNotAccepted,
    ReasonMissing,
    TakenByColleague,
)
from cooperatives.history import changes_since
from cooperatives.models import Act, Cooperative, Evidence, Status, StatusChange, Verdict
from cooperatives.progress import Progress
from cooperatives.reasons import NO_REASON, Reason
from cooperatives.trail import Change, record_all
from cooperatives.use_cases.moves import move, tell
from coopstore.accounts.models import User
from coopstore.core.errors import IllegalMove
from coopstore.core.folding import slug
from coopstore.core.languages import text_of, texts_of

JUDGED = ("verdict", "reason_code", "reason", "expires_on", "checked_by", "checked_at")


@dataclass(frozen=True)
class Judgement:
    """What an officer thinks of one paper; `expires_on` is its last day, where it has one."""

    evidence: UUID
    verdict: Verdict
    reason: Reason = NO_REASON
    expires_on: date | None = None


@transaction.atomic(durable=True)
def give_verdicts(
    *,
    cooperative: Cooperative,
    actor: User,
    verdicts: Iterable[Judgement],
    seen: datetime | None = None,
) -> Cooperative:
    """Note what `actor` thinks of papers, without deciding on the file."""
    locked = _on_the_desk(cooperative, actor, seen)
    _judge(locked, actor, verdicts)
    locked.save(update_fields=["updated_at"])
    return locked


@transaction.atomic(durable=True)
def approve(
    *,
    cooperative: Cooperative,
    actor: User,
    verdicts: Iterable[Judgement] = (),
    seen: datetime | None = None,
) -> Cooperative:
    """Let a cooperative sell. Raises PapersNotAccepted while a mandatory document is not."""
    locked = _on_the_desk(cooperative, actor, seen)
    _judge(locked, actor, verdicts)
    if unaccepted := Progress(locked).unaccepted:
        raise PapersNotAccepted(
            names=[str(text_of(paper.requirement, "name")) for paper in unaccepted]
        )
    locked.approved_at = timezone.now()
    change = _approved_under_free_slug(locked, actor)
    tell(locked, "cooperative_approved", change, path=f"sell/{locked.code}/")
    return locked


@transaction.atomic(durable=True)
def request_changes(
    *,
    cooperative: Cooperative,
    actor: User,
    reason: Reason = NO_REASON,
    verdicts: Iterable[Judgement] = (),
    seen: datetime | None = None,
) -> Cooperative:
    """Give the file back with a reason: for the whole of it, for single papers, or both."""
    locked = _on_the_desk(cooperative, actor, seen)
    _judge(locked, actor, verdicts)
    rejected = locked.evidence.current().filter(verdict=Verdict.REJECTED)
    papers = [
        {"names": texts_of(paper.requirement, "name"), "reasons": paper.why.texts()}
        for paper in rejected.select_related("requirement")
    ]
    if not reason and not papers:
        raise ReasonMissing
    change = move(locked, Status.CHANGES_REQUESTED, actor=actor, reason=reason)
    tell(locked, "cooperative_changes_requested", change, papers=papers)
    return locked


@transaction.atomic(durable=True)
def reject(
    *,
    cooperative: Cooperative,
    actor: User,
    reason: Reason,
    verdicts: Iterable[Judgement] = (),
    seen: datetime | None = None,
) -> Cooperative:
    """Refuse a cooperative, for a reason that it will read."""
    locked = _on_the_desk(cooperative, actor, seen)
    if not reason:
        raise ReasonMissing
    _judge(locked, actor, verdicts)
    change = move(locked, Status.REJECTED, actor=actor, reason=reason)
    tell(locked, "cooperative_rejected", change)
    return locked


def open_file(cooperative: Cooperative, actor: User, seen: datetime | None) -> Cooperative:
    """The locked file, if `actor` may decide on it and it is still the one they looked at."""
    locked = Cooperative.objects.lock().get(pk=cooperative.pk)
    if locked.memberships.filter(user=actor).exists():
        raise NotForMembers
    if seen is not None and seen != locked.updated_at:
        raise FileChanged(changes=changes_since(locked, seen))
    return locked


def _on_the_desk(cooperative: Cooperative, actor: User, seen: datetime | None) -> Cooperative:
    locked = open_file(cooperative, actor, seen)
    if locked.status == Status.UNDER_REVIEW and locked.reviewer_id != actor.pk:
        raise TakenByColleague(reviewer=locked.reviewer)
    if locked.status != Status.UNDER_REVIEW:
        raise IllegalMove(source=locked.status, target=Status.UNDER_REVIEW)
    return locked


def _judge(locked: Cooperative, actor: User, verdicts: Iterable[Judgement]) -> None:
    """Write the verdicts that are new. Papers of other files are none of this one."""
    papers: dict[UUID, Evidence] = locked.evidence.current().select_related("requirement").in_bulk()
    judged = []
    for judgement in verdicts:
        paper = papers.get(judgement.evidence)
        if paper is None:
            raise FileChanged(changes=[])
        if judgement.verdict == Verdict.REJECTED and not judgement.reason:
            raise ReasonMissing
        reason = judgement.reason if judgement.verdict == Verdict.REJECTED else NO_REASON
        expires_on = _last_day(paper, judgement)
        if (paper.verdict, paper.why, paper.expires_on) == (
            judgement.verdict,
            reason,
            expires_on,
        ):
            continue
        judged.append(Change(paper.requirement.code, paper.verdict, judgement.verdict))
        paper.verdict = judgement.verdict
        paper.reason_code, paper.reason = reason.code, reason.words
        paper.expires_on = expires_on
        paper.checked_by, paper.checked_at = actor, timezone.now()
        paper.save(update_fields=JUDGED)
    record_all(locked, actor, Act.JUDGED, judged)


def _last_day(paper: Evidence, judgement: Judgement) -> date | None:
    """Until when an accepted document holds. Raises ExpiryMissing, DocumentOutOfDate."""
    if judgement.verdict != Verdict.ACCEPTED:
        return paper.expires_on
    last = judgement.expires_on or paper.expires_on
    if paper.requirement.validity_days and last is None:
        raise ExpiryMissing
    if last and last < timezone.localdate():
        raise DocumentOutOfDate
    return last


def _approved_under_free_slug(locked: Cooperative, actor: User) -> StatusChange:
    """Approve under an address nobody has; the name's own one, or with the code behind it."""
    if locked.slug:
        return move(locked, Status.APPROVED, actor=actor, fields=("approved_at",))
    readable = slug(str(text_of(locked, "name", "fr")), fallback=locked.code)
    apart = f"{readable[: 80 - len(locked.code) - 1]}-{locked.code}"
    if not Cooperative.objects.filter(slug=readable).exists():
        try:
            with transaction.atomic():
                locked.slug = readable
                return move(locked, Status.APPROVED, actor=actor, fields=("approved_at", "slug"))
        except IntegrityError:  # approved by a colleague in the same second
            locked.status = Status.UNDER_REVIEW
    locked.slug = apart
    return move(locked, Status.APPROVED, actor=actor, fields=("approved_at", "slug"))
