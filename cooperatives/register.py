"""How the register of cooperatives knows one: by court and number, else by ICE.

A number is unique only inside one court (decree 2-15-617: local registers at the courts of first
instance), and both are written in many ways. Keys are for comparing, never for showing.
"""

import re
from functools import lru_cache

from coopstore.core.folding import fold
from coopstore.core.text import western_digits

# Words around the name of a town: "Tribunal de première instance de Tiznit" is "Tiznit".
_COURT_WORDS = frozenset(
    fold(word)
    for word in "tribunal première instance de du des court of first the "
    "محكمة المحكمة ابتدائية الابتدائية لدى ⵜⴰⵙⵏⴱⴹⴰⵢⵜ ⵜⴰⵎⵣⵡⴰⵔⵓⵜ".split()
)
_NUMBER_SIGN = re.compile(r"^N(?:[°º]|O\b|UM\b|UMERO\b)[.:\s]*")
KEY_LENGTH = 120


def register_key(court: str, number: str) -> str:
    """The key of an entry of the register; empty when the court or the number is."""
    digits = _number(number)
    place = court_key(court)
    return f"{place}:{digits}"[:KEY_LENGTH] if place and digits else ""


def ice_key(ice: str) -> str:
    """The key of a cooperative of which only the ICE is known; empty without one."""
    return f"ice:{ice}" if ice else ""


@lru_cache(maxsize=1024)
def court_key(court: str) -> str:
    """A court by its town, in any script."""
    words = fold(court).split()
    return " ".join(word for word in words if word not in _COURT_WORDS)


def _number(number: str) -> str:
    """ "N° 007 / 2012" and "٧/٢٠١٢" are both 7/2012."""
    text = _NUMBER_SIGN.sub("", western_digits(number).upper().strip())
    parts = re.findall(r"[0-9]+|[^\W\d_]+", text)
    return "/".join(part.lstrip("0") or "0" if part.isdigit() else part for part in parts)
