"""Where people live close together: the medina and the ksar of an oasis."""

from .geometry import box, disc, kite_ring, lozenges, polygon, star
from .landscape import LIME, PISE, Landscape, door, hills, house, palm, shrubs, specks, sun, tower
from .palette import SHADE, darker, lighter, mix


def medina(land: Landscape) -> None:
    """A gate in the city wall, terraces and a minaret behind it."""
    sun(land, 128, 84, 44)
    hills(land, [(-20, 196), (180, 176), (360, 190), (540, 168), (660, 184)], land.far(0.7))
    wall = mix(PISE, land.region.niche, 0.22)
    lime = mix(LIME, land.region.niche, 0.1)
    skyline = (
        (-14, 250, 76, 92, lime),
        (58, 250, 60, 70, wall),
        (114, 252, 70, 104, lime),
        (180, 250, 60, 62, wall),
        (392, 250, 66, 84, lime),
        (452, 252, 58, 60, wall),
        (506, 250, 74, 100, lime),
        (576, 250, 72, 74, wall),
    )
    for i, (x, base, w, h, color) in enumerate(skyline):
        house(
            land,
            x,
            base,
            w,
            h,
            (color, darker(color, 0.06))[i % 2],
            ("flat", "notched")[i % 3 == 1],
        )
    _minaret(land, 236, 262)
    tree = palm(land)
    land.use(tree, 372, 262, 3, 0.7)
    land.use(tree, 604, 262, -4, 0.62)
    rampart = darker(wall, 0.08)
    land.path("M0 236H640V340H0Z", rampart)
    land.path("".join(box(x, 224, 15, 13) for x in range(-6, 640, 27)), rampart)
    holes = "".join(
        f"M{x} {y}h.1"
        for y in (262, 290)
        for x in range(22 + y % 3 * 9, 640, 38)
        if not 240 < x < 420
    )
    land.line(holes, darker(rampart, 0.4), 5)
    land.path("M0 236H640V241H0Z", lighter(rampart, 0.2))
    land.path(box(0, 240, 640, 100), land.grain, 0.5)
    _gate(land, 330, 340, wall)
    floor = land.region.floor
    land.path("M0 338H640V400H0Z", floor)
    land.path("M0 338H640V342H0Z", "#fff", 0.22)
    land.path("M0 338H640V400H0Z", land.grain, 0.5)
    land.path("M290 340H370L420 400H240Z", lighter(floor, 0.16))
    for x, colors in ((96, ("#c9422c", "#fbf3e2")), (548, ("#2f6f74", "#fbf3e2"))):
        _stall(land, x, 372, colors)


def _minaret(land: Landscape, x: float, base: float) -> None:
    brick = mix("#d9a06a", land.region.niche, 0.2)
    green = land.tinted("#2f7350")
    land.path(box(x, 70, 58, base - 70), brick)
    land.path(box(x + 37, 70, 21, base - 70), darker(brick, 0.22))
    land.path("".join(box(x + i * 13, 60, 7, 12) for i in range(5)), brick)
    land.path(box(x + 14, 34, 30, 38), brick)
    land.path(box(x + 32, 34, 12, 38), darker(brick, 0.22))
    land.path(f"M{x + 12} 34Q{x + 29} 12 {x + 46} 34Z", green)
    land.line(f"M{x + 29} 22V4", "#d3a23a", 3)
    land.line(f"M{x + 29} 9h.1M{x + 29} 16h.1", "#d3a23a", 7)
    land.path(box(x, 80, 58, 13), green)
    net = "".join(lozenges(x + 4, x + 54, y, 4, 22) for y in (112, 134, 156))
    inner = "".join(lozenges(x + 4, x + 54, y, 4, 22, 0.5) for y in (112, 134, 156))
    land.path(net + inner, darker(brick, 0.36), extra='fill-rule="evenodd"')
    land.path(box(x + 18, 182, 8, 22, 3.9) + box(x + 32, 182, 8, 22, 3.9), darker(brick, 0.5))


def _gate(land: Landscape, cx: float, base: float, wall: str) -> None:
    """A monumental gate: a horseshoe arch in a frame of cut tiles."""
    blue, cream, ochre = land.tinted("#2a4f9e"), "#f6efdf", "#e2a21f"
    for x in (cx - 128, cx + 84):
        tower(land, x, base, 46, 132, wall)
    land.path(box(cx - 84, base - 146, 168, 146), lighter(wall, 0.06))
    land.path(
        "".join(box(cx - 84 + i * 24.6, base - 158, 14, 13) for i in range(7)), lighter(wall, 0.06)
    )
    land.path(box(cx - 70, base - 132, 140, 132), blue)
    land.path(box(cx - 62, base - 124, 124, 124), cream)
    corner = "".join(star(13, x, base - 104) for x in (cx - 44, cx + 44))
    land.path(corner, blue)
    land.path("".join(star(6, x, base - 104) for x in (cx - 44, cx + 44)), ochre)
    land.path(kite_ring(15, cx, base - 108, 0.5), ochre)
    arch = (
        f"M{cx - 40} {base}V{base - 40}"
        f"C{cx - 58} {base - 76} {cx - 24} {base - 94} {cx} {base - 98}"
        f"C{cx + 24} {base - 94} {cx + 58} {base - 76} {cx + 40} {base - 40}V{base}Z"
    )
    land.path(arch, darker(wall, 0.62))
    land.line(
        f"M{cx - 40} {base - 2}V{base - 40}"
        f"C{cx - 58} {base - 76} {cx - 24} {base - 94} {cx} {base - 98}"
        f"C{cx + 24} {base - 94} {cx + 58} {base - 76} {cx + 40} {base - 40}V{base - 2}",
        ochre,
        5,
    )
    with land.inside(arch):
        land.path(
            f"M{cx - 24} {base}V{base - 46}Q{cx} {base - 76} {cx + 24} {base - 46}V{base}Z",
            lighter(land.region.niche, 0.1),
        )
        house(land, cx - 22, base, 26, 40, mix(LIME, land.region.niche, 0.4))
        land.path(disc(cx + 14, base - 18, 9, 7), land.tinted("#6f8b45"))


def _stall(land: Landscape, x: float, base: float, colors: tuple[str, str]) -> None:
    """A market stall: an awning, a table, jars and baskets."""
    cloth, light = land.tinted(colors[0]), colors[1]
    land.ellipse(x + 8, base + 14, 84, 8, SHADE, opacity=0.22)
    land.line(
        f"M{x - 64} {base + 12}V{base - 66}M{x + 64} {base + 12}V{base - 66}",
        land.tinted("#6b4a2c"),
        6,
    )
    for i, color in enumerate(("#c9952f", "#b5432c", "#8a9a55", "#d98a2c")):
        px = x - 44 + i * 30
        land.path(f"M{px} {base - 44}q8 12 13 26h-26q5-14 13-26Z", land.tinted(color))
        land.path(box(px - 14, base - 20, 28, 14, 3), land.tinted("#c89555"))
    land.path(box(x - 70, base - 8, 140, 12, 2), land.tinted("#a46d35"))
    land.path(box(x - 64, base + 2, 128, 12), darker(land.tinted("#a46d35"), 0.3))
    for i in range(8):
        px = x - 80 + i * 20
        d = f"M{x - 72 + i * 18} {base - 92}h18L{px + 20} {base - 64}q0 10-10 10t-10-10Z"
        land.path(d, (cloth, light)[i % 2])
    land.path(f"M{x} {base - 92}h72l8 28q0 10-10 10H{x}Z", SHADE, 0.12)


def oasis(land: Landscape) -> None:
    """A ksar between red cliffs and its palm grove, water in front."""
    sun(land, 138, 92)
    cliff = land.far(0.5)
    for points, color in (
        (
            [
                (-20, 260),
                (-20, 138),
                (60, 130),
                (82, 152),
                (150, 156),
                (172, 186),
                (250, 196),
                (270, 260),
            ],
            cliff,
        ),
        (
            [
                (360, 260),
                (378, 176),
                (430, 168),
                (446, 132),
                (560, 122),
                (580, 144),
                (660, 140),
                (660, 260),
            ],
            cliff,
        ),
    ):
        land.path(polygon(points), color)
        shade = [(x, y + 18) for x, y in points[1:-1]]
        land.path(polygon([points[0], *shade, points[-1]]), darker(cliff, 0.1))
    land.line("M0 186h60m20 14h60M470 172h60m30 12h70M420 204h50", darker(cliff, 0.22), 3)
    hills(land, [(-20, 244), (200, 238), (420, 246), (660, 236)], land.far(0.24))
    wall = mix(PISE, land.region.niche, 0.1)
    for x, w, h in ((214, 60, 60), (392, 64, 54), (300, 60, 76)):
        house(land, x, 282, w, h, darker(wall, 0.06), "notched")
    for x, w, h in ((256, 50, 112), (352, 54, 128), (446, 44, 88)):
        tower(land, x, 284, w, h, wall)
    house(land, 292, 290, 76, 48, wall)
    door(land, 314, 290, 34, darker(wall, 0.55))
    hills(land, [(-20, 286), (220, 284), (430, 288), (660, 280)], land.tinted("#7f9a5a"))
    tree = palm(land)
    for x, y, s in (
        (66, 306, 0.74),
        (128, 302, 0.64),
        (184, 306, 0.58),
        (514, 302, 0.66),
        (566, 308, 0.75),
        (616, 302, 0.61),
    ):
        land.use(tree, x, y, land.rng.uniform(-5, 5), s * land.rng.uniform(0.94, 1.08))
    specks(
        land,
        [(30, 312), (96, 312), (160, 314), (226, 308), (480, 308), (540, 314), (600, 314)],
        0.6,
    )
    hills(
        land, [(-20, 312), (220, 314), (430, 318), (660, 308)], darker(land.tinted("#7f9a5a"), 0.2)
    )
    water = mix("#7fb9bd", land.region.niche, 0.3)
    land.path(
        "M-10 346C120 326 250 330 360 340S560 344 650 332V378C520 390 300 372 180 382"
        "S40 392-10 386Z",
        water,
    )
    land.path("M270 336H400L380 366Q330 372 286 362Z", mix(wall, water, 0.6), 0.6)
    land.line("M60 358h54m30 10h34M430 356h60m-20 12h40M220 352h30", "#fff", 3.4, 0.65)
    hills(
        land,
        [(-20, 376), (140, 382), (330, 372), (520, 386), (660, 366)],
        darker(land.far(0), 0.1),
        0.5,
    )
    land.use(tree, 40, 392, 4, 1.44)
    land.use(tree, 600, 390, -6, 1.3)
    shrubs(land, [(110, 394), (200, 388), (470, 392), (540, 390)], land.tinted("#6f9358"))
