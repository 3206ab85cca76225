"""From a name as an office writes it, in any script, to the code of the thing."""

from collections.abc import Iterable

from coopstore.core.folding import fold, skeleton

# Words before the name of a place that say what kind of place it is.
KINDS_OF_PLACE = frozenset(
    fold(word)
    for word in "province préfecture prefecture de du des of the "
    "إقليم اقليم عمالة ⵜⴰⵙⴳⴰ ⵜⴰⵎⵏⴱⴰⴹⵜ ⵍⵉⵇⵍⵉⵎ ⵍⵄⴰⵎⴰⵍⴰ".split()
)


class NameIndex:
    """Things by their code and by their names, forgiving in how the names are spelled.

    Vowels, which Arabic often leaves out, decide only where the consonants fit several things.
    """

    def __init__(self, things: Iterable[tuple[str, Iterable[str]]], *, noise=frozenset()):
        self.noise = noise
        self.codes: dict[str, str] = {}
        self.whole: dict[str, set[str]] = {}
        self.bones: dict[str, set[str]] = {}
        for code, names in things:
            self.codes[code.lower()] = code
            for name in names:
                key = self._key(name)
                self.whole.setdefault(key, set()).add(code)
                self.bones.setdefault(skeleton(key), set()).add(code)

    def find(self, text: str) -> str | None:
        """The code of the one thing that `text` names, or None."""
        if code := self.codes.get(text.strip().lower()):
            return code
        key = self._key(text)
        if not key:
            return None
        found = self.whole.get(key) or self.bones.get(skeleton(key), set())
        return next(iter(found)) if len(found) == 1 else None

    def _key(self, text: str) -> str:
        return " ".join(word for word in fold(text).split() if word not in self.noise)
