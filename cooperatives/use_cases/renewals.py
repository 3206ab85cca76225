"""Documents that expire: the cooperative is reminded, sends a new one, the office checks it."""

from datetime import UTC, date, datetime

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from cooperatives.errors import (
    AlreadyJudged,
    NotEditable,
    NotForMembers,
    ReasonMissing,
    TooManyPapers,
)
from cooperatives.models import Act, Cooperative, Evidence, Requirement, Verdict
from cooperatives.models.cooperative import SELLING
from cooperatives.people import recipients
from cooperatives.reasons import NO_REASON, Reason
from cooperatives.trail import record
from cooperatives.use_cases.papers import MOST_FILES, keep_paper, last_day
from coopstore.accounts.models import User
from coopstore.core.languages import texts_of
from coopstore.core.papers import Paper
from coopstore.notifications.outbox import notify

# How many days before the last one, and what is then sent.
REMINDERS = {7: "document_expires_soon", 30: "document_expires", 60: "document_expires"}


@transaction.atomic(durable=True)
def renew_evidence(
    *,
    cooperative: Cooperative,
    requirement: Requirement,
    paper: Paper,
    actor: User,
    issued_on: date | None = None,
) -> Evidence:
    """Send a new document while the cooperative sells; the old one counts until it is accepted.

    A document of several pages is sent page by page; one that was rejected is replaced. The same
    file sent twice is kept once. Raises NotEditable, DateMissing, PaperExpired, TooManyPapers.
    """
    expires_on = last_day(requirement, issued_on)
    locked = Cooperative.objects.lock().get(pk=cooperative.pk)
    if locked.status not in SELLING:
        raise NotEditable
    sent = locked.evidence.current().filter(requirement=requirement)
    if same := sent.filter(digest=paper.digest).exclude(verdict=Verdict.REJECTED).first():
        return same
    now = timezone.now()
    # What nobody judged before approval is judged no more.
    left_over = Q(verdict=Verdict.PENDING, uploaded_at__lte=F("cooperative__approved_at"))
    sent.filter(Q(verdict=Verdict.REJECTED) | left_over).update(withdrawn_at=now)
    if sent.filter(verdict=Verdict.PENDING).count() >= MOST_FILES:
        raise TooManyPapers
    return keep_paper(
        locked, requirement, paper, actor=actor, issued_on=issued_on, expires_on=expires_on, at=now
    )


@transaction.atomic(durable=True)
def judge_renewal(
    *, evidence: Evidence, verdict: Verdict, actor: User, reason: Reason = NO_REASON
) -> Evidence:
    """Accept a page of a renewed document, which replaces the old one, or reject it with a reason.

    Raises NotForMembers, AlreadyJudged, ReasonMissing.
    """
    if verdict == Verdict.REJECTED and not reason:
        raise ReasonMissing
    cooperative = Cooperative.objects.lock().get(pk=evidence.cooperative_id)
    if cooperative.memberships.filter(user=actor).exists():
        raise NotForMembers
    papers = Evidence.objects.current().select_related("requirement")
    paper = papers.filter(pk=evidence.pk, verdict=Verdict.PENDING).first()
    if paper is None or cooperative.status not in SELLING:
        raise AlreadyJudged
    now = timezone.now()
    if verdict == Verdict.ACCEPTED:
        _replaced_by(paper).update(withdrawn_at=now)
    paper.verdict, paper.reason_code, paper.reason = verdict, reason.code, reason.words
    paper.checked_by, paper.checked_at = actor, now
    paper.save()
    record(
        cooperative,
        actor,
        Act.JUDGED,
        paper.requirement.code,
        before=Verdict.PENDING,
        after=verdict,
    )
    cooperative.save(update_fields=["updated_at"])
    _tell(paper, f"renewal_{verdict}", f"renewal_{verdict}:{paper.pk}")
    return paper


def remind_of_expiry() -> int:
    """Tell cooperatives that sell which documents expire in 60, 30 and 7 days; how many were told.

    A day that was missed is made up for, and nobody is told twice for one distance. Days are UTC.
    """
    today = datetime.now(UTC).date()
    papers = (
        Evidence.objects.current()
        .still_asked()
        .filter(
            verdict=Verdict.ACCEPTED,
            cooperative__status__in=SELLING,
            expires_on__gte=today,
        )
    )
    told = 0
    for pk, last in papers.order_by("pk").values_list("pk", "expires_on"):
        left = (last - today).days
        distance = next((days for days in REMINDERS if left <= days), None)
        if distance is not None:
            told += _remind(pk, distance)
    return told


def take_back_renewals(cooperative: Cooperative, actor: User) -> None:
    """Take back the documents that nobody checked in a locked file that is to be closed."""
    papers = cooperative.evidence.current().filter(verdict=Verdict.PENDING)
    for paper in papers.select_related("requirement"):
        paper.withdrawn_at = timezone.now()
        paper.save(update_fields=["withdrawn_at"])
        code, original = paper.requirement.code, paper.original_name
        record(cooperative, actor, Act.PAPER_REMOVED, code, before=original)


def _replaced_by(paper: Evidence) -> QuerySet[Evidence]:
    """Accepted pages of the document before this one. Pages of its own stay beside it.

    Those were sent since the renewal began, or bear the same date.
    """
    sent = Evidence.objects.filter(
        cooperative=paper.cooperative_id, requirement=paper.requirement_id
    )
    begun = paper.uploaded_at
    since = {"uploaded_at__lt": begun, "uploaded_at__gt": F("cooperative__approved_at")}
    for earlier in sent.filter(**since).order_by("-uploaded_at"):
        if _open_until(earlier) >= begun:  # the renewal was under way: it goes on
            begun = earlier.uploaded_at
    over = Q(uploaded_at__lt=begun) | Q(expires_on__lt=timezone.localdate())
    old = sent.current().filter(over, verdict=Verdict.ACCEPTED)
    return old.exclude(issued_on=paper.issued_on) if paper.issued_on else old


def _open_until(paper: Evidence) -> datetime:
    """Until when a page kept its renewal open: a rejected one does until it is sent again."""
    if paper.verdict == Verdict.ACCEPTED:
        return paper.checked_at or paper.uploaded_at
    return paper.withdrawn_at or timezone.now()


@transaction.atomic
def _remind(pk, distance: int) -> bool:
    paper = Evidence.objects.select_related("cooperative", "requirement").get(pk=pk)
    newer = paper.cooperative.evidence.current().filter(
        requirement=paper.requirement, verdict=Verdict.PENDING
    )
    if newer.exists():  # the office has the new one
        return False
    _tell(paper, REMINDERS[distance], f"expiry:{paper.pk}:{distance}")
    return True


def _tell(paper: Evidence, kind: str, key: str) -> None:
    for word, person in recipients(paper.cooperative).items():
        notify(
            key=f"{key}:{word}",
            kind=kind,
            to=person,
            context={
                "cooperative_names": texts_of(paper.cooperative, "name"),
                "document_names": texts_of(paper.requirement, "name"),
                "reasons": paper.why.texts(),
                "last_day": paper.expires_on.isoformat() if paper.expires_on else "",
            },
            path=f"sell/{paper.cooperative.code}/documents/{paper.requirement.code}/",
        )
