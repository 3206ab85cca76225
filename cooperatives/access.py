"""The one way a view gets a cooperative's things: a stranger meets 404."""

from functools import wraps
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404

from cooperatives.models import Cooperative, Evidence, Role

VALIDATE = "cooperatives.validate_cooperative"


def member_view(*roles: Role):
    """Give the view the cooperative named by `<coop>` if the signed-in person works for it.

    Owners and managers may do everything; `roles` names who else may. Strangers get 404.
    """
    allowed = {Role.OWNER, Role.MANAGER, *roles}

    def decorate(view):
        @wraps(view)
        @login_required
        def guarded(request, coop: str, *args, **kwargs):
            cooperative = get_object_or_404(
                Cooperative.objects.select_related("province__region", "sector"),
                code=coop,
                memberships__user=request.user,
                memberships__is_active=True,
                memberships__role__in=allowed,
            )
            return view(request, cooperative, *args, **kwargs)

        guarded.declares_access = True
        return guarded

    return decorate


def may_validate(user) -> bool:
    """Whether `user` decides on cooperatives."""
    return bool(user.is_active and user.is_staff and user.has_perm(VALIDATE))


def evidence_view(view):
    """Give the view one paper, if the signed-in person is a member or decides on cooperatives."""

    @wraps(view)
    @login_required
    def guarded(request, coop: str, pk: UUID, *args, **kwargs):
        papers = Evidence.objects.select_related("cooperative").exclude(file="")
        if not may_validate(request.user):
            papers = papers.filter(
                cooperative__memberships__user=request.user,
                cooperative__memberships__is_active=True,
            )
        evidence = get_object_or_404(papers, pk=pk, cooperative__code=coop)
        return view(request, evidence, *args, **kwargs)

    guarded.declares_access = True
    return guarded
