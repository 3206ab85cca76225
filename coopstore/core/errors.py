"""Refusals: what a use case raises when a person may not do what was asked."""

from django.utils.translation import gettext as _


class Refusal(Exception):
    """A use case said no. Subclasses are named after the reason and explain it to people."""

    field: str | None = None  # the form field the reason belongs to, if any

    def reason(self) -> str:
        """A translated sentence that says what is wrong and how to mend it."""
        raise TypeError(f"{type(self).__name__} gives no reason")


class IllegalMove(Refusal):
    """A state machine has no such move."""

    def __init__(self, *, source: str, target: str):
        super().__init__(f"{source} -> {target}")
        self.source, self.target = source, target

    def reason(self) -> str:
        return _("This was changed in the meantime. Look at it again, then decide.")
