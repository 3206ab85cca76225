"""Other files that may be of the same cooperative."""

from dataclasses import dataclass

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cooperatives.models import Cooperative, Status
from coopstore.core.folding import fold


class Ground(models.TextChoices):
    """Why two files may be one."""

    ICE = "ice", _("same ICE")
    REGISTRATION = "registration", _("same number in the register of the same court")
    RIB = "rib", _("same RIB")
    PHONE = "phone", _("same phone")


@dataclass(frozen=True)
class Duplicate:
    """Another file, and what it has in common with the one at hand."""

    cooperative: Cooperative
    grounds: tuple[Ground, ...]


def duplicates(cooperative: Cooperative) -> list[Duplicate]:
    """Files that are neither rejected nor closed and say the same of themselves; one query."""
    same = {
        Ground.ICE: ("ice", cooperative.ice),
        Ground.REGISTRATION: ("registration_number", cooperative.registration_number),
        Ground.RIB: ("rib", cooperative.rib),
        Ground.PHONE: ("phone", cooperative.phone),
    }
    given = [Q(**{field: value}) for field, value in same.values() if value]
    if not given:
        return []
    others = (
        Cooperative.objects.filter(Q(*given, _connector=Q.OR))
        .exclude(pk=cooperative.pk)
        .exclude(status__in=[Status.REJECTED, Status.CLOSED])
    )
    found = [
        Duplicate(
            other,
            tuple(
                ground
                for ground, (field, value) in same.items()
                if value and getattr(other, field) == value and _counts(ground, cooperative, other)
            ),
        )
        for other in others
    ]
    return [duplicate for duplicate in found if duplicate.grounds]


def _counts(ground: Ground, one: Cooperative, other: Cooperative) -> bool:
    """A number of a register says something only within one court, however it is written."""
    if ground != Ground.REGISTRATION:
        return True
    return fold(one.tribunal) == fold(other.tribunal)
