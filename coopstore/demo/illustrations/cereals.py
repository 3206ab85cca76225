"""From the threshing floor: three couscous, barley flour, sellou, quinoa, carob."""

from .geometry import box, dots, dots_in_dome
from .palette import CREAM, SHADE, STEM, WOOD_LIGHT, darker, lighter
from .plants import ear, leaf, leaf_symbol, orb_symbol
from .scene import Scene
from .vessels import BOWLS, bowl, plate, sack, spoon

BARLEY = "#c9a24a"


def wheat_couscous(scene: Scene) -> None:
    """A steaming dish of couscous with seven vegetables."""
    scene.shadow(200, 344, 132, 12)
    dome = "M84 266C96 190 150 158 200 158S304 190 316 266Z"
    with scene.ball(dome, "#eccb7c", 200, 230, 120, 0.12):
        scene.line(dots(scene.rng, 120, 86, 160, 314, 266), "#c99a3e", 4.4)
        scene.line(dots(scene.rng, 90, 86, 160, 314, 266), "#fbe7b0", 4.4)
    vegetables = {}
    for color in ("#e07a25", "#7d9b45", "#d9b23a", "#e9d9b0"):
        with scene.symbol() as name:
            scene.path("M-11-34Q0-44 11-34L8 30Q0 36-8 30Z", color)
            scene.path("M2-40Q8-40 11-34L8 30Q4 34 2 34Z", SHADE, 0.16)
            scene.line("M-5-24V14", "#fff", 3, 0.35)
        vegetables[color] = name
    order = list(vegetables.values())
    start = scene.rng.randrange(4)
    for i, (x, y, turn) in enumerate(
        (
            (200, 190, 0),
            (162, 202, -26),
            (238, 202, 26),
            (132, 228, -44),
            (268, 228, 44),
            (200, 230, 0),
        )
    ):
        scene.use(order[(start + (0, 1, 1, 2, 2, 3)[i]) % 4], x, y, turn)
    pea = orb_symbol(scene, 8, 8, "#f2dba4")
    for x, y in (
        (178, 242),
        (222, 244),
        (150, 252),
        (250, 254),
        (186, 214),
        (216, 212),
        (118, 254),
        (284, 254),
    ):
        scene.use(pea, x, y)
    bowl(scene, 200, 268, 268, 72, scene.pick(BOWLS[0], BOWLS[1], BOWLS[2]), 0.42)
    steam = darker(scene.region.niche, 0.12)
    scene.line(
        "M150 134q-12-16 0-32t0-32M200 124q-12-16 0-32t0-32M250 134q-12-16 0-32t0-32", steam, 6
    )
    scene.look_at((90, 110, 220), (110, 140, 150))


def barley_couscous(scene: Scene) -> None:
    """Dark barley couscous in the wooden dish where it is rolled, and ears of barley."""
    _rolled_couscous(scene, "#b58d52", ("#8f6a34", "#d3ae74", "#a27c42"))
    for x, turn, length in ((300, 9, 218), (318, 17, 186), (276, -2, 236)):
        ear(scene, x, 336, turn, length * scene.rng.uniform(0.95, 1.04), BARLEY)
    _wooden_dish(scene)
    scene.look_at((60, 170, 210), (220, 90, 180))


def maize_couscous(scene: Scene) -> None:
    """Yellow maize couscous in its wooden dish, and two cobs."""
    _rolled_couscous(scene, "#efbe3c", ("#d79a1e", "#fbe08a", "#e5ab2a"))
    _cob(scene, 330, 334, 16, 0.9)
    _cob(scene, 288, 330, -4, 1.12)
    _wooden_dish(scene)
    scene.look_at((60, 170, 210), (220, 120, 180))


def _rolled_couscous(scene: Scene, fill: str, tones: tuple[str, ...]) -> None:
    scene.shadow(178, 344, 142, 12)
    dome = "M66 290C80 222 130 178 172 174S280 224 290 290Z"
    with scene.ball(dome, fill, 178, 272, 122, 0.12):
        for color in tones:
            scene.line(dots_in_dome(scene.rng, 75, 178, 294, 112, 120), color, 5)


def _wooden_dish(scene: Scene) -> None:
    d = "M34 280H322L300 324Q294 338 278 338H78Q62 338 56 324Z"
    with scene.solid(d, WOOD_LIGHT, 178, 288, 0, 0.2):
        scene.line("M70 304h80m30 8h70M90 324h60m40-4h40", darker(WOOD_LIGHT), 2)
    scene.path(box(28, 274, 300, 16, 7), lighter(WOOD_LIGHT, 0.26))
    scene.path(box(208, 274, 120, 16, 7), SHADE, 0.12)


def _cob(scene: Scene, x: float, y: float, turn: float, scale: float) -> None:
    with scene.at(x, y, turn, scale):
        cob = "M-26-10C-34-70-24-130 0-148C24-130 34-70 26-10Z"
        scene.path(cob, "#f0c136")
        with scene.inside(cob):
            with scene.tile(11, 10) as kernels:
                scene.path(box(0, 0, 11, 10), "#e0a526")
                scene.path(box(1, 1, 9, 8, 3), "#f8d766")
            scene.path(box(-36, -150, 72, 150), kernels)
            scene.path(box(6, -150, 40, 150), SHADE, 0.16)
        scene.path("M0 6C-40 0-50-60-40-100Q-20-60 0 6Z", "#7f9f50")
        scene.path("M0 6C40 0 50-54 44-92Q20-56 0 6Z", "#5f803a")
        scene.path("M-8 8Q-20-40-8-74Q10-40 10 8Z", "#93b162")


def barley_flour(scene: Scene) -> None:
    """An open sack of flour with ears of barley."""
    cx = scene.pick(166, 174)
    scene.shadow(cx, 340, 112, 12)
    for x, turn, length in ((cx + 126, 8, 208), (cx + 146, 22, 186), (cx + 108, -4, 220)):
        ear(scene, x, 336, turn, length * scene.rng.uniform(0.95, 1.04), BARLEY)
    top = 172
    mound = f"M{cx - 92} {top + 6}C{cx - 80} {top - 40} {cx - 30} {top - 30} {cx - 8} {top - 62}"
    mound += f"Q{cx + 6} {top - 66} {cx + 22} {top - 44}T{cx + 92} {top + 6}Z"
    with scene.ball(mound, "#f0e5cd", cx, top, 90, 0.12):
        scene.line(dots_in_dome(scene.rng, 24, cx, top, 84, 56), "#d5c099", 2.6)
    sack(scene, cx, 340, 206, 166, scene.pick("#d9c19a", "#cdb28a", "#c9b48e"))
    scene.path(box(cx - 46, 226, 92, 74, 3), CREAM)
    leaves = scene.pick("#8f4a12", "#44601f", "#22557a")
    for turn in (-34, 34, 0):
        leaf(scene, cx, 288, 50, 11, turn, leaves)
    scene.look_at((cx - 105, 100, 210), (230, 100, 170))


def sellou(scene: Scene) -> None:
    """A cone of sellou dusted with sugar and studded with almonds."""
    scene.shadow(200, 342, 112, 12)
    cone = (
        "M200 116C216 120 224 150 246 200S300 276 312 298H88C100 276 134 226 154 200"
        "S184 120 200 116Z"
    )
    with scene.solid(cone, scene.pick("#b07c44", "#a06c38", "#bb8a52"), 200, 210, 0, 0.18):
        scene.line(dots(scene.rng, 90, 96, 130, 304, 296), "#c99a62", 3)
        scene.line(dots(scene.rng, 60, 96, 130, 304, 296), "#7a4f26", 2.6)
        scene.path("M150 96H250V150Q238 164 226 150T206 158 186 152 166 160 150 146Z", "#fbf3e2")
    with scene.symbol() as almond:
        scene.path("M0 17Q-13 4 0-17Q13 4 0 17Z", "#e9c48a")
        scene.path("M0 17Q13 4 0-17Z", "#c9985a")
    for i in range(7):
        share = (i + 0.5) / 7
        scene.use(
            almond, 108 + share * 184, 276 - 6 * (1 - abs(share - 0.5) * 2), (share - 0.5) * 30
        )
    for i in range(4):
        share = (i + 0.5) / 4
        scene.use(almond, 146 + share * 108, 228, (share - 0.5) * 24, 0.92)
    for dx in (-15, 15):
        scene.use(almond, 200 + dx, 186, dx * 0.6, 0.86)
    scene.use(almond, 200, 112)
    plate(scene, 200, 302, 262, scene.pick(*BOWLS[:4]))
    if scene.pick(True, False):
        for x, turn in ((350, 60), (372, -70)):
            scene.use(almond, x, 334, turn)
    scene.look_at((92, 96, 216), (110, 170, 150))


def quinoa(scene: Scene) -> None:
    """Quinoa in a bowl under its red and gold plumes."""
    _plume(scene, 318, 10, "#d9972c", 0.9)
    _plume(scene, 282, -2, "#b8432c", 1.1)
    scene.shadow(178, 342, 116, 12)
    dome = "M82 268C92 208 140 186 176 186S262 208 274 268Z"
    with scene.ball(dome, "#efdfb6", 178, 250, 100, 0.12):
        for color, count in (("#d0b67c", 60), ("#fff6dc", 44), ("#a5542f", 22)):
            scene.line(dots_in_dome(scene.rng, count, 178, 268, 96, 82), color, 5)
    bowl(scene, 178, 268, 226, 72, scene.pick(BOWLS[1], BOWLS[3], BOWLS[4]))
    if scene.pick(True, False):
        spoon(scene, 58, 318, -14, 130)
    scene.look_at((74, 150, 210), (220, 70, 180))


def _plume(scene: Scene, x: float, turn: float, color: str, scale: float) -> None:
    with scene.at(x, 336, turn, scale):
        scene.line("M0 0V-150", "#7d9b45", 6)
        grain = leaf_symbol(scene, 24, 13, "#7d9b45")
        for y, side in ((-40, -1), (-64, 1), (-90, -1)):
            scene.use(grain, 0, y, side * 62, 2)
        seed = orb_symbol(scene, 9, 8, color)
        pale = orb_symbol(scene, 8, 7, lighter(color, 0.22))
        for level in range(7):
            half = (28, 32, 31, 27, 21, 14, 6)[level]
            for i in (-1, 0, 1):
                scene.use(
                    (seed, pale)[(level + i) % 2],
                    half * i * 0.8,
                    -108 - level * 18 - (8 if i == 0 else 0),
                    scale=1.5,
                )


def carob(scene: Scene) -> None:
    """Carob powder in a bowl under a branch with its ripe pods."""
    scene.shadow(176, 342, 118, 12)
    scene.line("M372 84Q330 110 262 108T170 92", STEM, 7)
    for x, y, turn, scale in (
        (330, 104, -10, 1.1),
        (298, 112, 10, 1.3),
        (262, 112, -6, 1.15),
        (346, 98, 14, 0.95),
    ):
        _pod(scene, x, y + 20, turn + scene.rng.uniform(-4, 4), scale)
    for x, y, turn, size in (
        (232, 106, -24, 52),
        (208, 100, 152, 50),
        (186, 94, -50, 46),
        (172, 92, -96, 46),
        (276, 108, -16, 50),
        (244, 108, 160, 46),
    ):
        leaf(scene, x, y, size, 20, turn, ("#5c7d4b", "#78985a")[size % 4 // 2])
    mound = "M76 268C100 240 136 186 164 180Q174 180 186 194C208 220 240 246 276 268Z"
    with scene.ball(mound, "#8a5a36", 176, 244, 100, 0.16):
        scene.line(dots_in_dome(scene.rng, 44, 176, 268, 92, 80), "#a97a52", 3)
        scene.line(dots_in_dome(scene.rng, 30, 176, 268, 92, 80), "#6a4022", 3)
    bowl(scene, 176, 268, 226, 72, scene.pick(BOWLS[0], BOWLS[1], BOWLS[2]))
    scene.shadow(330, 344, 46, 6)
    _pod(scene, 286, 336, -84 + scene.rng.uniform(-8, 8), 0.9)
    scene.look_at((70, 150, 210), (210, 66, 180))


def _pod(scene: Scene, x: float, y: float, turn: float, scale: float) -> None:
    with scene.at(x, y, turn, scale):
        scene.path("M0-6C20 20 26 70 10 106Q2 114-8 106C-20 70-16 20 0-6Z", "#5a2f1c")
        scene.path("M0-6C20 20 26 70 10 106Q4 110 0 110Q14 50 0-6Z", SHADE, 0.3)
        bumps = "".join(f"M{-2 + 3 * (k % 2)} {20 + k * 19}h.1" for k in range(5))
        scene.line(bumps, "#83492b", 10)
        scene.line("M0-6Q0-16-6-22", STEM, 4)
