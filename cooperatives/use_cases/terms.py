"""Terms that cooperatives accept: each version is published once and kept for ever."""

from collections.abc import Mapping

from django.db import transaction

from cooperatives.errors import ArabicMissing, NotTerms
from cooperatives.models import Kind, Requirement, TermsVersion
from coopstore.accounts.models import User
from coopstore.core.languages import LANGUAGE_CODES


@transaction.atomic
def publish_terms(
    *, requirement: Requirement, texts: Mapping[str, str], actor: User
) -> TermsVersion:
    """Publish `texts`, by language, as the next version of terms.

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
    return version
