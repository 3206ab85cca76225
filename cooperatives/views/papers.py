"""The documents of an application: send one, take one back, read one."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_safe

from cooperatives.access import evidence_view, member_view
from cooperatives.documents import Document, show, views_of
from cooperatives.forms import PaperForm
from cooperatives.models import (
    Cooperative,
    DocumentKind,
    Evidence,
    Kind,
    Requirement,
    Role,
    Status,
    Verdict,
)
from cooperatives.progress import Progress, RequirementProgress, State
from cooperatives.use_cases import add_evidence, remove_evidence, renew_evidence
from cooperatives.views.application import onward
from coopstore.core.errors import Refusal
from coopstore.core.languages import text_of


@member_view()
@require_safe
def documents(request, cooperative: Cooperative) -> HttpResponse:
    """Every document the cooperative ever sent, who looked at it, and what is still asked."""
    papers = list(cooperative.evidence.exclude(file="").select_related("requirement"))
    views = views_of(DocumentKind.EVIDENCE, [paper.pk for paper in papers])
    for paper in papers:
        paper.views = views[str(paper.pk)]
    at_the_desk = cooperative.status in (Status.APPROVED, Status.SUSPENDED)
    context = {
        "cooperative": cooperative,
        "section": "file",
        "papers": papers,
        "is_owner": cooperative.memberships.filter(user=request.user, role=Role.OWNER).exists(),
        "unsent": Requirement.objects.unsent_by(cooperative) if at_the_desk else [],
        "layout": "desk/base.html" if at_the_desk else "base.html",
    }
    return render(request, "cooperatives/documents.html", context)


@member_view(Role.HELPER)
@require_http_methods(["GET", "HEAD", "POST"])
def application_paper(request, cooperative: Cooperative, requirement: str) -> HttpResponse:
    """One document that is asked: the files sent for it, and one more."""
    papers = Requirement.objects.asked_of(cooperative).filter(kind=Kind.DOCUMENT)
    asked = get_object_or_404(papers, code=requirement)
    if not cooperative.is_editable:
        return redirect("cooperatives:application", cooperative.code)
    paper = _progress(cooperative, asked)
    if request.method != "POST":
        return _page(request, cooperative, paper, PaperForm(requirement=asked))
    may_be_empty = paper.state == State.DONE or "later" in request.POST
    form = PaperForm(request.POST, request.FILES, requirement=asked, required=not may_be_empty)
    if form.is_valid() and (sent := form.cleaned_data["paper"]):
        try:
            add_evidence(
                cooperative=cooperative,
                requirement=asked,
                paper=sent,
                issued_on=form.cleaned_data.get("issued_on"),
                actor=request.user,
            )
        except Refusal as refusal:
            form.add_error(refusal.field or "paper", refusal.reason())
    if form.errors:
        return _page(request, cooperative, paper, form)
    if "another" in request.POST:
        return redirect(request.get_full_path())
    return onward(request, cooperative, f"paper:{asked.code}")


@member_view()
@require_http_methods(["GET", "HEAD", "POST"])
def renewal(request, cooperative: Cooperative, requirement: str) -> HttpResponse:
    """A new document while the cooperative sells; the old one counts until it is accepted."""
    known = Q(evidence__cooperative=cooperative)
    known |= Q(pk__in=Requirement.objects.asked_of(cooperative).values("pk"))
    papers = Requirement.objects.filter(known, kind=Kind.DOCUMENT)
    asked = get_object_or_404(papers.distinct(), code=requirement)
    if cooperative.status not in (Status.APPROVED, Status.SUSPENDED):
        return redirect("cooperatives:application", cooperative.code)
    typed = (request.POST, request.FILES) if request.method == "POST" else ()
    form = PaperForm(*typed, requirement=asked)
    if form.is_bound and form.is_valid():
        try:
            renew_evidence(
                cooperative=cooperative,
                requirement=asked,
                paper=form.cleaned_data["paper"],
                issued_on=form.cleaned_data.get("issued_on"),
                actor=request.user,
            )
        except Refusal as refusal:
            form.add_error(refusal.field or "paper", refusal.reason())
        else:
            if "another" in request.POST:
                return redirect("cooperatives:renewal", cooperative.code, asked.code)
            messages.success(request, _("The document is with the office."))
            return redirect("cooperatives:documents", cooperative.code)
    files = cooperative.evidence.current().filter(requirement=asked)
    context = {
        "cooperative": cooperative,
        "section": "file",
        "requirement": asked,
        "title": text_of(asked, "name").value,
        "files": files,
        "is_begun": any(file.verdict == Verdict.PENDING for file in files),
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "cooperatives/renewal.html", context, status=status)


@member_view(Role.HELPER)
@require_http_methods(["GET", "HEAD", "POST"])
def paper_remove(request, cooperative: Cooperative, pk: UUID) -> HttpResponse:
    """Take a file back."""
    evidence = get_object_or_404(
        cooperative.evidence.select_related("cooperative", "requirement"), pk=pk
    )
    try:
        if request.method == "POST":  # otherwise the person is back from signing in again
            remove_evidence(evidence=evidence, actor=request.user)
    except Refusal as refusal:
        form = PaperForm({}, {}, requirement=evidence.requirement, required=False)
        form.add_error(None, refusal.reason())
        return _page(request, cooperative, _progress(cooperative, evidence.requirement), form)
    return redirect("cooperatives:application_paper", cooperative.code, evidence.requirement.code)


@evidence_view
@require_safe
@xframe_options_sameorigin  # the office reads it beside the answers
def evidence(request, paper: Evidence) -> HttpResponse:
    """The file itself, for its members and the office."""
    return show(request, Document.of_evidence(paper))


def _progress(cooperative: Cooperative, asked: Requirement) -> RequirementProgress:
    papers = Progress(cooperative).papers
    return next(paper for paper in papers if paper.requirement == asked)


def _last_refused(cooperative: Cooperative, asked: Requirement) -> Evidence | None:
    """The file that the office did not accept and its people took back: its reason still holds."""
    sent = cooperative.evidence.filter(requirement=asked, verdict=Verdict.REJECTED)
    return sent.order_by("withdrawn_at").last()


def _page(request, cooperative, paper: RequirementProgress, form: PaperForm) -> HttpResponse:
    return render(
        request,
        "cooperatives/application_paper.html",
        {
            "cooperative": cooperative,
            "paper": paper,
            "refused": None if paper.files else _last_refused(cooperative, paper.requirement),
            "title": text_of(paper.requirement, "name").value,
            "form": form,
        },
        status=422 if form.errors else 200,
    )
