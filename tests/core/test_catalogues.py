"""The catalogues: what is found, what an update keeps, what the check refuses."""

import gettext
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from coopstore.core.catalogues.check import catalogue_faults, entry_faults
from coopstore.core.catalogues.extract import Unreadable, template_of, texts_of
from coopstore.core.catalogues.files import (
    PLURALS,
    catalogue_path,
    compile_catalogues,
    read_catalogue,
    updated,
    write_catalogue,
)

PYTHON = """
from django.utils.translation import gettext_lazy as _, ngettext, pgettext

TITLE = _("Olive oil")
def jars(n):
    # Translators: shown beside the price
    return ngettext("%(n)d jar", "%(n)d jars", n) % {"n": n}
MONTH = pgettext("name of a month", "May")
"""
TEMPLATE = """{% load i18n %}
<p title="{% translate "Close" %}">
      {% blocktranslate trimmed count n=lots %}
        One lot by <b>{{ maker }}</b>
      {% plural %}
        {{ n }} lots by <b>{{ maker }}</b>
      {% endblocktranslate %}
  {# Translators: on the button #}
  {% translate "Order" context "verb" %}
   {% include "x.html" with label=_("Your name") %} {{ value|default:_("none") }}
</p>
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project with a module, a template, and things that must not be read."""
    files = {
        "shop/words.py": PYTHON,
        "templates/page.html": TEMPLATE,
        "tests/test_words.py": 'from x import _\n_("of a test")\n',
        "var/x.py": '_("of a run")',
        ".venv/x.py": '_("of a package")',
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def own(project: Path) -> set:
    return {(text.context, text.id) for text in texts_of(project) if not text.borrowed}


def test_every_way_to_mark_a_text_is_found(project):
    assert own(project) == {
        (None, "Olive oil"),
        (None, ("%(n)d jar", "%(n)d jars")),
        ("name of a month", "May"),
        (None, "Close"),
        (
            None,
            ("One lot by <b>%(maker)s</b>", "%(n)s lots by <b>%(maker)s</b>"),
        ),
        ("verb", "Order"),
        (None, "Your name"),
        (None, "none"),
    }


def test_notes_to_translators_reach_the_catalogue(project):
    template = template_of(texts_of(project), "fr")
    assert template.get("%(n)d jar").auto_comments == ["Translators: shown beside the price"]
    assert template.get("Order", "verb").auto_comments == ["Translators: on the button"]


def test_a_template_that_cannot_be_read_is_named(project):
    (project / "templates" / "page.html").write_text(
        "{% load i18n %}{% blocktranslate %}{% if x %}a{% endif %}{% endblocktranslate %}"
    )
    with pytest.raises(Unreadable, match=r"templates/page\.html"):
        texts_of(project)


def test_texts_of_libraries_are_for_amazigh_alone(project):
    texts = texts_of(project)
    assert template_of(texts, "zgh").get("This field is required.")
    assert template_of(texts, "fr").get("This field is required.") is None
    assert template_of(texts, "ar").get("This field is required.") is None


def make(project: Path, language: str = "fr", **translations) -> Path:
    """A catalogue of `project` in which some texts are translated."""
    path = catalogue_path(project / "locale", language)
    catalogue = updated(read_catalogue(path), template_of(texts_of(project), language), language)
    for text, translation in translations.items():
        catalogue.get(text).string = translation
    write_catalogue(path, catalogue)
    return path


def test_the_file_names_sources_without_line_numbers(project):
    text = make(project).read_text()
    assert '#: shop/words.py\nmsgid "Olive oil"' in text
    assert "POT-Creation-Date" not in text
    assert text.index("shop/words.py") < text.index("templates/page.html")


@pytest.mark.parametrize(("language", "forms"), [("ar", 6), ("fr", 2), ("zgh", 2)])
def test_each_language_has_its_plural_forms(project, language, forms):
    path = make(project, language)
    assert f'"Plural-Forms: {PLURALS[language]}\\n"' in path.read_text()
    assert len(read_catalogue(path).get("%(n)d jar").string) == forms


def test_an_update_keeps_translations_and_comments_and_guesses_nothing(project):
    path = make(project, **{"Olive oil": "Huile d’olive"})
    text = path.read_text().replace(
        '#: shop/words.py\nmsgid "Olive oil"',
        '# review:fr is it virgin?\n#: shop/words.py\nmsgid "Olive oil"',
    )
    path.write_text(text)
    words = project / "shop" / "words.py"
    words.write_text(PYTHON + '\nNEW = _("Olive oils")\n')

    make(project)

    catalogue = read_catalogue(path)
    assert catalogue.get("Olive oil").string == "Huile d’olive"
    assert catalogue.get("Olive oil").user_comments == ["review:fr is it virgin?"]
    assert catalogue.get("Olive oils").string == ""
    assert not catalogue.get("Olive oils").fuzzy


def test_an_update_drops_what_is_no_longer_said(project):
    path = make(project, **{"Olive oil": "Huile d’olive"})
    (project / "shop" / "words.py").write_text("")
    make(project)
    assert "Olive oil" not in path.read_text()


def test_a_second_update_changes_nothing(project):
    path = make(project, **{"Olive oil": "Huile d’olive"})
    before = path.read_bytes()
    catalogue = updated(read_catalogue(path), template_of(texts_of(project), "fr"), "fr")
    assert write_catalogue(path, catalogue) is False
    assert path.read_bytes() == before


def test_python_reads_what_is_compiled(project):
    arabic = ["لا جرة", "جرة", "جرتان", "%(n)d جرات", "%(n)d جرة", "%(n)d جرة"]
    path = make(project, "ar", **{"%(n)d jar": arabic, "Close": "إغلاق"})
    assert compile_catalogues(project / "locale") == [path.with_suffix(".mo")]
    assert compile_catalogues(project / "locale") == []
    with path.with_suffix(".mo").open("rb") as file:
        read = gettext.GNUTranslations(file)
    assert read.gettext("Close") == "إغلاق"
    said = [read.ngettext("%(n)d jar", "%(n)d jars", n) for n in (0, 1, 2, 5, 15, 100)]
    assert said == arabic


def complete(project: Path) -> Path:
    path = make(
        project,
        **{
            "Olive oil": "Huile d’olive",
            "Close": "Fermer",
            "Your name": "Votre nom",
            "none": "aucun",
            "%(n)d jar": ["%(n)d pot", "%(n)d pots"],
            "One lot by <b>%(maker)s</b>": [
                "Un lot de <b>%(maker)s</b>",
                "%(n)s lots de <b>%(maker)s</b>",
            ],
        },
    )
    catalogue = read_catalogue(path)
    catalogue.get("May", "name of a month").string = "mai"
    catalogue.get("Order", "verb").string = "Commander"
    write_catalogue(path, catalogue)
    return path


def faults(project: Path, path: Path) -> list[str]:
    return catalogue_faults(path, template_of(texts_of(project), "fr"), "fr")


def test_a_complete_catalogue_has_no_fault(project):
    assert faults(project, complete(project)) == []


def test_a_stale_catalogue_is_refused(project):
    path = complete(project)
    (project / "shop" / "words.py").write_text(PYTHON.replace("Olive oil", "Argan oil"))
    assert faults(project, path) == [
        "'Argan oil' is not in the catalogue",
        "'Olive oil' is no longer used",
    ]


def test_a_missing_translation_is_refused(project):
    path = complete(project)
    path.write_text(path.read_text().replace('msgstr "Fermer"', 'msgstr ""'))
    assert faults(project, path) == ["'Close' is not translated"]


def test_a_wrong_plural_header_is_refused(project):
    path = complete(project)
    path.write_text(path.read_text().replace("plural=(n > 1)", "plural=(n != 1)"))
    assert faults(project, path)[0] == f"the header must say Plural-Forms: {PLURALS['fr']}"


@pytest.mark.parametrize(
    ("source", "translation", "flags", "fault"),
    [
        ("Hello %(name)s", "Bonjour %(name)s", [], None),
        ("Hello %(name)s", "Bonjour %(nom)s", [], "placeholders"),
        ("Hello %(name)s", "Bonjour", [], "placeholders"),
        ("At {place}", "À {lieu}", [], "placeholders"),
        ("%s of %s", "%s", [], "placeholders"),
        ("100%% of it", "100 % de ceci", [], None),
        ("<b>New</b>", "<b>Nouveau</b>", [], None),
        ("<b>New</b>", "<b>Nouveau", [], "HTML tags"),
        ("Close", "Fermer", ["fuzzy"], "fuzzy"),
        ("a\n", "b", [], "line break"),
        (("%(n)d jar", "%(n)d jars"), ("un pot", "%(n)d pots"), [], None),
        (("%(n)d jar", "%(n)d jars"), ("un pot", "des pots"), [], "placeholders"),
        (("%(n)d jar", "%(n)d jars"), ("%(m)d pot", "%(n)d pots"), [], "placeholders"),
        (("%(n)d jar", "%(n)d jars"), ("un pot", ""), [], "plural form"),
    ],
)
def test_each_entry_must_match_its_source(source, translation, flags, fault):
    found = entry_faults(Message(source, translation, flags=flags))
    assert (fault in found[0]) if fault else found == []
