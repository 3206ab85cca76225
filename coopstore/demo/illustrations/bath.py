"""For the bath: henna, clay, soaps, seaweed."""

from .geometry import box, dots_in_dome, kite_ring
from .glass import cork, jar, label
from .palette import LEAF, LEAF_LIGHT, SHADE, STEM, darker, lighter
from .plants import leaf_symbol, orb, orb_symbol
from .scene import Scene
from .vessels import BOWLS, bowl, spoon


def henna(scene: Scene) -> None:
    """Green henna powder in a bowl, a branch of the shrub, a little paste."""
    scene.shadow(164, 342, 114, 12)
    scene.line("M352 112Q310 190 300 334", STEM, 5)
    leaves = [leaf_symbol(scene, 44, 11, color) for color in (LEAF, LEAF_LIGHT)]
    for i, share in enumerate((0.1, 0.24, 0.38, 0.52, 0.66, 0.8)):
        x, y = 348 - 44 * share**0.7, 130 + 190 * share
        for side in (-1, 1):
            scene.use(leaves[i % 2], x, y, 14 + side * 58 + scene.rng.uniform(-6, 6))
    berry = orb_symbol(scene, 6, 6, "#f6e6b0")
    for dx, dy in ((0, 0), (-12, 6), (11, 8), (-4, 14), (6, -10), (-10, -8), (16, -4)):
        scene.use(berry, 354 + dx, 102 + dy)
    mound = "M68 266C92 240 126 190 154 182Q164 180 174 192C196 222 230 246 262 266Z"
    with scene.ball(mound, scene.pick("#7f8f42", "#8a9448", "#74853c"), 164, 246, 94, 0.16):
        scene.line(dots_in_dome(scene.rng, 40, 164, 266, 88, 74), "#a5b066", 3)
        scene.line(dots_in_dome(scene.rng, 34, 164, 266, 88, 74), "#5c6a2c", 3)
    bowl(scene, 164, 266, 218, 74, scene.pick(BOWLS[0], BOWLS[1], BOWLS[4]))
    if scene.pick(True, False):
        spoon(scene, 44, 316, -12, 130)
    scene.use(leaves[0], 262, 348, 74)
    scene.use(leaves[1], 300, 344, 110, 0.8)
    scene.look_at((60, 150, 210), (220, 80, 180))


def ghassoul(scene: Scene) -> None:
    """Slabs of brown clay and a bowl of it in water."""
    scene.shadow(200, 344, 148, 12)
    with scene.symbol() as chip:
        scene.path("M-26 10L-18-12 12-16 28 2 16 16Z", "#a07a5c")
        scene.path("M12-16L28 2 16 16 4 2Z", SHADE, 0.22)
        scene.path("M-18-12L12-16 4 2-22 0Z", "#bd9a7c")
    for x, y, turn, scale in (
        (60, 300, -10, 1.3),
        (104, 306, 24, 1.2),
        (82, 270, 8, 1.2),
        (52, 330, 30, 1.1),
        (98, 336, -16, 1.3),
        (132, 334, 6, 1.0),
    ):
        scene.use(chip, x, y, turn + scene.rng.uniform(-10, 10), scale)
    clay = scene.pick("#8a6248", "#936a4c", "#7d5840")
    scene.path("M156 262Q180 232 240 230T326 262Z", clay)
    scene.path("M240 230Q300 230 326 262H252Q270 244 240 230Z", SHADE, 0.18)
    scene.line("M184 254q24-18 58-14q30 4 22 12q-12 6-30 0", lighter(clay, 0.2), 4)
    bowl(scene, 240, 264, 216, 76, scene.pick(BOWLS[1], BOWLS[3], BOWLS[4]))
    spoon(scene, 276, 236, 24, 150)
    scene.path("M262 246Q276 226 294 238L300 258H258Z", clay)
    for x, y in ((158, 346), (172, 342)):
        scene.use(chip, x, y, scene.rng.uniform(0, 90), 0.4)
    scene.look_at((130, 150, 210), (20, 220, 160))


def black_soap(scene: Scene) -> None:
    """A pot of olive paste, a wooden spoon of it, a scrubbing glove."""
    scene.shadow(306, 340, 58, 9)
    glove = "M256 340V208Q256 176 286 176H322Q352 176 352 208V244Q372 240 374 262T352 292V340Z"
    color = scene.pick("#2f3540", "#7a3b52", "#22557a")
    with scene.solid(glove, color, 308, 110, 0, 0.16):
        with scene.tile(10, 10) as mesh:
            scene.line("M0 5h10M5 0v10", lighter(color, 0.16), 2)
        scene.path(box(240, 170, 150, 180), mesh)
    scene.path(box(252, 316, 104, 26, 4), lighter(color, 0.3))
    scene.shadow(150, 340, 96, 12)
    scene.path("M70 208Q84 180 128 188Q158 166 190 190Q222 186 230 210Z", "#4a3216")
    scene.path("M88 204Q104 190 132 196Q128 204 110 206Z", "#fff", 0.3)
    d = "M62 206H238V318Q238 340 216 340H84Q62 340 62 318Z"
    with scene.solid(d, "#8a5a1e", 150, 176, 0.34, 0.2):
        scene.path("M60 200H240V224Q196 236 150 226T60 228Z", "#5c3c18")
    scene.path(box(54, 200, 192, 16, 6), "#c99a4a")
    label(
        scene,
        100,
        244,
        100,
        76,
        scene.pick("#44601f", "#7a3b12"),
        scene.pick("leaf", "drop", "star"),
    )
    spoon(scene, 168, 186, 38, 130)
    scene.ellipse(166, 184, 16, 20, "#5c3c18", 38)
    for x, y in scene.pick(((42, 334), (30, 344)), ((238, 342), (44, 338))):
        orb(scene, x, y, 13, 11, "#4b3a5c")
    scene.look_at((46, 140, 210), (220, 170, 160))


def argan_soap(scene: Scene) -> None:
    """Three bars of stamped soap."""
    scene.shadow(200, 340, 118, 12)
    colors = ["#8fae6a", "#e2b66a", "#7fa6b8", "#d9958a", "#efe0bd"]
    scene.rng.shuffle(colors)
    for (x, y, width, height), color in zip(
        ((92, 268, 216, 70), (112, 198, 182, 68), (134, 132, 146, 64)), colors[:3], strict=True
    ):
        cx, cy = x + width / 2, y + height / 2 + 4
        scene.plain_solid(box(x, y, width, height, 12), color, cx, width, 0, 0.13)
        scene.path(
            f"M{x + 12} {y}h{width - 24}q12 0 12 12h{-width}q0-12 12-12Z", lighter(color, 0.4)
        )
        scene.path(kite_ring(height * 0.34, cx, cy, 0.6), darker(color, 0.22))
        scene.path(kite_ring(height * 0.34, cx, cy - 1.6, 0.6), lighter(color, 0.28))
    leaves = leaf_symbol(scene, 58, 14, LEAF)
    for x, turn in ((206, -62), (210, 40), (208, -12)):
        scene.use(leaves, x, 130, turn + scene.rng.uniform(-8, 8))
    for x, y in ((218, 122), (198, 120)):
        orb(scene, x, y, 12, 10, "#c9b23c")
    scene.look_at((96, 110, 210), (140, 190, 150))


def seaweed(scene: Scene) -> None:
    """A pot of cream and red seaweed with a shell."""
    for x, bend, color, height in (
        (250, -30, "#8d2f4a", 210),
        (286, 26, "#a83d58", 240),
        (326, 10, "#8d2f4a", 190),
        (306, -16, "#b9546c", 160),
    ):
        _frond(scene, x, bend * scene.rng.uniform(0.8, 1.2), color, height)
    scene.shadow(142, 340, 92, 11)
    color = scene.pick("#2f6f74", "#22557a", "#7a3b52")
    with scene.solid(box(56, 232, 172, 108, 18), "#cfe3de", 142, 172, 0.5, 0.13):
        scene.path(box(50, 244, 190, 100), "#f2f5ec", 0.7)
    scene.plain_solid(box(50, 190, 184, 48, 8), "#e9e2d3", 142, 184, 0.5, 0.14)
    scene.path(box(50, 226, 184, 6), darker("#e9e2d3", 0.2))
    label(scene, 88, 252, 108, 70, color, scene.pick("drop", "leaf", "star"))
    scene.shadow(296, 344, 70, 8)
    with scene.at(330, 322, scene.rng.uniform(-12, 12)):
        scene.path("M0 18Q-34 10-30-14Q-22-32 0-32T30-14Q34 10 0 18Z", "#f0cfb4")
        scene.line("M0 16L-22-18M0 16L-10-28M0 16L4-30M0 16L18-24M0 16L27-10", "#cf9f80", 3)
        scene.path("M-9 20H9L6 12H-6Z", "#d9a988")
    scene.look_at((40, 150, 206), (220, 110, 180))


def _frond(scene: Scene, x: float, bend: float, color: str, height: float) -> None:
    """A branching ribbon of seaweed that sways to one side."""
    tip = 338 - height
    scene.line(
        f"M{x} 338C{x + bend} {338 - height * 0.35} {x - bend} {338 - height * 0.65} {x} {tip}",
        color,
        9,
    )
    for share, side in ((0.3, 1), (0.42, -1), (0.55, 1), (0.68, -1), (0.8, 1), (0.9, -1)):
        sway = bend * 0.5 * (1 - 2 * share)
        y = 338 - height * share
        reach = 44 * (1.15 - share)
        scene.line(
            f"M{x + sway} {y}q{side * reach * 0.7}-4 {side * reach} {-reach}"
            f"M{x + sway + side * reach * 0.62} {y - 10}q{side * 12} 2 {side * 22}-10",
            color,
            7,
        )


def seaweed_soap(scene: Scene) -> None:
    """Two bars with flakes of seaweed, a frond behind them."""
    for x, bend, color, height in ((286, 26, "#8d2f4a", 220), (322, -16, "#a83d58", 180)):
        _frond(scene, x, bend * scene.rng.uniform(0.8, 1.2), color, height)
    scene.shadow(176, 342, 128, 11)
    for y, width, color in ((266, 236, "#8fb5a4"), (192, 196, scene.pick("#a8c4b4", "#b9c9a8"))):
        x = 176 - width / 2
        with scene.solid(box(x, y, width, 72, 14), color, 176, width, 0, 0.14):
            flakes = "".join(
                f"M{scene.rng.randint(int(x), int(x + width))} {scene.rng.randint(y + 14, y + 66)}"
                "l6-3"
                for _ in range(20)
            )
            scene.line(flakes, "#8d2f4a", 3.4, 0.75)
            scene.path(kite_ring(24, 176, y + 40, 0.6), lighter(color, 0.34))
        scene.path(box(x + 8, y + 3, width - 16, 8, 4), lighter(color, 0.45))
    scene.look_at((66, 150, 210), (220, 110, 160))


def dried_seaweed(scene: Scene) -> None:
    """A jar of dried seaweed and a heap of it."""
    for x, bend, color, height in ((300, 22, "#8d2f4a", 200), (334, -12, "#a83d58", 160)):
        _frond(scene, x, bend * scene.rng.uniform(0.8, 1.2), color, height)
    cx = scene.pick(138, 146)
    scene.shadow(cx, 336, 86)
    with jar(scene, cx, 336, 160, 190, "#d9c6a8", air=30):
        for color in ("#8d2f4a", "#6a3a4a", "#a8566a"):
            curls = "".join(
                f"M{scene.rng.randint(cx - 76, cx + 60)} {scene.rng.randint(206, 330)}q10-14 18 0"
                "t14-6"
                for _ in range(16)
            )
            scene.line(curls, color, 5)
    cork(scene, cx, 150, 116, 34)
    label(scene, cx - 44, 240, 88, 68, scene.pick("#2f6f74", "#22557a"), scene.pick("leaf", "drop"))
    scene.look_at((cx - 104, 110, 210), (220, 120, 170))
