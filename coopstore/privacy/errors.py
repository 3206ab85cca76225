"""Why a deletion is refused, in words for people."""

from django.utils.translation import gettext as _

from coopstore.core.errors import Refusal
from coopstore.core.personal_data import Obstacle


class DeletionBlocked(Refusal):
    """Somebody still counts on the account; `obstacles` say on what, and where to mend it."""

    def __init__(self, *, obstacles: list[Obstacle]):
        super().__init__("; ".join(it.text for it in obstacles))
        self.obstacles = obstacles

    def reason(self) -> str:
        return _("The account cannot be deleted yet. Put this right first.")


class NotADraft(Refusal):
    """The office has seen the file."""

    def reason(self) -> str:
        return _("This file was sent to the office: only the office can close it.")
