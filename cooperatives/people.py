"""Who works for a cooperative, and is told what happens to it."""

from cooperatives.models import Cooperative, Role
from coopstore.accounts.models import User
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
