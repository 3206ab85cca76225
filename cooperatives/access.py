"""The one way a view gets a cooperative's things: a stranger meets 404."""

from functools import wraps
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.urls import resolve, reverse

from cooperatives.models import EDITABLE, Evidence, Membership, Role
from coopstore.accounts.models import User

REVIEW = "cooperatives.review_cooperative"
VALIDATE = "cooperatives.validate_cooperative"
SUPERVISE = "cooperatives.supervise_cooperative"
READ_FILES = (REVIEW, VALIDATE, SUPERVISE)


def member_view(*roles: Role):
    """Give the view the cooperative named by `<coop>` if the signed-in person works for it.

    Owners and managers may do everything; `roles` names who else may. Strangers get 404. As what
    the person works there stands in `request.membership`.
    """
    return _view_of({Role.OWNER, Role.MANAGER, *roles})


def owner_view(view):
    """The same for its owners alone."""
    return _view_of({Role.OWNER})(view)


def _view_of(allowed: set[Role]):
    def decorate(view):
        @wraps(view)
        @login_required
        def guarded(request, coop: str, *args, **kwargs):
            request.membership = get_object_or_404(
                Membership.objects.select_related(
                    "cooperative__province__region", "cooperative__sector"
                ),
                cooperative__code=coop,
                user=request.user,
                is_active=True,
                role__in=allowed,
            )
            return view(request, request.membership.cooperative, *args, **kwargs)

        guarded.declares_access = True
        guarded.roles = allowed
        return guarded

    return decorate


def may_open(membership: Membership, page: str) -> bool:
    """Whether a member may open the desk's page of this name, such as `orders:desk_orders`."""
    address = reverse(page, args=[membership.cooperative.code])
    return membership.role in resolve(address).func.roles


def may_review(user) -> bool:
    """Whether `user` reads files of cooperatives and checks their papers."""
    return _is_officer(user, *READ_FILES)


def may_validate(user) -> bool:
    """Whether `user` decides on cooperatives."""
    return _is_officer(user, VALIDATE, SUPERVISE)


def may_supervise(user) -> bool:
    """Whether `user` answers for the queue: suspends, closes, imports, sets what is asked."""
    return _is_officer(user, SUPERVISE)


def officers(*permissions: str) -> QuerySet[User]:
    """Those of the office who hold one of `permissions`, themselves or through a group."""
    held = Permission.objects.filter(
        content_type__app_label="cooperatives",
        codename__in=[permission.partition(".")[2] for permission in permissions],
    )
    return User.objects.filter(
        Q(is_superuser=True) | Q(user_permissions__in=held) | Q(groups__permissions__in=held),
        is_active=True,
        is_staff=True,
    ).distinct()


def _is_officer(user, *permissions: str) -> bool:
    return bool(user.is_active and user.is_staff and any(user.has_perm(it) for it in permissions))


def evidence_view(view):
    """Give the view one paper, if the signed-in person is a member or reads files at the office."""

    @wraps(view)
    @login_required
    def guarded(request, coop: str, pk: UUID, *args, **kwargs):
        papers = Evidence.objects.select_related("cooperative").exclude(file="")
        if not may_review(request.user):
            works = Membership.objects.filter(user=request.user, is_active=True)
            # A helper is done once the file is sent.
            done = Q(role=Role.HELPER) & ~Q(cooperative__status__in=EDITABLE)
            papers = papers.filter(cooperative__memberships__in=works.exclude(done))
        evidence = get_object_or_404(papers, pk=pk, cooperative__code=coop)
        return view(request, evidence, *args, **kwargs)

    guarded.declares_access = True
    return guarded
