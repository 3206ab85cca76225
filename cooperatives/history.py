"""What happened to a file: every step and every change, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import CharField, Value
from django.utils.translation import gettext as _

from cooperatives.models import Act, Cooperative, Status, StatusChange
from cooperatives.words import Told, in_words
from coopstore.core.text import isolated

PAGE = 50
PAPERS = (Act.PAPER_SENT, Act.PAPER_REMOVED)


def history(cooperative: Cooperative, page: object) -> Page:
    """Steps and changes of a file, the latest first; a page holds StatusChange and Told."""
    steps = cooperative.status_changes.values_list(
        "created_at", "pk", Value("step", CharField())
    ).order_by()
    entries = cooperative.trail.values_list(
        "created_at", "pk", Value("entry", CharField())
    ).order_by()
    merged = Paginator(steps.union(entries, all=True).order_by("-created_at", "-pk"), PAGE)
    found = merged.get_page(page)
    rows = list(found.object_list)
    found.object_list = _events(cooperative, rows)
    return found


def changes_since(cooperative: Cooperative, seen: datetime) -> list[str]:
    """What is new in a file since `seen`, in sentences, oldest first."""
    steps = cooperative.status_changes.filter(created_at__gt=seen).select_related("actor")
    entries = cooperative.trail.filter(created_at__gt=seen).select_related("actor")
    told = [(step.created_at, _step(step)) for step in steps]
    told += [(one.entry.created_at, _sentence(one)) for one in in_words(entries)]
    return [sentence for _when, sentence in sorted(told)]


@dataclass(frozen=True)
class News:
    """What an applicant changed since the office asked for changes, or took a first look.

    `before` says by answer what stood there; `papers` are documents that came since.
    """

    since: datetime | None = None
    before: dict[str, str] | None = None
    papers: frozenset[UUID] = frozenset()
    removed: tuple[Told, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.before or self.papers or self.removed)


def news(cooperative: Cooperative) -> News:
    """What is new in a file that was sent again; nothing in one that was sent once."""
    asked = cooperative.status_changes.filter(target=Status.CHANGES_REQUESTED)
    since = asked.order_by("-pk").values_list("created_at", flat=True).first()
    if since is None or cooperative.status == Status.CHANGES_REQUESTED:
        return News()
    entries = cooperative.trail.filter(created_at__gt=since, act__in=[Act.ANSWERED, *PAPERS])
    told = in_words(entries.order_by("pk"))
    answers = [one for one in told if one.entry.act == Act.ANSWERED]
    # The first entry of an answer knows what the office read; the last one, what stands there now.
    before = {one.entry.subject: one for one in reversed(answers)}
    now = {one.entry.subject: one for one in answers}
    came = cooperative.evidence.current().filter(uploaded_at__gt=since)
    return News(
        since=since,
        before={
            field: one.before for field, one in before.items() if one.before != now[field].after
        },
        papers=frozenset(came.values_list("pk", flat=True)),
        removed=tuple(one for one in told if one.entry.act == Act.PAPER_REMOVED),
    )


def _events(cooperative: Cooperative, rows: Iterable[tuple]) -> list[StatusChange | Told]:
    keys = {"step": [], "entry": []}
    for _when, pk, kind in rows:
        keys[kind].append(pk)
    steps = cooperative.status_changes.select_related("actor").in_bulk(keys["step"])
    entries = cooperative.trail.select_related("actor", "on_behalf_of").filter(pk__in=keys["entry"])
    told = {one.entry.pk: one for one in in_words(entries)}
    return [steps[pk] if kind == "step" else told[pk] for _when, pk, kind in rows]


def _step(step: StatusChange) -> str:
    return _("%(name)s: %(source)s → %(target)s") % {
        "name": isolated(step.actor or ""),
        "source": step.get_source_display(),
        "target": step.get_target_display(),
    }


def _sentence(one: Told) -> str:
    words = {
        "name": isolated(one.entry.actor or ""),
        "act": one.entry.get_act_display(),
        "subject": isolated(one.subject),
        "document": isolated(one.subject),
        "verdict": one.after,
    }
    if one.entry.act == Act.TAKEN:
        return _("The file is now with %(name)s.") % {"name": isolated(one.after)}
    if one.entry.act == Act.JUDGED:
        return _("%(name)s checked “%(document)s”: %(verdict)s") % words
    if one.entry.act == Act.PAPER_SENT:
        return _("New document: “%(document)s”") % words
    if one.subject:
        return _("%(name)s: %(act)s: “%(subject)s”") % words
    return _("%(name)s: %(act)s") % words
