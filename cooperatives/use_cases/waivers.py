"""What is not asked of one cooperative although it is asked of others like it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from cooperatives.errors import ReasonMissing
from cooperatives.models import Act, Cooperative, Requirement, Waiver
from cooperatives.models.cooperative import ENDED
from cooperatives.reasons import Reason
from cooperatives.trail import record
from cooperatives.use_cases.review import open_file
from coopstore.accounts.models import User
from coopstore.core.errors import IllegalMove


@transaction.atomic(durable=True)
def waive(
    *,
    cooperative: Cooperative,
    requirement: Requirement,
    actor: User,
    reason: Reason,
    seen: datetime | None = None,
) -> Waiver:
    """Do not ask this of the cooperative, and write why. Doing so twice is harmless."""
    if not reason:
        raise ReasonMissing
    locked = _living_file(cooperative, actor, seen)
    if waiver := locked.waivers.current().filter(requirement=requirement).first():
        return waiver
    waiver = Waiver.objects.create(
        cooperative=locked,
        requirement=requirement,
        reason_code=reason.code,
        reason=reason.words,
        given_by=actor,
    )
    record(locked, actor, Act.WAIVED, requirement.code, after=reason.stored())
    locked.save(update_fields=["updated_at"])
    return waiver


@transaction.atomic(durable=True)
def ask_again(
    *,
    cooperative: Cooperative,
    requirement: Requirement,
    actor: User,
    seen: datetime | None = None,
) -> None:
    """Ask what was waived after all. Doing so twice is harmless."""
    locked = _living_file(cooperative, actor, seen)
    waiver = locked.waivers.current().filter(requirement=requirement).first()
    if waiver is None:
        return
    waiver.lifted_at = timezone.now()
    waiver.save(update_fields=["lifted_at"])
    record(locked, actor, Act.ASKED_AGAIN, requirement.code, before=waiver.why.stored())
    locked.save(update_fields=["updated_at"])


def _living_file(cooperative: Cooperative, actor: User, seen: datetime | None) -> Cooperative:
    locked = open_file(cooperative, actor, seen)
    if locked.status in ENDED:
        raise IllegalMove(source=locked.status, target=locked.status)
    return locked
