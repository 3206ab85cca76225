"""A cooperative's data: a copy for its owners, the end of a draft, the way to close."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cooperatives.access import owner_view
from cooperatives.forgetting import is_of_register
from cooperatives.models import Closing, Cooperative
from cooperatives.reasons import Reason
from cooperatives.use_cases import ask_for_closing
from cooperatives.use_cases.closing import CLOSABLE
from coopstore.core.errors import Refusal
from coopstore.privacy.forms import ClosingForm, DeleteDraftForm, GiveBackForm
from coopstore.privacy.use_cases import ask_export, delete_draft
from coopstore.privacy.use_cases.cooperatives import may_be_deleted

SHOWN = 5


@owner_view
@require_safe
def data(request: HttpRequest, cooperative: Cooperative) -> HttpResponse:
    """What an owner can do about the cooperative's data."""
    context = {
        "cooperative": cooperative,
        "section": "file",
        "layout": "desk/base.html" if cooperative.status in CLOSABLE else "base.html",
        "exports": cooperative.data_exports.all()[:SHOWN],
        "is_draft": may_be_deleted(cooperative),
        "is_of_register": is_of_register(cooperative),
        "can_be_closed": cooperative.status in CLOSABLE,
        "closing": Closing.objects.open().filter(cooperative=cooperative).first(),
    }
    return render(request, "privacy/cooperative.html", context)


@owner_view
@require_POST
def export_ask(request: HttpRequest, cooperative: Cooperative) -> HttpResponse:
    """Have a copy made."""
    ask_export(person=request.user, cooperative=cooperative, language=get_language())
    messages.success(request, _("Your copy is being made. We write to you when it is ready."))
    return redirect("privacy:cooperative_data", cooperative.code)


@owner_view
@require_http_methods(["GET", "HEAD", "POST"])
def draft_delete(request: HttpRequest, cooperative: Cooperative) -> HttpResponse:
    """Delete a draft that was never sent, or give it back, after one more question."""
    if not may_be_deleted(cooperative):
        raise Http404
    given_back = is_of_register(cooperative)
    asked = GiveBackForm if given_back else DeleteDraftForm
    form = asked(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            delete_draft(cooperative=cooperative, actor=request.user)
            done = _("The file is given back.") if given_back else _("The draft is deleted.")
            messages.success(request, done)
            return redirect("cooperatives:start")
        except Refusal as refusal:  # it was sent from another window
            form.add_error(None, refusal.reason())
    template = "privacy/give_back.html" if given_back else "privacy/delete_draft.html"
    return _page(request, cooperative, form, template)


@owner_view
@require_http_methods(["GET", "HEAD", "POST"])
def closing_ask(request: HttpRequest, cooperative: Cooperative) -> HttpResponse:
    """Ask the office to close the cooperative, with a reason."""
    if cooperative.status not in CLOSABLE:
        raise Http404
    form = ClosingForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        reason = Reason("", form.cleaned_data["reason"])
        try:
            ask_for_closing(cooperative=cooperative, actor=request.user, reason=reason)
            messages.success(request, _("The office knows. It will confirm the closing."))
            return redirect("privacy:cooperative_data", cooperative.code)
        except Refusal as refusal:
            form.add_error(None, refusal.reason())
    return _page(request, cooperative, form, "privacy/ask_closing.html")


def _page(request: HttpRequest, cooperative: Cooperative, form, template: str) -> HttpResponse:
    context = {
        "cooperative": cooperative,
        "section": "file",
        "layout": "desk/base.html" if cooperative.status in CLOSABLE else "base.html",
        "form": form,
    }
    return render(request, template, context, status=422 if form.errors else 200)
