"""One file: the papers beside the answers, what is new in it, and every act a use case."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy, ngettext

from cooperatives.access import may_review
from cooperatives.admin.acts import ACTS, possible
from cooperatives.admin.forms import DecisionForm
from cooperatives.admin.waiting import age
from cooperatives.application import STEP_OF
from cooperatives.documents import views_of
from cooperatives.duplicates import duplicates
from cooperatives.errors import FileChanged
from cooperatives.history import News, history, news
from cooperatives.models import Cooperative, DocumentKind, Kind, Status, Verdict
from cooperatives.progress import Progress, RequirementProgress
from cooperatives.summary import Row, Section, summary
from cooperatives.words import label
from coopstore.core.errors import Refusal
from coopstore.core.languages import LANGUAGES, text_of
from coopstore.core.text import isolated

FILE = "admin/cooperatives/cooperative/file.html"
LEAVING = ("release", "reassign")
# What is said of an act after which the file stands where it stood.
SAID = {"release": gettext_lazy("%(name)s: given back to the queue.")}


@dataclass(frozen=True)
class Answer:
    """One answer on the page; `before` is what stood there when the office asked for changes."""

    row: Row
    is_new: bool = False
    before: str = ""


class FilePages:
    """The page of one file, for the admin of cooperatives."""

    def change_view(self, request, object_id, form_url="", extra_context=None) -> HttpResponse:
        """The file to read: answers, papers, history, and the decisions that are possible."""
        cooperative = self.file_of(request, object_id)
        return self._page(request, cooperative, _form(cooperative))

    def decide_view(self, request, pk: int) -> HttpResponse:
        """One act. A refusal shows the page again with what was written."""
        cooperative = self.file_of(request, pk)
        name, _colon, about = request.POST.get("act", "").partition(":")
        act = ACTS.get(name)
        if act is None:
            return self._page(request, cooperative, _form(cooperative, request.POST))
        if not act.may(request.user):
            raise PermissionDenied
        form = _form(cooperative, request.POST, act=name, about=about, judges=act.judges)
        if not form.is_valid():
            return self._page(request, cooperative, form)
        try:
            act.run(cooperative, request.user, form)
        except FileChanged as refusal:
            return self._page(request, self.file_of(request, pk), form, changes=refusal.changes)
        except Refusal as refusal:
            form.refuse(refusal)
            return self._page(request, cooperative, form)
        accepted = form.newly_accepted if name == "accept_all" else 0
        said = SAID.get(name, "")
        return self.done(request, cooperative, leave=name in LEAVING, accepted=accepted, said=said)

    def done(
        self,
        request,
        cooperative: Cooperative,
        *,
        leave: bool = False,
        accepted: int = 0,
        said: str = "",
    ) -> HttpResponse:
        """Say where the file is now, and go on with it or, when it is done, with the next one.

        `accepted` documents, or what else was done, are `said` instead where the state stays.
        """
        source = cooperative.status
        cooperative.refresh_from_db()
        words = {
            "name": isolated(text_of(cooperative, "name") or cooperative.code),
            "status": cooperative.get_status_display(),
        }
        said = said or gettext("%(name)s: %(status)s")
        if accepted:
            said = ngettext(
                "%(name)s: one document accepted.",
                "%(name)s: %(count)d documents accepted.",
                accepted,
            )
        messages.success(request, said % {**words, "count": accepted})
        moved = cooperative.status != source
        if leave or (moved and cooperative.status != Status.UNDER_REVIEW):
            return redirect("admin:cooperatives_cooperative_changelist")
        return redirect("admin:cooperatives_cooperative_change", cooperative.pk)

    def file_of(self, request, pk) -> Cooperative:
        """The file, for an officer; others meet 403."""
        if not may_review(request.user):
            raise PermissionDenied
        files = Cooperative.objects.select_related("province__region", "sector", "reviewer")
        return get_object_or_404(files, pk=pk if str(pk).isdecimal() else None)

    def _page(
        self, request, cooperative: Cooperative, form: DecisionForm, changes: list | None = None
    ) -> HttpResponse:
        progress = form.progress
        is_member = cooperative.memberships.filter(user=request.user).exists()
        new = news(cooperative)
        may = {} if is_member else possible(cooperative, request.user)
        context = {
            **self.admin_site.each_context(request),
            "is_nav_sidebar_enabled": False,  # the papers need the room
            "opts": self.opts,
            "address": reverse("admin:cooperatives_cooperative_change", args=[cooperative.pk]),
            "title": str(text_of(cooperative, "name")) or cooperative.code,
            "cooperative": cooperative,
            "written_to_in": dict(LANGUAGES)[cooperative.language],
            "age": age(cooperative),
            "news": new,
            "sections": [_answers(section, new) for section in summary(cooperative)],
            "progress": progress,
            "requirements": [_requirement(one, form) for one in progress.requirements],
            "duplicates": duplicates(cooperative),
            "earlier": cooperative.evidence.exclude(withdrawn_at=None).select_related(
                "requirement"
            ),
            "history": history(cooperative, request.GET.get("history")),
            "form": form,
            "changes": changes,
            "is_member": is_member,
            "may": may,
            "not_given": [
                one.requirement
                for one in progress.unaccepted
                if one.requirement.kind != Kind.DOCUMENT or not one.files
            ],
            "to_check": any(paper.verdict == Verdict.PENDING for paper in form.papers),
            "closing": cooperative.closings.open().select_related("asked_by").first(),
        }
        status = 422 if form.errors or changes is not None else 200
        return render(request, FILE, context, status=status)


def _form(cooperative: Cooperative, data=None, **act) -> DecisionForm:
    papers = list(cooperative.evidence.current().select_related("requirement", "checked_by"))
    views = views_of(DocumentKind.EVIDENCE, [paper.pk for paper in papers])
    for paper in papers:
        paper.views = views[str(paper.pk)]
    return DecisionForm(
        data, cooperative=cooperative, papers=papers, progress=Progress(cooperative), **act
    )


def _requirement(one: RequirementProgress, form: DecisionForm) -> dict:
    """What is asked, what was given for it, and the fields of a verdict and of a waiver."""
    shown = {paper.pk: form.of(paper) for paper in form.papers}
    return {
        "progress": one,
        "files": [shown[file.pk] for file in one.files if file.pk in shown],
        "waiver": form.waiver_of(one.requirement),
    }


def _answers(section: Section, new: News) -> dict:
    """The answers of one page of questions, with what stood there before."""
    before = new.before or {}
    rows = [
        Answer(row, is_new=row.field in before, before=before.get(row.field, ""))
        for row in section.rows
    ]
    given = {row.field for row in section.rows}
    emptied = [field for field in before if STEP_OF.get(field) == section.step]
    rows += [
        Answer(Row(label(field), "", field=field), is_new=True, before=before[field])
        for field in emptied
        if field not in given
    ]
    return {"step": section.step, "answers": rows}
