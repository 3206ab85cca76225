"""A drawing where a photo belongs, and said to be one: put through the photos' own pipeline."""

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from zlib import crc32

import resvg_py
from django.core.files.base import ContentFile
from django.db import connections

from catalog.models import Photo, Product
from coopstore.core.languages import LANGUAGE_CODES
from coopstore.demo.illustrations import draw
from coopstore.demo.seed import content

PIXELS = 1200


def seed_pictures(goods: dict[str, Product]) -> int:
    """Draw what has no picture yet, on every core; returns how many pictures were made."""
    without = set(
        Product.objects.filter(photos=None, slug__in=goods).values_list("slug", flat=True)
    )
    rows = [
        (goods[row["key"]].pk, row["type"], goods[row["key"]].province.region_id, row["key"])
        for row in content.products()
        if row["key"] in without
    ]
    if not rows:
        return 0
    connections.close_all()  # a connection belongs to one process
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("fork")) as pool:
        return sum(pool.map(_draw_for, rows, chunksize=8))


def _draw_for(row: tuple[int, str, str, str]) -> int:
    product_pk, kind, region, key = row
    product = Product.objects.get(pk=product_pk)
    number = crc32(key.encode())
    closeups = (0, 1 + number % 2) if number % 3 == 0 else (0,)
    for position, closeup in enumerate(closeups):
        drawing = draw(kind, region, seed=number, variant=closeup)
        png = resvg_py.svg_to_bytes(svg_string=drawing, width=PIXELS, height=PIXELS)
        names = {f"alt_{code}": getattr(product, f"name_{code}") for code in LANGUAGE_CODES}
        photo = Photo(product=product, position=position, is_illustration=True, **names)
        photo.image.save(f"{key}.png", ContentFile(bytes(png)), save=True)
    return len(closeups)
