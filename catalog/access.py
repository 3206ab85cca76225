"""Who may look at the paper behind a label: everybody else meets 404."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404

from catalog.models import Certificate
from cooperatives.models import Membership, Role

DECIDE = "catalog.decide_certificate"


def may_decide(user) -> bool:
    """Whether `user` decides on certificates."""
    return bool(user.is_active and user.is_staff and user.has_perm(DECIDE))


def certificate_view(view):
    """Give the view the certificate of `<code>` to members of its cooperative and to officers."""

    @wraps(view)
    @login_required
    def guarded(request, code: str, *args, **kwargs):
        certificates = Certificate.objects.select_related("cooperative").exclude(file="")
        if not may_decide(request.user):
            works = Membership.objects.filter(user=request.user, is_active=True)
            # A helper fills the file in, and sees nothing of the desk.
            works = works.exclude(role=Role.HELPER)
            certificates = certificates.filter(cooperative__memberships__in=works)
        return view(request, get_object_or_404(certificates, code=code), *args, **kwargs)

    guarded.declares_access = True
    return guarded
