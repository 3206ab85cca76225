"""For the skin: oils and waters in their bottles."""

from .geometry import box
from .glass import bottle, cork, label
from .palette import LEAF, LEAF_LIGHT, STEM, lighter
from .plants import blossom, cactus_pad, leaf, leaf_symbol, orb, orb_symbol, prickly_pear, rose
from .scene import Scene


def cosmetic_argan_oil(scene: Scene) -> None:
    """A dropper bottle with argan nuts."""
    cx = scene.pick(184, 196)
    scene.shadow(cx, 336, 76)
    _dropper(
        scene,
        cx,
        "#8a4a23",
        scene.pick("#3a4aa8", "#44601f", "#7a3b52"),
        scene.pick("star", "drop"),
    )
    nuts = scene.pick(
        ((292, 322, -20), (326, 332, 24), (308, 302, 60)),
        ((300, 328, 10), (336, 326, -30), (78, 328, 24)),
    )
    for x, y, turn in nuts:
        scene.shadow(x, y + 10, 18, 4)
        orb(scene, x, y, 20, 12, "#b98652", turn)
        with scene.at(x, y, turn):
            scene.line("M-10-1Q0-8 10-2", "#e2bd8d", 3)
    leaf(scene, 300, 312, 50, 14, 34, LEAF)
    leaf(scene, 296, 312, 44, 13, -24, LEAF_LIGHT)
    scene.look_at((cx - 110, 130, 220), (238, 248, 130))


def _dropper(scene: Scene, cx: float, glass: str, color: str, mark: str) -> None:
    """A small bottle with a rubber bulb."""
    d = box(cx - 64, 190, 128, 146, 20)
    with scene.solid(d, glass, cx, 128, 0.3, 0.24):
        scene.path("M0 0H400V212H0Z", "#fff", 0.16)
    scene.path(box(cx - 28, 164, 56, 28), "#22303f")
    scene.path(box(cx - 34, 174, 68, 18, 3), "#101c28")
    scene.line(f"M{cx - 24} 178v10m12-10v10m12-10v10m12-10v10m12-10v10", "#32465a", 3)
    bulb = f"M{cx - 17} 164V104Q{cx - 17} 74 {cx} 74T{cx + 17} 104V164Z"
    scene.plain_solid(bulb, "#e9e2d3", cx, 34, 0.5)
    label(scene, cx - 64, 228, 128, 80, color, mark)


def prickly_pear_oil(scene: Scene) -> None:
    """A tiny bottle of golden oil, the fruit and the pad beside it."""
    cx = scene.pick(150, 158)
    cactus_pad(scene, 300, 338, 10, 1.5)
    prickly_pear(scene, 290, 142, -14, "#d9682f", 0.9)
    prickly_pear(scene, 330, 154, 20, "#c8496a", 0.9)
    scene.shadow(cx, 336, 76)
    _dropper(
        scene,
        cx,
        "#5f7a3a",
        scene.pick("#b8432c", "#7a3b52", "#44601f"),
        scene.pick("drop", "sun", "star"),
    )
    scene.shadow(258, 338, 32, 6)
    prickly_pear(scene, 256, 314, scene.pick(78, -72), "#c8496a", 0.9)
    scene.line("M222 334h.1M214 340h.1M226 343h.1M206 335h.1", "#3a261a", 6)
    scene.look_at((cx - 110, 120, 220), (222, 110, 170))


def rose_water(scene: Scene) -> None:
    """A long-necked bottle of rose water and a rose."""
    flask_left = scene.pick(True, False)
    cx, flower = (146, 268) if flask_left else (254, 128)
    scene.shadow(cx, 338, 62)
    _flask(scene, cx, "#e39aac", scene.pick("#a3365c", "#7a3b52", "#22557a"))
    lean = 1 if flask_left else -1
    scene.line(f"M{flower + lean * 20} 336Q{flower + lean * 26} 290 {flower} 236", LEAF, 7)
    leaf(scene, flower + lean * 18, 296, 56, 17, 58, LEAF)
    leaf(scene, flower + lean * 14, 276, 48, 15, -64, LEAF_LIGHT)
    rose(scene, flower, 196, 1.0, scene.pick("#d4577c", "#c94a72", "#dd6f90"))
    for dx in scene.pick((46, 68), (52, -30), (-40, 60)):
        x = flower + dx * lean
        orb(scene, x, 336, 15, 8, "#d4577c", scene.rng.uniform(-20, 20))
    scene.look_at((cx - 105, 140, 205), (flower - 90, 116, 180))


def _flask(scene: Scene, cx: float, water: str, color: str) -> None:
    d = (
        f"M{cx - 60} 266C{cx - 60} 226 {cx - 12} 224 {cx - 10} 190L{cx - 6} 92H{cx + 6}"
        f"L{cx + 10} 190"
        f"C{cx + 12} 224 {cx + 60} 226 {cx + 60} 266V308Q{cx + 60} 336 {cx + 32} 336H{cx - 32}"
        f"Q{cx - 60} 336 {cx - 60} 308Z"
    )
    with scene.solid(d, lighter(water, 0.42), cx, 120, 0.5, 0.14):
        scene.path("M0 246H400V340H0Z", water)
        scene.path("M0 246H400V252H0Z", lighter(water, 0.6))
    scene.plain_solid(box(cx - 15, 58, 30, 38, 3), "#b98a3a", cx, 30, 0.4)
    scene.circle(cx, 54, 11, "#d3a752")
    scene.glint(cx - 4, 50, 4, 3)
    label(scene, cx - 44, 264, 88, 56, color, "star")


def orange_blossom_water(scene: Scene) -> None:
    """A blue bottle under a branch of orange in flower."""
    cx = scene.pick(140, 148)
    scene.shadow(cx, 338, 60)
    with bottle(scene, cx, 336, 100, 236, "#3f73a8", neck=30, shoulder=100, level=0.7):
        pass
    cork(scene, cx, 102, 26, 32)
    label(
        scene,
        cx - 50,
        218,
        100,
        84,
        scene.pick("#b9741a", "#22557a", "#44601f"),
        scene.pick("sun", "drop", "star"),
    )
    scene.line("M368 110Q316 140 280 196T258 300", STEM, 6)
    leaves = [leaf_symbol(scene, 60, 18, color) for color in (LEAF, LEAF_LIGHT)]
    for i, (x, y, turn) in enumerate(
        (
            (348, 122, -50),
            (330, 136, 96),
            (302, 164, -72),
            (288, 182, 112),
            (272, 220, -84),
            (264, 256, 110),
            (260, 282, -100),
        )
    ):
        scene.use(leaves[i % 2], x, y, turn + scene.rng.uniform(-6, 6))
    for x, y, r in ((326, 176, 26), (282, 154, 22), (312, 236, 28), (244, 238, 20), (282, 296, 24)):
        blossom(scene, x, y, r, "#fffaf0", "#f0b92f")
    scene.shadow(330, 342, 36, 6)
    orb(scene, 330, 310, 31, 30, "#ea8a1f")
    scene.look_at((40, 120, 210), (210, 120, 180))


def lavandin_oil(scene: Scene) -> None:
    """A small bottle of essential oil and stems of lavandin."""
    cx = scene.pick(148, 156)
    scene.shadow(cx, 336, 62)
    color = scene.pick("#5b4a9c", "#7a5cb2", "#3f4a8c")
    with scene.solid(box(cx - 52, 204, 104, 132, 16), "#7d4a23", cx, 104, 0.34, 0.24):
        scene.path("M0 0H400V222H0Z", "#fff", 0.16)
    scene.plain_solid(box(cx - 30, 150, 60, 56, 5), "#22303f", cx, 60, 0.22)
    scene.line(f"M{cx - 24} 158v40m12-40v40m12-40v40m12-40v40m12-40v40", "#101c28", 3)
    label(scene, cx - 52, 236, 104, 76, color, scene.pick("drop", "leaf", "star"))
    flower = orb_symbol(scene, 8, 10, "#8a6cc0")
    pale = orb_symbol(scene, 7, 9, "#a78fd4")
    with scene.symbol() as stem:
        scene.line("M0 0V-150", "#7d9b6a", 4)
        leaf(scene, 0, -20, 70, 6, -16, "#8aa37c")
        leaf(scene, 0, -30, 66, 6, 18, "#7d9b6a")
        for row in range(7):
            for side in (-1, 1):
                scene.use((flower, pale)[row % 2], side * (11 - row), -128 - row * 13, side * 24)
        scene.use(pale, 0, -224)
    for turn, scale in ((-24, 0.8), (26, 0.84), (-11, 0.98), (12, 1.0), (0, 1.14)):
        scene.use(stem, 286, 338, turn + scene.rng.uniform(-3, 3), scale)
    scene.shadow(286, 342, 48, 7)
    scene.look_at((40, 130, 210), (196, 90, 180))
