"""Fresh and dried fruit of the regions."""

from .geometry import dots, heap, polar
from .palette import LEAF, LEAF_LIGHT, SHADE, STEM, darker
from .plants import cactus_pad, crescent, leaf, leaf_symbol, orb, orb_symbol, prickly_pear
from .scene import Scene
from .vessels import BOWLS, bowl, crate


def prickly_pears(scene: Scene) -> None:
    """A dish of prickly pears before two pads of the plant."""
    cactus_pad(scene, 250, 330, 12, 1.8)
    cactus_pad(scene, 176, 330, -18, 1.4)
    for x, y, turn in ((236, 98, -22), (272, 88, 4), (306, 102, 26), (128, 166, -34)):
        prickly_pear(scene, x, y, turn, scene.pick("#d9682f", "#c8496a"), 0.84)
    scene.shadow(200, 342, 128, 12)
    colors = ("#c8496a", "#d9682f", "#d9823c")
    fruits = []
    for color in colors:
        with scene.symbol() as name:
            prickly_pear(scene, 0, 0, 0, color, 1.05)
        fruits.append(name)
    for x, y in heap(scene.rng, 200, 268, 176, [5, 4, 2], 34):
        scene.use(scene.pick(*fruits), x, y, scene.rng.uniform(-38, 38))
    bowl(scene, 200, 282, 238, 60, scene.pick(BOWLS[0], BOWLS[1], BOWLS[4]))
    scene.look_at((90, 160, 220), (170, 66, 180))


def dried_figs(scene: Scene) -> None:
    """Figs threaded on palm fibre, and more of them in a bowl."""
    figs = []
    for color in ("#b58a56", "#a67a45", "#c29a68"):
        with scene.symbol() as name:
            scene.ellipse(0, 0, 25, 20, color)
            scene.path(crescent(25, 20), SHADE, 0.2)
            rays = "".join("M0 0L{} {}".format(*polar(17, k * 45 + 10)) for k in range(8))
            scene.line(rays, darker(color, 0.24), 2)
            scene.circle(0, 0, 5, darker(color, 0.4))
        figs.append(name)
    scene.path("M60 62H340V72H60Z", "#7c5230")
    scene.line("M92 66Q110 224 200 226T308 66", "#d9c28c", 4)
    scene.line("M92 66q-12 14-2 30M308 66q12 16 4 32", "#d9c28c", 4)
    for i in range(11):
        angle = -96 + i * 19.2
        x = 200 + 104 * angle / 96
        y = 218 - 116 * (abs(angle) / 96) ** 2.2
        turn = angle * 0.8
        scene.use(figs[(i + scene.rng.randint(0, 2)) % 3], x, y, turn, 0.96)
    scene.shadow(200, 342, 96)
    for x, y in heap(scene.rng, 200, 290, 118, [4, 3], 20):
        scene.use(scene.pick(*figs), x, y, scene.rng.uniform(-25, 25), 0.9)
    bowl(scene, 200, 292, 182, 50, scene.pick(*BOWLS))
    scene.look_at((90, 150, 220), (60, 60, 170))


def pomegranates(scene: Scene) -> None:
    """Two pomegranates and an open one."""
    scene.shadow(200, 340, 136, 12)
    leaf(scene, 148, 172, 70, 17, -50, LEAF)
    leaf(scene, 160, 168, 66, 16, 24, LEAF_LIGHT)
    _pomegranate(scene, 146, 246, 82, scene.pick("#c23a44", "#b8323c", "#cc4a45"))
    _pomegranate(scene, 296, 282, 54, "#d4604f")
    with scene.at(240, 292, scene.rng.uniform(-8, 8)):
        scene.circle(0, 0, 46, "#b8323c")
        scene.circle(0, 0, 41, "#f6dfa8")
        walls = "".join("M0 0L{} {}".format(*polar(40, k * 60 + 10)) for k in range(6))
        seed = orb_symbol(scene, 7, 7, "#a51c36")
        for k in range(6):
            for reach, spread in ((13, (0,)), (25, (-14, 14)), (34, (-20, 0, 20))):
                for turn in spread:
                    scene.use(seed, *polar(reach, k * 60 + 40 + turn))
        scene.line(walls, "#f6dfa8", 3)
    seed = orb_symbol(scene, 7, 6, "#a51c36")
    for x, y in scene.pick(
        ((182, 336), (196, 342), (300, 346)),
        ((62, 334), (78, 342), (190, 340)),
        ((346, 338), (360, 344), (184, 340)),
    ):
        scene.shadow(x, y + 5, 7, 2)
        scene.use(seed, x, y)
    scene.look_at((54, 130, 210), (180, 220, 130))


def _pomegranate(scene: Scene, x: float, y: float, r: float, color: str) -> None:
    crown = (
        f"M{x - r * 0.2} {y - r * 0.9}L{x - r * 0.36} {y - r * 1.36}"
        f"L{x - r * 0.12} {y - r * 1.16}L{x} {y - r * 1.42}"
        f"L{x + r * 0.12} {y - r * 1.16}L{x + r * 0.36} {y - r * 1.36}"
        f"L{x + r * 0.2} {y - r * 0.9}Z"
    )
    scene.path(crown, darker(color, 0.16))
    body = (
        f"M{x} {y - r}C{x + r * 1.1} {y - r} {x + r * 1.2} {y + r * 0.5}"
        f" {x + r * 0.45} {y + r * 0.94}Q{x} {y + r * 1.06} {x - r * 0.45}"
        f" {y + r * 0.94}C{x - r * 1.2} {y + r * 0.5} {x - r * 1.1} {y - r}"
        f" {x} {y - r}Z"
    )
    with scene.ball(body, color, x, y, r * 0.98, 0.2):
        scene.ellipse(x - r * 0.1, y + r * 0.55, r * 0.7, r * 0.4, "#f0b05a", -12, opacity=0.35)
    scene.glint(x - r * 0.38, y - r * 0.42, r * 0.2, r * 0.12)


RED_APPLES = (("#c9352c", "#e56a3c"), ("#d8483a", "#eda04c"), ("#b52a2a", "#d8503c"))
GOLDEN_APPLES = (("#e3c243", "#efd97c"), ("#d9b838", "#e9a05a"), ("#e9cc58", "#f3e39a"))


def apples(scene: Scene, *, skins: tuple[tuple[str, str], ...] = RED_APPLES) -> None:
    """A crate of apples, each with a lighter cheek."""
    scene.shadow(200, 342, 142, 12)
    kinds = []
    for base, blush in skins:
        with scene.symbol() as name:
            scene.path(
                "M0-34C-20-46-46-32-42 0C-40 28-18 42 0 34C18 42 40 28 42 0C46-32 20-46 0-34Z", base
            )
            scene.path("M-18-36C-40-34-44-8-38 12Q-24-2-18-36Z", blush)
            scene.path("M22-37C46-30 44-6 42 2C38 30 18 42 0 34Q30 20 22-37Z", SHADE, 0.2)
            scene.path("M-14-34Q0-24 14-34Q0-30-14-34Z", darker(base, 0.4))
            scene.line("M0-32Q0-44 7-50", STEM, 4)
            scene.ellipse(-20, -17, 8, 5, "#fff", -30, opacity=0.42)
        kinds.append(name)
    leaf(scene, 206, 116, 44, 13, 56, LEAF)
    leaf(scene, 132, 152, 42, 12, -40, LEAF_LIGHT)
    for x, y in heap(scene.rng, 200, 232, 196, [4, 3, 2], 44):
        scene.use(scene.pick(*kinds), x, y, scene.rng.uniform(-16, 16), 0.96)
    crate(scene, 62, 246, 276, 94)
    if scene.pick(True, False):
        scene.shadow(356, 344, 30, 6)
        scene.use(kinds[1], 354, 320, 14, 0.7)
    scene.look_at((80, 96, 230), (190, 150, 170))


def clementines(scene: Scene) -> None:
    """Clementines with their leaves, one of them opened."""
    scene.shadow(200, 342, 136, 12)
    fruits = []
    for color in ("#ee8a1f", "#f0962c", "#e67d14"):
        with scene.symbol() as name:
            orb(scene, 0, 0, 42, 37, color)
            scene.line(dots(scene.rng, 16, -28, -22, 28, 26), darker(color, 0.14), 2)
            scene.line("M-3-30l6 2m-3-4v6", "#8a7a2a", 3)
        fruits.append(name)
    dark, light = leaf_symbol(scene, 58, 18, LEAF), leaf_symbol(scene, 54, 16, LEAF_LIGHT)
    for x, y in heap(scene.rng, 192, 296, 190, [4, 3, 2], 54):
        scene.use(scene.pick(*fruits), x, y, scene.rng.uniform(-25, 25))
        if scene.rng.random() < 0.55:
            scene.use(scene.pick(dark, light), x + 2, y - 30, scene.pick(-62, 54, 78))
    scene.use(dark, 176, 156, -40)
    scene.use(light, 180, 154, 26)
    _peeled(scene, scene.pick(312, 318), 312)
    scene.look_at((70, 120, 220), (220, 220, 150))


def _peeled(scene: Scene, x: float, y: float) -> None:
    scene.path(
        f"M{x - 44} {y + 4}Q{x - 40} {y + 32} {x} {y + 32}T{x + 44} {y + 4}L{x + 26} {y + 16}"
        f"L{x + 10} {y + 6}L{x - 8} {y + 17}L{x - 26} {y + 6}Z",
        "#e67d14",
    )
    with scene.symbol() as segment:
        scene.path("M0 22Q-15 8-12-14Q-6-26 0-28Q6-26 12-14Q15 8 0 22Z", "#f5a742")
        scene.path("M0 22Q15 8 12-14Q6-26 0-28Z", "#ea9430")
        scene.line("M0-24V16", "#fbe0b0", 2)
    for turn in (-58, 58, -30, 30, 0):
        scene.use(segment, x + turn * 0.38, y - 4 + abs(turn) * 0.12, turn, 1.05)


BLACK_RAISINS = (("#6a4a7e", "#7d5a90", "#59406e"), ("#5c3a2c", "#472a22", "#6f4a36"))
RED_RAISINS = (("#a84a62", "#b95c72", "#963c56"), ("#7a3f1e", "#5c2c17", "#9a5a2c"))
GOLDEN_RAISINS = (("#b9b85a", "#c9c872", "#a8a84c"), ("#c98a32", "#b0722a", "#dba04a"))


def raisins(scene: Scene, *, colors: tuple[tuple[str, ...], tuple[str, ...]] | None = None) -> None:
    """A bunch of grapes and what the sun makes of it."""
    fresh, tones = colors or scene.pick(BLACK_RAISINS, RED_RAISINS, GOLDEN_RAISINS)
    at_left = scene.pick(True, False)
    side = 1 if at_left else -1
    gx, bx = 200 - side * 82, 200 + side * 46
    grapes = [orb_symbol(scene, 19, 19, color) for color in fresh]
    scene.shadow(gx, 336, 60)
    scene.line(f"M{gx + 12} 96Q{gx - 4} 122 {gx} 160", STEM, 7)
    leaf(scene, gx - 4, 142, 66, 30, -72, LEAF)
    leaf(scene, gx + 4, 140, 62, 28, 62, LEAF_LIGHT)
    for row, (count, y) in enumerate(
        ((3, 168), (4, 192), (5, 216), (4, 242), (3, 268), (2, 292), (1, 314))
    ):
        for i in range(count):
            x = gx + (i - (count - 1) / 2) * 27 + scene.rng.uniform(-3, 3)
            scene.use(grapes[(row + i + scene.rng.randint(0, 1)) % 3], x, y)
    scene.shadow(bx, 342, 96)
    dry = []
    for color in tones:
        with scene.symbol() as name:
            scene.ellipse(0, 0, 12, 8, color)
            scene.line("M-7-1q4-4 8-1m-3 5q4-3 8-1", darker(color, 0.34), 1.8)
        dry.append(name)
    for x, y in heap(scene.rng, bx, 278, 132, [10, 9, 7, 5, 3], 11):
        scene.use(scene.pick(*dry), x, y, scene.rng.uniform(-80, 80))
    bowl(scene, bx, 282, 178, 60, scene.pick(*BOWLS))
    scene.look_at((bx - 105, 180, 190), (max(0, gx - 90), 120, 190))


def cherries(scene: Scene) -> None:
    """A dish of cherries with their stalks, a pair hanging over the rim."""
    scene.shadow(200, 342, 124, 12)
    kinds = []
    for color in ("#a51630", "#8d1029", "#bc2238"):
        with scene.symbol() as name:
            scene.line("M0-16Q4-46 20-62", "#7c9450", 3.4)
            orb(scene, 0, 0, 25, 23, color)
            scene.ellipse(0, -18, 7, 3, darker(color, 0.4))
        kinds.append(name)
    dark = leaf_symbol(scene, 60, 18, LEAF)
    scene.use(dark, 214, 154, 62)
    scene.use(dark, 176, 166, -58)
    for x, y in heap(scene.rng, 200, 262, 184, [6, 5, 4, 2], 30):
        scene.use(scene.pick(*kinds), x, y, scene.rng.uniform(-50, 30))
    style = scene.pick(BOWLS[1], BOWLS[2], BOWLS[4])
    if scene.pick(True, False):
        bowl(scene, 200, 270, 244, 70, style)
        scene.line("M104 250Q78 262 70 294M104 250Q104 270 104 292", "#7c9450", 3.4)
        scene.use(dark, 104, 252, -34, 0.7)
        for x, y in ((68, 306), (104, 306)):
            orb(scene, x, y, 23, 21, "#a51630")
    else:
        bowl(scene, 200, 270, 244, 70, style)
        for x, y in ((52, 330), (346, 332)):
            scene.shadow(x, y + 20, 22, 5)
            scene.use(kinds[2], x, y)
    scene.look_at((90, 140, 220), (40, 190, 150))
