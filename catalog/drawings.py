"""The shop's own pictures, drawn for it and kept under static/img: paths for `{% static %}`."""

import json
from functools import cache
from math import ceil
from pathlib import Path

from catalog.models import Category
from cooperatives.models import Cooperative

DATA = Path(__file__).parent / "data"
NO_PHOTO = "img/no-photo.svg"
SCENES = ("argan", "atlas", "cedar", "coast", "desert", "medina", "oasis", "plain", "rif")
SCENE_OF_REGION = {
    "MA-01": "rif",
    "MA-02": "plain",
    "MA-03": "cedar",
    "MA-04": "coast",
    "MA-05": "atlas",
    "MA-06": "plain",
    "MA-07": "medina",
    "MA-08": "oasis",
    "MA-09": "argan",
    "MA-10": "desert",
    "MA-11": "desert",
    "MA-12": "coast",
}
FAMILIES = {
    *("bakery", "basketry", "beverages", "carpets", "cereals", "clothing", "cosmetics", "dairy"),
    *("decor", "fish", "fruit", "herbs", "honey", "jewellery", "leather", "livestock", "metal"),
    *("nuts", "oils", "pottery", "preserves", "pulses", "spices", "spreads", "textile", "wood"),
}
# Families of the eight pieces of img/wall.svg, the wall of the home page.
WALL = ("fruit", "pottery", "leather", "carpets", "jewellery", "basketry", "cosmetics", "pottery")

FACES = (1, 2, 3, 4, 5, 6)  # pieces of img/faces.svg: three women, then three men


def scene_of(cooperative: Cooperative) -> str:
    """The landscape a cooperative lives in: its own, or the one of its region."""
    name = cooperative.scene
    if name not in SCENES:
        region = cooperative.province.region_id if cooperative.province_id else ""
        name = SCENE_OF_REGION.get(region, "atlas")
    return f"img/scenes/{name}.svg"


def faces_of(cooperative: Cooperative) -> list[int]:
    """Which pieces of img/faces.svg stand for its members: women and men as many as they weigh."""
    women, men = cooperative.women, cooperative.men
    most = max(women, men, 1)
    shown = [min(number, ceil(3 * number / most)) for number in (women, men)]
    return [*FACES[: shown[0]], *FACES[3 : 3 + shown[1]]]


def pattern_of(region_code: str) -> str:
    """The pattern of a region; a blank picture for one that has none."""
    return f"img/regions/{region_code}.svg" if region_code in SCENE_OF_REGION else NO_PHOTO


def family_of(category: Category) -> str:
    """The picture of a family of goods: its own, or that of its first child that has one."""
    slugs = [category.slug, *(child.slug for child in category.children.all())]
    drawn = next((slug for slug in slugs if slug in FAMILIES), "")
    return f"img/categories/{drawn}.svg" if drawn else NO_PHOTO


@cache
def region_shapes() -> dict:
    """Outlines of the regions as SVG paths on a `width` by `height` sheet, by region code.

    Simplified from OpenStreetMap, ODbL 1.0: the page that shows them credits it.
    """
    return json.loads((DATA / "region_shapes.json").read_text(encoding="utf-8"))
