"""What is asked twice before it is done: suspending a cooperative and closing it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render

from cooperatives import use_cases
from cooperatives.access import may_supervise
from cooperatives.admin.forms import ReasonForm
from cooperatives.closing import obstacles
from cooperatives.models import Cooperative, Status
from cooperatives.reasons import Kind
from cooperatives.use_cases.closing import CLOSABLE
from coopstore.core.errors import Refusal
from coopstore.core.languages import LANGUAGES, text_of

PAGES = "admin/cooperatives/cooperative"


class ConfirmPages:
    """Pages of their own for supervisors: a reason, and a button that says what will happen."""

    def suspend_view(self, request, pk: int) -> HttpResponse:
        """Confirm that a cooperative's goods go off sale."""
        cooperative = self._supervised(request, pk)
        form = ReasonForm(request.POST or None, cooperative=cooperative, kind=Kind.SUSPENSION)
        if request.method == "POST" and form.is_valid():
            try:
                use_cases.suspend(
                    cooperative=cooperative,
                    actor=request.user,
                    reason=form.reason,
                    seen=form.cleaned_data["seen"],
                )
                return self.done(request, cooperative)
            except Refusal as refusal:
                form.add_error(refusal.field, refusal.reason())
        possible = cooperative.status == Status.APPROVED
        return self._confirm(request, "suspend", cooperative, form, possible=possible)

    def close_view(self, request, pk: int) -> HttpResponse:
        """Ask that a cooperative be closed; confirm or drop what a colleague asked."""
        cooperative = self._supervised(request, pk)
        form = ReasonForm(request.POST or None, cooperative=cooperative, kind=Kind.CLOSING)
        act = CLOSING_ACTS.get(request.POST.get("act", ""))
        if act is not None and form.is_valid():
            try:
                act(cooperative, request.user, form)
                return self.done(request, cooperative)
            except Refusal as refusal:
                form.add_error(refusal.field, refusal.reason())
        return self._confirm(
            request,
            "close",
            cooperative,
            form,
            possible=cooperative.status in CLOSABLE,
            closing=cooperative.closings.open().select_related("asked_by").first(),
            obstacles=obstacles(cooperative),
        )

    def _supervised(self, request, pk: int) -> Cooperative:
        if not may_supervise(request.user):
            raise PermissionDenied
        return self.file_of(request, pk)

    def _confirm(
        self, request, page: str, cooperative: Cooperative, form: ReasonForm, **more
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "is_nav_sidebar_enabled": False,
            "opts": self.opts,
            "title": str(text_of(cooperative, "name")) or cooperative.code,
            "cooperative": cooperative,
            "written_to_in": dict(LANGUAGES)[cooperative.language],
            "form": form,
            "is_member": cooperative.memberships.filter(user=request.user).exists(),
            **more,
        }
        status = 422 if form.errors else 200
        return render(request, f"{PAGES}/{page}.html", context, status=status)


CLOSING_ACTS = {
    "ask": lambda file, actor, form: use_cases.ask_for_closing(
        cooperative=file, actor=actor, reason=form.reason
    ),
    "confirm": lambda file, actor, form: use_cases.confirm_closing(cooperative=file, actor=actor),
    "drop": lambda file, actor, form: use_cases.drop_closing(cooperative=file, actor=actor),
}
