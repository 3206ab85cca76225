"""Hills and mountains: argan country, the Atlas, the Rif, the cedar forest."""

from .geometry import box
from .landscape import (
    LIME,
    PISE,
    Landscape,
    argan_tree,
    cedar_tree,
    door,
    hills,
    house,
    peak,
    poplar,
    round_tree,
    shrubs,
    specks,
    sun,
    tower,
)
from .palette import SHADE, darker, lighter, mix


def argan_hills(land: Landscape) -> None:
    """Dry hills dotted with argan trees, a hamlet, a stone terrace."""
    sun(land, 150, 96)
    peak(land, 420, 112, 190, 270, land.far(0.74))
    peak(land, 560, 92, 200, 270, land.far(0.66))
    peak(land, 250, 140, 180, 270, land.far(0.62))
    hills(land, [(-20, 232), (120, 206), (300, 236), (470, 204), (660, 226)], land.far(0.42))
    specks(
        land,
        [(64, 228), (112, 222), (172, 224), (330, 244), (392, 230), (540, 224), (600, 232)],
        0.32,
    )
    wall = mix(LIME, land.region.niche, 0.2)
    for x, w, h in ((432, 34, 26), (464, 28, 40), (490, 40, 24)):
        house(land, x, 246, w, h, wall)
    hills(land, [(-20, 268), (150, 246), (340, 282), (520, 244), (660, 262)], land.far(0.2))
    tree = argan_tree(land)
    for x, y, s in (
        (206, 268, 0.5),
        (300, 288, 0.52),
        (560, 262, 0.5),
        (404, 280, 0.46),
        (620, 272, 0.42),
    ):
        land.use(tree, x + land.rng.uniform(-8, 8), y, scale=s)
    hills(land, [(-20, 318), (180, 298), (360, 328), (660, 296)], land.far(0), 0.4)
    _stone_wall(land, 250, 340, 560)
    land.use(tree, 500, 342, scale=0.86)
    hills(land, [(-20, 344), (200, 352), (400, 366), (660, 340)], darker(land.far(0), 0.14), 0.5)
    land.use(tree, land.pick(128, 150), 372, scale=1.6)
    shrubs(land, [(30, 384), (250, 382), (330, 392), (580, 378)], land.tinted("#8a9a55"))


def _stone_wall(land: Landscape, x0: float, y: float, x1: float) -> None:
    """A dry-stone terrace that follows the slope."""
    stone = mix(land.region.niche, land.region.floor, 0.3)
    x = x0
    while x < x1:
        width = land.rng.uniform(15, 26)
        rise = (x - x0) / (x1 - x0) * -14
        for row in (0, 1):
            top = y + rise - row * 10 + land.rng.uniform(-1, 1)
            land.path(
                box(x + row * 7, top, width - 2.5, 9, 3), (stone, darker(stone, 0.14))[int(x) % 2]
            )
        x += width


def atlas_village(land: Landscape) -> None:
    """Snow on the ridge, a village of towers above its terraces, walnut trees by the river."""
    sun(land, 118, 84, 40)
    peak(land, 330, 54, 210, 280, land.far(0.58), snow=True)
    peak(land, 520, 76, 190, 280, land.far(0.5), snow=True)
    peak(land, 150, 112, 190, 280, land.far(0.44), snow=True)
    peak(land, 430, 138, 140, 280, land.far(0.36))
    hills(land, [(-20, 240), (140, 214), (330, 232), (520, 206), (660, 236)], land.far(0.22))
    wall = mix(PISE, land.region.niche, 0.12)
    for x, w, h in ((300, 44, 40), (340, 38, 58), (440, 42, 44), (480, 36, 34)):
        house(land, x, 250, w, h, wall, "notched")
    tower(land, 382, 256, 54, 104, lighter(wall, 0.06))
    for x, w, h in ((276, 42, 34), (316, 50, 36), (426, 52, 40), (470, 44, 30)):
        house(land, x, 274, w, h, darker(wall, 0.05))
    hills(land, [(-20, 286), (200, 262), (420, 276), (660, 256)], land.far(0.02))
    terrace = land.tinted("#86a05a")
    for i, (y, color) in enumerate(
        ((286, terrace), (304, lighter(terrace, 0.12)), (322, darker(terrace, 0.08)))
    ):
        hills(land, [(-20, y + 8), (180, y), (380, y + 10), (660, y - 6)], color, edge=3 + i)
    tall = poplar(land)
    for x, y, s in (
        (92, 306, 0.7),
        (116, 310, 0.86),
        (560, 302, 0.8),
        (588, 306, 0.66),
        (232, 300, 0.56),
    ):
        land.use(tall, x, y, scale=s)
    hills(land, [(-20, 352), (220, 336), (420, 352), (660, 330)], darker(terrace, 0.22), 0.5)
    water = mix("#7fb3c4", land.region.niche, 0.35)
    land.path(
        "M250 400C270 372 340 372 350 356C356 346 320 344 330 338C344 344 392 346 384 362"
        "C376 378 330 384 336 400Z",
        water,
    )
    land.line("M282 390q20-8 36-6M330 366q14-4 24-6", "#fff", 3, 0.7)
    tree = round_tree(land)
    for x, y, s in ((70, 378, 1.5), (176, 384, 1.1), (560, 374, 1.7), (462, 386, 1.0)):
        land.use(tree, x + land.rng.uniform(-10, 10), y, scale=s)


def rif_hills(land: Landscape) -> None:
    """Green hills in terraces, a village of blue and white, cactus and olive in front."""
    sun(land, 140, 88, 42)
    peak(land, 260, 84, 200, 260, land.far(0.66))
    peak(land, 470, 66, 220, 260, land.far(0.56))
    hills(land, [(-20, 220), (130, 186), (290, 224), (460, 178), (660, 214)], land.far(0.4))
    green = land.tinted("#7fa060")
    hills(
        land,
        [(-20, 262), (160, 232), (330, 266), (500, 214), (660, 246)],
        mix(green, land.region.ground, 0.35),
    )
    blue, white = mix("#7fa9d8", land.region.niche, 0.15), mix(LIME, land.region.niche, 0.1)
    village = (
        (430, 250, 40, 34, white),
        (468, 238, 42, 40, blue),
        (508, 230, 38, 36, white),
        (544, 244, 42, 34, blue),
        (410, 276, 44, 34, blue),
        (452, 270, 46, 38, white),
        (496, 264, 46, 40, blue),
        (540, 270, 44, 34, white),
        (436, 298, 48, 32, white),
        (484, 296, 44, 34, blue),
        (526, 296, 50, 34, white),
    )
    for i, (x, base, w, h, wall) in enumerate(village):
        house(land, x, base, w, h, wall, "tiled" if (i + len(village)) % 3 == 0 else "flat")
    for x, base in ((470, 270), (544, 296), (452, 298)):
        door(land, x, base, 20, land.tinted("#2f5d8c"))
    for i, y in enumerate((282, 302, 324)):
        color = (green, lighter(green, 0.14), darker(green, 0.1))[i]
        hills(
            land,
            [(-20, y - 14), (150, y), (330, y - 6), (500, y + 12), (660, y - 2)],
            color,
            edge=3,
        )
    crop = darker(green, 0.28)
    for x0, y in ((30, 296), (48, 318), (250, 294), (264, 316)):
        for i in range(5):
            land.ellipse(x0 + i * 24, y + 5 + i * (1 if x0 < 100 else -1), 7, 4, crop)
    tree = round_tree(land, "#8aa06a")
    for x, y, s in ((64, 330, 0.8), (186, 336, 0.7), (320, 334, 0.9), (606, 340, 0.9)):
        land.use(tree, x + land.rng.uniform(-8, 8), y, scale=s)
    hills(land, [(-20, 356), (200, 342), (430, 366), (660, 344)], darker(green, 0.26), 0.5)
    for x, y, turn, s in ((52, 396, -14, 0.9), (84, 398, 12, 1.1), (116, 398, 36, 0.8)):
        _pad(land, x, y, turn, s)
    land.use(tree, 566, 386, scale=1.7)
    land.use(tree, 424, 392, scale=1.1)
    shrubs(land, [(210, 388), (290, 394), (352, 386)], land.tinted("#86a05a"))


def _pad(land: Landscape, x: float, y: float, turn: float, scale: float) -> None:
    with land.at(x, y, turn, scale):
        land.path("M-8 0C-36-20-34-72 0-76S36-20 8 0Z", land.tinted("#7ba05f"))
        land.path("M0-76C34-72 36-20 8 0Q20-40 0-76Z", SHADE, 0.18)
        land.line("M-14-50h.1M2-58h.1M-6-34h.1M10-40h.1M-14-20h.1M6-18h.1", "#eef0cf", 3)
        land.line("M-14-74h.1M4-79h.1M20-66h.1", "#c8496a", 11)


def cedar_forest(land: Landscape) -> None:
    """Cedars on the slopes, a clearing, a stream of path."""
    sun(land, 128, 80, 40)
    peak(land, 400, 60, 230, 260, land.far(0.6), snow=True)
    peak(land, 190, 96, 200, 260, land.far(0.5), snow=True)
    hills(land, [(-20, 214), (160, 192), (350, 216), (520, 178), (660, 204)], land.far(0.34))
    tree = cedar_tree(land)
    back = sorted((land.rng.uniform(-10, 650), land.rng.uniform(206, 226)) for _ in range(22))
    for x, y in back:
        land.use(tree, x, y, scale=land.rng.uniform(0.26, 0.36))
    green = land.tinted("#6f9058")
    hills(
        land,
        [(-20, 250), (170, 228), (360, 254), (520, 226), (660, 242)],
        mix(green, land.region.ground, 0.3),
    )
    for x, y, s in (
        (20, 262, 0.62),
        (74, 254, 0.7),
        (128, 250, 0.6),
        (470, 250, 0.62),
        (524, 246, 0.74),
        (580, 252, 0.66),
        (628, 258, 0.72),
        (180, 256, 0.5),
        (424, 258, 0.5),
    ):
        land.use(tree, x, y, scale=s * land.rng.uniform(0.92, 1.08))
    wall = mix("#b98a5a", land.region.niche, 0.2)
    house(land, 316, 270, 56, 30, wall, "tiled")
    land.line("M350 244q-8-14 0-24t0-22", lighter(land.region.ground, 0.4), 5, 0.8)
    hills(land, [(-20, 296), (190, 270), (360, 286), (520, 266), (660, 284)], green)
    path = mix(land.region.niche, land.region.floor, 0.22)
    land.path(
        "M330 286Q346 292 342 302C330 322 250 328 250 352S290 388 280 404H400"
        "C410 376 330 362 330 344S392 316 384 298Q376 288 360 286Z",
        path,
    )
    for x, y, s in (
        (96, 330, 1.06),
        (184, 318, 0.84),
        (470, 320, 0.94),
        (566, 336, 1.16),
        (30, 318, 0.8),
        (628, 322, 0.9),
    ):
        land.use(tree, x, y, scale=s * land.rng.uniform(0.95, 1.06))
    hills(land, [(-20, 372), (150, 352), (250, 384), (300, 404)], darker(green, 0.2), 0.4)
    land.path("M380 404C430 372 520 360 660 366V404Z", darker(green, 0.2))
    land.use(tree, 60, 398, scale=1.6)
    land.use(tree, 600, 402, scale=1.4)
    shrubs(land, [(160, 390), (230, 398), (440, 394), (510, 388)], lighter(green, 0.1))
