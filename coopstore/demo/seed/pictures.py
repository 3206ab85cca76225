"""A drawing where a photo belongs, and said to be one: put through the photos' own pipeline."""

import logging
import math
import os
import re
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from zlib import crc32

import pyvips
from django.db import connections
from PIL import Image

from catalog.models import Product
from catalog.photos import CheckedPhoto, photo_of
from catalog.use_cases.photos import add_photos, describe_photos
from coopstore.core.languages import LANGUAGE_CODES
from coopstore.demo.illustrations import draw
from coopstore.demo.seed import content

logging.getLogger("pyvips").setLevel(logging.WARNING)  # it tells of every thread
PIXELS = 960  # the largest size that is shown of a drawing
SIDE = re.compile(r'viewBox="\S+ \S+ (\S+) \S+" width="(\S+)"')


def seed_pictures(goods: dict[str, Product]) -> int:
    """Draw what has no picture yet, on every core; returns how many pictures were made."""
    without = set(
        Product.objects.filter(photos=None, slug__in=goods).values_list("slug", flat=True)
    )
    drawings = content.drawings()
    rows = [
        (
            goods[row["key"]].pk,
            drawings.get(row["key"], row["type"]),
            goods[row["key"]].province.region_id,
            row["key"],
        )
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
    drawings = [_photo(draw(kind, region, seed=number, variant=shown)) for shown in closeups]
    alt = {f"alt_{code}": getattr(product, f"name_{code}") or "" for code in LANGUAGE_CODES}
    photos = add_photos(product=product, photos=drawings, is_illustration=True)
    describe_photos(product=product, texts={photo.pk: alt for photo in photos})
    return len(photos)


def _photo(drawing: str) -> CheckedPhoto:
    """The drawing in pixels.

    Two units become a whole number of pixels: patterns that fall on the grid are painted eight
    times as fast as those that have to be resampled.
    """
    shown, declared = map(float, SIDE.search(drawing).groups())
    pixels = shown * math.ceil(2 * PIXELS / shown) / 2
    image = pyvips.Image.svgload_buffer(drawing.encode(), scale=pixels / declared)
    flat = image.flatten()
    return photo_of(Image.frombytes("RGB", (flat.width, flat.height), flat.write_to_memory()))
