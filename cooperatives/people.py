"""Who works for a cooperative, and is told what happens to it."""

from django.db.models import Q
from django.utils.translation import gettext as _

from cooperatives.models import Cooperative, Membership, Role, Status
from cooperatives.models.cooperative import ENDED
from coopstore.accounts.models import User
from coopstore.core.languages import text_of
from coopstore.core.text import listed
from coopstore.notifications.recipients import Recipient


def owners(cooperative: Cooperative) -> list[User]:
    """Those who give the word of a cooperative, the first one first."""
    memberships = cooperative.memberships.filter(role=Role.OWNER, is_active=True)
    return [membership.user for membership in memberships.select_related("user").order_by("pk")]


def recipients(cooperative: Cooperative, *roles: Role) -> dict[str, Recipient]:
    """Everybody to tell, by a word that names them in a notification's key.

    Owners and managers, members with one of `roles`, and the contact address of the file when
    it belongs to none of them.
    """
    told = {Role.OWNER, Role.MANAGER, *roles}
    members = cooperative.memberships.filter(is_active=True, role__in=told)
    people = {
        f"user{m.user_id}": Recipient.of_user(m.user)
        for m in members.select_related("user").order_by("pk")
        if m.user.is_active
    }
    reached = {person.email.lower() for person in people.values()}
    phones = {person.phone for person in people.values()}
    email = cooperative.email if cooperative.email.lower() not in reached else ""
    phone = str(cooperative.phone or "")
    if email or (phone and phone not in phones):
        people["contact"] = Recipient(
            language=cooperative.language,
            email=email,
            phone=phone if phone not in phones else "",
            name=cooperative.contact_name,
        )
    return people


def sole_owner_of(person: User) -> list[Cooperative]:
    """Cooperatives that would have no active owner without `person`.

    Not those that are over, nor a draft that nobody else works on.
    """
    owned = Cooperative.objects.filter(
        memberships__user=person, memberships__role=Role.OWNER, memberships__is_active=True
    ).exclude(status__in=ENDED)
    others = Membership.objects.filter(is_active=True, user__is_active=True).exclude(user=person)
    alone = Q(status=Status.DRAFT) & ~Q(pk__in=others.values("cooperative"))
    looked_after = Q(pk__in=others.filter(role=Role.OWNER).values("cooperative"))
    return list(owned.exclude(alone | looked_after))


def need_of(person: User) -> list[str]:
    """Why the account of `person` is not closed by the office, in sentences."""
    text = _("This person is the only owner of %(name)s. Make somebody else an owner first.")
    return [
        text % {"name": listed([text_of(cooperative, "name").value or cooperative.code])}
        for cooperative in sole_owner_of(person)
    ]
