"""Write the pictures as files.

python -m coopstore.demo.illustrations DIR           the full set: products, places, site pictures
python -m coopstore.demo.illustrations --site DIR    only the site's own pictures (static/img)
"""

import argparse
import json
from pathlib import Path

from . import PLACES, VARIANTS, draw, draw_place
from .palette import REGIONS
from .site_pictures import site_pictures

TERROIR = Path(__file__).parents[1] / "data" / "terroir.json"


def full_set() -> dict[str, str]:
    """SVG by path: products at home with their close-ups, places in every region, the site."""
    pictures = {f"site/{path}": svg for path, svg in site_pictures().items()}
    for product in json.loads(TERROIR.read_text(encoding="utf-8")):
        slug, region = product["slug"], product["regions"][0]
        for variant in range(VARIANTS):
            pictures[f"products/{slug}-{variant}.svg"] = draw(slug, region, seed=1, variant=variant)
    for kind in PLACES:
        for region in REGIONS:
            pictures[f"places/{kind}-{region}.svg"] = draw_place(kind, region)
    return pictures


def main() -> None:
    """Write the pictures and say how many, and how many bytes."""
    parser = argparse.ArgumentParser(description="Write the illustrations as SVG files.")
    parser.add_argument("--site", action="store_true", help="only the site's own pictures")
    parser.add_argument("directory", type=Path)
    arguments = parser.parse_args()
    pictures = site_pictures() if arguments.site else full_set()
    for path, svg in pictures.items():
        target = arguments.directory / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(svg, encoding="utf-8")
    total = sum(len(svg) for svg in pictures.values())
    print(f"{len(pictures)} pictures, {total // 1000} kB in {arguments.directory}")


if __name__ == "__main__":
    main()
