"""The four languages of the shop, and how to write a text that may be in another one.

Standard Moroccan Amazigh (`zgh`) is unknown to Django: it is registered here, before
settings use it. Digits are Western in all four, as in Morocco.
"""

from dataclasses import dataclass

from django.conf import locale
from django.utils import translation

AMAZIGH = {
    "bidi": False,
    "code": "zgh",
    "name": "Standard Moroccan Amazigh",
    "name_local": "ⵜⴰⵎⴰⵣⵉⵖⵜ",
}
# Two letters of the page's language are not enough for a screen reader to choose a voice.
HTML_LANG = {"ar": "ar", "zgh": "zgh", "fr": "fr", "en": "en"}
LANGUAGES = [
    ("ar", "العربية"),
    ("zgh", "ⵜⴰⵎⴰⵣⵉⵖⵜ"),
    ("fr", "Français"),
    ("en", "English"),
]
LANGUAGE_CODES = [code for code, _ in LANGUAGES]
# Where a text is missing, the language most likely to be read by the same person comes next.
FALLBACKS = {
    "default": ("fr", "ar", "en", "zgh"),
    "ar": ("fr", "zgh", "en"),
    "zgh": ("ar", "fr", "en"),
    "fr": ("ar", "en", "zgh"),
    "en": ("fr", "ar", "zgh"),
}


def register_amazigh() -> None:
    """Make Django know `zgh`. Called once, by settings."""
    locale.LANG_INFO["zgh"] = AMAZIGH


def direction(code: str) -> str:
    """`rtl` for Arabic, `ltr` for the others."""
    return "rtl" if code == "ar" else "ltr"


@dataclass(frozen=True)
class Text:
    """A text together with the language it is really written in."""

    value: str
    language: str

    @property
    def direction(self) -> str:
        return direction(self.language)

    def __str__(self) -> str:
        return self.value

    def __bool__(self) -> bool:
        return bool(self.value)


def text_of(obj: object, field: str, language: str | None = None) -> Text:
    """The translated `field` of `obj` in `language` (default: the active one), or the nearest.

    The language of the result differs from the one asked for when the translation is missing.
    """
    return nearest(texts_of(obj, field), language)


def texts_of(obj: object, field: str) -> dict[str, str]:
    """The translated `field` of `obj` in each language that has it, for messages and copies."""
    texts = {code: getattr(obj, f"{field}_{code}", None) for code in LANGUAGE_CODES}
    return {code: text for code, text in texts.items() if text}


def nearest(texts: dict[str, str | None], language: str | None = None) -> Text:
    """The same choice among texts by language code: `{"ar": ..., "fr": ...}`."""
    wanted = language or translation.get_language() or "fr"
    for code in (wanted, *FALLBACKS.get(wanted, FALLBACKS["default"])):
        if value := texts.get(code):
            return Text(value, code)
    return Text("", wanted)
