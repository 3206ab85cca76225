"""Dates: three varieties, the paste and the syrup."""

from .geometry import box, heap, lozenges
from .glass import LABEL_COLORS, bottle, cork, label
from .palette import CREAM, RUST, SHADE, WOOD_LIGHT, darker, lighter
from .plants import leaf_symbol
from .scene import Scene
from .vessels import BOWLS, board, bowl, plate, spoon

MEDJOOL = ("#6b3418", "#7d4120", "#5a2a14", "#8d4e26")
BOUFEGGOUS = ("#8d4e26", "#a05f2c", "#7d4120")
AZIZA = ("#d9a13a", "#c98a2c", "#e3b55a")
GREEN, GREEN_LIGHT = "#5d7f4c", "#6f9358"


def _date(scene: Scene, color: str, scale: float = 1) -> str:
    """A symbol: a date lying on its side, its cap to the left, 60 wide."""
    with scene.symbol() as name, scene.at(scale=scale):
        scene.path("M-27 0C-27-13-12-17 3-17C20-17 31-10 31 0S20 16 3 16C-12 16-27 13-27 0Z", color)
        scene.path("M29-6C33 8 18 16 3 16C-12 16-25 13-26 3C-6 12 20 8 29-6Z", SHADE, 0.24)
        scene.path("M-26-8Q-36-6-33 0T-26 8Q-20 0-26-8Z", "#d8b476")
        scene.path("M-14-9Q2-15 18-10Q2-11-14-5Z", "#fff", 0.36)
        scene.line("M-12 0q8-3 15-2M8 3q8 0 14-4", darker(color, 0.3), 2)
    return name


def _frond(scene: Scene, x: float, y: float, reach: float, turn: float) -> None:
    blades = [leaf_symbol(scene, reach, 11, color) for color in (GREEN, GREEN_LIGHT)]
    for i, spread in enumerate((-74, -52, -30, -8, 14, 36, 58)):
        scene.use(blades[i % 2], x, y, spread + turn, 1 - abs(i - 3) * 0.065)


def medjool_dates(scene: Scene) -> None:
    """A bowl heaped with large dark dates, before a palm leaf."""
    x = scene.pick(292, 104)
    side = 1 if x > 200 else -1
    _frond(scene, x, 200, 150, -30 if side > 0 else 46)
    scene.line(f"M{x} 198Q{x + side * 18} 260 {x + side * 38} 330", GREEN_LIGHT, 7)
    scene.shadow(192, 338, 108)
    dates = [_date(scene, color) for color in MEDJOOL]
    for px, py in heap(scene.rng, 192, 252, 162, [5, 4, 3, 2], 26):
        scene.use(scene.pick(*dates), px, py, scene.rng.uniform(-40, 40))
    bowl(scene, 192, 258, 224, 78, scene.pick(BOWLS[0], BOWLS[1], BOWLS[4]), 0.44)
    if scene.pick(True, False):
        scene.shadow(56, 338, 26, 5)
        scene.use(dates[3], 56, 326, -12)
    scene.look_at((82, 140, 220), (208 if side > 0 else 20, 100, 180))


def boufeggous_dates(scene: Scene) -> None:
    """Dates laid in rows in an open wooden box."""
    scene.shadow(200, 342, 150, 12)
    lid = scene.pick(LABEL_COLORS[0], LABEL_COLORS[1], LABEL_COLORS[2])
    scene.plain_solid("M74 104H326L334 202H66Z", WOOD_LIGHT, 200, 260, 0, 0.12)
    scene.path("M90 116H310L316 190H84Z", lighter(WOOD_LIGHT, 0.28))
    scene.path(
        lozenges(100, 300, 153, 5, 44) + lozenges(100, 300, 153, 5, 44, 0.5),
        lid,
        extra='fill-rule="evenodd"',
    )
    scene.path("M62 202H338L362 282H38Z", darker(WOOD_LIGHT, 0.5))
    dates = [_date(scene, color, 0.72) for color in BOUFEGGOUS]
    for row, (y, half, scale) in enumerate(((214, 130, 0.92), (236, 136, 1.0), (260, 142, 1.1))):
        for i in range(8):
            x = 200 - half + half * 2 * (i + 0.5) / 8 + (4 if row % 2 else -2)
            scene.use(scene.pick(*dates), x, y, 84 + scene.rng.uniform(-9, 9), scale)
    with scene.solid(box(34, 278, 332, 62, 3), WOOD_LIGHT, 200, 332, 0, 0.16):
        scene.path(box(34, 278, 332, 6), lighter(WOOD_LIGHT, 0.35))
        scene.line("M52 330h90M60 322h40M262 298h80M300 328h48", darker(WOOD_LIGHT), 2)
    scene.path(box(120, 288, 160, 42), "#fbf3e2")
    scene.path(box(120, 288, 160, 5) + box(120, 325, 160, 5), lid)
    scene.path(lozenges(132, 268, 309, 6, 20), lid)
    scene.look_at((60, 150, 220), (180, 184, 160))


def aziza_dates(scene: Scene) -> None:
    """A bunch of golden dates on its stalk."""
    _frond(scene, 200, 78, 128, 8)
    scene.path("M186 20H214L208 96H192Z", "#c9a24a")
    scene.path("M200 20H214L208 96H200Z", SHADE, 0.18)
    dates = [_date(scene, color, 0.66) for color in AZIZA]
    strands = []
    for tone in range(2):
        with scene.symbol() as strand:
            scene.line("M0 0V150", "#d9b24e", 3)
            for k in range(7):
                side = (-1, 1)[(k + tone) % 2]
                turn = 90 - side * 34 + scene.rng.uniform(-10, 10)
                scene.use(dates[(k + tone) % 3], side * 11, 66 + k * 14, turn)
            scene.use(dates[tone], 0, 168, 90)
        strands.append(strand)
    for i, turn in enumerate((-58, 58, -46, 46, -34, 34, -23, 23, -11, 11, 0)):
        scene.use(strands[i % 2], 200, 92, turn + scene.rng.uniform(-3, 3), 0.8 + 0.023 * i)
    scene.shadow(200, 342, 96)
    for x, y in heap(scene.rng, 200, 304, 116, [6, 5], 14):
        scene.use(scene.pick(*dates), x, y, scene.rng.uniform(-40, 40))
    plate(scene, 200, 308, 190, scene.pick(*BOWLS))
    scene.look_at((90, 90, 220), (110, 190, 170))


def date_paste(scene: Scene) -> None:
    """A block of date paste half out of its paper, slices cut from it on a board."""
    scene.shadow(200, 344, 156, 10)
    paste = scene.pick("#7d3f20", "#8a4826")
    board(scene, 200, 324, 310)
    with scene.solid(box(66, 190, 176, 134, 12), paste, 154, 176, 0.14, 0.16):
        scene.path("M66 190h176v16Q154 216 66 206Z", lighter(paste, 0.26))
        bits = "".join(
            f"M{scene.rng.randint(178, 236)} {scene.rng.randint(222, 314)}l5 2" for _ in range(16)
        )
        scene.line(bits, "#d9a868", 4)
    color = scene.pick(RUST, "#44601f", "#22557a")
    wrap = "M56 184H182L170 204 188 224 170 246 190 268 172 290 188 308 182 324H56Z"
    with scene.solid(wrap, "#efe2c6", 120, 140, 0, 0.08):
        scene.path(box(56, 232, 140, 44), color)
        scene.path(lozenges(56, 192, 254, 6, 26), CREAM)
        scene.line("M70 198l26 10M80 314l26-16M140 300l20 10", darker("#efe2c6", 0.16), 3)
    for i, (x, y) in enumerate(((258, 302), (266, 280), (260, 258))):
        scene.plain_solid(
            box(x, y, 74, 22, 7), (paste, lighter(paste, 0.08))[i % 2], x + 37, 74, 0, 0.2
        )
        scene.path(box(x + 3, y + 1, 68, 5, 2.5), lighter(paste, 0.3))
        scene.line(f"M{x + 14} {y + 13}l5 2m16-3l5 2m12-1l5-2", "#d9a868", 3.4)
    dates = [_date(scene, tone) for tone in MEDJOOL[:2]]
    for x, y, turn in scene.pick(
        ((96, 170, -8), (138, 172, 12), (298, 244, -10)),
        ((112, 172, 6), (290, 244, 10), (318, 248, -24)),
    ):
        scene.use(scene.pick(*dates), x, y, turn)
    scene.look_at((60, 150, 210), (206, 196, 160))


def date_syrup(scene: Scene) -> None:
    """A bottle of dark syrup, a spoon that drips, and dates."""
    cx = scene.pick(154, 162)
    scene.shadow(cx, 338, 66)
    syrup = "#5a2411"
    with bottle(scene, cx, 336, 106, 226, syrup, neck=40, shoulder=88, level=0.8):
        pass
    cork(scene, cx, 112, 36, 30)
    label(
        scene,
        cx - 53,
        222,
        106,
        82,
        scene.pick(RUST, "#8f4a12", "#22557a"),
        scene.pick("drop", "sun", "star"),
    )
    scene.shadow(298, 340, 62, 9)
    scene.path("M282 268H292Q296 292 290 318H284Q278 292 282 268Z", syrup)
    spoon(scene, 288, 250, 62, 110)
    scene.ellipse(288, 252, 15, 10, syrup, 62)
    plate(scene, 296, 304, 124, scene.pick(BOWLS[0], BOWLS[1], BOWLS[2]))
    scene.ellipse(296, 300, 46, 7, syrup)
    scene.glint(276, 298, 12, 2.4, 0)
    dates = [_date(scene, color, 0.9) for color in MEDJOOL[:3]]
    for x, y, turn in scene.pick(((56, 328, -20), (84, 336, 26)), ((66, 330, 12), (230, 336, -14))):
        scene.shadow(x, y + 13, 22, 5)
        scene.use(scene.pick(*dates), x, y, turn)
    scene.look_at((50, 120, 210), (210, 190, 170))
