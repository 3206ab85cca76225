"""Data of the register coming in: upload, look at every row, apply."""

from copy import deepcopy

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.translation import get_language_bidi, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cooperatives import use_cases
from cooperatives.access import may_review, may_supervise
from cooperatives.fields import PhoneField, TextField
from cooperatives.forms import FORMS
from cooperatives.intake import template
from cooperatives.intake.problems import Problem
from cooperatives.intake.showing import Shown, refused_as_csv
from cooperatives.models import Cooperative, ImportState, Outcome, RegisterImport, Status
from coopstore.core.errors import Refusal
from coopstore.core.languages import text_of

ROWS_A_PAGE = 50
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class UploadForm(forms.Form):
    """One file of the register."""

    file = forms.FileField(
        label=_("File of the register"),
        help_text=_(
            "CSV or Excel (.xlsx), with the names of the columns in the first row. "
            "Nothing is changed before you have seen what would be."
        ),
        allow_empty_file=True,  # said better below
        widget=forms.FileInput(
            attrs={
                "accept": ".csv,.txt,.tsv,.xlsx,.xlsm",
                "data-choose": _("Choose a file"),
                "data-none": _("No file yet"),
            }
        ),
        error_messages={"required": _("Choose a file.")},
    )


class ContactCorrectionForm(forms.Form):
    """The phone and the e-mail of a file, and why they are changed."""

    phone = PhoneField(label=_("Phone of the cooperative"))
    email = deepcopy(FORMS["contact"].base_fields["email"])
    reason = TextField(
        label=_("Reason"),
        max_length=1000,
        help_text=_("How you know that the new address is theirs. It stays in the history."),
        attrs={"rows": 3, "dir": "auto"},
    )

    def clean_reason(self) -> str:
        if not self.cleaned_data["reason"]:
            raise forms.ValidationError(_("Write why this is changed."))
        return self.cleaned_data["reason"]


@admin.register(RegisterImport)
class RegisterImportAdmin(admin.ModelAdmin):
    """Nothing is edited here: a file is checked, looked at, and applied or not."""

    list_display = ("created_at", "original_name", "shown_state", "shown_rows", "made_by")
    list_display_links = ("original_name",)
    list_filter = ("state",)
    list_select_related = ("made_by",)
    search_fields = ("original_name",)
    actions = None
    change_list_template = "admin/cooperatives/registerimport/list.html"

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    def has_view_permission(self, request, obj=None) -> bool:
        return may_supervise(request.user)

    def has_module_permission(self, request) -> bool:
        return may_supervise(request.user)

    @admin.display(description=_("status"), ordering="state")
    def shown_state(self, source: RegisterImport) -> str:
        return format_html(
            '<span class="state {}">{}</span>', source.state, source.get_state_display()
        )

    @admin.display(description=_("rows"), ordering="total")
    def shown_rows(self, source: RegisterImport) -> str:
        return "" if source.total is None else number_format(source.total, use_l10n=True)

    def get_urls(self):
        form = require_http_methods(["GET", "HEAD", "POST"])
        views = (
            ("new/", "new", form(self.new_view)),
            ("template.<str:kind>", "template", require_safe(self.template_view)),
            (
                "contact/<int:pk>/",
                "contact",
                require_http_methods(["GET", "HEAD", "POST"])(self.contact_view),
            ),
            ("<uuid:pk>/act/", "act", require_POST(self.act_view)),
            ("<uuid:pk>/refused.csv", "refused", require_safe(self.refused_view)),
        )
        return [
            *(
                path(
                    route,
                    self.admin_site.admin_view(view),
                    name=f"cooperatives_registerimport_{name}",
                )
                for route, name, view in views
            ),
            *super().get_urls(),
        ]

    # -- A new one

    def new_view(self, request) -> HttpResponse:
        """Choose a file. What can be told of it at once is told at once."""
        self._refuse_others(request)
        form = UploadForm(request.POST or None, request.FILES or None)
        if request.method == "POST":
            form = UploadForm(request.POST, request.FILES)
            if form.is_valid():
                try:
                    source = use_cases.receive_register(
                        upload=form.cleaned_data["file"], actor=request.user
                    )
                except Refusal as refusal:
                    form.add_error(refusal.field, refusal.reason())
                else:
                    return redirect("admin:cooperatives_registerimport_change", source.pk)
        context = self._context(request, title=gettext("Import data of the register"), form=form)
        status = 422 if form.errors else 200
        return render(request, "admin/cooperatives/registerimport/new.html", context, status=status)

    def template_view(self, request, kind: str) -> HttpResponse:
        """An empty file with the right heads."""
        self._refuse_others(request)
        if kind == "xlsx":
            content = template.as_workbook(from_the_right=get_language_bidi())
            response = HttpResponse(content, content_type=WORKBOOK)
        else:
            kind = "csv"
            response = HttpResponse(template.as_csv(), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="register.{kind}"'
        return response

    # -- One import

    def change_view(self, request, object_id, form_url="", extra_context=None) -> HttpResponse:
        """How far it is, what each row does or would do, and the two acts that are possible."""
        source = self._source(request, object_id)
        outcome = request.GET.get("outcome", "")
        counts = dict(
            source.rows.order_by()
            .values("outcome")
            .annotate(n=Count("pk"))
            .values_list("outcome", "n")
        )
        rows = source.rows.select_related("cooperative")
        if outcome in Outcome.values:
            rows = rows.filter(outcome=outcome)
        pages = Paginator(rows, ROWS_A_PAGE)
        pages.count = counts.get(outcome, 0) if outcome in Outcome.values else sum(counts.values())
        page = pages.get_page(request.GET.get("page"))
        shown = Shown()
        context = self._context(
            request,
            title=source.original_name,
            source=source,
            progress=_progress(source, counts),
            why=Problem.stored(source.problem).text() if source.problem else "",
            outcomes=[
                {"value": it.value, "label": it.label, "count": counts.get(it.value, 0)}
                for it in Outcome
            ],
            outcome=outcome if outcome in Outcome.values else "",
            checked=sum(counts.values()),
            to_write=counts.get(Outcome.CREATE, 0) + counts.get(Outcome.CHANGE, 0),
            refused=counts.get(Outcome.REFUSE, 0),
            page=page,
            pages=pages.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
            rows=[shown.row(row) for row in page],
            can_open_files=may_review(request.user),
        )
        return render(request, "admin/cooperatives/registerimport/import.html", context)

    def act_view(self, request, pk) -> HttpResponse:
        """Apply, or cancel."""
        source = self._source(request, pk)
        try:
            if request.POST.get("act") == "apply":
                use_cases.apply_import(source=source, actor=request.user)
            elif request.POST.get("act") == "cancel":
                use_cases.cancel_import(source=source)
        except Refusal as refusal:
            messages.error(request, refusal.reason())
        return redirect("admin:cooperatives_registerimport_change", source.pk)

    def refused_view(self, request, pk) -> HttpResponse:
        """The refused rows with their reasons, in the reader's language."""
        source = self._source(request, pk)
        response = StreamingHttpResponse(
            refused_as_csv(source), content_type="text/csv; charset=utf-8"
        )
        response["Content-Disposition"] = 'attachment; filename="refused.csv"'
        return response

    # -- A file that nobody looks after yet

    def contact_view(self, request, pk: int) -> HttpResponse:
        """Where codes for it go, for the office to correct with a reason."""
        self._refuse_others(request)
        waiting = Cooperative.objects.filter(
            from_register_at__isnull=False, memberships__isnull=True, status=Status.DRAFT
        )
        file = get_object_or_404(waiting, pk=pk)
        form = ContactCorrectionForm(
            request.POST if request.method == "POST" else None,
            initial={"phone": file.phone, "email": file.email},
        )
        if form.is_bound and form.is_valid():
            try:
                use_cases.correct_contact(cooperative=file, actor=request.user, **form.cleaned_data)
            except Refusal as refusal:
                form.add_error(refusal.field, refusal.reason())
            else:
                messages.success(request, gettext("Codes for this file go to the new address."))
                return redirect("admin:cooperatives_cooperative_change", file.pk)
        title = str(text_of(file, "name")) or file.code
        context = self._context(request, title=title, file=file, form=form)
        status = 422 if form.errors else 200
        return render(
            request, "admin/cooperatives/registerimport/contact.html", context, status=status
        )

    def _source(self, request, pk) -> RegisterImport:
        self._refuse_others(request)
        source = self.get_object(request, str(pk))
        if source is None:
            return get_object_or_404(RegisterImport, pk=None)
        return source

    def _refuse_others(self, request) -> None:
        if not may_supervise(request.user):
            raise PermissionDenied

    def _context(self, request, **more) -> dict:
        return {
            **self.admin_site.each_context(request),
            "is_nav_sidebar_enabled": False,  # the rows need the room
            "opts": self.opts,
            **more,
        }


def _progress(source: RegisterImport, counts: dict) -> dict:
    """How far the work is: `done` of `total` rows; without `total` while the file is read."""
    if source.state == ImportState.APPLYING:
        to_write = source.rows.filter(outcome__in=(Outcome.CREATE, Outcome.CHANGE))
        done = to_write.filter(applied_at__isnull=False).count()
        return {
            "done": done,
            "total": counts.get(Outcome.CREATE, 0) + counts.get(Outcome.CHANGE, 0),
        }
    if source.plain:
        return {"done": source.last_number - 1, "total": source.total}
    return {"done": source.total or 0, "total": None}
