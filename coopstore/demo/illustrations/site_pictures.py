"""The pictures that belong to the site itself and are kept under static/img."""

from . import brand, draw, draw_place
from .faces import faces
from .palette import REGIONS
from .regions import draw_region_patch
from .scene import SIZE

CATEGORIES = {
    "bakery": ("nougat-sucrerie", "MA-02"),
    "basketry": ("vannerie-palmier", "MA-08"),
    "beverages": ("eau-fleur-oranger", "MA-04"),
    "carpets": ("tapis-azilal", "MA-05"),
    "cereals": ("couscous-ble", "MA-06"),
    "clothing": ("djellaba", "MA-01"),
    "cosmetics": ("eau-rose", "MA-08"),
    "dairy": ("fromage-chevre", "MA-01"),
    "decor": ("bougie", "MA-07"),
    "fish": ("poisson-transforme", "MA-12"),
    "fruit": ("dattes-mejhoul", "MA-08"),
    "herbs": ("verveine", "MA-07"),
    "honey": ("miel-thym", "MA-05"),
    "jewellery": ("fibule-tazerzit", "MA-09"),
    "leather": ("pouf-cuir", "MA-07"),
    "livestock": ("escargots", "MA-04"),
    "metal": ("theiere", "MA-03"),
    "nuts": ("amandes", "MA-09"),
    "oils": ("huile-argan-alimentaire", "MA-09"),
    "pottery": ("tajine-terre", "MA-07"),
    "preserves": ("olives-table", "MA-03"),
    "pulses": ("lentilles-zaer", "MA-04"),
    "spices": ("safran", "MA-09"),
    "spreads": ("amlou", "MA-07"),
    "textile": ("broderie-fes", "MA-03"),
    "wood": ("bois-thuya", "MA-07"),
}
"""The product and the region that stand for a category until it has a photo of its own."""

HERO = (
    ("clementine-berkane", "MA-02"),
    ("poterie-safi", "MA-07"),
    ("babouches", "MA-03"),
    ("tapis-azilal", "MA-05"),
    ("fibule-tazerzit", "MA-09"),
    ("vannerie-palmier", "MA-08"),
    ("huile-argan-cosmetique", "MA-10"),
    ("poterie-rif", "MA-01"),
)
"""The wall on the home page, row by row round its star tile: no two neighbours share a ground."""

SCENES = {
    "argan": "MA-09",
    "atlas": "MA-05",
    "cedar": "MA-03",
    "coast": "MA-12",
    "desert": "MA-11",
    "medina": "MA-07",
    "oasis": "MA-08",
    "plain": "MA-06",
    "rif": "MA-01",
}
"""The region whose palette each kind of country wears on the site."""

SEED = 1
XMLNS = ' xmlns="http://www.w3.org/2000/svg"'


def site_pictures() -> dict[str, str]:
    """SVG by path under static/img, wordmarks apart: those are outlines of real letters."""
    pictures = {
        "mark.svg": brand.mark(),
        "star-tile.svg": brand.star_tile(),
        "zellige.svg": brand.zellige(),
        "frieze.svg": brand.frieze(),
        "no-photo.svg": brand.no_photo(),
    }
    for region in REGIONS:
        pictures[f"regions/{region}.svg"] = draw_region_patch(region)
    for kind, region in SCENES.items():
        pictures[f"scenes/{kind}.svg"] = draw_place(kind, region, seed=SEED)
    for category, (product, region) in CATEGORIES.items():
        pictures[f"categories/{category}.svg"] = draw(product, region, seed=SEED)
    wall = [draw(product, region, seed=SEED) for product, region in HERO]
    for place, svg in enumerate(wall, start=1):
        pictures[f"hero/{place}.svg"] = svg
    pictures["wall.svg"] = sheet(wall)
    pictures["faces.svg"] = sheet(faces())
    return pictures


def sheet(svgs: list[str]) -> str:
    """Squares side by side in one file, so that a wall is one request: `#piece-1` is the first."""
    pieces, views = [], []
    for place, svg in enumerate(svgs):
        piece = svg.replace(XMLNS, "", 1).replace("<svg ", f'<svg x="{place * SIZE}" ', 1)
        box = f"{place * SIZE} 0 {SIZE} {SIZE}"
        pieces.append(piece)
        views.append(f'<view id="piece-{place + 1}" viewBox="{box}"/>')
    inside = "".join(views + pieces)
    return f'<svg{XMLNS} viewBox="0 0 {SIZE * len(svgs)} {SIZE}">{inside}</svg>'
