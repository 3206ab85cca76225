"""Where the land is flat: plain, coast, desert."""

from .geometry import box, lozenges, polygon
from .landscape import LIME, Landscape, door, hills, house, palm, poplar, round_tree, shrubs, sun
from .palette import SHADE, darker, lighter, mix


def plain(land: Landscape) -> None:
    """Wheat in long bands up to a farm, sheaves in front."""
    sun(land, 146, 96, 50)
    hills(land, [(-20, 196), (160, 178), (340, 194), (520, 170), (660, 188)], land.far(0.66))
    hills(land, [(-20, 216), (180, 204), (400, 214), (660, 202)], land.far(0.46))
    wheat = mix("#e0b04a", land.region.floor, 0.1)
    green = land.tinted("#8aa55a")
    land.path("M0 222H640V400H0Z", wheat)
    fields = (
        (-200, -60, green),
        (-60, 60, lighter(wheat, 0.2)),
        (60, 200, wheat),
        (200, 330, darker(wheat, 0.1)),
        (330, 470, lighter(wheat, 0.14)),
        (470, 640, green),
        (640, 860, darker(wheat, 0.06)),
    )
    for left, right, color in fields:
        near_left, near_right = 320 + (left - 320) * 2.2, 320 + (right - 320) * 2.2
        land.path(
            polygon(
                [
                    (left * 0.9 + 32, 222),
                    (right * 0.9 + 32, 222),
                    (near_right, 400),
                    (near_left, 400),
                ]
            ),
            color,
        )
        for share in (0.2, 0.4, 0.6, 0.8):
            x0, x1 = left + (right - left) * share, near_left + (near_right - near_left) * share
            land.line(f"M{x0 * 0.9 + 32} 224L{x1} 400", darker(color, 0.16), 2.4)
    tall = poplar(land)
    for x, s in ((360, 0.66), (380, 0.8), (398, 0.7), (560, 0.6), (578, 0.72)):
        land.use(tall, x, 232, scale=s)
    wall = mix(LIME, land.region.niche, 0.1)
    for x, w, h, roof in ((430, 60, 34, "tiled"), (486, 46, 46, "flat"), (408, 30, 24, "flat")):
        house(land, x, 240, w, h, wall, roof)
    door(land, 448, 240, 22, land.tinted("#2f5d8c"))
    tree = round_tree(land)
    for x, y, s in ((60, 236, 0.5), (110, 232, 0.4), (300, 234, 0.4), (620, 236, 0.5)):
        land.use(tree, x, y, scale=s)
    for x, y, s in (
        (140, 300, 0.8),
        (250, 290, 0.66),
        (520, 306, 0.86),
        (360, 340, 1.1),
        (80, 372, 1.4),
        (560, 384, 1.5),
    ):
        _sheaf(land, x + land.rng.uniform(-12, 12), y, s, darker(wheat, 0.04))
    stalks = "".join(
        f"M{x} 400q2-20 {land.rng.randint(-2, 8)}-{land.rng.randint(26, 44)}"
        for x in range(4, 640, 9)
    )
    land.line(stalks, darker(wheat, 0.3), 3)
    heads = "".join(f"M{x + 3} {368 + land.rng.randint(-8, 6)}l2-10" for x in range(4, 640, 9))
    land.line(heads, lighter(wheat, 0.16), 6)


def _sheaf(land: Landscape, x: float, y: float, size: float, color: str) -> None:
    with land.at(x, y, scale=size):
        land.ellipse(8, 0, 40, 7, SHADE, opacity=0.22)
        land.path("M-30 0Q-8-28-24-66L-10-76 0-70 12-78 26-64Q8-28 32 0Q0 8-30 0Z", color)
        land.path("M4-70L12-78 26-64Q8-28 32 0Q20 4 8 4Q-2-30 4-70Z", SHADE, 0.18)
        land.line("M-16-4Q-4-30-12-60M2 0V-64M18-4Q6-30 14-60", darker(color, 0.22), 2.6)
        land.line("M-14-32Q0-26 14-33", "#a5432a", 6)


def coast(land: Landscape) -> None:
    """A white town above the water, blue boats drawn up on the sand."""
    sun(land, 150, 92, 50)
    sea = mix("#3f87a6", land.region.ground, 0.4)
    hills(land, [(330, 196), (430, 176), (540, 186), (660, 158)], land.far(0.62))
    land.path("M0 196H640V340H0Z", sea)
    land.path("M0 196H640V214H0Z", lighter(sea, 0.22))
    glints = "".join(
        f"M{land.rng.uniform(10, 420)} {y}h{land.rng.uniform(14, 46)}" for y in range(224, 318, 9)
    )
    land.line(glints, lighter(sea, 0.5), 3)
    path_of_light = "".join(
        f"M{150 - w} {203 + i * 9}h{2 * w}" for i, w in enumerate((34, 22, 28, 16, 20, 10, 12))
    )
    land.line(path_of_light, mix("#f7dc9a", sea, 0.25), 3.4)
    for x, y, s in ((210, 228, 0.7), (330, 246, 1)):
        with land.at(x, y, scale=s):
            land.path("M-30 0H32L20 14H-20Z", darker(sea, 0.4))
            land.path("M0-4V-58L30-6Z", "#fbf3e2")
            land.path("M-4-4V-48L-24-6Z", "#e9dcc0")
    rock = mix("#b98a62", land.region.floor, 0.25)
    land.path("M660 400V196L600 202 560 232 500 240 470 274 420 286 392 330 360 400Z", rock)
    land.path(
        "M500 240L470 274 420 286 392 330 360 400H400L430 318 484 296 512 262Z", lighter(rock, 0.2)
    )
    land.path("M560 280L530 300 520 340H660V270Z", SHADE, 0.14)
    wall = mix(LIME, land.region.niche, 0.12)
    for x, base, w, h in (
        (560, 238, 40, 44),
        (598, 232, 46, 60),
        (528, 262, 38, 40),
        (566, 268, 48, 42),
        (612, 266, 44, 46),
    ):
        house(land, x, base, w, h, wall)
    tower_x, blue = 586, land.tinted("#2f5d8c")
    land.path(box(tower_x, 128, 22, 64), wall)
    land.path(box(tower_x + 13, 128, 9, 64), darker(wall, 0.2))
    land.path(box(tower_x + 5, 116, 12, 14), wall)
    land.path(lozenges(tower_x + 2, tower_x + 20, 148, 2, 14), blue)
    for x, base in ((574, 268), (624, 266), (538, 262)):
        door(land, x, base, 22, blue)
    sand = mix("#e9cfa0", land.region.niche, 0.3)
    land.path("M-10 338C110 310 240 330 350 324S470 306 560 312L660 300V410H-10Z", sand)
    land.path(
        "M-10 338C110 310 240 330 350 324S470 306 560 312V320Q450 316 350 334T-10 350Z",
        "#fff",
        0.55,
    )
    land.path("M-10 350C110 324 240 344 350 336S500 320 660 316V410H-10Z", land.grain, 0.5)
    for x, y, s, stripe in (
        (150, 366, 1.15, "#c9422c"),
        (286, 378, 1.3, "#e9a11b"),
        (470, 360, 1.0, "#fbf3e2"),
    ):
        _boat(land, x, y, s, blue, stripe)
    land.line(
        "M250 84q10-10 20 0 10-10 20 0M320 60q8-8 16 0 8-8 16 0M214 122q7-7 14 0 7-7 14 0",
        darker(land.region.ground, 0.3),
        3,
    )


def _boat(land: Landscape, x: float, y: float, size: float, hull: str, stripe: str) -> None:
    with land.at(x, y, land.rng.uniform(-5, 5), size):
        land.ellipse(4, 6, 66, 8, SHADE, opacity=0.22)
        land.path("M-64-24Q0-14 66-30Q60 0 40 6H-38Q-56 2-64-24Z", hull)
        land.path("M-64-24Q0-14 66-30L64-20Q0-4-60-14Z", stripe)
        land.path("M10-18Q50-22 66-30Q60 0 40 6H14Z", SHADE, 0.18)
        land.path("M-54-23Q0-16 54-27Q0-2-54-23Z", darker(hull, 0.4))
        land.line("M-20-20L-34-46M20-21L34-44", mix("#a46d35", hull, 0.2), 4)


def dunes(land: Landscape) -> None:
    """Dunes with sharp crests, a woven tent, far palms."""
    sun(land, 150, 92, 54)
    hills(land, [(-20, 218), (140, 204), (300, 220), (460, 202), (660, 214)], land.far(0.7))
    sand = mix("#e2a862", land.region.ground, 0.4)
    _dune(
        land, [(-20, 262), (120, 214), (196, 192), (300, 236), (420, 262)], 196, lighter(sand, 0.3)
    )
    _dune(
        land, [(240, 270), (400, 222), (500, 182), (590, 230), (700, 260)], 500, lighter(sand, 0.22)
    )
    tree = palm(land)
    for x, y, s in ((352, 262, 0.4), (374, 266, 0.5), (398, 264, 0.37), (330, 266, 0.33)):
        land.use(tree, x, y, land.rng.uniform(-8, 8), s)
    land.path("M0 262Q320 250 640 262V400H0Z", lighter(sand, 0.12))
    _dune(land, [(-80, 360), (120, 286), (236, 236), (330, 292), (520, 350)], 236, sand)
    _tent(land, 470, 316)
    _dune(
        land, [(250, 402), (440, 356), (560, 300), (640, 330), (760, 380)], 560, darker(sand, 0.06)
    )
    _dune(
        land, [(-120, 420), (60, 366), (160, 334), (300, 380), (460, 420)], 160, darker(sand, 0.13)
    )
    ripples = "".join(
        f"M{x} {y}q14-6 28 0t28 0"
        for x, y in ((40, 384), (110, 396), (420, 388), (500, 376), (560, 392), (330, 394))
    )
    land.line(ripples, darker(sand, 0.28), 3, 0.7)
    shrubs(land, [(228, 392), (388, 372), (606, 392)], land.tinted("#8a9a55"), 0.8)


def _dune(land: Landscape, points: list[tuple[float, float]], crest: float, color: str) -> None:
    """One dune: its windward face lit, a sharp crest, the lee side dark."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3), (x4, y4) = points
    body = (
        f"M{x0} 410V{y0}Q{x1} {y1} {x2} {y2}"
        f"Q{(x2 + x3) / 2:.0f} {y2 + (y3 - y2) * 0.5:.0f} {x3} {y3}"
        f"T{x4} {y4}V410Z"
    )
    land.path(body, color)
    lee = (
        f"M{x2} {y2}Q{(x2 + x3) / 2:.0f} {y2 + (y3 - y2) * 0.5:.0f} {x3} {y3}T{x4} {y4}V410"
        f"H{(x2 + x3) / 2:.0f}C{x3} {y3 + 44} {x2 - 46} {y2 + 56} {crest} {y2}Z"
    )
    land.path(lee, darker(color, 0.22))
    land.path(lee, land.grain, 0.5)


def _tent(land: Landscape, x: float, base: float) -> None:
    """A woven tent, low and wide, open in front."""
    dark, red = land.tinted("#4a342a"), land.tinted("#b5432c")
    land.ellipse(x + 10, base, 92, 9, SHADE, opacity=0.22)
    land.line(
        f"M{x - 84} {base}L{x - 108} {base + 6}M{x + 84} {base}L{x + 110} {base + 6}", dark, 3
    )
    land.path(
        f"M{x - 86} {base}Q{x - 40} {base - 40} {x - 22} {base - 62}"
        f"Q{x} {base - 50} {x + 22} {base - 62}"
        f"Q{x + 40} {base - 40} {x + 86} {base}Z",
        dark,
    )
    land.path(
        f"M{x - 60} {base - 22}Q{x - 34} {base - 44} {x - 22} {base - 62}"
        f"Q{x} {base - 50} {x + 22} {base - 62}"
        f"Q{x + 34} {base - 44} {x + 60} {base - 22}Q{x} {base - 12} {x - 60} {base - 22}Z",
        red,
    )
    land.path(lozenges(x - 52, x + 52, base - 26, 8, 10), "#f3dfb4")
    land.path(
        f"M{x - 22} {base}Q{x - 8} {base - 26} {x} {base - 28}T{x + 22} {base}Z", darker(dark, 0.5)
    )
