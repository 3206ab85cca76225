"""`{% tr obj "name" %}`: a translated field, marked when it is in another language."""

from datetime import date

from django import template
from django.utils import translation
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from coopstore.core.languages import LANGUAGE_CODES, Text, direction, nearest, text_of

register = template.Library()


@register.simple_tag
def tr(obj: object, field: str) -> SafeString:
    """The field's text in a `<bdi>`; with `lang` and `dir` where a translation is missing."""
    return _marked(text_of(obj, field))


@register.simple_tag
def tr_lang(obj: object, field: str) -> str:
    """The language the field is shown in, to say so beside it."""
    return text_of(obj, field).language


@register.simple_tag
def voices(first: str | None) -> list[str]:
    """The languages of the shop, `first` before the others; in their own order without one."""
    return sorted(LANGUAGE_CODES, key=lambda code: code != first)


@register.simple_tag(takes_context=True)
def in_language(context, texts: dict[str, str]) -> str:
    """One of `{"ar": ..., "fr": ...}` in the active language, or the nearest there is.

    A plain string in plain texts such as mails, marked with its language on pages.
    """
    text = nearest(texts or {})
    return _marked(text) if context.autoescape else text.value


@register.filter
def isolated(text: str) -> SafeString:
    """A name that stands inside a sentence, in whatever script its owner writes it."""
    return format_html("<bdi>{}</bdi>", text)


@register.filter
def day(value: str | date) -> str:
    """An ISO date ("2026-11-25") written out in the active language."""
    if not value:
        return ""
    if isinstance(value, str):
        value = date.fromisoformat(value[:10])
    return date_format(value, "DATE_FORMAT")


def _marked(text: Text) -> SafeString:
    if text.language == translation.get_language():
        return format_html("<bdi>{}</bdi>", text.value)
    return format_html(
        '<bdi lang="{}" dir="{}">{}</bdi>',
        text.language,
        direction(text.language),
        text.value,
    )
