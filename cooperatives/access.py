"""The one way a view gets a cooperative's things: a stranger meets 404."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404

from cooperatives.models import Cooperative, Role


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
