"""In jars and bottles: olives, capers, amlou and what is made of the prickly pear."""

from .geometry import box, heap
from .glass import LABEL_COLORS, bottle, cloth_lid, cork, jar, label, metal_lid
from .palette import LEAF, RUST, SHADE, lighter
from .plants import blossom, cactus_pad, leaf_symbol, orb_symbol, prickly_pear
from .scene import Scene
from .vessels import BOWLS, bowl, spoon

MIXED_OLIVES = ("#8a9a3a", "#6b4a63", "#3f3350")
GREEN_OLIVES = ("#8a9a3a", "#9aa84a", "#76862e")
BLACK_OLIVES = ("#3a3038", "#4a3a40", "#2c252c")


def table_olives(scene: Scene, *, colors: tuple[str, ...] = MIXED_OLIVES) -> None:
    """Olives heaped in a bowl."""
    scene.shadow(200, 342, 122, 12)
    olives = [orb_symbol(scene, 22, 17, color) for color in colors]
    leaves = [leaf_symbol(scene, 64, 11, color) for color in ("#86a06c", "#5d7a4a")]
    for i, (x, y, turn) in enumerate(
        ((262, 196, 62), (276, 206, 96), (128, 200, -58), (252, 186, 26))
    ):
        scene.use(leaves[i % 2], x, y, turn)
    for x, y in heap(scene.rng, 200, 256, 178, [6, 6, 5, 4, 2], 18):
        scene.use(scene.pick(*olives), x, y, scene.rng.uniform(-35, 35))
    bowl(scene, 200, 264, 240, 76, scene.pick(BOWLS[0], BOWLS[1], BOWLS[2]))
    for x, y in scene.pick(
        ((332, 334), (358, 340)), ((52, 334), (350, 338)), ((46, 338), (78, 334))
    ):
        scene.shadow(x, y + 12, 17, 4)
        scene.use(scene.pick(*olives), x, y, scene.rng.uniform(-30, 30), 0.9)
    scene.look_at((90, 150, 220), (200, 150, 150))


def capers(scene: Scene) -> None:
    """A jar of capers and the caper bush in flower."""
    cx = scene.pick(158, 166)
    scene.shadow(cx, 336, 82)
    bud = orb_symbol(scene, 8, 7, "#6f7f3a")
    with scene.tile(36, 27) as buds:
        places = ((7, 8, 7, "#6f7f3a"), (23, 6, 7, "#5b6b30"), (15, 20, 8, "#84924a"),
                  (31, 19, 7, "#66763a"))  # fmt: skip
        for x, y, r, color in places:
            scene.circle(x, y, r, color)
            scene.circle(x - 2, y - 3, 2, "#c3cc92")
    with jar(scene, cx, 336, 150, 170, "#b9bf7a", air=24):
        scene.path(box(cx - 80, 214, 160, 130), buds)
    metal_lid(scene, cx, 170, 140, scene.pick("#d9a441", "#44601f", "#b8432c"))
    label(scene, cx - 42, 236, 84, 70, scene.pick(*LABEL_COLORS), "leaf")
    scene.shadow(304, 338, 46, 8)
    scene.line("M288 336Q276 270 312 200T318 120", "#7d9b55", 5)
    rounds = (
        (306, 286, 34, "#6f9358"),
        (278, 262, 30, LEAF),
        (326, 232, 30, LEAF),
        (292, 206, 26, "#6f9358"),
    )
    for x, y, r, color in rounds:
        scene.ellipse(x, y, r, r * 0.86, color, 20)
        scene.path(
            f"M{x - r * 0.6} {y + r * 0.6}L{x + r * 0.5} {y - r * 0.5}"
            f"A{r * 1.2} {r * 1.2} 0 0 1 {x - r * 0.6} {y + r * 0.6}Z",
            SHADE,
            0.15,
        )
    for x, y in ((340, 186), (276, 176)):
        scene.line(f"M{x - (10 if x > 300 else -22)} {y + 30}L{x} {y}", "#7d9b55", 3)
        scene.use(bud, x, y, 0, 1.4)
    blossom(scene, 320, 122, 40, "#fff8f2", "#efe3c4", 4)
    stamens = "".join(
        f"M320 124Q{320 + dx * 0.5:.0f} 96 {320 + dx} {84 + abs(dx) * 0.4:.0f}"
        for dx in (-34, -24, -14, -5, 5, 14, 24, 34)
    )
    scene.line(stamens, "#a86bb5", 2)
    scene.look_at((cx - 100, 112, 210), (225, 70, 175))


def amlou(scene: Scene) -> None:
    """A jar of amlou, a spoonful of it, and almonds."""
    cx = scene.pick(172, 182)
    scene.shadow(cx, 336, 96)
    with jar(scene, cx, 336, 180, 150, "#9a5a2a", air=16):
        scene.line(f"M{cx - 90} 320q40-14 90-2t90-6", "#84491f", 5)
    metal_lid(scene, cx, 186, 168, scene.pick("#d9a441", "#e8e2d2", "#b8432c"))
    label(
        scene,
        cx - 56,
        224,
        112,
        86,
        scene.pick(RUST, "#44601f", "#7a3b52"),
        scene.pick("star", "drop"),
    )
    with scene.symbol() as almond:
        scene.path("M-24 0Q-6-19 24 0Q-6 19-24 0Z", "#a9652e")
        scene.path("M-24 0Q-6 19 24 0Z", "#7d4620")
        scene.path("M-15-3Q0-11 14-3Q0-7-15-3Z", "#d59a5c")
    places = scene.pick(
        ((302, 326, -24), (336, 334, 30), (318, 302, 70), (58, 332, 20)),
        ((310, 332, 12), (344, 326, -40), (330, 306, 24), (366, 338, 10)),
    )
    for x, y, turn in places:
        scene.shadow(x, y + 11, 20, 5)
        scene.use(almond, x, y, turn)
    scene.look_at((cx - 110, 120, 220), (254, 254, 132))


def prickly_pear_vinegar(scene: Scene) -> None:
    """Rose-coloured vinegar before the plant that gives it."""
    cx = scene.pick(150, 158)
    cactus_pad(scene, 292, 338, 14, 1.45)
    cactus_pad(scene, 262, 336, -22, 1.0)
    scene.shadow(cx, 338, 60)
    with bottle(scene, cx, 336, 92, 252, "#c1546a", neck=30, shoulder=110, level=0.7):
        pass
    cork(scene, cx, 86, 26, 30)
    label(
        scene,
        cx - 46,
        222,
        92,
        82,
        scene.pick("#7a3b52", "#44601f", RUST),
        scene.pick("drop", "sun", "star"),
    )
    for x, y, turn in ((302, 148, -12), (340, 158, 20)):
        prickly_pear(scene, x, y, turn, scene.pick("#c8496a", "#d9682f"), 0.8)
    for x, y, turn in scene.pick(
        ((252, 314, 76), (346, 320, -66)), ((240, 318, -70), (330, 320, 82))
    ):
        scene.shadow(x, y + 20, 30, 6)
        prickly_pear(scene, x, y, turn, "#c8496a", 0.85)
    scene.look_at((50, 130, 210), (220, 110, 180))


def prickly_pear_jam(scene: Scene) -> None:
    """A jar of red jam, a spoon, and a prickly pear cut in half."""
    cx = scene.pick(160, 168)
    scene.shadow(cx, 336, 86)
    with jar(scene, cx, 336, 158, 156, "#b8324a", air=16):
        seeds = "".join(
            f"M{scene.rng.randint(cx - 76, cx + 76)} {scene.rng.randint(206, 332)}h.1"
            for _ in range(40)
        )
        scene.line(seeds, "#7c1b30", 4)
    cloth_lid(scene, cx, 180, 146)
    label(
        scene,
        cx - 46,
        236,
        92,
        72,
        scene.pick("#7a3b52", "#44601f", RUST),
        scene.pick("sun", "star", "leaf"),
    )
    scene.shadow(306, 340, 64, 9)
    prickly_pear(scene, 332, 296, 16, "#d9682f", 1.35)
    half_prickly_pear(scene, 276, 308, -14)
    if scene.pick(True, False):
        spoon(scene, 54, 314, -8, 120)
    scene.look_at((cx - 100, 120, 210), (220, 230, 160))


def half_prickly_pear(scene: Scene, x: float, y: float, turn: float) -> None:
    """A prickly pear cut lengthways, its seeds showing."""
    with scene.at(x, y, turn, 1.2):
        scene.path("M-14-27Q0-32 14-27Q25-6 18 16Q10 30 0 30T-18 16Q-25-6-14-27Z", "#e0803c")
        scene.path("M-11-22Q0-26 11-22Q19-5 14 13Q8 25 0 25T-14 13Q-19-5-11-22Z", "#d23b5e")
        scene.path("M-7-15Q0-18 7-15Q12-4 9 9Q5 18 0 18T-9 9Q-12-4-7-15Z", lighter("#d23b5e", 0.2))
        scene.line("M-4-9h.1M4-8h.1M0-2h.1M-5 3h.1M5 4h.1M0 9h.1", "#4a1522", 3.4)
