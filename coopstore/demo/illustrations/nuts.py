"""Nuts and pulses: almonds, walnuts, lentils, broad beans."""

from .geometry import dots_in_dome, heap
from .palette import LEAF, LEAF_LIGHT, SHADE, STEM, darker, lighter
from .plants import blossom, leaf
from .scene import Scene
from .vessels import BOWLS, bowl, sack, scoop

ALMOND_SKINS = ("#b26a30", "#a55f2a", "#c17a3c")


def almonds(scene: Scene) -> None:
    """Almonds in a bowl under a branch in blossom."""
    scene.shadow(200, 342, 112)
    _blossoming_branch(scene)
    kinds = []
    for color in ALMOND_SKINS:
        with scene.symbol() as name:
            scene.path("M-26 0Q-6-20 26 0Q-6 20-26 0Z", color)
            scene.path("M-26 0Q-6 20 26 0Z", darker(color, 0.26))
            scene.line("M-15-3Q0-10 14-3", "#e0a86a", 2)
        kinds.append(name)
    for x, y in heap(scene.rng, 200, 258, 174, [6, 6, 5, 4, 2], 16):
        scene.use(scene.pick(*kinds), x, y, scene.rng.uniform(-70, 70))
    bowl(scene, 200, 264, 236, 76, scene.pick(BOWLS[0], BOWLS[1], BOWLS[3]))
    for x, y in scene.pick(((344, 336), (52, 334)), ((336, 332), (366, 342)), ((56, 338),)):
        scene.shadow(x, y + 11, 20, 4)
        scene.use(kinds[1], x, y, scene.rng.uniform(-40, 40))
    scene.look_at((90, 140, 220), (40, 56, 180))


def _blossoming_branch(scene: Scene) -> None:
    scene.line("M40 76Q120 84 190 118T300 138", STEM, 6)
    scene.line("M120 92Q150 74 186 72", STEM, 4)
    for x, y, r in (
        (76, 82, 19),
        (128, 100, 17),
        (188, 74, 22),
        (212, 124, 20),
        (262, 132, 16),
        (158, 112, 15),
    ):
        petal = scene.pick("#fbe3e6", "#fff4f2", "#f6cfd6")
        blossom(scene, x, y, r + scene.rng.uniform(-2, 2), petal, "#c8496a")
    leaf(scene, 298, 138, 40, 10, 70, LEAF)
    leaf(scene, 240, 130, 34, 9, 26, LEAF_LIGHT)


def walnuts(scene: Scene) -> None:
    """Walnuts, some of them open."""
    scene.shadow(196, 342, 120, 12)
    whole = []
    for color in ("#b98a55", "#a87a48", "#c79a66"):
        with scene.symbol() as name:
            scene.ellipse(0, 0, 31, 27, color)
            scene.path("M25-16Q36 8 14 24Q-10 34-26 14Q4 22 25-16Z", SHADE, 0.2)
            scene.line("M-29-6Q0 8 29-8", darker(color, 0.36), 3)
            scene.line(
                "M-18-14q6 6 2 10M-2-20q4 8 0 14M14-18q4 6 0 10M-16 8q6 4 4 10M4 8q4 6 2 12M18 2"
                "q4 4 2 10",
                darker(color, 0.24),
                2.2,
            )
            scene.ellipse(-13, -15, 7, 4, "#fff", -30, opacity=0.35)
        whole.append(name)
    leaf(scene, 300, 214, 92, 24, 54, LEAF)
    leaf(scene, 290, 206, 88, 22, 14, LEAF_LIGHT)
    for x, y in heap(scene.rng, 190, 254, 166, [4, 4, 3, 2], 28):
        scene.use(scene.pick(*whole), x, y, scene.rng.uniform(-40, 40))
    bowl(scene, 190, 262, 230, 76, scene.pick(BOWLS[1], BOWLS[3], BOWLS[4]))
    for x, turn in scene.pick(((316, -8), (362, 20)), ((318, 14),), ((320, -18), (48, 10))):
        _half_walnut(scene, x, 322, turn)
    scene.look_at((80, 150, 220), (222, 220, 160))


def walnut_kernels(scene: Scene) -> None:
    """Shelled walnuts in a bowl, one still in its half shell."""
    scene.shadow(190, 342, 118, 12)
    kernels = []
    for color in ("#c08a4c", "#b07a42", "#cf9d60"):
        with scene.symbol() as name:
            scene.path(
                "M0-19Q10-26 18-16Q30-12 24 0Q30 12 16 16Q8 24 0 17Q-8 24-16 16Q-30 12-24 0"
                "Q-30-12-18-16Q-10-26 0-19Z",
                color,
            )
            scene.path("M18-16Q30-12 24 0Q30 12 16 16Q8 24 0 17Q16 8 18-16Z", SHADE, 0.18)
            scene.line(
                "M0-18V16M-7-14q-12 4-8 14q-4 6 6 10M8-12q10 6 4 14q4 6-4 10",
                darker(color, 0.3),
                2.4,
            )
        kernels.append(name)
    for x, y in heap(scene.rng, 186, 256, 166, [6, 5, 5, 3, 2], 20):
        scene.use(scene.pick(*kernels), x, y, scene.rng.uniform(-80, 80))
    bowl(scene, 186, 264, 226, 74, scene.pick(BOWLS[0], BOWLS[1], BOWLS[3]))
    _half_walnut(scene, scene.pick(318, 326), 322, scene.rng.uniform(-14, 14))
    scene.look_at((76, 150, 220), (222, 220, 160))


def _half_walnut(scene: Scene, x: float, y: float, turn: float) -> None:
    scene.shadow(x, y + 20, 28, 6)
    with scene.at(x, y, turn):
        scene.ellipse(0, 0, 30, 25, "#a87a48")
        scene.ellipse(0, 0, 25, 20, "#e9cf9c")
        for side in (-1, 1):
            scene.path(
                f"M{side * 3}-16Q{side * 12}-20 {side * 16}-12Q{side * 26}-8 {side * 20} 2"
                f"Q{side * 24} 12 {side * 12} 14Q{side * 6} 20 {side * 3} 14Z",
                "#b07a42",
            )
            scene.line(
                f"M{side * 8}-10q{side * 6} 4 {side * 4} 9m{-side * 3} 3q{side * 6} 2 {side * 3} 7",
                "#7d4f26",
                2.2,
            )


def lentils(scene: Scene) -> None:
    """A sack of small green and brown lentils, with a scoop."""
    cx = scene.pick(168, 176)
    scene.shadow(cx, 340, 112, 12)
    _grain_heap(scene, cx, 172, 92, 66, "#9a8a4c", ("#7c6f38", "#b3a362", "#6a5a30", "#8d8a4a"), 7)
    sack(scene, cx, 340, 206, 166, scene.pick("#d9c19a", "#cdb28a", "#e0cfae"))
    scene.shadow(312, 342, 50, 7)
    for color in ("#7c6f38", "#b3a362", "#6a5a30"):
        spots = "".join(
            f"M{round(scene.rng.gauss(316, 24))} {round(340 - abs(scene.rng.gauss(0, 5)))}h.1"
            for _ in range(16)
        )
        scene.line(spots, color, 7)
    for color in ("#9a8a4c", "#7c6f38", "#b3a362"):
        spots = "".join(
            f"M{scene.rng.randint(284, 334)} {scene.rng.randint(286, 297)}h.1" for _ in range(10)
        )
        scene.line(spots, color, 7)
    scoop(scene, 276, 300, -10)
    scene.look_at((cx - 105, 90, 210), (210, 210, 170))


def _grain_heap(
    scene: Scene,
    cx: float,
    base: float,
    rx: float,
    ry: float,
    fill: str,
    tones: tuple[str, ...],
    size: float,
) -> None:
    dome = (
        f"M{cx - rx} {base + 4}C{cx - rx * 0.9} {base - ry} {cx - 20} {base - ry} {cx} {base - ry}"
    )
    dome += f"S{cx + rx * 0.9} {base - ry} {cx + rx} {base + 4}Z"
    with scene.ball(dome, fill, cx, base, rx * 1.05, 0.14):
        for color in tones:
            scene.line(dots_in_dome(scene.rng, 42, cx, base + 4, rx, ry), color, size)


def broad_beans(scene: Scene) -> None:
    """Split broad beans in a bowl, green pods beside it."""
    scene.shadow(186, 342, 118, 12)
    kinds = []
    for color in ("#e6c77a", "#dcb866", "#eed596"):
        with scene.symbol() as name:
            scene.path("M-19 6Q-22-14 0-15T19 6Q16 10 0 10T-19 6Z", color)
            scene.path("M-19 6Q0 2 19 6Q16 10 0 10T-19 6Z", darker(color, 0.2))
            scene.line("M-4-10q4-2 8 0", "#8a6a2c", 2)
        kinds.append(name)
    for x, y in heap(scene.rng, 184, 260, 168, [7, 7, 6, 5, 3], 16):
        scene.use(scene.pick(*kinds), x, y, scene.rng.uniform(-50, 50))
    bowl(scene, 184, 264, 228, 76, scene.pick(BOWLS[0], BOWLS[1], BOWLS[4]))
    scene.shadow(322, 340, 44, 7)
    leaf(scene, 330, 236, 54, 18, 30, LEAF_LIGHT)
    _bean_pod(scene, 318, 316, scene.pick(-24, -16), 1)
    _bean_pod(scene, 344, 300, 62, 0.86)
    scene.look_at((70, 150, 220), (225, 200, 170))


def _bean_pod(scene: Scene, x: float, y: float, turn: float, scale: float) -> None:
    with scene.at(x, y, turn, scale):
        scene.path("M-6 22C-30-10-26-70-2-108Q4-116 6-106C26-66 28-10 8 22Q0 30-6 22Z", "#7ba046")
        scene.path("M6-106C26-66 28-10 8 22Q4 28 0 24Q20-40 6-106Z", SHADE, 0.2)
        for y_bean in (-78, -50, -22, 4):
            scene.ellipse(-2, y_bean, 11, 12, lighter("#7ba046", 0.22))
        scene.line("M2-106Q2-118 10-124", "#5c7d32", 4)
