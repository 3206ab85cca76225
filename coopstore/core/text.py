"""What people type, without what cannot be seen."""

import re
import unicodedata
from collections.abc import Iterable

from django.utils.translation import pgettext

# Marks that turn the direction of what follows, and spaces without width: they can make one
# name look like another, or a file name end in a type it does not have.
_UNSEEN = dict.fromkeys(
    [0x061C, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), 0x2060, *range(0x2066, 0x206A), 0xFEFF]
)
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)


def clean_line(text: str) -> str:
    """`text` on one line: composed, without unseen marks, one space between words."""
    return " ".join(clean_text(text).split())


def clean_text(text: str) -> str:
    """The same for several lines: line ends stay, at most one empty line between two."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _CONTROLS.sub(" ", text.translate(_UNSEEN))
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def western_digits(text: str) -> str:
    """`text` with the digits of Arabic keyboards written as 0-9."""
    return text.translate(_DIGITS)


def isolated(name: str) -> str:
    """`name` for a sentence that may run the other way."""
    return f"\u2068{name}\u2069"


def mask(number: str) -> str:
    """Enough of a number to know it again: `•••• 4921`."""
    return f"•••• {number[-4:]}"


def listed(names: Iterable[str]) -> str:
    """Several names in one sentence, each isolated, with the comma of the active language."""
    return pgettext("between the items of a list", ", ").join(map(isolated, names))


def harmless_cell(text: str) -> str:
    """`text` for a cell of a CSV: a spreadsheet shows it and never computes it."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
