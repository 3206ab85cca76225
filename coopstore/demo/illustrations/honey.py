"""From the hive: five honeys known by the plant beside the jar, wax and pollen."""

from collections.abc import Callable

from .geometry import polar, polygon
from .glass import LABEL_COLORS, cloth_lid, jar, label, metal_lid
from .palette import LEAF, LEAF_LIGHT, OLIVE_LEAF, SHADE, STEM, darker, lighter
from .plants import blossom, leaf, leaf_symbol, orb, orb_symbol, sprig
from .scene import Scene
from .vessels import scoop

HONEY = "#e39a1f"


def euphorbia_honey(scene: Scene) -> None:
    """Clear amber honey beside the thorny columns it comes from."""
    _honey(scene, "#d98a1c", _euphorbia)


def thyme_honey(scene: Scene) -> None:
    """Dark honey beside flowering thyme."""
    _honey(scene, "#b9701c", _thyme)


def strawberry_tree_honey(scene: Scene) -> None:
    """Bitter brown honey beside the red fruits of the arbutus."""
    _honey(scene, "#8f4a1c", _strawberry_tree)


def rosemary_honey(scene: Scene) -> None:
    """Pale honey beside rosemary in flower."""
    _honey(scene, "#ecc568", _rosemary)


def orange_blossom_honey(scene: Scene) -> None:
    """Golden honey beside an orange and its blossom."""
    _honey(scene, "#eba92c", _orange)


def _honey(scene: Scene, fill: str, flora: Callable[[Scene, float], None]) -> None:
    at_left = scene.pick(True, False)
    cx, plant = (168, 306) if at_left else (236, 94)
    flora_behind = flora in (_thyme, _rosemary)
    scene.shadow(cx, 336, 94)
    if flora_behind:
        flora(scene, plant)
    width, height = scene.pick((170, 166), (150, 184), (184, 148))
    top = 338 - height
    with jar(scene, cx, 336, width, height, fill):
        for _ in range(4):
            x, y = scene.rng.uniform(cx - 70, cx + 70), scene.rng.uniform(210, 326)
            scene.circle(x, y, scene.rng.uniform(3, 6), lighter(fill, 0.25))
    if scene.pick(True, True, False):
        cloth_lid(scene, cx, top, width - 12)
    else:
        metal_lid(scene, cx, top, width - 12, scene.pick("#d9a441", "#8f4a12", "#e8e2d2"))
    color, mark = scene.pick(*LABEL_COLORS), scene.pick("hexagons", "star", "sun")
    label(scene, cx - 52, 232, 104, 78, color, mark)
    if not flora_behind:
        flora(scene, plant)
    if scene.pick(True, False):
        _dipper(scene, 50 if at_left else 352, -11 if at_left else 11)
    scene.look_at((cx - 110, 108, 220), (210 if at_left else 0, 160, 190))


def _dipper(scene: Scene, x: float, turn: float) -> None:
    scene.shadow(x, 340, 22, 6)
    with scene.at(x, 336, turn):
        scene.line("M0-50V-132", "#8a5a2b", 8)
        for i, half in enumerate((13, 19, 22, 20, 14)):
            scene.ellipse(0, -6 - i * 11, half, 6.5, ("#c4874a", "#a8682f")[i % 2])


def _euphorbia(scene: Scene, x: float) -> None:
    scene.shadow(x, 338, 52, 9)
    columns = [(-36, 84), (34, 96), (-13, 132), (14, 116), (-26, 50), (26, 54), (0, 70)]
    for dx, height in columns:
        height *= scene.rng.uniform(0.92, 1.06)
        left = x + dx - 13
        top = 336 - height
        shape = f"M{left} 336V{top + 10}q0-12 13-12t13 12V336Z"
        scene.path(shape, "#6f9a58")
        scene.path(f"M{left + 13} 336V{top - 2}q13 0 13 12V336Z", "#54793f")
        thorns = "".join(f"M{left + 13} {y}h.1" for y in range(int(top) + 14, 334, 11))
        scene.line(thorns, "#e9dfb4", 3)
        flowers = f"M{left + 5} {top + 1}h.1M{left + 13} {top - 4}h.1m8 5h.1"
        scene.line(flowers, "#f2c230", 7.5)


def _thyme(scene: Scene, x: float) -> None:
    lean = 1 if x > 200 else -1
    scene.shadow(x, 338, 48, 8)
    leaves = leaf_symbol(scene, 17, 6, "#86a06c")
    flower = orb_symbol(scene, 6, 6, "#c58cc0")
    with scene.symbol() as stem:
        sprig(scene, 0, 0, 0, 140, leaves, 8, bare=0.14, stem=STEM, width=3.2)
        for dx, dy in (
            (-9, -126),
            (9, -127),
            (-12, -136),
            (0, -134),
            (12, -137),
            (-6, -145),
            (6, -146),
            (0, -152),
        ):
            scene.use(flower, dx, dy)
    for turn, scale in ((-32, 0.78), (32, 0.82), (-15, 1.02), (16, 0.98), (0, 1.16)):
        scene.use(stem, x, 336, turn + lean * 4 + scene.rng.uniform(-3, 3), scale)


def _rosemary(scene: Scene, x: float) -> None:
    lean = 1 if x > 200 else -1
    scene.shadow(x, 338, 40, 8)
    needles = leaf_symbol(scene, 27, 4.5, "#5e7f68")
    with scene.symbol() as flower:
        scene.path("M0 0Q-12-4-9-12Q-2-11 0-4Q3-11 10-11Q11-3 0 0Z", "#8fa5e0")
        scene.circle(0, -2, 2.2, "#f4f0e0")
    with scene.symbol() as stem:
        sprig(scene, 0, 0, 0, 160, needles, 10, bare=0.1, spread=44, stem=STEM, width=3.6)
        for k in range(7):
            side = (-1, 1)[k % 2]
            scene.use(flower, side * 9, -74 - k * 13, side * 30)
    for turn, scale in ((-28, 0.82), (27, 0.86), (-9, 1.05), (10, 1.16)):
        scene.use(stem, x, 336, turn + lean * 5 + scene.rng.uniform(-3, 3), scale)


def _strawberry_tree(scene: Scene, x: float) -> None:
    side = 1 if x > 200 else -1
    top = x - side * 8
    scene.line(f"M{x + side * 46} 150Q{x + side * 26} 220 {top} 262", STEM, 6)
    for dx, y, turn in (
        (44, 156, 24),
        (40, 170, 112),
        (34, 190, -58),
        (26, 206, 124),
        (16, 226, -66),
        (8, 244, 134),
        (-8, 262, -132),
    ):
        leaf(scene, x + side * dx, y, 58, 15, side * turn, (LEAF, OLIVE_LEAF, "#4f7043")[y % 3])
    ripe, unripe = _bumpy_fruit(scene, "#cc3b25"), _bumpy_fruit(scene, "#e9962f")
    for dx, y, r in ((30, 232, 19), (-2, 284, 20), (50, 206, 15), (44, 262, 17)):
        bx = x + side * dx
        scene.line(f"M{bx} {y - r}q{-side * 6}-10 {-side * 14}-16", LEAF, 3)
        scene.use(ripe if r > 17 else unripe, bx, y, scale=r / 20)
    for dx in (-26, 24):
        scene.shadow(x + dx, 338, 19, 5)
        scene.use(ripe, x + dx, 320, scene.rng.uniform(-40, 10), 0.92)


def _bumpy_fruit(scene: Scene, color: str) -> str:
    with scene.symbol() as fruit:
        orb(scene, 0, 0, 20, 20, color)
        spots = "".join(
            "M{} {}h.1".format(*polar(reach, angle))
            for reach, step in ((15.6, 45), (8.4, 90))
            for angle in range(15, 375, step)
        )
        scene.line(spots, lighter(color, 0.3), 2.6)
    return fruit


def _orange(scene: Scene, x: float) -> None:
    scene.shadow(x, 338, 54, 9)
    leaf(scene, x - 6, 272, 66, 19, -46, LEAF)
    leaf(scene, x + 4, 272, 62, 18, 40, LEAF_LIGHT)
    orb(scene, x + 10, 302, 36, 35, "#ea8a1f")
    _half_orange(scene, x - 34, 314, 25)
    for dx, y, r in ((4, 256, 25), (34, 238, 20), (-28, 244, 18)):
        blossom(scene, x + dx, y, r, "#fffaf0", "#f0b92f")


def _half_orange(scene: Scene, x: float, y: float, r: float) -> None:
    scene.circle(x, y, r, "#e27f16")
    scene.circle(x, y, r * 0.88, "#fbe6bd")
    segments = "".join(
        polygon(
            [
                polar(r * 0.1, k * 45 + 22, x, y),
                polar(r * 0.78, k * 45 + 5, x, y),
                polar(r * 0.8, k * 45 + 22, x, y),
                polar(r * 0.78, k * 45 + 39, x, y),
            ]
        )
        for k in range(8)
    )
    scene.path(segments, "#f2a02c")


def beeswax(scene: Scene) -> None:
    """Cast blocks of wax before a piece of comb."""
    scene.shadow(200, 338, 128, 12)
    comb = "M112 268V112L150 92 196 108 246 88 290 118V268Z"
    cells = []
    for row in range(8):
        for column in range(8):
            cx, cy = 112 + column * 27 + (13.5 if row % 2 else 0), 100 + row * 23
            cells.append(polygon([polar(12, k * 60, cx, cy) for k in range(6)]))
    scene.path("M118 268V118L156 98 202 114 252 94 298 124V268Z", SHADE, 0.2)
    with scene.solid(comb, "#f0bd4c", 200, 190, 0, 0.12):
        scene.path("".join(cells), "#b9741a")
        filled = scene.rng.sample(cells, 17)
        scene.path("".join(filled), "#e8982a")
        scene.path("".join(scene.rng.sample(filled, 6)), "#f9d98e")
    wax = scene.pick("#e3ab3e", "#dd9f30", "#e8b850")
    _wax_block(scene, 82, 262, 118, 74, darker(wax, 0.06))
    _wax_block(scene, 206, 270, 116, 66, wax)
    _wax_block(scene, 142, 216, 116, 54, lighter(wax, 0.1))
    scene.look_at((96, 84, 220), (190, 190, 170))


def _wax_block(scene: Scene, x: float, y: float, width: float, height: float, color: str) -> None:
    shape = f"M{x + 8} {y}h{width - 16}l8 12v{height - 12}h{-width}v{12 - height}Z"
    scene.plain_solid(shape, color, x + width / 2, width, 0, 0.14)
    scene.path(f"M{x + 8} {y}h{width - 16}l8 12h{-width}Z", lighter(color, 0.35))
    cx, cy, r = x + width / 2, y + height / 2 + 6, height * 0.28
    for dx, dy, tone in ((0, 0, -0.2), (0, -1.6, 0.3)):
        ring = polygon([polar(r, k * 60 + 30, cx + dx, cy + dy) for k in range(6)])
        inner = polygon([polar(r * 0.6, k * 60 + 30, cx + dx, cy + dy) for k in range(6)])
        fill = lighter(color, tone) if tone > 0 else darker(color, -tone)
        scene.path(ring + inner, fill, extra='fill-rule="evenodd"')


def pollen(scene: Scene) -> None:
    """A jar of pollen grains, with a scoopful beside it."""
    cx = scene.pick(172, 184)
    scene.shadow(cx, 336, 86)
    grains = ("#f2b52c", "#e08a1e", "#f7d774", "#c9722a", "#eec04a")
    with jar(scene, cx, 336, 156, 168, "#e3a02a", air=26):
        for color in grains:
            spots = "".join(
                f"M{scene.rng.randint(cx - 78, cx + 78)} {scene.rng.randint(206, 336)}h.1"
                for _ in range(44)
            )
            scene.line(spots, color, 8)
    metal_lid(scene, cx, 172, 146, scene.pick("#d9a441", "#e8e2d2", "#44601f"))
    label(scene, cx - 44, 236, 88, 74, scene.pick(*LABEL_COLORS), scene.pick("sun", "hexagons"))
    scene.shadow(314, 340, 56, 8)
    for color in grains:
        spots = "".join(
            f"M{round(scene.rng.gauss(290, 16))} {round(333 - abs(scene.rng.gauss(0, 5)))}h.1"
            for _ in range(12)
        )
        scene.line(spots, color, 8)
    for color in grains[:4]:
        spots = "".join(
            f"M{scene.rng.randint(284, 330)} {scene.rng.randint(276, 290)}h.1" for _ in range(10)
        )
        scene.line(spots, color, 9)
    scoop(scene, 276, 296, -12)
    scene.look_at((cx - 104, 112, 208), (210, 200, 180))
