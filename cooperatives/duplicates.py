"""Other files that may be of the same cooperative."""

from dataclasses import dataclass

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cooperatives.models import Cooperative, Status
from cooperatives.register import register_key
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
        Ground.RIB: ("rib", cooperative.rib),
        Ground.PHONE: ("phone", cooperative.phone),
    }
    given = [Q(**{field: value}) for field, value in same.values() if value]
    if cooperative.registration_number:
        given.append(_may_have_number(cooperative))
    if not given:
        return []
    others = (
        Cooperative.objects.filter(Q(*given, _connector=Q.OR))
        .exclude(pk=cooperative.pk)
        .exclude(status__in=[Status.REJECTED, Status.CLOSED])
    )
    found = []
    for other in others:
        grounds = {
            ground
            for ground, (field, value) in same.items()
            if value and getattr(other, field) == value
        }
        if _same_number(cooperative, other):
            grounds.add(Ground.REGISTRATION)
        found.append(Duplicate(other, tuple(ground for ground in Ground if ground in grounds)))
    return [duplicate for duplicate in found if duplicate.grounds]


def _key(cooperative: Cooperative) -> str:
    return register_key(cooperative.tribunal, cooperative.registration_number)


def _may_have_number(cooperative: Cooperative) -> Q:
    """Files with the same number, however it is written; as it is written, without a court."""
    key = _key(cooperative)
    if not key:
        return Q(registration_number=cooperative.registration_number)
    return Q(register_key=key) | (Q(corrected_key=key) & ~Q(corrected_key=""))


def _same_number(one: Cooperative, other: Cooperative) -> bool:
    """A number of a register says something only within one court, however both are written."""
    if _key(one) or _key(other):
        return _key(one) == _key(other)
    same = one.registration_number and one.registration_number == other.registration_number
    return bool(same) and fold(one.tribunal) == fold(other.tribunal)
