"""Who works for a cooperative in the shop."""

from django.db import transaction

from cooperatives.errors import NotForYourself
from cooperatives.models import Act, Cooperative, Membership, Role
from cooperatives.trail import record
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
    before = Membership.objects.filter(cooperative=locked, user=person).first()
    membership, _is_new = Membership.objects.update_or_create(
        cooperative=locked, user=person, defaults={"role": role, "is_active": is_active}
    )
    was_active = before is not None and before.is_active
    if is_active and not was_active:
        record(locked, actor, Act.JOINED, str(person), after=role)
    elif was_active and not is_active:
        record(locked, actor, Act.LEFT, str(person), before=before.role)
    elif was_active and before.role != role:
        record(locked, actor, Act.ROLE_CHANGED, str(person), before=before.role, after=role)
    return membership


def refuse_own_appointment(*, person: User, actor: User) -> None:
    """Raises NotForYourself when both are the same."""
    if person.pk == actor.pk:
        raise NotForYourself
