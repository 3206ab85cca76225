"""What an owner declares and accepts, one text a page."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from cooperatives.access import member_view
from cooperatives.declarations import wording
from cooperatives.forms import DeclarationForm
from cooperatives.models import DECLARED_KINDS, Cooperative, Requirement, Role
from cooperatives.models.cooperative import SELLING
from cooperatives.people import owners
from cooperatives.use_cases import declare
from cooperatives.use_cases.declarations import may_declare
from cooperatives.views.application import onward
from coopstore.core.errors import Refusal
from coopstore.core.languages import text_of


@member_view(Role.HELPER)
@require_http_methods(["GET", "HEAD", "POST"])
def application_declaration(request, cooperative: Cooperative, requirement: str) -> HttpResponse:
    """The text in the reader's language and in Arabic; an owner ticks that they agree."""
    texts = Requirement.objects.asked_of(cooperative).filter(kind__in=DECLARED_KINDS)
    asked = get_object_or_404(texts, code=requirement)
    read = wording(asked)
    if read is None:
        raise Http404
    selling = cooperative.status in SELLING
    if not may_declare(cooperative, asked):
        return redirect("cooperatives:application", cooperative.code)
    typed = request.POST if request.method == "POST" else None
    form = DeclarationForm(typed, initial={"seen": read.digest})
    if request.method == "POST" and "later" in request.POST:
        return onward(request, cooperative, f"declaration:{asked.code}")
    if form.is_bound and form.is_valid():
        try:
            declare(
                cooperative=cooperative,
                requirement=asked,
                language=get_language(),
                actor=request.user,
                seen=form.cleaned_data["seen"] or None,
            )
        except Refusal as refusal:
            form = DeclarationForm({"agreed": "on"}, initial={"seen": read.digest})
            form.add_error(None, refusal.reason())
        else:
            if selling:
                return redirect("cooperatives:desk_profile", cooperative.code)
            if not cooperative.is_editable:
                return redirect("cooperatives:application", cooperative.code)
            return onward(request, cooperative, f"declaration:{asked.code}")
    context = {
        "cooperative": cooperative,
        "requirement": asked,
        "title": text_of(asked, "name").value,
        "read": read,
        "made": cooperative.declarations.current().filter(requirement=asked).first(),
        "owners": owners(cooperative),
        "is_owner": request.membership.role == Role.OWNER,
        "form": form,
        "section": "file",
        "layout": "desk/base.html" if selling else "base.html",
    }
    status = 422 if form.errors else 200
    return render(request, "cooperatives/application_declaration.html", context, status=status)
