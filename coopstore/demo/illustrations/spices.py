"""Spices and salt."""

from .geometry import box, dots_in_dome, polar
from .glass import label
from .palette import BRASS, BRASS_DARK, BRASS_LIGHT, PAPER, SHADE, darker, lighter
from .plants import orb, orb_symbol
from .scene import Scene
from .vessels import BOWLS, bowl, scoop


def saffron(scene: Scene) -> None:
    """Crocus flowers and a dish of their red threads."""
    tall, low = scene.pick((126, 288), (282, 118))
    scene.line(
        "M128 316Q100 250 70 230M128 316Q150 250 190 236M286 320Q310 270 338 256M286 320"
        "Q270 276 246 262",
        "#6d8b46",
        6,
    )
    _crocus(scene, tall, 218, 0.92, "#8a6cc0")
    _crocus(scene, low, 246, 0.7, "#7a5cb2")
    scene.shadow(206, 350, 96, 12)
    threads = ["", ""]
    for i in range(46):
        x, y = 204 + scene.rng.gauss(0, 27), 302 - abs(scene.rng.gauss(0, 9))
        end_x, end_y = polar(scene.rng.uniform(11, 19), scene.rng.uniform(-70, 70) + 90, x, y)
        bend = (x + end_x) / 2 + scene.rng.uniform(-6, 6)
        threads[i % 3 // 2] += f"M{x} {y}Q{bend} {(y + end_y) / 2 - 7} {end_x} {min(end_y, 308)}"
    scene.path("M142 306Q170 284 204 280T266 306Z", "#8f1d12")
    scene.line(threads[0], "#c62f18", 3.2)
    scene.line(threads[1], "#e8572a", 2.6)
    bowl(
        scene,
        204,
        308,
        156,
        48,
        scene.pick(("#b98a3a", "#f6e3c0", "lines"), BOWLS[1], BOWLS[4]),
        0.5,
    )
    scene.look_at((104, 190, 200), (max(0, tall - 90), 60, 180))


def _crocus(scene: Scene, x: float, y: float, scale: float, color: str) -> None:
    with scene.at(x, y, scene.rng.uniform(-4, 4), scale):
        scene.path("M-5 0Q-4 60-8 120H8Q4 60 5 0Z", "#e9e4d2")
        scene.path("M-2 4Q-60-30-66-96Q-22-84 0-20Z", darker(color, 0.12))
        scene.path("M2 4Q60-30 66-96Q22-84 0-20Z", darker(color, 0.28))
        scene.path("M0 8Q-46-50-24-124Q6-88 0 8Z", lighter(color, 0.14))
        scene.path("M0 8Q46-50 24-124Q-6-88 0 8Z", color)
        scene.line("M0-40Q-14-84-40-110M0-40Q2-92 0-132M0-40Q14-84 40-110", "#d4371c", 8)
        scene.path("M0 10Q-34-30-8-84Q26-40 0 10Z", lighter(color, 0.3))


def cumin(scene: Scene) -> None:
    """Cumin seed in a brass mortar, the plant in flower behind it."""
    flower = orb_symbol(scene, 6, 5, "#f6e6ea")
    for dx, turn, height in ((-34, -16, 196), (10, 0, 228), (44, 14, 190)):
        _umbel(scene, flower, 282 + dx * 0.4, turn, height)
    cx = 166
    metal, dark, light = scene.pick(
        (BRASS, BRASS_DARK, BRASS_LIGHT),
        ("#c9743f", "#8f4a22", "#eab088"),
        ("#a9a29a", "#7a736c", "#cfc9c1"),
    )
    scene.shadow(cx, 340, 104, 12)
    with scene.at(cx + 14, 214, 32):
        scene.path(box(-11, -136, 22, 150, 8), metal)
        scene.path(box(2, -136, 9, 150, 4), SHADE, 0.18)
        scene.ellipse(0, -136, 20, 13, light)
        scene.path(box(-16, -118, 32, 8, 4), dark)
    seeds = [_seed(scene, color) for color in ("#8a6a34", "#a5834a", "#6f5426")]
    for _ in range(40):
        x, y = scene.rng.gauss(cx, 36), 222 - abs(scene.rng.gauss(0, 9))
        scene.use(scene.pick(*seeds), x, y, scene.rng.uniform(-80, 80))
    _mortar(scene, cx, metal, dark, light)
    for x in scene.pick((40, 66, 88), (256, 276, 300)):
        scene.use(
            scene.pick(*seeds), x, 338 + scene.rng.uniform(-4, 6), scene.rng.uniform(-80, 80), 1.2
        )
    scene.look_at((60, 130, 210), (220, 80, 170))


def _seed(scene: Scene, color: str) -> str:
    with scene.symbol() as name:
        scene.path("M-11 0Q0-8 11 0Q0 8-11 0Z", color)
        scene.line("M-8 0H8", lighter(color, 0.3), 1.4)
    return name


def _mortar(scene: Scene, cx: float, metal: str, dark: str, light: str) -> None:
    x = cx - 92
    d = (
        f"M{x} 228H{x + 184}L{x + 162} 300Q{x + 152} 312 {x + 152} 322H{x + 32}"
        f"Q{x + 32} 312 {x + 22} 300Z"
        f"M{x + 20} 320H{x + 164}V338H{x + 20}Z"
    )
    with scene.solid(d, metal, cx, 184, 0.36, 0.22):
        scene.path(box(x, 252, 184, 10), dark)
        scene.path(box(x, 286, 184, 6), dark)
    scene.path(box(x - 8, 216, 200, 16, 6), light)
    scene.path(box(cx + 20, 216, 80, 16, 6), SHADE, 0.14)


def _umbel(scene: Scene, flower: str, x: float, turn: float, height: float) -> None:
    knot = 46 - height
    tips = [polar(50, k * 17 - 51, 0, knot) for k in range(7)]
    with scene.at(x, 330, turn):
        rays = "".join(f"M0 {knot}L{tip_x} {tip_y}" for tip_x, tip_y in tips)
        scene.line(f"M0 0V{knot}{rays}M0-90q-16-14-26-16M0-60q18-14 28-14", "#7d9b55", 3)
        for tip_x, tip_y in tips:
            for dx, dy in ((-5, 2), (5, -2)):
                scene.use(flower, tip_x + dx, tip_y + dy)


def ras_el_hanout(scene: Scene) -> None:
    """A cone of the blend between the whole spices that make it."""
    scene.shadow(200, 344, 128, 12)
    cone = "M200 128C208 176 250 236 292 270H108C150 236 192 176 200 128Z"
    with scene.solid(cone, scene.pick("#b5722a", "#a8642a", "#c07f30"), 200, 176, 0, 0.18):
        for color in ("#d59a48", "#7f4a1c", "#c94f2a"):
            scene.line(dots_in_dome(scene.rng, 40, 200, 270, 88, 118), color, 3)
    scene.path("M199 134C192 180 150 240 122 266H142C168 236 196 180 199 134Z", "#fff", 0.18)
    bowl(scene, 200, 272, 226, 68, scene.pick(BOWLS[0], BOWLS[1], BOWLS[4]))
    for dx, turn in ((-134, -12), (-112, 5)):
        _cinnamon(scene, 200 + dx, 330, turn)
    star_x, star_y = scene.pick((336, 312), (346, 322))
    scene.shadow(star_x, star_y + 26, 34, 6)
    with scene.symbol() as carpel:
        scene.path("M0-3Q-11-14-3-34Q0-38 3-34Q11-14 0-3Z", "#7a4420")
        scene.ellipse(0, -17, 4, 7, "#d59a48")
    for k in range(8):
        scene.use(carpel, star_x, star_y, k * 45 + 10)
    scene.circle(star_x, star_y, 5, "#4f2a14")
    for x, y in ((306, 338), (288, 346), (370, 346), (94, 346)):
        orb(scene, x, y, 6, 6, scene.pick("#3b2a20", "#8a6a3a", "#5a7042"))
    scene.look_at((92, 110, 216), (230, 222, 160))


def _cinnamon(scene: Scene, x: float, y: float, turn: float) -> None:
    with scene.at(x, y, turn):
        scene.path(box(-13, -150, 26, 156, 5), "#a3602c")
        scene.path(box(3, -150, 10, 156, 4), SHADE, 0.22)
        scene.line("M-6-138V-8", "#c98a50", 2.4)
        scene.ellipse(0, -150, 13, 6, "#c98a50")
        scene.line("M-8-150q4-5 8 0t8 0", "#6a3a18", 3)


def sweet_pepper(scene: Scene) -> None:
    """A mound of paprika under a string of dried peppers."""
    scene.line("M52 74Q200 128 348 74", "#d9c28c", 4)
    with scene.symbol() as pepper:
        scene.path("M-22-4C-30 26-16 50 0 56C16 50 30 26 22-4Q12-14 0-8Q-12-14-22-4Z", "#a81f1a")
        scene.path("M6-9Q14-12 22-4C30 26 16 50 0 56Q16 20 6-9Z", SHADE, 0.24)
        scene.path("M-14 4Q-18 22-8 38Q-10 20-14 4Z", "#fff", 0.26)
        scene.line("M0-8Q-2-20 4-28", "#5c7d32", 6)
    for i in range(9):
        x = 76 + i * 31
        y = 96 + 19 * (1 - ((x - 200) / 148) ** 2)
        scene.use(pepper, x, y, scene.rng.uniform(-12, 12), 0.9)
    scene.shadow(200, 344, 116, 12)
    mound = "M104 272C130 248 168 196 194 184Q202 182 212 190C238 210 272 250 296 272Z"
    with scene.ball(mound, "#c23a1c", 196, 250, 96, 0.16):
        scene.line(dots_in_dome(scene.rng, 56, 200, 272, 90, 80), "#e2623a", 3)
        scene.line(dots_in_dome(scene.rng, 40, 200, 272, 90, 80), "#952a14", 3)
    bowl(scene, 200, 272, 222, 68, scene.pick(BOWLS[1], BOWLS[3], BOWLS[4]))
    if scene.pick(True, False):
        scene.shadow(346, 342, 34, 6)
        scene.use(pepper, 330, 326, -80)
    scene.look_at((90, 150, 220), (40, 60, 170))


def salt(scene: Scene) -> None:
    """White salt of the springs: a heap of crystals, a scoop, a paper bag."""
    scene.shadow(112, 338, 68, 9)
    color = scene.pick("#22557a", "#2f6f74", "#8f4a12")
    bag = "M52 338V190L66 168 82 178 100 166 118 178 136 166 152 178 168 190V338Z"
    with scene.solid(bag, PAPER, 110, 116, 0, 0.12):
        scene.path(box(40, 218, 140, 90), color)
    label(scene, 70, 232, 80, 62, color, scene.pick("star", "drop", "sun"))
    scene.shadow(260, 344, 110, 11)
    heap_shape = "M158 334C176 290 214 262 240 222Q256 208 272 226C296 262 334 290 356 334Z"
    with scene.ball(heap_shape, "#f4f1ea", 254, 300, 104, 0.12):
        scene.line(dots_in_dome(scene.rng, 40, 258, 334, 94, 110), "#cdd3d6", 4)
        for _ in range(22):
            x, y = scene.rng.uniform(186, 330), scene.rng.uniform(256, 330)
            scene.path(f"M{x} {y}l6-6 6 6-6 6Z", scene.pick("#ffffff", "#dfe4e6", "#e9d9cf"))
    for x, y in ((346, 338), (366, 344), (172, 344), (150, 348)):
        scene.path(f"M{x} {y}l7-7 7 7-7 7Z", "#ffffff")
    scoop(scene, 262, 274, -22)
    scene.path("M262 270q30-26 62-14l-8 8Z", "#ffffff")
    scene.look_at((150, 180, 210), (40, 160, 160))
