"""Who works for a cooperative in the shop."""

from django.db import transaction

from cooperatives.errors import NotForYourself
from cooperatives.models import Cooperative, Membership, Role
from coopstore.accounts.models import User


@transaction.atomic
def set_member(
    *, cooperative: Cooperative, person: User, role: Role, is_active: bool = True, actor: User
) -> Membership:
    """Say as what `person` works for a cooperative, or that they no longer do.

    Raises NotForYourself when an officer would let themselves in.
    """
    refuse_own_appointment(person=person, actor=actor)
    locked = Cooperative.objects.lock().get(pk=cooperative.pk)
    membership, _is_new = Membership.objects.update_or_create(
        cooperative=locked, user=person, defaults={"role": role, "is_active": is_active}
    )
    return membership


def refuse_own_appointment(*, person: User, actor: User) -> None:
    """Raises NotForYourself when both are the same."""
    if person.pk == actor.pk:
        raise NotForYourself
