"""The word of an owner: something declared, or terms accepted."""

from django.db import transaction
from django.utils import timezone, translation

from cooperatives.declarations import wording
from cooperatives.errors import NotEditable, OwnersOnly, TextChanged
from cooperatives.models import (
    Act,
    Cooperative,
    Declaration,
    Kind,
    Requirement,
    Role,
)
from cooperatives.models.cooperative import AWAY, SELLING
from cooperatives.trail import record
from coopstore.accounts.models import User


@transaction.atomic(durable=True)
def declare(
    *,
    cooperative: Cooperative,
    requirement: Requirement,
    language: str,
    actor: User,
    seen: str | None = None,
) -> Declaration:
    """Keep that `actor` declares or accepts, with the text read in `language` and the Arabic one.

    It replaces an earlier one; the same text is kept once. `seen` is the fingerprint of the text
    that was on the screen. Raises NotEditable, OwnersOnly, TextChanged.
    """
    locked = Cooperative.objects.lock().get(pk=cooperative.pk)
    if not may_declare(locked, requirement):
        raise NotEditable
    require_owner(locked, actor)
    with translation.override(language):
        read = wording(requirement)
    if read is None or (seen is not None and seen != read.digest):
        raise TextChanged
    earlier = locked.declarations.current().filter(requirement=requirement).first()
    if earlier and (earlier.digest, earlier.terms) == (read.digest, read.terms):
        return earlier
    if earlier:
        earlier.withdrawn_at = timezone.now()
        earlier.save(update_fields=["withdrawn_at"])
    declaration = Declaration.objects.create(
        cooperative=locked,
        requirement=requirement,
        terms=read.terms,
        language=read.text.language,
        text=read.text.value,
        text_in_arabic=read.arabic.value,
        digest=read.digest,
        made_by=actor,
    )
    record(
        locked,
        actor,
        Act.DECLARED,
        requirement.code,
        before=earlier.digest if earlier else "",
        after=read.digest,
    )
    locked.save(update_fields=["updated_at"])
    return declaration


def may_declare(cooperative: Cooperative, requirement: Requirement) -> bool:
    """Whether the word of the cooperative on this text is taken today."""
    if cooperative.status in AWAY:
        return requirement.kind == Kind.TERMS
    return cooperative.is_editable or cooperative.status in SELLING


def require_owner(cooperative: Cooperative, actor: User) -> None:
    """Raises OwnersOnly when `actor` is no active owner of the locked `cooperative`."""
    owners = cooperative.memberships.filter(role=Role.OWNER, is_active=True)
    if not owners.filter(user=actor).exists():
        raise OwnersOnly
