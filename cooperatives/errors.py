"""Why something about a cooperative's file is refused."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coopstore.core.errors import Refusal
from coopstore.core.text import isolated, listed


class NotEditable(Refusal):
    """The file is with the office, or decided."""

    def reason(self) -> str:
        return _("This file was sent. It can be changed again when the office asks for it.")


class ApplicationIncomplete(Refusal):
    """Something that is asked is not there; `missing` lists what."""

    def __init__(self, *, missing: list):
        super().__init__(", ".join(gap.field for gap in missing))
        self.missing = missing

    def reason(self) -> str:
        return ngettext(
            "One answer is missing.", "%(count)d answers are missing.", len(self.missing)
        ) % {"count": len(self.missing)}


class MembersDoNotAddUp(Refusal):
    """More young or disabled members than members."""

    sentence = gettext_lazy(
        "There cannot be more young people or people with disabilities than members."
    )

    def reason(self) -> str:
        return str(self.sentence)


class TooManyPapers(Refusal):
    def reason(self) -> str:
        return _("That is enough pages for one document. Put them in one PDF, or remove some.")


class PaperAccepted(Refusal):
    """An accepted paper stays."""

    def reason(self) -> str:
        return _("The office accepted this document: it stays in the file.")


class NotForMembers(Refusal):
    """Nobody decides on a cooperative of which they are a member."""

    def reason(self) -> str:
        return _("You are a member of this cooperative: somebody else must decide.")


class NotForYourself(Refusal):
    """Nobody lets themselves into a cooperative."""

    field = "user"

    def reason(self) -> str:
        return _("You cannot appoint yourself: ask a colleague.")


class TakenByColleague(Refusal):
    """Another officer has the file."""

    def __init__(self, *, reviewer):
        super().__init__(str(reviewer))
        self.reviewer = reviewer

    def reason(self) -> str:
        if self.reviewer is None:
            return _("This file is back in the queue. Take it first.")
        return _("%(name)s has this file: it must be taken over or given back first.") % {
            "name": isolated(self.reviewer)
        }


class NotAnOfficer(Refusal):
    """A file is put on the desk of somebody who reads no files."""

    field = "officer"

    def reason(self) -> str:
        return _("This person does not review files of cooperatives.")


class FileChanged(Refusal):
    """The file is not the one that was looked at; `changes` are sentences that say what is new."""

    def __init__(self, *, changes: list[str]):
        super().__init__("; ".join(changes))
        self.changes = changes

    def reason(self) -> str:
        return _("This file changed after you opened it. Look at it again, then decide.")


class PapersNotAccepted(Refusal):
    """A mandatory paper is missing, not checked or rejected."""

    def __init__(self, *, names: list[str]):
        super().__init__(", ".join(names))
        self.names = names

    def reason(self) -> str:
        return _("Accept every mandatory document first. Not accepted: %(names)s.") % {
            "names": listed(self.names)
        }


class ReasonMissing(Refusal):
    """A refusal needs a reason."""

    field = "words"

    def reason(self) -> str:
        return _("Choose a reason or write one: the cooperative will read it.")


class ExpiryMissing(Refusal):
    """A document that does not hold for ever is accepted until a day."""

    def reason(self) -> str:
        return _("Write until which day this document is valid.")


class DocumentOutOfDate(Refusal):
    """A document that holds no more cannot be accepted."""

    def reason(self) -> str:
        return _("This document is not valid any more: reject it, or correct the date.")


class NotYetFinished(Refusal):
    """Something is still open; `obstacles` are sentences that say what."""

    def __init__(self, *, obstacles: list[str]):
        super().__init__("; ".join(obstacles))
        self.obstacles = obstacles

    def reason(self) -> str:
        return " ".join(self.obstacles)


class SamePerson(Refusal):
    """What needs two persons was tried by one."""

    def reason(self) -> str:
        return _("You asked for this closing: another supervisor must confirm it.")


class NothingToConfirm(Refusal):
    """The closing was confirmed or dropped meanwhile."""

    def reason(self) -> str:
        return _("No closing is waiting for this cooperative.")


class NotTerms(Refusal):
    """Only terms have versions."""

    field = "requirement"

    def reason(self) -> str:
        return _("Choose a requirement of the kind “terms”.")


class ArabicMissing(Refusal):
    """Terms are written in Arabic, whatever else they are written in."""

    field = "text_ar"

    def reason(self) -> str:
        return _("Write the text in Arabic: it is the one that holds (law 31-08).")


class OwnersOnly(Refusal):
    """Only an owner gives the word of the cooperative."""

    def reason(self) -> str:
        return _("Only an owner of the cooperative can do this.")


class TextChanged(Refusal):
    """The text to declare or to accept is not the one that was read."""

    def reason(self) -> str:
        return _("The office changed this text after you opened it. Read it again.")


class PaperExpired(Refusal):
    """A document that counts for some time is too old."""

    field = "issued_on"

    def __init__(self, *, since):
        super().__init__(since.isoformat())
        self.since = since

    def reason(self) -> str:
        return _("This document is valid no more since %(day)s. Ask for a new one.") % {
            "day": date_format(self.since, "DATE_FORMAT")
        }


class DateMissing(Refusal):
    """A document that counts for some time needs its date."""

    field = "issued_on"

    def reason(self) -> str:
        return _("Write the date that stands on the document.")


class LastOwner(Refusal):
    """A cooperative has at least one active owner."""

    field = "role"

    def reason(self) -> str:
        return _("A cooperative needs an owner. Make somebody else an owner first.")


class AlreadyMember(Refusal):
    """They already work for the cooperative."""

    field = "address"

    def reason(self) -> str:
        return _("This person already works for the cooperative.")


class TooManyInvitations(Refusal):
    field = "address"

    def reason(self) -> str:
        return _("Many invitations are waiting for an answer. Withdraw some first.")


class InvitationUsed(Refusal):
    def reason(self) -> str:
        return _("This invitation was already accepted.")


class InvitationWithdrawn(Refusal):
    def reason(self) -> str:
        return _("This invitation was withdrawn. Ask the cooperative for a new one.")


class InvitationExpired(Refusal):
    def reason(self) -> str:
        return _("This invitation is older than two weeks. Ask the cooperative for a new one.")


class AmendmentWaiting(Refusal):
    """One change of legal data is with the office at a time."""

    def reason(self) -> str:
        return _("A change is already with the office. Take it back first, or wait for the answer.")


class AmendmentDecided(Refusal):
    def reason(self) -> str:
        return _("This change was already decided or taken back.")


class AmendmentStale(Refusal):
    """The file is no longer what the change was written on."""

    def reason(self) -> str:
        return _("The file changed after this change was sent. Refuse it, and ask for a new one.")


class NothingChanged(Refusal):
    def reason(self) -> str:
        return _("Nothing is different from what the office checked. Change an answer first.")


class AlreadyJudged(Refusal):
    """A renewed document that a colleague judged, or that was replaced."""

    def reason(self) -> str:
        return _("This document was already checked or replaced.")
