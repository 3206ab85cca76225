"""Who works for a cooperative: owners invite, give roles and let go; managers look."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cooperatives.access import member_view
from cooperatives.errors import AlreadyMember
from cooperatives.forms import InviteForm, RoleForm
from cooperatives.models import Cooperative, Invitation, Role
from cooperatives.models.cooperative import SELLING
from cooperatives.roles import EXPLAINED
from cooperatives.use_cases import (
    accept_invitation,
    change_role,
    invite,
    remove_member,
    send_again,
    withdraw_invitation,
)
from cooperatives.use_cases.invitations import refuse_if_ended
from coopstore.core.access import public
from coopstore.core.errors import Refusal


@member_view()
@require_http_methods(["GET", "HEAD", "POST"])
def people(request, cooperative: Cooperative) -> HttpResponse:
    """Everybody who works here or was asked to; and a form to ask somebody."""
    if request.method != "POST":
        usual = Role.HELPER if cooperative.is_editable else Role.CATALOGUE
        start = {"role": usual, "language": cooperative.language}
        return _page(request, cooperative, InviteForm(initial=start))
    form = InviteForm(request.POST)
    if form.is_valid():
        try:
            invitation = invite(
                cooperative=cooperative,
                role=Role(form.cleaned_data["role"]),
                language=form.cleaned_data["language"],
                actor=request.user,
                **form.cleaned_data["address"],
            )
        except Refusal as refusal:
            form.add_error(refusal.field, refusal.reason())
        else:
            messages.success(
                request, _("We wrote to %(address)s.") % {"address": f"\u2068{invitation}\u2069"}
            )
            return _back(cooperative)
    return _page(request, cooperative, form)


@member_view()
@require_http_methods(["GET", "HEAD", "POST"])
def person(request, cooperative: Cooperative, pk: int) -> HttpResponse:
    """One member: another role, or good-bye."""
    members = cooperative.memberships.select_related("user").filter(is_active=True)
    member = get_object_or_404(members, pk=pk)
    typed = request.POST if request.method == "POST" else None
    form = RoleForm(typed, initial={"role": member.role})
    if form.is_bound and ("remove" in request.POST or form.is_valid()):
        try:
            if "remove" in request.POST:
                remove_member(membership=member, actor=request.user)
            else:
                role = Role(form.cleaned_data["role"])
                change_role(membership=member, role=role, actor=request.user)
        except Refusal as refusal:
            form.add_error(refusal.field, refusal.reason())
        else:
            messages.success(request, _("Your changes are saved."))
            if member.user == request.user:  # who left does not see the page any more
                return redirect(f"/{get_language()}/sell/")
            return _back(cooperative)
    context = {
        "cooperative": cooperative,
        "member": member,
        "form": form,
        "roles": _roles(),
        **_frame(request, cooperative),
    }
    status = 422 if form.errors else 200
    return render(request, "cooperatives/person.html", context, status=status)


@member_view()
@require_http_methods(["GET", "HEAD", "POST"])
def invitation_change(request, cooperative: Cooperative, pk: int) -> HttpResponse:
    """Send an invitation again, or withdraw it."""
    invitation = get_object_or_404(cooperative.invitations, pk=pk)
    act = {"again": send_again, "withdraw": withdraw_invitation}.get(request.POST.get("do", ""))
    if act:  # otherwise the person is back from signing in again
        try:
            act(invitation=invitation, actor=request.user)
            messages.success(request, _("Your changes are saved."))
        except Refusal as refusal:
            messages.error(request, refusal.reason())
    return _back(cooperative)


@public
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request, token: str) -> HttpResponse:
    """What the link of an invitation opens; whoever is signed in may accept it."""
    asked = get_object_or_404(
        Invitation.objects.select_related("cooperative", "invited_by"), token=token
    )
    refusal = None
    try:
        if request.method == "POST" and request.user.is_authenticated:
            accept_invitation(invitation=asked, actor=request.user)
            return _inside(asked.cooperative)
        refuse_if_ended(asked)
    except AlreadyMember:
        return _inside(asked.cooperative)
    except Refusal as error:
        refusal = error.reason()
    context = {
        "invitation": asked,
        "cooperative": asked.cooperative,
        "explained": EXPLAINED[Role(asked.role)],
        "refusal": refusal,
    }
    status = 422 if refusal and request.method == "POST" else 200
    return render(request, "cooperatives/invitation.html", context, status=status)


def _page(request, cooperative: Cooperative, form: InviteForm) -> HttpResponse:
    context = {
        "cooperative": cooperative,
        "members": cooperative.memberships.filter(is_active=True)
        .select_related("user")
        .order_by("pk"),
        "invitations": cooperative.invitations.filter(accepted_at=None, withdrawn_at=None),
        "form": form,
        "roles": _roles(),
        **_frame(request, cooperative),
    }
    status = 422 if form.errors else 200
    return render(request, "cooperatives/people.html", context, status=status)


def _frame(request, cooperative: Cooperative) -> dict:
    """The desk around the page of a cooperative that sells."""
    return {
        "is_owner": request.membership.role == Role.OWNER,
        "section": "file",
        "layout": "desk/base.html" if cooperative.status in SELLING else "base.html",
    }


def _roles() -> list[tuple[str, str]]:
    return [(role.label, words) for role, words in EXPLAINED.items()]


def _inside(cooperative: Cooperative) -> HttpResponse:
    """The desk; it leads a helper, or anybody while there is nothing to sell, to the file."""
    return redirect(f"/{get_language()}/sell/{cooperative.code}/")


def _back(cooperative: Cooperative) -> HttpResponse:
    return redirect("cooperatives:people", cooperative.code)
