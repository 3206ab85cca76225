"""The words of the admin's scripts, which Django serves to them apart from its pages."""

from django.http import HttpResponse
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _
from django.views.i18n import JavaScriptCatalog

CONTEXT_END = "\x04"  # of gettext's compiled catalogues
FORMS = (1, 2)  # a number for each plural form of Amazigh


class AdminWords(JavaScriptCatalog):
    """Django's own catalogue; in Amazigh, which Django does not have, the same words from ours."""

    packages = ("django.contrib.admin",)

    def get_catalog(self) -> dict[str, str | list[str]]:
        """Text, or its plural forms, by the text in the source."""
        words = super().get_catalog()
        if get_language() != "zgh":
            return words
        return {source: _in_amazigh(source, known) for source, known in words.items()}


def _in_amazigh(source: str, known: str | list[str]) -> str | list[str]:
    if isinstance(known, list):
        return [ngettext(source, source, number) for number in FORMS]
    context, end, text = source.rpartition(CONTEXT_END)
    return pgettext(context, text) if end else _(source)


def admin_words(request, extra_context=None) -> HttpResponse:
    """In the place of `AdminSite.i18n_javascript`, with its arguments."""
    return AdminWords.as_view()(request)
