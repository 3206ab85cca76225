"""The editor's form as a browser sends it."""

from uuid import uuid4

from django.urls import reverse

from catalog.models import Product, Variant


def address(product: Product, page: str = "desk_product") -> str:
    return reverse(f"catalog:{page}", args=[product.cooperative.code, product.pk])


def row(number: int, **answers) -> dict[str, str]:
    """One row of sizes as the browser sends it."""
    blank = {
        "key": str(uuid4()),
        "net_quantity": "",
        "unit": "",
        "price": "",
        "on_hand": "",
        "on_hand_seen": "",
        "label": "",
        "gross_weight": "",
        "vat_rate": "",
        "sku": "",
        "is_active": "on",
    }
    return {f"size-{number}-{name}": value for name, value in {**blank, **answers}.items()}


def known_row(number: int, variant: Variant, **answers) -> dict[str, str]:
    known = {
        "key": str(variant.key),
        "net_quantity": "250",
        "unit": "ml",
        "price": "95",
        "on_hand": str(variant.stock.on_hand),
        "on_hand_seen": str(variant.stock.on_hand),
        "vat_rate": "10",
        "gross_weight": "320",
    }
    return row(number, **{**known, **answers})


def page_of(product: Product, *rows: dict, do: str = "save", **answers) -> dict:
    """The whole form of the editor."""
    texts = {
        f"{name}_{code}": getattr(product, f"{name}_{code}") or ""
        for name in ("name", "description", "ingredients", "care")
        for code in ("ar", "zgh", "fr", "en")
    }
    sizes = {"size-TOTAL_FORMS": len(rows), "size-INITIAL_FORMS": 0}
    for it in rows:
        sizes |= it
    return {
        **texts,
        "category": product.category_id or "",
        "province": product.province_id or "",
        **sizes,
        "do": do,
        **answers,
    }
