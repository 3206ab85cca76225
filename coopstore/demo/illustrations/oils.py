"""Oils to eat: argan, its kernels, olive."""

from .geometry import box, heap, star
from .glass import LABEL_COLORS, bottle, cork, label
from .palette import PAPER, RUST, SHADE, STEM, darker
from .plants import leaf, leaf_symbol, orb
from .scene import Scene
from .vessels import BOWLS, bowl

ARGAN_FRUITS = ("#c9b23c", "#a9a23a", "#c3a83a")
OLIVES = ("#4b3a5c", "#7a8a2e", "#5c4570")


def argan_oil(scene: Scene) -> None:
    """Amber oil of roasted argan, with the fruits of the tree."""
    cx = scene.pick(194, 206)
    scene.shadow(cx, 336, 92)
    with bottle(scene, cx, 336, 116, 224, "#c9822a", neck=48, shoulder=84, level=0.68):
        pass
    cork(scene, cx, 112, 42, 34)
    scene.line(f"M{cx - 19} 130q19 10 38 0", RUST, 4)
    label(
        scene,
        cx - 58,
        216,
        116,
        84,
        scene.pick(RUST, "#7a3b12", "#44601f"),
        scene.pick("drop", "star"),
    )
    right, left = scene.pick(((294, 320), (328, 328)), ((300, 328), (334, 318))), (94, 323)
    for i, (x, y) in enumerate((*right, left)):
        _argan_fruit(scene, x, y, ARGAN_FRUITS[i])
    leaf(scene, right[0][0] + 6, right[0][1] - 12, 46, 13, 40, "#5f7a3a")
    leaf(scene, right[0][0] + 10, right[0][1] - 12, 40, 12, 84, "#6f8b45")
    leaf(scene, left[0] - 6, left[1] - 14, 42, 12, -30, "#5f7a3a")
    if scene.pick(True, False):
        _argan_fruit(scene, 62, 332, ARGAN_FRUITS[1])
    scene.look_at((cx - 115, 130, 220), (246, 254, 132))


def _argan_fruit(scene: Scene, x: float, y: float, color: str) -> None:
    scene.shadow(x, y + 16, 20, 5)
    orb(scene, x, y, 23, 17, color, scene.rng.uniform(-24, 24))


def argan_kernels(scene: Scene) -> None:
    """Shelled kernels, whole nuts, and the two stones that crack them."""
    scene.shadow(186, 342, 118, 12)
    with scene.symbol() as kernel:
        scene.path("M-17 0Q-4-13 18-2Q4 12-17 0Z", "#ead29c")
        scene.path("M-17 0Q2 6 18-2Q4 12-17 0Z", "#c39d5e")
    for x, y in heap(scene.rng, 180, 262, 168, [9, 9, 8, 7, 5, 3], 13):
        scene.use(kernel, x, y, scene.rng.uniform(-70, 70))
    bowl(scene, 180, 266, 222, 74, scene.pick(BOWLS[0], BOWLS[3], BOWLS[4]))
    scene.shadow(316, 340, 44, 8)
    scene.plain_ball(
        "M270 330Q266 300 300 296T356 316Q362 340 340 342H286Q272 342 270 330Z",
        "#9d948b",
        308,
        316,
        44,
    )
    orb(scene, 312, 281, 17, 14, "#a8743f", -14)
    scene.line("M304 276q8-6 17-1", "#d8ae78", 2.4)
    scene.plain_ball(
        "M286 240Q296 208 324 214T344 262Q330 276 306 268T286 240Z", "#b4aaa0", 312, 238, 32
    )
    for x, y in ((52, 330), (82, 342)):
        scene.shadow(x, y + 9, 15, 4)
        orb(scene, x, y, 18, 12, "#a8743f", scene.rng.uniform(-30, 30))
    if scene.pick(True, False):
        _argan_fruit(scene, 372, 336, ARGAN_FRUITS[1])
    scene.look_at((70, 150, 220), (216, 190, 170))


def olive_oil(scene: Scene) -> None:
    """Green oil beside the branch, beside bread and olives, or in a tin."""
    scene.pick(_oil_and_branch, _oil_and_bread, _oil_in_tin)(scene)


def _oil_and_branch(scene: Scene) -> None:
    width, height = scene.pick((100, 240), (88, 258), (114, 216))
    _oil_bottle(scene, 156, width, height)
    olive_branch(scene)
    for x, y in scene.pick(((236, 330), (262, 336)), ((244, 332), (338, 334)), ((238, 334),)):
        _olive(scene, x, y)
    scene.look_at((50, 120, 216), (220, 110, 180))


def _oil_bottle(scene: Scene, cx: float, width: float, height: float) -> None:
    color = scene.pick("#7f8f2f", "#6f8a3a", "#8f962f", "#5f7a34")
    scene.shadow(cx, 338, width * 0.6)
    with bottle(scene, cx, 336, width, height, color, neck=34, shoulder=84, level=0.72):
        pass
    cork(scene, cx, 338 - height, 30, 32)
    color, mark = scene.pick(*LABEL_COLORS), scene.pick("star", "leaf", "drop")
    label(scene, cx - width / 2, 212, width, 86, color, mark)


def _olive(scene: Scene, x: float, y: float) -> None:
    scene.shadow(x, y + 10, 15, 4)
    orb(scene, x, y, 17, 13, scene.pick(*OLIVES), scene.rng.uniform(-25, 25))


def _oil_and_bread(scene: Scene) -> None:
    cx = scene.pick(128, 136)
    _oil_bottle(scene, cx, scene.pick(96, 108), scene.pick(232, 250))
    scene.shadow(284, 342, 96, 10)
    for x, y, turn in ((262, 262, -10), (318, 268, 12)):
        with scene.at(x, y, turn):
            scene.path("M-46 22Q-50-34 0-38T46 22Q46 30 36 30H-36Q-46 30-46 22Z", "#c98f4a")
            scene.path("M-37 20Q-40-26 0-29T37 20Z", "#f0dcae")
            scene.line("M-18-6h.1M4-14h.1M18 4h.1M-6 8h.1M-24 12h.1M14-14h.1", "#d9b87a", 6)
    scene.path("M212 292H356Q352 328 320 338H248Q216 328 212 292Z", "#f3ead6")
    scene.path("M296 292H356Q352 328 320 338H290Z", SHADE, 0.15)
    scene.ellipse(284, 292, 76, 13, "#fbf6ea")
    scene.ellipse(284, 293, 64, 9, "#a8a83a")
    scene.glint(262, 291, 18, 2.6, 0)
    for x, y in scene.pick(((208, 336), (372, 338)), ((374, 334),), ((200, 338), (222, 344))):
        _olive(scene, x, y)
    scene.look_at((36, 120, 210), (210, 200, 160))


def _oil_in_tin(scene: Scene) -> None:
    color, paint = scene.pick(
        ("#44601f", "#e9d08a"),
        ("#22557a", "#e9c25a"),
        ("#8f2f2a", "#f0d8a0"),
        ("#2f6f5a", "#f0e2b8"),
    )
    scene.shadow(150, 340, 84, 11)
    scene.path(box(122, 92, 52, 26, 5), "#c9a23a")
    scene.path("M94 142Q96 112 122 112H178Q204 112 206 142Z", darker("#c9a23a", 0.1))
    with scene.solid(box(84, 138, 132, 200, 8), color, 150, 132, 0.3, 0.2):
        scene.path(box(84, 150, 132, 5) + box(84, 320, 132, 5), paint)
        scene.path(star(50, 150, 226), PAPER)
        leaves = [leaf_symbol(scene, 40, 9, tone) for tone in ("#86a06c", "#5d7a4a")]
        for i, turn in enumerate((-50, -16, 18, 52)):
            scene.use(leaves[i % 2], 150, 246, turn)
        orb(scene, 144, 238, 10, 13, OLIVES[0])
        orb(scene, 160, 244, 10, 12, OLIVES[1])
        scene.path("".join(f"M{92 + i * 20} 300l8-10 8 10-8 10Z" for i in range(7)), paint)
    olive_branch(scene)
    scene.look_at((46, 110, 220), (220, 110, 180))


def olive_branch(scene: Scene) -> None:
    """A branch that hangs from the upper right, with olives."""
    scene.line("M352 100Q300 146 270 206T250 330", STEM, 6)
    light, dark = leaf_symbol(scene, 70, 12, "#86a06c"), leaf_symbol(scene, 70, 12, "#5d7a4a")
    places = ((334, 118, -60), (322, 128, 90), (302, 152, -70), (292, 166, 104), (276, 196, -80),
              (268, 222, 110), (258, 254, -84), (256, 276, 116), (350, 104, 30))  # fmt: skip
    for i, (x, y, turn) in enumerate(places):
        scene.use((light, dark)[i % 2], x, y, turn + scene.rng.uniform(-6, 6))
    for i, (x, y) in enumerate(((302, 194), (324, 188), (284, 244), (301, 256), (276, 290))):
        scene.line(f"M{x} {y - 14}l-6-12", darker(STEM, 0.1), 2.5)
        orb(scene, x, y, 13, 17, OLIVES[(i + scene.rng.randint(0, 2)) % 3], 10)
