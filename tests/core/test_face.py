"""The parts every page is made of: icons that exist, errors that need nothing, all blocks drawn."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from coopstore.core.languages import LANGUAGE_CODES
from coopstore.core.styleguide import icons, styleguide

ROOT = Path(settings.BASE_DIR)
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
ERRORS = sorted(path.stem for path in (ROOT / "templates").glob("[45]*.html"))
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
ICON = re.compile(r'"_parts/icon\.html" with name="([^"]+)"')
BRAND = re.compile(r'"_parts/brand\.html" with name="([^"]+)"')
BUDGET_OF_AN_ERROR = 10 * 1024
BUDGET_OF_SCRIPTS = 4 * 1024


def used(pattern: re.Pattern) -> set[str]:
    return {name for path in TEMPLATES for name in pattern.findall(path.read_text("utf-8"))}


def blocks_missing_from(page: str) -> set[str]:
    """Stylesheets of which the page does not show the block they begin with.

    The desk's begins with its bar, which stands on its own pages only: any part of it will do.
    """
    shown = set(" ".join(re.findall(r'class="([^"]*)"', page)).split())
    missing = set()
    for path in (ROOT / "static" / "css" / "blocks").glob("*.css"):
        classes = re.findall(r"\.([a-z][\w-]*)", COMMENT.sub("", path.read_text("utf-8")))
        if not shown & set(classes if path.stem == "desk" else classes[:1]):
            missing.add(path.stem)
    return missing


def test_every_icon_of_a_page_is_in_the_sprite():
    assert used(ICON) - set(icons()) == set()


def test_every_drawing_of_the_brand_exists():
    brand = (ROOT / "static" / "icons" / "brand.svg").read_text(encoding="utf-8")
    assert used(BRAND) - set(re.findall(r'<symbol id="([^"]+)"', brand)) == set()


@pytest.mark.parametrize("code", ERRORS)
def test_an_error_page_speaks_four_languages_and_needs_nothing(code):
    page = render_to_string(f"{code}.html")
    assert re.findall(r'<section lang="(\w+)"', page) == LANGUAGE_CODES
    assert len(page.encode()) <= BUDGET_OF_AN_ERROR


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_a_missing_page_speaks_the_language_of_its_address_first(language, client):
    """Without the database: it may be what is missing."""
    page = client.get(f"/{language}/nowhere/").content.decode()

    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in page
    voices = re.findall(r'<section lang="(\w+)"', page)
    assert voices == [language, *(code for code in LANGUAGE_CODES if code != language)]
    title = re.search(r"<title>(.*) · Coop Store</title>", page)[1]
    assert page.index(f"<h1>{title}</h1>") < page.index("<h2>")
    assert f'action="/{language}/products/"' in page
    for code in LANGUAGE_CODES:
        for path in ("", "products/", "orders/"):
            assert f'href="/{code}/{path}"' in page


def test_a_missing_page_without_a_language_follows_the_cookie(client):
    client.cookies["django_language"] = "zgh"

    page = client.get("/nowhere").content.decode()

    assert '<html lang="zgh" dir="ltr">' in page
    assert re.search(r'<section lang="(\w+)"', page)[1] == "zgh"


@pytest.mark.parametrize("language", LANGUAGE_CODES)
@pytest.mark.django_db
def test_every_block_is_drawn_in_every_language(language, client):
    request = RequestFactory().get(f"/{language}/styleguide/")
    request.session = client.session
    request.user = AnonymousUser()
    with translation.override(language):
        page = styleguide(request).content.decode()
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in page
    assert blocks_missing_from(page) == set()
    assert 'aria-invalid="true"' in page


def test_scripts_stay_small():
    script = (ROOT / "static" / "js" / "shop.js").read_bytes()
    assert len(gzip.compress(script)) <= BUDGET_OF_SCRIPTS
