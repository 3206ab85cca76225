"""Texts of Django that our own catalogues must say: in Morocco, or at all.

Nothing imports this: `make messages` reads it, and a project's catalogue wins over Django's.
"""

from django.utils.translation import gettext_noop, ngettext_lazy

# Arabic months as Moroccans name them; Django's are those of the Middle East.
MONTHS = [
    gettext_noop("January"),
    gettext_noop("February"),
    gettext_noop("March"),
    gettext_noop("April"),
    gettext_noop("May"),
    gettext_noop("June"),
    gettext_noop("July"),
    gettext_noop("August"),
    gettext_noop("September"),
    gettext_noop("October"),
    gettext_noop("November"),
    gettext_noop("December"),
]

# Missing in Django's Arabic.
PASSWORD_TOO_SHORT = ngettext_lazy(
    "This password is too short. It must contain at least %d character.",
    "This password is too short. It must contain at least %d characters.",
)
TOO_MANY_FORMS = ngettext_lazy(
    "Please submit at most %(num)d form.", "Please submit at most %(num)d forms.", "num"
)
TOO_FEW_FORMS = ngettext_lazy(
    "Please submit at least %(num)d form.", "Please submit at least %(num)d forms.", "num"
)
