"""Why a file of the register is not handed over."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coopstore.core.errors import Refusal


class TooManyClaims(Refusal):
    """Codes are limited per person, per file and per address a day."""

    def reason(self) -> str:
        return _("Too many codes were asked for today. Try again tomorrow, or call us.")


class ClaimCodeWrong(Refusal):
    """`left` is how often the same code can still be tried."""

    def __init__(self, *, left: int):
        super().__init__(str(left))
        self.left = left

    def reason(self) -> str:
        if not self.left:
            return ClaimCodeUsedUp().reason()
        return ngettext(
            "This is not the code. You can try once more.",
            "This is not the code. You can try %(count)d times more.",
            self.left,
        ) % {"count": self.left}


class ClaimCodeExpired(Refusal):
    def reason(self) -> str:
        return _("This code is no longer valid. Ask for a new one.")


class ClaimCodeUsedUp(Refusal):
    def reason(self) -> str:
        return _("This code was tried too often. Ask for a new one.")


class AlreadyLookedAfter(Refusal):
    """Somebody was faster."""

    def reason(self) -> str:
        return _("Somebody already looks after this file. Call us if that is a mistake.")
