"""`{% tr obj "name" %}`: a translated field, marked when it is in another language."""

from django import template
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString

from coopstore.core.languages import direction, text_of

register = template.Library()


@register.simple_tag
def tr(obj: object, field: str) -> SafeString:
    """The field's text in a `<bdi>`; with `lang` and `dir` where a translation is missing."""
    text = text_of(obj, field)
    if text.language == translation.get_language():
        return format_html("<bdi>{}</bdi>", text.value)
    return format_html(
        '<bdi lang="{}" dir="{}">{}</bdi>',
        text.language,
        direction(text.language),
        text.value,
    )


@register.simple_tag
def tr_lang(obj: object, field: str) -> str:
    """The language the field is shown in, to say so beside it."""
    return text_of(obj, field).language
