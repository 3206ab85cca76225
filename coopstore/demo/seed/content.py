"""The texts of the demonstration, written by hand in `coopstore/demo/data/`."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from coopstore.core.languages import LANGUAGE_CODES

DATA = Path(__file__).parent.parent / "data"


@cache
def _read(name: str) -> Any:
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


def cooperatives() -> list[dict]:
    return _read("cooperatives")


def products() -> list[dict]:
    return _read("products")


def certificates() -> list[dict]:
    return _read("certificates")


def drawings() -> dict[str, str]:
    """The drawing of each product that its type does not show well, by the product's key."""
    return _read("drawings")


def in_columns(field: str, texts: dict[str, str] | None) -> dict[str, str]:
    """`{"ar": ...}` as the columns of a translated field: `{"name_ar": ...}`."""
    return {f"{field}_{code}": (texts or {}).get(code, "") for code in LANGUAGE_CODES}
