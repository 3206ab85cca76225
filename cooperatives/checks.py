"""What may be wrong in a file and is not certain: said beside the answer, never refused."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cooperatives.models import Cooperative, Court
from cooperatives.progress import LEAST_MEMBERS, Progress
from coopstore.core.folding import fold
from coopstore.core.languages import LANGUAGE_CODES
from coopstore.core.text import isolated, western_digits

# "In", written as one word with the name of an Arabic town.
_IN = re.compile(r"(^|\s)ب(?=\S{3})")


def warnings(cooperative: Cooperative) -> dict[str, str]:
    """Remarks about the answers of a file, by field."""
    found = {}
    if words := _about_number(cooperative):
        found["registration_number"] = words
    if Progress(cooperative).has_few_members:
        found["women"] = ngettext(
            "A cooperative has at least %(count)d member. Count again, or go on: we may ask you.",
            "A cooperative has at least %(count)d members. Count again, or go on: we may ask you.",
            LEAST_MEMBERS,
        ) % {"count": LEAST_MEMBERS}
    return found


def court_of(typed: str) -> Court | None:
    """The court that somebody means by `typed`, in any script, with or without "court of"."""
    spoken = {f" {fold(text)} " for text in (typed, _IN.sub(r"\1", typed)) if text}
    best, longest = None, 0
    for court in Court.objects.all():
        for code in LANGUAGE_CODES:
            key = fold(getattr(court, f"name_{code}") or "")
            if len(key) > longest and any(f" {key} " in text for text in spoken):
                best, longest = court, len(key)
    return best


def _about_number(cooperative: Cooperative) -> str:
    number = western_digits(cooperative.registration_number)
    court = court_of(cooperative.tribunal) if number else None
    if court is None or not court.number_pattern:
        return ""
    if re.fullmatch(court.number_pattern, re.sub(r"\s", "", number)):
        return ""
    return _(
        "Numbers of this court usually look like %(example)s. Compare it with the extract, or go"
        " on: it is saved as you wrote it."
    ) % {"example": isolated(court.number_example)}
