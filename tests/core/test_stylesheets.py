"""The laws of the page: logical directions, one small stylesheet, nothing inline."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings

from coopstore.core.css import LAYERS, build_css, minify, sources

ROOT = Path(settings.BASE_DIR)
STYLES = ROOT / "static" / "css"
BUDGET = 14 * 1024
READABLE = sorted(path for path in STYLES.rglob("*.css") if path.name != "shop.css")
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
PHYSICAL = re.compile(
    r"(?<![\w-])(?:left|right)(?![\w-])|(?:margin|padding|border)-(?:left|right|top|bottom)"
    r"|(?<![\w-])(?:top|bottom):"
)
INLINE = re.compile(
    r"\sstyle=|<style|\son[a-z]+=|javascript:"
    r"|<script(?![^>]*\s(?:src=|type=\"application/))"  # data for search engines runs nothing
)
PICTURE = re.compile(r"url\(\s*[\"']?(?!data:)([^\"')]+)")


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def without_comments(css: str) -> str:
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)


@pytest.mark.parametrize("path", READABLE, ids=named)
def test_directions_are_logical(path):
    assert PHYSICAL.findall(without_comments(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("path", READABLE, ids=named)
def test_every_file_a_stylesheet_names_exists(path):
    # The joined file stands in static/css, so that is where its addresses start.
    names = PICTURE.findall(path.read_text(encoding="utf-8"))
    assert [name for name in names if not (STYLES / name).resolve().exists()] == []


@pytest.mark.parametrize("path", [p for p in TEMPLATES if "mail" not in p.parts], ids=named)
def test_nothing_is_inline(path):
    assert INLINE.findall(path.read_text(encoding="utf-8")) == []


def test_every_block_reaches_the_page(tmp_path):
    for layer in LAYERS:
        assert sources(STYLES, layer), layer
    joined = build_css(STYLES, tmp_path / "shop.css").read_text(encoding="utf-8")
    assert joined.startswith("@layer tokens,base,layout,blocks,print;")
    for path in READABLE:
        if path.name not in ("admin.css", "queue.css", "intake.css"):
            assert minify(path.read_text(encoding="utf-8")) in joined


def test_the_stylesheet_of_a_page_fits_its_budget(tmp_path):
    css = build_css(STYLES, tmp_path / "shop.css").read_bytes()
    assert len(gzip.compress(css, 9)) <= BUDGET


def test_braces_are_balanced(tmp_path):
    css = build_css(STYLES, tmp_path / "shop.css").read_text(encoding="utf-8")
    assert css.count("{") == css.count("}")


def test_minify_keeps_meaning():
    css = """
    /* a comment */
    a :hover , b  >  c { color : red; inline-size: calc(1px + 2px) ; }
    p::before { content: "a  :  b; /* kept */"; }
    """
    # A comment inside a quoted text would be lost: none of ours has one.
    assert minify(css.replace(" /* kept */", "")) == (
        'a :hover,b > c{color :red;inline-size:calc(1px + 2px)}p::before{content:"a  :  b;"}'
    )


def test_a_layer_without_source_is_refused(tmp_path):
    with pytest.raises(FileNotFoundError):
        build_css(tmp_path)
