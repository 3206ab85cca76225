"""Categories, labels and signs of origin from `catalog/data/`, as the ministry publishes them."""

import json
from pathlib import Path

from django.db import transaction

from catalog.models import Category, GeographicalIndication, LabelScheme

DATA = Path(__file__).parent / "data"
SCHEME_OF_SIGN = {"IGP": "igp", "AOP": "aop", "LA": "label_agricole"}


@transaction.atomic
def load_reference(*, overwrite: bool = False) -> dict[str, int]:
    """Write what is missing; returns how many rows of each kind were written.

    The national office corrects these rows in the admin: they are left as they are, unless
    `overwrite` asks for the published data again. Provinces must have been loaded before.
    """
    return {
        "categories": _load_categories(overwrite),
        "labels": _load_labels(overwrite),
        "signs of origin": _load_indications(overwrite),
    }


def _load_categories(overwrite: bool) -> int:
    written = 0
    for row in _read("categories"):  # parents stand before their children
        parent = row["parent"] and Category.objects.get(slug=row["parent"])
        _, done = _write(
            Category,
            {"slug": row["slug"]},
            {
                **_in_languages("name", row["name"]),
                "parent": parent,
                "position": row["position"],
                "vat_rate": row["vat"],
            },
            overwrite,
        )
        written += done
    return written


def _load_labels(overwrite: bool) -> int:
    written = 0
    for position, row in enumerate(_read("labels")):
        _, done = _write(
            LabelScheme,
            {"code": row["code"]},
            {
                **_in_languages("name", row["name"]),
                **_in_languages("short_name", row["short"]),
                **_in_languages("explanation", row["explanation"]),
                "authority": row["authority"] or "",
                "legal_basis": row["legal_basis"] or "",
                "needs_indication": row["kind"] == "sdoq",
                "is_shown": row["shown"],
                "position": position,
            },
            overwrite,
        )
        written += done
    return written


def _load_indications(overwrite: bool) -> int:
    written = 0
    for row in _read("geographical_indications"):
        indication, done = _write(
            GeographicalIndication,
            {"scheme_id": SCHEME_OF_SIGN[row["kind"]], "name_fr": row["name"]["fr"]},
            {
                **_in_languages("name", row["name"]),
                "product_type": row["product_type"],
                "is_nationwide": row.get("nationwide", False),
                "year": row["year"],
                "source": row["source"] or "",
                "is_confirmed": row["status"] == "recognised",
            },
            overwrite,
        )
        if done:
            families = Category.objects.filter(slug__in=row["categories"])
            indication.provinces.set(row["provinces"])
            indication.categories.set(families)
        written += done
    return written


def _write(model, key: dict, values: dict, overwrite: bool) -> tuple[object, bool]:
    """The row of `key` and whether it was written now."""
    if overwrite:
        return model.objects.update_or_create(**key, defaults=values)[0], True
    return model.objects.get_or_create(**key, defaults=values)


def _in_languages(field: str, texts: dict[str, str]) -> dict[str, str]:
    return {f"{field}_{code}": text for code, text in texts.items()}


def _read(name: str) -> list[dict]:
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
