"""Somebody is asked to work for a cooperative, by e-mail or by phone."""

from django.db import transaction
from django.utils import timezone

from cooperatives.errors import (
    AlreadyMember,
    InvitationExpired,
    InvitationUsed,
    InvitationWithdrawn,
    TooManyInvitations,
)
from cooperatives.models import Act, Cooperative, Invitation, Membership, Role
from cooperatives.models.cooperative import ENDED
from cooperatives.models.membership import two_weeks_from_now
from cooperatives.people import owners
from cooperatives.roles import named
from cooperatives.trail import record
from cooperatives.use_cases.declarations import require_owner
from cooperatives.use_cases.members import withdraw, write_member
from coopstore.accounts.models import User
from coopstore.core.languages import texts_of
from coopstore.notifications.outbox import Recipient, notify

MOST_OPEN = 20


@transaction.atomic(durable=True)
def invite(
    *,
    cooperative: Cooperative,
    role: Role,
    language: str,
    actor: User,
    email: str = "",
    phone: str = "",
) -> Invitation:
    """Ask whoever reads `email` or `phone` (E.164) to join as `role`; they are written to.

    Asked again, the open invitation is the one that counts, with the new role. Raises OwnersOnly,
    AlreadyMember, TooManyInvitations.
    """
    locked = Cooperative.objects.lock().get(pk=cooperative.pk)
    require_owner(locked, actor)
    known = _account(email, phone)
    if known and locked.memberships.filter(user=known, is_active=True).exists():
        raise AlreadyMember
    waiting = locked.invitations.open()
    same = waiting.filter(email__iexact=email) if email else waiting.filter(phone=phone)
    invitation = same.first()
    if invitation and invitation.role == role:
        return invitation
    if invitation:
        withdraw(invitation, actor)
    elif waiting.count() >= MOST_OPEN:
        raise TooManyInvitations
    invitation = Invitation.objects.create(
        cooperative=locked,
        role=role,
        email=email,
        phone=phone or None,
        language=known.language if known else language,
        invited_by=actor,
    )
    record(locked, actor, Act.INVITED, str(invitation), after=role)
    _send(invitation)
    return invitation


@transaction.atomic(durable=True)
def send_again(*, invitation: Invitation, actor: User) -> Invitation:
    """Write to the invited person once more, once a day, with two more weeks to answer.

    Raises OwnersOnly, InvitationUsed, InvitationWithdrawn.
    """
    locked = _locked(invitation, actor)
    if locked.accepted_at:
        raise InvitationUsed
    if locked.withdrawn_at:
        raise InvitationWithdrawn
    locked.expires_at = two_weeks_from_now()
    locked.save(update_fields=["expires_at"])
    _send(locked)
    return locked


@transaction.atomic(durable=True)
def withdraw_invitation(*, invitation: Invitation, actor: User) -> Invitation:
    """Close the link. Raises OwnersOnly, InvitationUsed."""
    locked = _locked(invitation, actor)
    if locked.accepted_at:
        raise InvitationUsed
    if locked.withdrawn_at is None:
        withdraw(locked, actor)
    return locked


@transaction.atomic(durable=True)
def accept_invitation(*, invitation: Invitation, actor: User) -> Membership:
    """Join with the link that was sent, once; the owners are told who did.

    The link is bound to no account: it may have been passed on. Raises InvitationUsed,
    InvitationWithdrawn, InvitationExpired, AlreadyMember.
    """
    cooperative = Cooperative.objects.lock().get(pk=invitation.cooperative_id)
    locked = Invitation.objects.select_for_update().get(pk=invitation.pk)
    refuse_if_ended(locked)
    if cooperative.memberships.filter(user=actor, is_active=True).exists():
        raise AlreadyMember
    locked.accepted_by, locked.accepted_at = actor, timezone.now()
    locked.save(update_fields=["accepted_by", "accepted_at"])
    membership = write_member(
        cooperative,
        person=actor,
        role=locked.role,
        is_active=True,
        actor=actor,
        invited_by=locked.invited_by,
    )
    for owner in owners(cooperative):
        if owner != actor:
            notify(
                key=f"member_joined:{locked.pk}:user{owner.pk}",
                kind="member_joined",
                to=Recipient.of_user(owner),
                context={
                    "cooperative_names": texts_of(cooperative, "name"),
                    "role_names": named(locked.role),
                    "who": str(actor),
                    "account": actor.email,
                    "invited": str(locked),
                },
                path=f"sell/{cooperative.code}/people/",
            )
    return membership


def refuse_if_ended(invitation: Invitation) -> None:
    """Raises the refusal that says why a link opens nothing any more."""
    if invitation.accepted_at:
        raise InvitationUsed
    if invitation.withdrawn_at or invitation.cooperative.status in ENDED:
        raise InvitationWithdrawn
    if invitation.expires_at <= timezone.now():
        raise InvitationExpired


def _locked(invitation: Invitation, actor: User) -> Invitation:
    cooperative = Cooperative.objects.lock().get(pk=invitation.cooperative_id)
    require_owner(cooperative, actor)
    return Invitation.objects.select_for_update().get(pk=invitation.pk)


def _account(email: str, phone: str) -> User | None:
    people = User.objects.filter(is_active=True)
    found = people.filter(email__iexact=email) if email else people.filter(phone=phone)
    return found.first()


def _send(invitation: Invitation) -> None:
    """Write to the invited address; the same day once only."""
    known = _account(invitation.email, str(invitation.phone or ""))
    notify(
        key=f"invitation:{invitation.pk}:{invitation.expires_at:%Y%m%d}",
        kind="invitation",
        to=Recipient(
            language=invitation.language,
            user=known,
            email=invitation.email,
            phone=str(invitation.phone or ""),
            name=known.full_name if known else "",
        ),
        context={
            "cooperative_names": texts_of(invitation.cooperative, "name"),
            "role_names": named(invitation.role),
            "by": str(invitation.invited_by),
            "until": invitation.expires_at.date().isoformat(),
        },
        path=f"sell/invitations/{invitation.token}/",
    )
