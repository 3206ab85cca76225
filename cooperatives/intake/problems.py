"""What is wrong with a row or a file, stored so that each reader sees it in their language.

A stored problem holds the sentence as it stands in the sources, which is the key of every
catalogue, and its parameters. It is translated when it is shown.
"""

import re
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from coopstore.core.text import isolated

TWICE_NUMBER = _("Row %(row)d of this file has the same court and registration number.")
TWICE_ICE = _("Row %(row)d of this file has the same ICE.")
NO_IDENTITY = _("Write the registration number and its court, or the ICE.")
NO_NAME = _("Write the name in Arabic, in Amazigh or in French.")
OTHER_ICE = _("This ICE is that of another file: %(code)s.")
SEVERAL_FILES = _("Several files have this ICE: %(codes)s.")
MEANWHILE = _("This changed after the check. Import the file again to see what it does now.")
FORMULA = _("This cell holds a formula. Write its value instead.")
OWNED = _("A person looks after this file: what they wrote stays.")
_PARAMETER = re.compile(r"%\((\w+)\)")


@dataclass(frozen=True)
class Problem:
    """One sentence about one field, or about the whole row when `field` is empty."""

    sentence: str | Promise
    params: dict = field(default_factory=dict)
    field: str = ""

    @classmethod
    def of_error(cls, error: ValidationError, field: str) -> "Problem":
        """The first thing that a form field says is wrong."""
        first = error.error_list[0]
        return cls(first.message, first.params or {}, field)

    @classmethod
    def stored(cls, data: dict) -> "Problem":
        return cls(data["sentence"], data.get("params", {}), data.get("field", ""))

    def to_store(self) -> dict:
        """Plain JSON."""
        with override("en"):  # the language of the sources
            sentence = str(self.sentence)
        used = set(_PARAMETER.findall(sentence))
        params = {
            name: value if isinstance(value, int) else str(value)
            for name, value in self.params.items()
            if name in used
        }
        return {"field": self.field, "sentence": sentence, "params": params}

    def text(self) -> str:
        """The sentence in the active language; what was typed is isolated in it."""
        params = {
            name: value if isinstance(value, int) else isolated(value)
            for name, value in self.params.items()
        }
        sentence = gettext(str(self.sentence)) if self.sentence else ""
        return sentence % params if params else sentence
