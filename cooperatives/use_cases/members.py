"""Who works for a cooperative in the shop. One active owner stays, whoever acts."""

from django.db import transaction
from django.utils import timezone

from cooperatives.errors import LastOwner, NotForYourself
from cooperatives.models import Act, Cooperative, Invitation, Membership, Role
from cooperatives.roles import named
from cooperatives.trail import record
from cooperatives.use_cases.declarations import require_owner
from coopstore.accounts.models import User
from coopstore.core.languages import texts_of
from coopstore.notifications.outbox import Recipient, notify


@transaction.atomic
def set_member(
    *, cooperative: Cooperative, person: User, role: Role, is_active: bool = True, actor: User
) -> Membership:
    """Say as what `person` works for a cooperative, or that they no longer do: the office's way.

    Raises NotForYourself when an officer would let themselves in, LastOwner.
    """
    refuse_own_appointment(person=person, actor=actor)
    locked = Cooperative.objects.lock().get(pk=cooperative.pk)
    return write_member(locked, person=person, role=role, is_active=is_active, actor=actor)


@transaction.atomic(durable=True)
def change_role(*, membership: Membership, role: Role, actor: User) -> Membership:
    """Give an active member another role. Raises OwnersOnly, LastOwner."""
    locked = Cooperative.objects.lock().get(pk=membership.cooperative_id)
    require_owner(locked, actor)
    kept = locked.memberships.select_related("user").get(pk=membership.pk)
    if not kept.is_active or kept.role == role:
        return kept
    return write_member(locked, person=kept.user, role=role, is_active=True, actor=actor)


@transaction.atomic(durable=True)
def remove_member(*, membership: Membership, actor: User) -> Membership:
    """Let somebody work for the cooperative no more. Raises OwnersOnly, LastOwner."""
    locked = Cooperative.objects.lock().get(pk=membership.cooperative_id)
    require_owner(locked, actor)
    kept = locked.memberships.select_related("user").get(pk=membership.pk)
    if not kept.is_active:
        return kept
    return write_member(locked, person=kept.user, role=kept.role, is_active=False, actor=actor)


def write_member(
    locked: Cooperative,
    *,
    person: User,
    role: Role,
    is_active: bool,
    actor: User,
    invited_by: User | None = None,
) -> Membership:
    """Write a membership of a locked cooperative, its trail, and tell the person."""
    before = Membership.objects.filter(cooperative=locked, user=person).first()
    was_active = before is not None and before.is_active
    if was_active and before.role == Role.OWNER and not (is_active and role == Role.OWNER):
        refuse_last_owner(locked, person)
        _take_back_invitations(locked, person, actor)
    more = {"invited_by": invited_by} if invited_by else {}
    membership, _is_new = Membership.objects.update_or_create(
        cooperative=locked, user=person, defaults={"role": role, "is_active": is_active, **more}
    )
    if is_active and not was_active:
        record(locked, actor, Act.JOINED, str(person), after=role)
    elif was_active and not is_active:
        record(locked, actor, Act.LEFT, str(person), before=before.role)
        _tell(membership, "member_removed", actor)
    elif was_active and before.role != role:
        record(locked, actor, Act.ROLE_CHANGED, str(person), before=before.role, after=role)
        _tell(membership, "member_role_changed", actor)
    return membership


def refuse_own_appointment(*, person: User, actor: User) -> None:
    """Raises NotForYourself when both are the same."""
    if person.pk == actor.pk:
        raise NotForYourself


def refuse_last_owner(cooperative: Cooperative, person: User) -> None:
    """Raises LastOwner when nobody but `person` could act as an owner of `cooperative`."""
    owners = cooperative.memberships.filter(role=Role.OWNER, is_active=True, user__is_active=True)
    if not owners.exclude(user=person).exists():
        raise LastOwner


def withdraw(invitation: Invitation, actor: User) -> None:
    """Close the link of an open invitation of a locked cooperative."""
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
    record(invitation.cooperative, actor, Act.UNINVITED, str(invitation), before=invitation.role)


def _take_back_invitations(locked: Cooperative, person: User, actor: User) -> None:
    """Whoever is an owner no more lets nobody in any more, themselves least of all."""
    for invitation in locked.invitations.open().filter(invited_by=person):
        withdraw(invitation, actor)


def _tell(membership: Membership, kind: str, actor: User) -> None:
    """Tell a member what changed for them, unless they did it themselves."""
    if membership.user_id == actor.pk:
        return
    cooperative = membership.cooperative
    entry = cooperative.trail.last()  # one message for each entry of the trail
    notify(
        key=f"{kind}:{entry.pk}",
        kind=kind,
        to=Recipient.of_user(membership.user),
        context={
            "cooperative_names": texts_of(cooperative, "name"),
            "role_names": named(membership.role),
            "by": str(actor),
        },
        path="sell/",
    )
