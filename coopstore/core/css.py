"""One stylesheet out of many readable ones.

The sources stand in ``static/css``: one file for each layer, and one file for each block of
the page. The page links a single file, so they are joined here in a fixed order, each inside
its cascade layer, without comments and needless space.
"""

import re
from pathlib import Path

from django.conf import settings

LAYERS = ("tokens", "base", "layout", "blocks", "print")

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_STRING = re.compile(r"(\"[^\"]*\"|'[^']*')")
_SPACE = re.compile(r"\s+")
_ROUND_MARKS = re.compile(r" ?([{};,]) ?")
_AFTER_COLON = re.compile(r": ")


def minify(css: str) -> str:
    """Return the same rules without comments and needless space; quoted texts stay as they are."""
    parts = _STRING.split(_COMMENT.sub("", css))
    parts[::2] = [_squeeze(part) for part in parts[::2]]
    return "".join(parts).replace(";}", "}").strip()


def _squeeze(css: str) -> str:
    css = _SPACE.sub(" ", css)
    css = _ROUND_MARKS.sub(r"\1", css)
    return _AFTER_COLON.sub(":", css)


def sources(folder: Path, layer: str) -> list[Path]:
    """Return the files of one layer: the single file of its name, or the folder of its name."""
    if (folder / layer).is_dir():
        return sorted((folder / layer).glob("*.css"))
    return [folder / f"{layer}.css"]


def build_css(folder: Path | None = None, target: Path | None = None) -> Path:
    """Join the stylesheets of ``folder`` into ``target`` and return where they were written.

    By default that is ``static/css`` of the project and ``shop.css`` beside the sources.
    Raises FileNotFoundError when a layer has no source.
    """
    folder = folder or Path(settings.BASE_DIR) / "static" / "css"
    target = target or folder / "shop.css"
    css = f"@layer {','.join(LAYERS)};"
    for layer in LAYERS:
        rules = "".join(minify(path.read_text(encoding="utf-8")) for path in sources(folder, layer))
        css += f"\n@layer {layer}{{{rules}}}"
    target.write_text(css + "\n", encoding="utf-8")
    return target
