"""What each role may do, in words."""

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from cooperatives.models import Role
from coopstore.core.languages import LANGUAGE_CODES

EXPLAINED = {
    Role.OWNER: _("Does everything, declares and sends for the cooperative, and invites people."),
    Role.MANAGER: _("Does everything at the desk, but neither declares nor invites."),
    Role.CATALOGUE: _("Lists products, their stock and their labels."),
    Role.ORDERS: _("Answers orders and prepares parcels."),
    Role.FINANCE: _("Sees what is sold and what is to come in, and looks after the invoices."),
    Role.HELPER: _("Fills in the file before it is sent; sees neither the desk nor the RIB."),
}


def named(role: str) -> dict[str, str]:
    """The name of a role by language, for messages."""
    texts = {}
    for code in LANGUAGE_CODES:
        with translation.override(code):
            texts[code] = str(Role(role).label)
    return texts
