"""The queue of files: the oldest first, with what was promised and who has it."""

from collections.abc import Callable
from tempfile import TemporaryFile

from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import FileResponse, Http404, HttpResponse, StreamingHttpResponse
from django.urls import path, reverse
from django.utils import timezone, translation
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from cooperatives import use_cases
from cooperatives.access import may_review, may_supervise
from cooperatives.admin.confirm import ConfirmPages
from cooperatives.admin.file import FilePages
from cooperatives.admin.filters import (
    TO_DECIDE,
    AgeFilter,
    DeskFilter,
    FileFilter,
    RegionFilter,
    SectorFilter,
)
from cooperatives.admin.waiting import age, deadline
from cooperatives.export import file_rows
from cooperatives.models import Closing, Cooperative, Evidence, Kind, Requirement, Status
from cooperatives.models.cooperative import overdue
from coopstore.core.errors import Refusal
from coopstore.core.languages import direction, text_of
from coopstore.core.office import Figure, list_of
from coopstore.core.sheets import CONTENT_TYPES, CSV, csv_lines, write_xlsx
from coopstore.core.text import isolated

MOST_AT_ONCE = 200


@admin.register(Cooperative)
class CooperativeAdmin(FilePages, ConfirmPages, admin.ModelAdmin):
    """Nothing is edited here: an officer reads, judges and decides."""

    list_display = ("file", "territory", "papers", "waits", "promised", "state", "officer")
    list_filter = (FileFilter, AgeFilter, DeskFilter, RegionFilter, SectorFilter)
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
    show_full_result_count = False
    actions = ("take", "give_back")
    change_list_template = "admin/cooperatives/cooperative/queue.html"

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    def has_view_permission(self, request, obj=None) -> bool:
        return may_review(request.user)

    def has_module_permission(self, request) -> bool:
        return may_review(request.user)

    def get_urls(self):
        guarded = self.admin_site.admin_view
        name = "cooperatives_cooperative"
        return [
            path(
                "export.<str:kind>", guarded(require_GET(self.export_view)), name=f"{name}_export"
            ),
            path(
                "<int:pk>/decide/",
                guarded(require_POST(self.decide_view)),
                name=f"{name}_decide",
            ),
            path("<int:pk>/suspend/", guarded(self.suspend_view), name=f"{name}_suspend"),
            path("<int:pk>/close/", guarded(self.close_view), name=f"{name}_close"),
            *super().get_urls(),
        ]

    # -- The list

    def get_queryset(self, request) -> QuerySet:
        return (
            super()
            .get_queryset(request)
            .select_related("province__region", "sector", "reviewer")
            .annotate(papers_sent=_papers_sent(), papers_asked=_papers_asked())
        )

    def changelist_view(self, request, extra_context=None) -> HttpResponse:
        more = {
            "figures": self._figures(request),
            "title": _("Files of cooperatives"),
            "is_nav_sidebar_enabled": False,  # the table needs the room
        }
        return super().changelist_view(request, {**(extra_context or {}), **more})

    waiting_place = 1

    def waiting(self, request) -> list[Figure]:
        """What is to be done, in numbers."""
        return self._links(request, _counts(request.user))

    def _links(self, request, counts: dict[str, int]) -> list[Figure]:
        links = [
            Figure(counts["waiting"], _("to decide"), list_of(self)),
            Figure(counts["late"], _("late"), list_of(self, "age=late"), is_late=True),
            Figure(counts["mine"], _("on my desk"), list_of(self, "officer=me")),
            Figure(counts["free"], _("on nobody’s desk"), list_of(self, "officer=nobody")),
            Figure(
                counts["returned"],
                Status.CHANGES_REQUESTED.label,
                list_of(self, f"files={Status.CHANGES_REQUESTED}"),
            ),
        ]
        if may_supervise(request.user):
            closings = reverse("admin:cooperatives_closing_changelist")
            count = Closing.objects.open().count()
            links.append(Figure(count, _("closings to confirm"), f"{closings}?state=open"))
        return links

    def _figures(self, request) -> dict:
        counts = _counts(request.user)
        figures = {**counts, "links": self._links(request, counts)}
        if oldest := _to_decide().order_by("submitted_at").first():
            figures["more"] = {
                "url": reverse("admin:cooperatives_cooperative_change", args=[oldest.pk]),
                "figure": age(oldest),
                "words": _("the oldest waits"),
            }
        return figures

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
    def waits(self, cooperative: Cooperative) -> str:
        return age(cooperative)

    @admin.display(description=_("promised for"), ordering=Coalesce("take_by", "decide_by"))
    def promised(self, cooperative: Cooperative) -> str:
        return deadline(cooperative)

    @admin.display(description=_("status"), ordering="status")
    def state(self, cooperative: Cooperative) -> str:
        return format_html(
            '<span class="state {}">{}</span>', cooperative.status, cooperative.get_status_display()
        )

    @admin.display(description=_("reviewer"), ordering="reviewer")
    def officer(self, cooperative: Cooperative) -> str:
        return format_html("<bdi>{}</bdi>", cooperative.reviewer or "")

    # -- Several files at once, only what harms nobody

    @admin.action(description=_("Take these files"), permissions=["view"])
    def take(self, request, queryset: QuerySet) -> None:
        done = self._each(
            request,
            queryset,
            lambda file: use_cases.take_for_review(cooperative=file, actor=request.user),
        )
        if done:
            words = ngettext("One file taken.", "%(count)d files taken.", done)
            messages.success(request, words % {"count": done})

    @admin.action(description=_("Give them back to the queue"), permissions=["view"])
    def give_back(self, request, queryset: QuerySet) -> None:
        others_too = may_supervise(request.user)
        done = self._each(
            request,
            queryset,
            lambda file: use_cases.release(
                cooperative=file, actor=request.user, of_colleague=others_too
            ),
        )
        if done:
            words = ngettext("One file given back.", "%(count)d files given back.", done)
            messages.success(request, words % {"count": done})

    def _each(self, request, files: QuerySet, act: Callable[[Cooperative], object]) -> int:
        """Do `act` to each file in a transaction of its own; say of each refused one why."""
        if files.count() > MOST_AT_ONCE:
            words = ngettext(
                "Choose one file at most.", "Choose %(count)d files at most.", MOST_AT_ONCE
            )
            messages.error(request, words % {"count": MOST_AT_ONCE})
            return 0
        done = 0
        for file in files:
            try:
                act(file)
                done += 1
            except Refusal as refusal:
                name = isolated(text_of(file, "name") or file.code)
                messages.warning(request, f"{name}: {refusal.reason()}")
        return done

    # -- The same list for a spreadsheet

    def export_view(self, request, kind: str) -> HttpResponse:
        """The files of the list, filtered as it is, as CSV or Excel."""
        if not may_review(request.user):
            raise PermissionDenied
        if kind not in CONTENT_TYPES:
            raise Http404
        try:
            rows = file_rows(self.get_changelist_instance(request).queryset)
        except IncorrectLookupParameters as error:
            raise Http404 from error
        if kind == CSV:
            response = StreamingHttpResponse(csv_lines(rows), content_type=CONTENT_TYPES[kind])
        else:
            file = TemporaryFile()  # noqa: SIM115  (the response closes it)
            write_xlsx(rows, file, right_to_left=direction(translation.get_language()) == "rtl")
            file.seek(0)
            response = FileResponse(file, content_type=CONTENT_TYPES[kind])
        name = f"cooperatives-{timezone.localdate():%Y-%m-%d}.{kind}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["X-Content-Type-Options"] = "nosniff"
        return response


def _papers_sent() -> Coalesce:
    sent = Evidence.objects.current().filter(
        cooperative=OuterRef("pk"), requirement__is_active=True
    )
    count = sent.order_by().values("cooperative").annotate(n=Count("requirement", distinct=True))
    return Coalesce(Subquery(count.values("n")), 0)


def _papers_asked() -> Coalesce:
    """How many documents are asked of a cooperative of this sector and this legal form."""
    asked = Requirement.objects.asked().filter(
        Q(sectors=None) | Q(sectors=OuterRef("sector")),
        Q(legal_forms=[]) | Q(legal_forms__contains=[OuterRef("legal_form")]),
        kind=Kind.DOCUMENT,
    )
    count = asked.order_by().values("kind").annotate(n=Count("pk", distinct=True))
    return Coalesce(Subquery(count.values("n")), 0)


def _to_decide() -> QuerySet:
    return Cooperative.objects.filter(status__in=TO_DECIDE)


def _counts(officer) -> dict[str, int]:
    """What is to be done, in numbers: one query."""
    office = Q(status__in=TO_DECIDE)
    return Cooperative.objects.aggregate(
        waiting=Count("pk", filter=office),
        mine=Count("pk", filter=office & Q(reviewer=officer)),
        free=Count("pk", filter=office & Q(reviewer=None)),
        late=Count("pk", filter=office & overdue()),
        returned=Count("pk", filter=Q(status=Status.CHANGES_REQUESTED)),
    )
