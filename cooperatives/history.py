"""What happened to a file, in sentences."""

from datetime import datetime

from django.utils.translation import gettext as _

from cooperatives.models import Cooperative, Evidence
from coopstore.core.languages import text_of


def changes_since(cooperative: Cooperative, seen: datetime) -> list[str]:
    """What is new in a file since `seen`, oldest first."""
    steps = cooperative.status_changes.filter(created_at__gt=seen).select_related("actor")
    changes = [
        _("%(name)s: %(source)s → %(target)s")
        % {
            "name": _isolated(step.actor),
            "source": step.get_source_display(),
            "target": step.get_target_display(),
        }
        for step in steps
    ]
    papers = cooperative.evidence.select_related("requirement", "checked_by", "uploaded_by")
    for paper in papers.filter(checked_at__gt=seen).order_by("checked_at"):
        changes.append(
            _("%(name)s checked “%(document)s”: %(verdict)s")
            % {
                "name": _isolated(paper.checked_by),
                "document": _document(paper),
                "verdict": paper.get_verdict_display(),
            }
        )
    for paper in papers.filter(uploaded_at__gt=seen).order_by("uploaded_at"):
        changes.append(_("New document: “%(document)s”") % {"document": _document(paper)})
    if cooperative.reviewer and not steps:
        changes.append(
            _("The file is now with %(name)s.") % {"name": _isolated(cooperative.reviewer)}
        )
    return changes


def _document(paper: Evidence) -> str:
    return _isolated(text_of(paper.requirement, "name"))


def _isolated(text: object) -> str:
    return f"\u2068{text or ''}\u2069"
