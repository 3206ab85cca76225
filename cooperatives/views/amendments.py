"""A cooperative that sells asks the office to change its legal data."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cooperatives.access import member_view
from cooperatives.forms import LegalDataForm
from cooperatives.models import Amendment, Cooperative, Role, Status
from cooperatives.summary import comparison
from cooperatives.use_cases import propose_amendment, withdraw_amendment
from coopstore.core.errors import Refusal


@member_view()
@require_http_methods(["GET", "HEAD", "POST"])
def amendment(request, cooperative: Cooperative) -> HttpResponse:
    """The change that is with the office; or a form to write one, under the last answer."""
    if cooperative.status not in (Status.APPROVED, Status.SUSPENDED):
        return redirect("cooperatives:application", cooperative.code)
    last = cooperative.amendments.first()
    waiting = last if last and last.state == Amendment.State.WAITING else None
    is_owner = request.membership.role == Role.OWNER
    typed = request.POST if request.method == "POST" and "withdraw" not in request.POST else None
    form = LegalDataForm(typed, cooperative=cooperative)
    try:
        if "withdraw" in request.POST and last:
            withdraw_amendment(amendment=last, actor=request.user)
            messages.success(request, _("The change was taken back."))
            return redirect("cooperatives:amendment", cooperative.code)
        if form.is_bound and form.is_valid():
            propose_amendment(
                cooperative=cooperative,
                changes=form.answers,
                note=form.cleaned_data["note"],
                actor=request.user,
            )
            messages.success(request, _("The change is with the office."))
            return redirect("cooperatives:amendment", cooperative.code)
    except Refusal as refusal:
        form = form if form.is_bound else LegalDataForm({}, cooperative=cooperative)
        form.errors.clear()
        form.add_error(None, refusal.reason())
    context = {
        "cooperative": cooperative,
        "section": "file",
        "form": form,
        "last": last,
        "waiting": waiting,
        "rows": comparison(last) if last else [],
        "is_owner": is_owner,
    }
    status = 422 if form.errors else 200
    return render(request, "cooperatives/amendment.html", context, status=status)
