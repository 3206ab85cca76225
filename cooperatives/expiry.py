"""Documents of a cooperative that sells and that soon count no more."""

from datetime import timedelta

from django.utils import timezone

from cooperatives.models import Cooperative, Evidence, Verdict

NOTICE = timedelta(days=60)


def expiring(cooperative: Cooperative) -> list[Evidence]:
    """Accepted documents, still asked, expired or soon to be (in 60 days), the first one first.

    Those whose successor is with the office have `is_renewed` set.
    """
    papers = cooperative.evidence.current().still_asked().select_related("requirement")
    sent = {paper.requirement_id for paper in papers if paper.verdict == Verdict.PENDING}
    last = timezone.localdate() + NOTICE
    found = [
        paper
        for paper in papers
        if paper.verdict == Verdict.ACCEPTED and paper.expires_on and paper.expires_on <= last
    ]
    for paper in found:
        paper.is_renewed = paper.requirement_id in sent
    return sorted(found, key=lambda paper: paper.expires_on)
