"""What an owner declares or accepts: the text as it is read, and its fingerprint."""

import hashlib
from dataclasses import dataclass

from cooperatives.models import Kind, Requirement, TermsVersion
from coopstore.core.languages import LANGUAGE_CODES, Text, text_of


@dataclass(frozen=True)
class Wording:
    """A text in the reader's language, and in Arabic as law 31-08 wants it beside any other."""

    text: Text
    arabic: Text
    digest: str
    terms: TermsVersion | None = None

    @property
    def short_digest(self) -> str:
        """What people compare."""
        return short(self.digest)


def short(digest: str) -> str:
    """Of a fingerprint, the first twelve hexadecimal digits."""
    return digest[:12]


def wording(requirement: Requirement) -> Wording | None:
    """The text of today in the active language; None of terms that were never published."""
    if requirement.kind == Kind.TERMS:
        terms = requirement.versions.order_by("number").last()
        if terms is None:
            return None
        return Wording(text_of(terms, "text"), text_of(terms, "text", "ar"), terms.digest, terms)
    texts = (getattr(requirement, f"statement_{code}") or "" for code in LANGUAGE_CODES)
    digest = hashlib.sha256("\x1f".join(texts).encode()).hexdigest()
    return Wording(
        text_of(requirement, "statement"), text_of(requirement, "statement", "ar"), digest
    )
