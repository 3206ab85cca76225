"""Terms that cooperatives accept: each version is published once and kept for ever."""

from collections.abc import Mapping

from django.db import transaction

from cooperatives.errors import ArabicMissing, NotTerms
from cooperatives.models import (
    Cooperative,
    Declaration,
    Kind,
    Requirement,
    Role,
    TermsVersion,
)
from cooperatives.models.cooperative import AWAY, SELLING
from coopstore.accounts.models import User
from coopstore.core.languages import LANGUAGE_CODES, texts_of
from coopstore.notifications.outbox import Recipient, notify


@transaction.atomic
def publish_terms(
    *, requirement: Requirement, texts: Mapping[str, str], actor: User | None
) -> TermsVersion:
    """Publish `texts`, by language, as the next version of terms, and ask owners to accept it.

    The text that is valid already is published once. Raises NotTerms, ArabicMissing.
    """
    locked = Requirement.objects.select_for_update().get(pk=requirement.pk)
    if locked.kind != Kind.TERMS:
        raise NotTerms
    if not texts.get("ar"):
        raise ArabicMissing
    latest = locked.versions.order_by("-number").first()
    version = TermsVersion(
        requirement=locked,
        number=latest.number + 1 if latest else 1,
        published_by=actor,
        **{f"text_{code}": texts.get(code) or None for code in LANGUAGE_CODES},
    )
    version.digest = version.fingerprint()
    if latest and latest.digest == version.digest:
        return latest
    version.save()
    _ask_again(version)
    return version


def _ask_again(version: TermsVersion) -> None:
    """Tell the owners of cooperatives that sell, or wait to, under an earlier version."""
    accepted = Declaration.objects.current().filter(requirement=version.requirement)
    cooperatives = Cooperative.objects.filter(
        status__in=[*SELLING, *AWAY],
        pk__in=accepted.values("cooperative"),
    )
    for cooperative in cooperatives.iterator():
        members = cooperative.memberships.filter(role=Role.OWNER, is_active=True)
        for member in members.select_related("user"):
            notify(
                key=f"terms:{version.pk}:{cooperative.pk}:user{member.user_id}",
                kind="terms_changed",
                to=Recipient.of_user(member.user),
                context={
                    "cooperative_names": texts_of(cooperative, "name"),
                    "terms_names": texts_of(version.requirement, "name"),
                },
                path=f"sell/{cooperative.code}/application/declarations/"
                f"{version.requirement.code}/",
            )
