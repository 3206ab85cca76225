"""From the sea: tins, jars, dried and smoked fish, shellfish."""

from .geometry import box, dots
from .glass import LABEL_COLORS, jar, label, metal_lid
from .palette import LEAF, LEAF_LIGHT, PAPER, SHADE, WOOD_DARK, darker, lighter
from .plants import leaf, orb
from .scene import Scene
from .vessels import BOWLS, board, plate


def fish(scene: Scene) -> None:
    """An open tin of sardines and a jar of anchovies, with lemon."""
    with scene.symbol() as sardine:
        scene.path("M-64 2Q-30-17 24-12Q46-8 60 0Q46 10 24 13Q-30 17-64 2Z", "#b9c6cf")
        scene.path("M-60 0Q-30-17 24-12Q46-8 60 0Q10-5-60 0Z", "#4d6a80")
        scene.line("M-44 5Q0 10 40 3", "#eef3f5", 3)
        scene.circle(46, -2, 3.4, "#22303a")
        scene.line("M34-8Q30 0 34 9", "#7f93a1", 2.4)
    scene.shadow(112, 338, 62, 9)
    color = scene.pick(*LABEL_COLORS)
    scene.plain_solid(box(58, 160, 108, 178, 16), "#dcc48e", 112, 108, 0.36, 0.16)
    with scene.inside(box(58, 160, 108, 178, 16)):
        for i in range(6):
            scene.use(sardine, 72 + i * 17, 256 + (i % 2) * 12, 90, 1.1)
        scene.path(box(50, 160, 124, 26), "#f3e6c4", 0.7)
    scene.plain_solid(box(60, 134, 104, 32, 5), color, 112, 104, 0.3)
    scene.path(box(58, 232, 108, 56), PAPER)
    scene.path(box(58, 232, 108, 5) + box(58, 283, 108, 5), color)
    scene.use(sardine, 112, 260, 0, 0.62)
    scene.shadow(272, 344, 110, 11)
    scene.path("M168 276Q150 214 200 196Q208 240 190 278Z", "#c9ced3")
    scene.path("M200 196Q208 240 190 278L180 277Q196 236 200 196Z", "#9aa3ab")
    leaf(scene, 236, 266, 50, 14, -24, LEAF)
    leaf(scene, 244, 266, 46, 13, 16, LEAF_LIGHT)
    _lemon(scene, *scene.pick((318, 256, 12), (306, 256, -10)))
    tin = "M166 290Q166 262 194 262H350Q378 262 378 290T350 318H194Q166 318 166 290Z"
    d = "M166 290H378V312Q378 342 350 342H194Q166 342 166 312Z"
    with scene.solid(d, color, 272, 212, 0.2, 0.2):
        scene.path("".join(f"M{162 + i * 24} 330l12-9 12 9-12 9Z" for i in range(10)), PAPER)
    scene.path(tin, "#dfe3e6")
    inner = "M176 289Q176 270 198 270H346Q368 270 368 289T346 308H198Q176 308 176 289Z"
    scene.path(inner, "#c99a3a")
    with scene.inside(inner):
        for i, y in enumerate((278, 290, 302)):
            scene.use(sardine, 272 + (4, -4, 2)[i], y, 0, 1.5)
    scene.look_at((160, 170, 210), (30, 140, 160))


def _lemon(scene: Scene, x: float, y: float, turn: float) -> None:
    with scene.at(x, y, turn):
        scene.path("M-44 4Q-44-36 0-36T44 4Z", "#e9b92c")
        scene.ellipse(0, 5, 44, 15, "#f7e08a")
        scene.ellipse(0, 5, 37, 11, "#f9ecb4")
        rays = "".join(
            f"M0 5L{34 * dx} {5 + 10 * dy}"
            for dx, dy in ((1, 0), (-1, 0), (0.5, 0.9), (-0.5, 0.9), (0.5, -0.9), (-0.5, -0.9))
        )
        scene.line(rays, "#e9c24a", 2.4)


def fillets(scene: Scene) -> None:
    """A jar of fillets in oil, and some on a dish."""
    cx = scene.pick(150, 160)
    scene.shadow(cx, 336, 82)
    flesh = scene.pick("#c98a6a", "#d9a080", "#b87860")
    with jar(scene, cx, 336, 150, 176, "#d9a83a", air=22):
        for i in range(7):
            x = cx - 64 + i * 19
            scene.path(
                f"M{x} 212q12 0 13 12v92q-2 12-12 12q-8-54-1-116Z",
                (flesh, darker(flesh, 0.1))[i % 2],
            )
            scene.line(f"M{x + 3} 228q4 44 0 86", lighter(flesh, 0.4), 2.4)
    metal_lid(scene, cx, 164, 140, scene.pick("#d9a441", "#22557a", "#b8432c"))
    label(scene, cx - 46, 238, 92, 70, scene.pick(*LABEL_COLORS), scene.pick("drop", "star", "sun"))
    scene.shadow(304, 344, 78, 8)
    for i, (x, y) in enumerate(((268, 300), (312, 296), (348, 302), (290, 284), (330, 280))):
        with scene.at(x, y, scene.rng.uniform(-12, 12)):
            scene.path(
                "M-34 4Q-20-10 10-9Q30-8 36 0Q24 9 0 9Q-22 10-34 4Z",
                (flesh, lighter(flesh, 0.1))[i % 2],
            )
            scene.line("M-22 1Q0-4 24-1", lighter(flesh, 0.45), 2.4)
    _lemon(scene, 344, 266, 16)
    plate(scene, 306, 306, 156, scene.pick(BOWLS[1], BOWLS[4]))
    scene.look_at((cx - 100, 110, 210), (218, 200, 170))


def dried_fish(scene: Scene) -> None:
    """Whole fish split and hung from a pole to dry."""
    gold = scene.pick("#c99a52", "#b9854a", "#d0a868")
    scene.shadow(200, 346, 120, 8)
    with scene.symbol() as name:
        scene.path("M-9 0L-26-20Q0-12 26-20L9 0Z", darker(gold, 0.2))
        scene.path("M-8-2C-40 40-44 120-22 172Q0 200 22 172C44 120 40 40 8-2Z", gold)
        scene.path("M2-2H8C40 40 44 120 22 172Q12 186 4 186Q20 90 2-2Z", SHADE, 0.18)
        scene.path("M-8 14C-28 50-30 110-18 150Q-10 90-8 14Z", lighter(gold, 0.3))
        scene.line("M0 8V150", darker(gold, 0.34), 2.6)
        ribs = "".join(f"M0 {y}l-16 14M0 {y}l16 14" for y in range(26, 140, 20))
        scene.line(ribs, darker(gold, 0.26), 2)
        scene.line("M-20 152q20 14 40 0", darker(gold, 0.34), 3)
        scene.circle(-11, 166, 4, "#2a1c12")
        scene.line("M0-14V-34", "#d9c28c", 3.4)
    scene.plain_solid(box(46, 66, 308, 13, 4), WOOD_DARK, 200, 300, 0)
    for x in (88, 162, 238, 312):
        scene.use(name, x, 106, scene.rng.uniform(-3, 3), scene.rng.uniform(0.92, 1.06))
    salt = "".join(
        f"M{scene.rng.randint(110, 300)} {scene.rng.randint(338, 350)}h.1" for _ in range(26)
    )
    scene.line(salt, "#fbf8f0", 5)
    scene.look_at((96, 84, 220), (20, 60, 170))


def bottarga(scene: Scene) -> None:
    """Two lobes of cured roe on a board, slices cut, lemon."""
    scene.shadow(200, 344, 156, 10)
    board(scene, 200, 322, 318, 20)
    _lemon(scene, 330, 316, 0)
    amber = scene.pick("#c9702a", "#b85f24", "#d0802e")
    for y, x, turn in ((258, 170, -7), (298, 160, 3)):
        with scene.at(x, y, turn):
            scene.path(
                "M-108 4C-104-26-40-30 20-26S104-16 108 0C104 20 40 28-20 26S-104 24-108 4Z", amber
            )
            scene.path(
                "M-106 10C-60 20 40 18 108 0C104 20 40 28-20 26S-104 24-106 10Z", SHADE, 0.24
            )
            scene.path("M-90-8Q-20-24 70-16Q-10-16-90-8Z", "#fff", 0.34)
            scene.line("M-96 4Q0-2 100 2", darker(amber, 0.24), 2.4)
            scene.path("M-108 4l-18-7q-4 10 0 18Z", "#efdcb4")
    for i in range(5):
        scene.ellipse(
            262 + i * 15, 312 - (i % 2) * 3, 13, 10, (amber, lighter(amber, 0.16))[i % 2], 20
        )
        scene.ellipse(260 + i * 15, 310 - (i % 2) * 3, 8, 5, lighter(amber, 0.34), 20)
    scene.look_at((56, 176, 190), (220, 220, 140))


def octopus(scene: Scene) -> None:
    """A jar of octopus in oil, an arm curled on a dish."""
    cx = scene.pick(148, 156)
    skin, pale = scene.pick("#a8506a", "#9c4a5c", "#b45c6a"), "#f0d3cf"
    scene.shadow(cx, 336, 84)
    with jar(scene, cx, 336, 154, 180, "#cfa43a", air=22):
        arms = "".join(
            f"M{cx - 66 + i * 30} 340"
            f"C{cx - 90 + i * 30} 300 {cx - 36 + i * 30} 280 {cx - 60 + i * 32} {226 + i % 2 * 14}"
            for i in range(5)
        )
        scene.line(arms, skin, 19)
        scene.line(arms, pale, 5, dash=".1 11")
    metal_lid(scene, cx, 160, 144, scene.pick("#d9a441", "#22557a"))
    label(scene, cx - 46, 250, 92, 68, scene.pick(*LABEL_COLORS), scene.pick("drop", "star"))
    scene.shadow(308, 344, 80, 8)
    arm = "M244 306C250 262 300 232 334 250S352 306 322 306 292 278 312 266"
    scene.line(arm, darker(skin, 0.24), 25)
    scene.line(arm, skin, 19)
    scene.line("M248 300C256 262 302 238 330 254S346 300 322 300", pale, 6, dash=".1 12")
    plate(scene, 304, 308, 160, scene.pick(BOWLS[1], BOWLS[2], BOWLS[4]))
    scene.look_at((cx - 104, 106, 210), (218, 190, 176))


def oysters(scene: Scene) -> None:
    """Oysters of the bay on a dish, one still closed."""
    scene.shadow(200, 344, 120, 11)
    with scene.symbol() as shell:
        scene.path("M-50 6C-54-26-20-44 10-40S58-14 52 12 12 42-16 36-48 30-50 6Z", "#8a8478")
        scene.path("M-42 6C-46-20-18-36 10-33S49-10 44 10 10 34-14 30-40 26-42 6Z", "#efeae0")
        scene.path("M10-33C40-30 49-10 44 10S10 34-14 30Q30 20 10-33Z", "#c9cfd6")
        scene.path("M-28 4C-28-14-6-22 12-18S32 2 24 12-28 22-28 4Z", "#d0b48a")
        scene.path("M-22 2C-20-10-4-16 8-14Q-10-8-22 2Z", "#fff", 0.5)
        scene.line("M-20 12Q0 20 22 10", "#7c6a4c", 3)
    with scene.symbol() as closed:
        scene.path("M-50 6C-54-26-20-44 10-40S58-14 52 12 12 42-16 36-48 30-50 6Z", "#9c9484")
        scene.line("M-40-2Q0-40 44-4M-44 10Q0-16 48 8M-38 22Q4 6 40 22", "#6f685c", 4)
        scene.path("M10-40C40-36 58-14 52 12S12 42-16 36Q40 20 10-40Z", SHADE, 0.16)
    lemon_x = scene.pick(200, 214)
    for x, y, turn in ((132, 214, -14), (268, 216, 20)):
        scene.use(shell, x, y, turn + scene.rng.uniform(-8, 8), 1.02)
    _lemon(scene, lemon_x, 206, 0)
    for x, y, turn in ((96, 268, -8), (202, 262, 6), (306, 268, 14)):
        scene.use(shell, x, y, turn + scene.rng.uniform(-8, 8), 1.12)
    plate(scene, 200, 300, 300, scene.pick(BOWLS[1], BOWLS[4]))
    scene.shadow(352, 346, 34, 6)
    scene.use(closed, 350, 328, scene.rng.uniform(-12, 12), 0.62)
    for x in (54, 70):
        orb(scene, x, 342, 7, 6, "#e9e2d3")
    scene.line(dots(scene.rng, 16, 30, 340, 120, 350), "#fbf8f0", 4)
    scene.look_at((90, 160, 210), (40, 210, 130))
