"""What a landscape is made of: peaks, hills, water, trees, walls."""

from itertools import pairwise

from .canvas import Canvas
from .geometry import Point, box, lozenges, polygon
from .palette import REGIONS, SHADE, darker, lighter, mix
from .plants import blade

WIDTH, HEIGHT = 640, 400
PISE, LIME = "#cf7d52", "#fbf6ea"


class Landscape(Canvas):
    """A wide picture of a place, in the palette of a region."""

    def __init__(self, region: str, *, chance: str, name: str) -> None:
        super().__init__(WIDTH, HEIGHT, chance=chance, name=name)
        self.region = REGIONS[region]
        ground, niche = self.region.ground, self.region.niche
        self.path(f"M0 0H{WIDTH}V{HEIGHT}H0Z", lighter(niche, 0.1))
        self.path(f"M0 0H{WIDTH}V70H0Z", mix(niche, ground, 0.2))
        self.path(f"M0 70H{WIDTH}V130H0Z", mix(niche, ground, 0.09))

    def tinted(self, color: str) -> str:
        """A natural colour, brought a little nearer to the region's floor."""
        return mix(color, self.region.floor, 0.14)

    def far(self, share: float) -> str:
        """The region's ground seen through air: 0 is near, 1 is lost in the sky."""
        near = mix(self.region.ground, self.region.floor, 0.45)
        return mix(near, lighter(self.region.niche, 0.1), share)


def sun(land: Landscape, x: float, y: float, r: float = 46) -> None:
    """The sun, in the upper left as in every picture."""
    land.circle(x, y, r, mix("#f2b84b", land.region.niche, 0.3))


def hills(
    land: Landscape, points: list[Point], color: str, grain: float = 0, edge: float = 0
) -> None:
    """Soft ground from the left edge to the right one, through the points.

    `grain` is its opacity on this ground; `edge` is the width of the darker line of a terrace.
    """
    d = f"M{points[0][0]} {points[0][1]}"
    for (x0, y0), (x1, y1) in pairwise(points):
        middle = (x0 + x1) / 2
        d += f"C{middle} {y0} {middle} {y1} {x1} {y1}"
    closed = f"{d}V{HEIGHT + 20}H{points[0][0]}Z"
    land.path(closed, color)
    if grain:
        land.path(closed, land.grain, grain)
    if edge:
        land.line(d, darker(color, 0.22), edge)


def peak(
    land: Landscape, x: float, top: float, half: float, base: float, color: str, snow: bool = False
) -> None:
    """A mountain with a lit left face, a shaded right face and perhaps snow."""

    def at(across: float, down: float) -> Point:
        return x + half * across, top + (base - top) * down

    left = [at(-1, 1), at(-0.5, 0.5), at(-0.22, 0.3)]
    right = [at(0, 0), at(0.26, 0.26), at(0.46, 0.5), at(1, 1)]
    ridge = [at(0.3, 1), at(0.06, 0.66), at(0.17, 0.46), at(-0.05, 0.24)]
    land.path(polygon(left + right), color)
    land.path(polygon(right + ridge), SHADE, 0.13)
    if snow:
        lit = [at(-0.06, 0.3), at(-0.15, 0.4), at(-0.22, 0.3), at(0, 0)]
        shaded = [at(0.26, 0.26), at(0.3, 0.3), at(0.12, 0.3), at(0.06, 0.42)]
        land.path(polygon(lit + shaded), "#fffdf6", 0.92)
        cold = mix("#b9c6d6", land.region.ground, 0.3)
        land.path(polygon([at(0, 0), *shaded, at(0.02, 0.22)]), cold, 0.8)


def round_tree(land: Landscape, crown: str = "#6f8b45") -> str:
    """A symbol: an olive, an almond or a walnut tree, its foot at the origin, 70 high."""
    green = land.tinted(crown)
    dark = darker(green, 0.22)
    with land.symbol() as name:
        land.ellipse(8, 0, 30, 5, SHADE, opacity=0.2)
        land.line("M0 0q-4-20 2-34", land.tinted("#5f3d22"), 7)
        land.ellipse(10, -40, 26, 19, dark)
        land.ellipse(-14, -41, 24, 17, mix(green, dark, 0.5))
        land.ellipse(-4, -53, 23, 16, green)
    return name


def argan_tree(land: Landscape) -> str:
    """A symbol: a gnarled trunk that forks under a wide flat crown, 100 high."""
    green = land.tinted("#6f8b45")
    dark = darker(green, 0.24)
    with land.symbol() as name:
        land.ellipse(14, 0, 52, 7, SHADE, opacity=0.2)
        land.line(
            "M0 0q-10-22 2-40q-20-12-36-22M2-40q16-14 36-24M2-40v-26", land.tinted("#6b4a2c"), 8
        )
        for dx, dy, rx in ((-38, -66, 30), (40, -68, 30), (16, -62, 34)):
            land.ellipse(dx, dy, rx, 15, dark)
        for dx, dy, rx in ((-22, -76, 36), (24, -78, 30), (0, -88, 30)):
            land.ellipse(dx, dy, rx, 14, green)
        land.ellipse(-14, -88, 20, 7, lighter(green, 0.16))
    return name


def palm(land: Landscape) -> str:
    """A symbol: a date palm with its fruit, its foot at the origin, 130 high to the crown."""
    bark = land.tinted("#8a6238")
    fronds = []
    for color in (land.tinted("#6f9358"), land.tinted("#4a6e40")):
        with land.symbol() as frond:
            land.path("M0 0Q-16-46 8-86Q14-40 0 0Z", color)
            land.path("M0 0Q2-44 8-86Q14-40 0 0Z", darker(color, 0.18))
        fronds.append(frond)
    with land.symbol() as name:
        land.ellipse(8, 0, 26, 5, SHADE, opacity=0.2)
        land.line("M0 0Q-6-65 4-130", bark, 10)
        notches = "".join(f"M{-5 + i * 0.7} {-12 - i * 13}h7" for i in range(8))
        land.line(notches, darker(bark, 0.24), 2.4)
        for i, turn in enumerate((-118, 118, -88, 90, -58, 60, -28, 30, 0)):
            land.use(fronds[i % 2], 4, -130, turn)
        land.circle(-2, -121, 6, land.tinted("#c98a2c"))
        land.circle(9, -120, 6, land.tinted("#a86a22"))
    return name


def cedar_tree(land: Landscape) -> str:
    """A symbol: an Atlas cedar with its flat tiers, its foot at the origin, about 165 high."""
    green = land.tinted("#4f7a5a")
    dark = darker(green, 0.26)
    with land.symbol() as name:
        land.ellipse(8, 0, 34, 6, SHADE, opacity=0.2)
        land.path("M-6 0L-2-150H2L6 0Z", land.tinted("#5a4230"))
        for y, half in ((-36, 56), (-58, 52), (-80, 46), (-101, 38), (-121, 29), (-138, 19)):
            mid = half // 2
            land.path(
                f"M{-half} {y + 5}Q{-mid} {y - 12} 0 {y - 17}T{half} {y + 5}"
                f"Q{mid} {y + 2} 0 {y + 8}T{-half} {y + 5}Z",
                green,
            )
            land.path(f"M0 {y - 17}Q{mid} {y - 12} {half} {y + 5}Q{mid} {y + 2} 4 {y + 7}Z", dark)
        land.path("M0-168Q9-150 11-140Q0-134-11-140Q-9-150 0-168Z", green)
    return name


def poplar(land: Landscape) -> str:
    """A symbol: a slender tree of the valleys, its foot at the origin, 100 high."""
    green = land.tinted("#7f9f50")
    with land.symbol() as name:
        land.ellipse(5, 0, 14, 4, SHADE, opacity=0.2)
        land.line("M0 0V-24", land.tinted("#5f3d22"), 5)
        land.path("M0-10C-18-26-16-72 0-100C16-72 18-26 0-10Z", green)
        land.path("M0-10C18-26 16-72 0-100Q6-50 0-10Z", darker(green, 0.22))
    return name


def house(
    land: Landscape,
    x: float,
    base: float,
    width: float,
    height: float,
    wall: str,
    roof: str = "flat",
) -> None:
    """A house whose right side lies in the shade; the roof is flat, notched or tiled."""
    dark = darker(wall, 0.24)
    split = width * 0.64
    land.path(box(x, base - height, width, height), wall)
    land.path(box(x + split, base - height, width - split, height), dark)
    if roof == "notched":
        step = width / 7
        notches = "".join(
            box(x + i * 2 * step, base - height - step, step, step + 1) for i in range(4)
        )
        land.path(notches, wall)
        land.path(box(x + 6 * step, base - height - step, step, step + 1), dark)
    elif roof == "tiled":
        tile = land.tinted("#b5532f")
        land.path(
            f"M{x - 5} {base - height}L{x + 6} {base - height - width * 0.28}"
            f"H{x + width - 6}L{x + width + 5} {base - height}Z",
            tile,
        )
    hole = mix(wall, "#4a2415", 0.75)
    w, h = width * 0.13, min(height * 0.2, 15)
    windows = "".join(
        box(x + width * at, base - height * 0.78, w, h, w / 2 - 0.2) for at in (0.14, 0.4)
    )
    if height > 80:
        windows += "".join(
            box(x + width * at, base - height * 0.45, w, h, w / 2 - 0.2) for at in (0.14, 0.4)
        )
    land.path(windows, hole)


def door(land: Landscape, x: float, base: float, height: float, color: str) -> None:
    """An arched door."""
    w = height * 0.56
    land.path(
        f"M{x} {base}v{-height * 0.62}q{w / 2} {-height * 0.5} {w} 0v{height * 0.62}Z",
        color,
    )


def tower(land: Landscape, x: float, base: float, width: float, height: float, wall: str) -> None:
    """A kasbah tower, narrower at the top, with its pattern of lozenges in the mud brick."""
    inset = width * 0.09
    dark = darker(wall, 0.24)
    top = base - height
    body = polygon([(x, base), (x + inset, top), (x + width - inset, top), (x + width, base)])
    land.path(body, wall)
    shade = polygon(
        [
            (x + width * 0.62, base),
            (x + width * 0.6, top),
            (x + width - inset, top),
            (x + width, base),
        ]
    )
    land.path(shade, dark)
    step = (width - 2 * inset) / 5
    land.path(
        "".join(box(x + inset + i * 2 * step, top - step, step, step + 1) for i in range(3)), wall
    )
    hole = mix(wall, "#4a2415", 0.7)
    land.path(lozenges(x + inset * 1.6, x + width * 0.6, top + height * 0.13, 3, width * 0.2), hole)
    land.path(lozenges(x + inset * 1.6, x + width * 0.6, top + height * 0.22, 3, width * 0.2), hole)
    w = width * 0.13
    for at in (0.36, 0.6):
        land.path(
            box(x + width * 0.2, top + height * at, w, w * 1.5)
            + box(x + width * 0.42, top + height * at, w, w * 1.5),
            hole,
        )


def shrubs(land: Landscape, places: list[Point], color: str, size: float = 1) -> None:
    """Tufts of grass or low bushes."""
    for x, y in places:
        for turn in (-44, -20, 4, 26, 48):
            with land.at(x, y, turn + land.rng.uniform(-5, 5), size):
                land.path(blade(26, 5), (color, darker(color, 0.18))[turn > 4])


def specks(land: Landscape, places: list[Point], size: float) -> None:
    """Trees or bushes so far off that only their crowns show."""
    green = land.tinted("#6f8b45")
    for x, y in places:
        land.ellipse(x, y - 12 * size, 34 * size, 16 * size, darker(green, 0.16))
        land.ellipse(x - 6 * size, y - 20 * size, 26 * size, 12 * size, green)
