"""A cooperative that sells looks after its file."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cooperatives.access import member_view
from cooperatives.expiry import expiring
from cooperatives.forms import ProfileForm
from cooperatives.models import Amendment, Cooperative, Requirement, Status
from cooperatives.progress import Progress
from cooperatives.summary import section
from cooperatives.use_cases import update_profile
from cooperatives.use_cases.amendments import LEGAL_STEPS
from coopstore.core.errors import Refusal


@member_view()
@require_http_methods(["GET", "HEAD", "POST"])
def desk_profile(request, cooperative: Cooperative) -> HttpResponse:
    """What shoppers see of the cooperative, and what only the office can change."""
    if cooperative.status not in (Status.APPROVED, Status.SUSPENDED):
        return redirect("cooperatives:application", cooperative.code)
    typed = request.POST if request.method == "POST" else None
    form = ProfileForm(typed, cooperative=cooperative)
    if form.is_bound and form.is_valid():
        try:
            update_profile(cooperative=cooperative, changes=form.answers, actor=request.user)
            messages.success(request, _("Your changes are saved."))
            return redirect("cooperatives:desk_profile", cooperative.code)
        except Refusal as refusal:
            form.add_error(refusal.field, refusal.reason())
    context = {
        "cooperative": cooperative,
        "section": "file",
        "form": form,
        "fixed": [section(cooperative, slug) for slug in LEGAL_STEPS],
        "expiring": expiring(cooperative),
        "unsent": Requirement.objects.unsent_by(cooperative),
        "texts": [
            text
            for text in Progress(cooperative).declarations
            if text.is_wanted and not text.is_declared
        ],
        "amendment": cooperative.amendments.filter(state=Amendment.State.WAITING).first(),
        "last_step": cooperative.status_changes.last(),
    }
    status = 422 if form.errors else 200
    return render(request, "cooperatives/desk_profile.html", context, status=status)
