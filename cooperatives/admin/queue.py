"""The queue of files: the oldest first, the papers beside the answers, every act a use case."""

from collections.abc import Callable

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from cooperatives import use_cases
from cooperatives.access import may_validate
from cooperatives.admin.filters import TO_DECIDE, FileFilter, RegionFilter, SectorFilter
from cooperatives.admin.forms import DecisionForm
from cooperatives.documents import views_of
from cooperatives.errors import FileChanged
from cooperatives.models import Cooperative, DocumentKind, Evidence, Kind, Requirement, Status
from cooperatives.progress import Progress
from cooperatives.summary import summary
from coopstore.core.errors import Refusal
from coopstore.core.languages import LANGUAGES, text_of


@admin.register(Cooperative)
class CooperativeAdmin(admin.ModelAdmin):
    """Nothing is edited here: an officer reads, judges and decides."""

    list_display = ("file", "territory", "papers", "age", "state", "officer")
    list_filter = (FileFilter, RegionFilter, SectorFilter)
    search_fields = (
        "name_ar",
        "name_zgh",
        "name_fr",
        "name_en",
        "code",
        "ice",
        "registration_number",
        "phone",
        "email",
    )
    search_help_text = _("Name, ICE, registration number, phone or e-mail")
    ordering = ("submitted_at", "pk")
    list_per_page = 50
    actions = None
    change_list_template = "admin/cooperatives/cooperative/queue.html"

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    def has_view_permission(self, request, obj=None) -> bool:
        return may_validate(request.user)

    def has_module_permission(self, request) -> bool:
        return may_validate(request.user)

    # -- The list

    def get_queryset(self, request) -> QuerySet:
        asked = Requirement.objects.asked().filter(kind=Kind.DOCUMENT).count()
        sent = (
            Evidence.objects.current()
            .filter(cooperative=OuterRef("pk"), requirement__is_active=True)
            .order_by()
            .values("cooperative")
            .annotate(n=Count("requirement", distinct=True))
            .values("n")
        )
        return (
            super()
            .get_queryset(request)
            .select_related("province__region", "sector", "reviewer")
            .annotate(papers_sent=Coalesce(Subquery(sent), 0), papers_asked=Value(asked))
        )

    def changelist_view(self, request, extra_context=None) -> HttpResponse:
        waiting = Cooperative.objects.filter(status__in=TO_DECIDE)
        oldest = waiting.order_by("submitted_at").first()
        figures = {
            "waiting": waiting.count(),
            "mine": waiting.filter(reviewer=request.user).count(),
            "oldest_age": _age(oldest) if oldest else "",
            "oldest": oldest,
        }
        more = {"figures": figures, "title": _("Files of cooperatives")}
        return super().changelist_view(request, {**(extra_context or {}), **more})

    @admin.display(description=_("cooperative"), ordering="name")
    def file(self, cooperative: Cooperative) -> str:
        return str(text_of(cooperative, "name")) or cooperative.code

    @admin.display(description=_("province"), ordering="province__name")
    def territory(self, cooperative: Cooperative) -> str:
        province = cooperative.province
        return str(text_of(province, "name")) if province else ""

    @admin.display(description=_("documents"))
    def papers(self, cooperative: Cooperative) -> str:
        return format_html(
            '<bdi class="num">{}/{}</bdi>', cooperative.papers_sent, cooperative.papers_asked
        )

    @admin.display(description=_("age"), ordering="submitted_at")
    def age(self, cooperative: Cooperative) -> str:
        return _age(cooperative)

    @admin.display(description=_("status"), ordering="status")
    def state(self, cooperative: Cooperative) -> str:
        return format_html(
            '<span class="state {}">{}</span>', cooperative.status, cooperative.get_status_display()
        )

    @admin.display(description=_("reviewer"), ordering="reviewer")
    def officer(self, cooperative: Cooperative) -> str:
        return str(cooperative.reviewer or "")

    # -- One file

    def get_urls(self):
        decide = self.admin_site.admin_view(require_POST(self.decide_view))
        return [
            path("<int:pk>/decide/", decide, name="cooperatives_cooperative_decide"),
            *super().get_urls(),
        ]

    def change_view(self, request, object_id, form_url="", extra_context=None) -> HttpResponse:
        """The file to read: answers, papers, history, and the decisions that are possible."""
        cooperative = self._file(request, object_id)
        return self._page(request, cooperative, self._form(cooperative))

    def decide_view(self, request, pk: int) -> HttpResponse:
        """One decision. A refusal shows the page again with what was written."""
        cooperative = self._file(request, pk)
        act = ACTS.get(request.POST.get("act", ""))
        form = self._form(cooperative, request.POST)
        if act is None or not form.is_valid():
            return self._page(request, cooperative, form)
        try:
            act(cooperative, request.user, form)
        except FileChanged as refusal:
            return self._page(request, self._file(request, pk), form, changes=refusal.changes)
        except Refusal as refusal:
            form.add_error(refusal.field, refusal.reason())
            return self._page(request, cooperative, form)
        cooperative.refresh_from_db()
        name = str(text_of(cooperative, "name")) or cooperative.code
        messages.success(
            request,
            gettext("%(name)s: %(status)s")
            % {"name": f"\u2068{name}\u2069", "status": cooperative.get_status_display()},
        )
        if cooperative.status == Status.UNDER_REVIEW:
            return redirect("admin:cooperatives_cooperative_change", pk)
        return redirect("admin:cooperatives_cooperative_changelist")

    def _file(self, request, pk) -> Cooperative:
        if not may_validate(request.user):
            raise PermissionDenied
        files = Cooperative.objects.select_related("province__region", "sector", "reviewer")
        return get_object_or_404(files, pk=pk if str(pk).isdecimal() else None)

    def _form(self, cooperative: Cooperative, data=None) -> DecisionForm:
        papers = list(cooperative.evidence.current().select_related("requirement", "checked_by"))
        views = views_of(DocumentKind.EVIDENCE, [paper.pk for paper in papers])
        for paper in papers:
            paper.views = views[str(paper.pk)]
        return DecisionForm(data, cooperative=cooperative, papers=papers)

    def _page(
        self, request, cooperative: Cooperative, form: DecisionForm, changes: list | None = None
    ) -> HttpResponse:
        progress = Progress(cooperative)
        of = {paper.pk: form.of(paper) for paper in form.papers}
        is_member = cooperative.memberships.filter(user=request.user).exists()
        on_my_desk = cooperative.reviewer_id == request.user.pk
        under_review = cooperative.status == Status.UNDER_REVIEW
        context = {
            **self.admin_site.each_context(request),
            "is_nav_sidebar_enabled": False,  # the papers need the room
            "opts": self.opts,
            "title": str(text_of(cooperative, "name")) or cooperative.code,
            "cooperative": cooperative,
            "written_to_in": dict(LANGUAGES)[cooperative.language],
            "age": _age(cooperative),
            "sections": summary(cooperative),
            "progress": progress,
            "documents": [
                {"progress": paper, "files": [of[f.pk] for f in paper.files if f.pk in of]}
                for paper in progress.papers
            ],
            "earlier": cooperative.evidence.exclude(withdrawn_at=None).select_related(
                "requirement"
            ),
            "history": cooperative.status_changes.select_related("actor").order_by("-pk"),
            "form": form,
            "changes": changes,
            "is_member": is_member,
            "not_sent": [p.requirement for p in progress.unaccepted if not p.files],
            "can_decide": under_review and on_my_desk and not is_member,
            "can_take": not is_member
            and (cooperative.status == Status.SUBMITTED or (under_review and not on_my_desk)),
        }
        status = 422 if form.errors or changes is not None else 200
        return render(request, "admin/cooperatives/cooperative/file.html", context, status=status)


def _take(cooperative: Cooperative, actor, form: DecisionForm) -> None:
    seen = form.cleaned_data["seen"]
    use_cases.take_for_review(cooperative=cooperative, actor=actor, seen=seen)


def _judging(use_case: Callable, **more: str) -> Callable:
    """A decision that takes the verdicts along, and the reason where `more` asks for it."""

    def act(cooperative: Cooperative, actor, form: DecisionForm) -> None:
        use_case(
            cooperative=cooperative,
            actor=actor,
            seen=form.cleaned_data["seen"],
            **{name: getattr(form, attribute) for name, attribute in more.items()},
        )

    return act


ACTS: dict[str, Callable] = {
    "take": _take,
    "verdicts": _judging(use_cases.give_verdicts, verdicts="verdicts"),
    "approve": _judging(use_cases.approve, verdicts="verdicts"),
    "changes": _judging(use_cases.request_changes, verdicts="verdicts", reason="reason"),
    "reject": _judging(use_cases.reject, verdicts="verdicts", reason="reason"),
    "suspend": _judging(use_cases.suspend, reason="reason"),
    "reinstate": _judging(use_cases.reinstate, reason="reason"),
}


def _age(cooperative: Cooperative) -> str:
    """How long a file has been waiting, in days or, on the first day, in hours."""
    if cooperative.submitted_at is None:
        return ""
    waited = timezone.now() - cooperative.submitted_at
    if waited.days:
        return ngettext("%(count)d day", "%(count)d days", waited.days) % {"count": waited.days}
    hours = waited.seconds // 3600
    if not hours:
        return gettext("less than an hour")
    return ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}
