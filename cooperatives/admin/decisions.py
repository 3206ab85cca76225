"""What the office decides after approval: changes of legal data, and renewed documents."""

from datetime import datetime

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from cooperatives.access import may_review, may_validate
from cooperatives.admin.forms import NO_USUAL_REASON
from cooperatives.clock import Step, target
from cooperatives.fields import TextField
from cooperatives.models import Amendment, Renewal, Verdict
from cooperatives.reasons import Kind, Reason, choices
from cooperatives.summary import comparison
from cooperatives.use_cases import accept_amendment, judge_renewal, refuse_amendment
from cooperatives.use_cases.amendments import stale_fields
from coopstore.core.errors import Refusal
from coopstore.core.languages import LANGUAGES, text_of
from coopstore.core.office import Figure, list_of


class ReasonForm(forms.Form):
    """Why something is refused; a button says whether it is."""

    def __init__(self, *args, kind: Kind, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason_code"] = forms.ChoiceField(
            label=_("Usual reason"),
            choices=lambda: [NO_USUAL_REASON, *choices(kind)],
            required=False,
        )
        self.fields["words"] = TextField(
            label=_("Own words"), max_length=1000, attrs={"rows": 3, "dir": "auto"}
        )

    @property
    def reason(self) -> Reason:
        return Reason(self.cleaned_data["reason_code"], self.cleaned_data["words"])


class WaitingFilter(admin.SimpleListFilter):
    """What waits, unless all is asked for."""

    title = _("files")
    parameter_name = "files"

    def lookups(self, request, model_admin):
        return [("all", _("All"))]

    def choices(self, changelist):
        yield {
            "selected": self.value() is None,
            "query_string": changelist.get_query_string(remove=[self.parameter_name]),
            "display": _("To decide"),
        }
        yield from list(super().choices(changelist))[1:]

    def queryset(self, request, queryset: QuerySet) -> QuerySet:
        return queryset if self.value() else queryset.filter(**self.WAITING)


class DecisionAdmin(admin.ModelAdmin):
    """Rows to read and to decide, the oldest first. Nothing is edited here.

    A subclass says who `may_decide`, which row `is_waiting`, and how to `accept` and `refuse` it.
    """

    actions = None
    list_per_page = 50
    reason_kind: Kind
    change_form_template: str

    def has_add_permission(self, request) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_view_permission(self, request, obj=None) -> bool:
        return may_review(request.user)

    def has_module_permission(self, request) -> bool:
        return may_review(request.user)

    def about(self, row) -> dict:
        """What the page of one row shows besides."""
        return {}

    def changelist_view(self, request, extra_context=None) -> HttpResponse:
        more = {
            "title": capfirst(self.opts.verbose_name_plural),
            "is_nav_sidebar_enabled": False,  # the table needs the room
        }
        return super().changelist_view(request, {**(extra_context or {}), **more})

    def waiting(self, request) -> list[Figure]:
        """What is to be decided, in numbers."""
        waits = self.list_filter[0].WAITING
        count = self.get_queryset(request).filter(**waits).count()
        return [Figure(count, self.waiting_words, list_of(self))]

    def get_urls(self):
        decide = self.admin_site.admin_view(require_POST(self.decide_view))
        name = f"{self.opts.app_label}_{self.opts.model_name}_decide"
        return [path("<path:pk>/decide/", decide, name=name), *super().get_urls()]

    def change_view(self, request, object_id, form_url="", extra_context=None) -> HttpResponse:
        return self._page(request, self._row(request, object_id), ReasonForm(kind=self.reason_kind))

    def decide_view(self, request, pk: str) -> HttpResponse:
        """Accept or refuse; a refusal of ours shows the page again with what was written."""
        row = self._row(request, pk)
        if not self.may_decide(request):
            raise PermissionDenied
        form = ReasonForm(request.POST, kind=self.reason_kind)
        if form.is_valid():
            try:
                if request.POST.get("act") == "accept":
                    self.accept(row, request.user)
                else:
                    self.refuse(row, request.user, form.reason)
            except Refusal as refusal:
                field = refusal.field if refusal.field in form.fields else None
                form.add_error(field, refusal.reason())
            else:
                messages.success(request, gettext("The decision is saved and told."))
                return redirect(f"admin:cooperatives_{self.opts.model_name}_changelist")
        return self._page(request, row, form)

    def _row(self, request, pk):
        if not may_review(request.user):
            raise PermissionDenied
        try:
            key = self.opts.pk.to_python(pk)
        except forms.ValidationError:
            key = None
        rows = self.get_queryset(request).select_related("cooperative")
        return get_object_or_404(rows, pk=key)

    def _page(self, request, row, form: ReasonForm) -> HttpResponse:
        cooperative = row.cooperative
        is_member = cooperative.memberships.filter(user=request.user).exists()
        context = {
            **self.admin_site.each_context(request),
            "is_nav_sidebar_enabled": False,
            "opts": self.opts,
            "address": reverse(f"admin:cooperatives_{self.opts.model_name}_change", args=[row.pk]),
            "title": str(text_of(cooperative, "name")) or cooperative.code,
            "cooperative": cooperative,
            "row": row,
            "form": form,
            "written_to_in": dict(LANGUAGES)[cooperative.language],
            "is_member": is_member,
            "can_decide": self.may_decide(request) and self.is_waiting(row) and not is_member,
            **self.about(row),
        }
        status = 422 if form.errors else 200
        return render(request, self.change_form_template, context, status=status)


class WaitingAmendments(WaitingFilter):
    WAITING = {"state": Amendment.State.WAITING}


@admin.register(Amendment)
class AmendmentAdmin(DecisionAdmin):
    """Changes of legal data, before and after side by side."""

    list_display = ("cooperative", "asked_at", "decide_by", "state", "sender")
    list_filter = (WaitingAmendments,)
    list_select_related = ("cooperative", "asked_by")
    search_fields = ("cooperative__name", "cooperative__code")
    ordering = ("asked_at", "pk")
    reason_kind = Kind.AMENDMENT
    waiting_place = 2
    waiting_words = _("to decide")
    change_form_template = "admin/cooperatives/amendment.html"

    @admin.display(description=_("sent by"), ordering="asked_by")
    def sender(self, row: Amendment) -> str:
        return format_html("<bdi>{}</bdi>", row.asked_by)

    def may_decide(self, request) -> bool:
        return may_validate(request.user)

    def is_waiting(self, row: Amendment) -> bool:
        return row.state == Amendment.State.WAITING

    def accept(self, row: Amendment, actor) -> None:
        accept_amendment(amendment=row, actor=actor)

    def refuse(self, row: Amendment, actor, reason: Reason) -> None:
        refuse_amendment(amendment=row, actor=actor, reason=reason)

    def about(self, row: Amendment) -> dict:
        stale = self.is_waiting(row) and bool(stale_fields(row, row.cooperative))
        return {"rows": comparison(row), "is_stale": stale}


class WaitingRenewals(WaitingFilter):
    WAITING = {"verdict": Verdict.PENDING}


@admin.register(Renewal)
class RenewalAdmin(DecisionAdmin):
    """Documents that replace others before these expire."""

    list_display = ("cooperative", "requirement", "uploaded_at", "check_by", "verdict")
    list_filter = (WaitingRenewals, "requirement")
    list_select_related = ("cooperative", "requirement")
    search_fields = ("cooperative__name", "cooperative__code")
    ordering = ("uploaded_at",)
    reason_kind = Kind.PAPER
    waiting_place = 3
    waiting_words = _("to check")
    change_form_template = "admin/cooperatives/renewal.html"

    def get_queryset(self, request) -> QuerySet:
        return super().get_queryset(request).renewals()

    @admin.display(description=_("to be checked by"), ordering="uploaded_at")
    def check_by(self, row: Renewal) -> datetime:
        return row.uploaded_at + target(Step.RENEWAL)

    def may_decide(self, request) -> bool:
        return may_review(request.user)

    def is_waiting(self, row: Renewal) -> bool:
        return row.verdict == Verdict.PENDING

    def accept(self, row: Renewal, actor) -> None:
        judge_renewal(evidence=row, verdict=Verdict.ACCEPTED, actor=actor)

    def refuse(self, row: Renewal, actor, reason: Reason) -> None:
        judge_renewal(evidence=row, verdict=Verdict.REJECTED, reason=reason, actor=actor)

    def about(self, row: Renewal) -> dict:
        current = row.cooperative.evidence.current().filter(
            requirement=row.requirement, verdict=Verdict.ACCEPTED
        )
        return {"current": current.first()}
