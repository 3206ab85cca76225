"""Why a file or a paper was not accepted: a usual reason, own words, or both.

Usual reasons are written once in four languages, so that an applicant reads them in their own
whoever decides.
"""

from dataclasses import dataclass
from enum import StrEnum

from cooperatives.datafiles import read
from coopstore.core.languages import LANGUAGE_CODES, nearest


class Kind(StrEnum):
    """What a usual reason can be given for."""

    PAPER = "paper"
    CERTIFICATE = "certificate"
    CHANGES = "changes"
    AMENDMENT = "amendment"
    REJECTION = "rejection"
    SUSPENSION = "suspension"
    WAIVER = "waiver"
    CLOSING = "closing"
    REVOCATION = "revocation"


@dataclass(frozen=True)
class Reason:
    """`code` names a usual reason; `words` are the officer's own."""

    code: str = ""
    words: str = ""

    def __bool__(self) -> bool:
        return bool(self.usual or self.words)

    @property
    def usual(self) -> dict[str, str]:
        """The usual reason by language; empty when none was chosen."""
        return _usual().get(self.code, {})

    def stored(self) -> str:
        """Both in one text, as the trail keeps them: the code on the first line."""
        return f"{self.code}\n{self.words}".rstrip()

    @classmethod
    def read(cls, stored: str) -> "Reason":
        """What `stored()` wrote."""
        code, _line, words = stored.partition("\n")
        return cls(code, words)

    def texts(self) -> dict[str, str]:
        """The whole reason by language, for messages. The own words are the same in each."""
        return {
            code: " ".join(part for part in (self.usual.get(code, ""), self.words) if part)
            for code in LANGUAGE_CODES
        }


NO_REASON = Reason()


def choices(kind: Kind) -> list[tuple[str, str]]:
    """The usual reasons of one kind, in the active language."""
    return [
        (entry["code"], nearest(entry["text"]).value)
        for entry in read("reasons")
        if kind in entry["applies_to"]
    ]


def _usual() -> dict[str, dict[str, str]]:
    return {entry["code"]: entry["text"] for entry in read("reasons")}
