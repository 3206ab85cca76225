"""Cloth: cushions, djellaba, burnous, embroidery, wool."""

from .geometry import box, disc, kite_ring, lozenges, polar, star
from .motifs import band
from .palette import CREAM, SHADE, WOOD_DARK, WOOD_LIGHT, darker, lighter, mix
from .scene import Scene

SABRA = (
    ("#c2475a", "#e9a11b", "#f6e3c0"),
    ("#2f6f74", "#e2ab3f", "#f6e3c0"),
    ("#5b4a9c", "#d9789a", "#f3e6c4"),
    ("#c9702a", "#8f2f2a", "#f6e3c0"),
    ("#3f6f9c", "#e9d8b4", "#c9422c"),
)
HANBEL = (
    ("#8f2f2a", "#26211d", "#f0e2c8"),
    ("#26211d", "#8f2f2a", "#f0e2c8"),
    ("#f0e2c8", "#8f2f2a", "#26303f"),
)


def hanbel_cushions(scene: Scene) -> None:
    """Two cushions of flatweave in the colours of the hanbel."""
    _two_cushions(scene, scene.rng.sample(HANBEL, 2))


def sabra_cushions(scene: Scene) -> None:
    """Two cushions of agave silk, one behind the other."""
    _two_cushions(scene, scene.rng.sample(SABRA, 2))


def _two_cushions(scene: Scene, cloths: list[tuple[str, str, str]]) -> None:
    first, second = cloths
    scene.shadow(190, 340, 146, 12)
    with scene.at(214, 210, scene.rng.uniform(-4, 4)):
        _cushion(scene, 122, 116, first, scene.pick("lozenge", "nested"))
    with scene.at(142, 282, scene.rng.uniform(-3, 3)):
        _cushion(scene, 104, 54, second, scene.pick("zigzag", "crosses"))
    scene.look_at((90, 100, 220), (40, 200, 160))


def _cushion(
    scene: Scene, half: float, rise: float, colors: tuple[str, str, str], pattern: str
) -> None:
    """A cushion about the origin, striped and banded, with tassels at its corners."""
    cloth, stripe, light = colors
    for sx in (-1, 1):
        for sy in (-1, 1):
            x, y = sx * half, sy * rise
            scene.line(f"M{x} {y}l{sx * 7} {sy * 2}", stripe, 9)
            scene.line(
                f"M{x + sx * 8} {y + sy * 2 - 2}v14m{sx * 4}-13v12m{sx * -8}-12v12",
                stripe,
                3,
            )
    waist, dip = half * 0.93, rise * 0.9
    d = (
        f"M{-half} {-rise}Q0 {-dip} {half} {-rise}Q{waist} 0 {half} {rise}"
        f"Q0 {dip} {-half} {rise}Q{-waist} 0 {-half} {-rise}Z"
    )
    scene.path(d, SHADE, 0.18, 'transform="translate(14 6)"')
    with scene.solid(d, cloth, 0, half * 2, 0, 0.14):
        for i in range(-3, 4):
            scene.path(box(i * half * 0.3 - 3, -rise, 6, rise * 2), lighter(cloth, 0.16))
        scene.path(box(-half, -rise * 0.42, half * 2, rise * 0.84), stripe)
        band(scene, pattern, -half, half, 0, rise * 0.56, light)
        scene.path(
            box(-half, -rise * 0.5, half * 2, 4) + box(-half, rise * 0.46, half * 2, 4), light
        )
    scene.line(
        f"M{-half * 0.8} {-rise * 0.8}Q{-half * 0.86} {-rise * 0.4} {-half * 0.82} 0",
        "#fff",
        5,
        0.35,
    )


def _rod(scene: Scene) -> None:
    scene.plain_solid(box(62, 40, 276, 11, 3), WOOD_DARK, 200, 260, 0)
    for x in (64, 336):
        scene.circle(x, 45, 8, darker(WOOD_DARK))


def djellaba(scene: Scene) -> None:
    """A hooded wool robe on its hanger."""
    cloth, braid = scene.pick(
        ("#e9dfc8", "#8a5a2b"),
        ("#7a6a58", "#f0e2c8"),
        ("#4a5d7a", "#e9d8b4"),
        ("#8f5a3c", "#f3dfb4"),
        ("#5f6f4a", "#efe2c6"),
    )
    striped = scene.pick(True, False)
    scene.shadow(200, 344, 84, 9)
    _rod(scene)
    scene.line("M200 45V66q0 10-8 14", "#5f6770", 4)
    d = (
        "M168 102C178 84 188 78 200 78S222 84 232 102C252 106 264 118 272 136"
        "L314 252 282 270 252 190"
        "C256 240 270 300 278 336Q200 348 122 336C130 300 144 240 148 190L118 270 86 252 128 136"
        "C136 118 148 106 168 102Z"
    )
    with scene.solid(d, cloth, 200, 150, 0, 0.14):
        if striped:
            scene.line("".join(f"M{x} 60V350" for x in range(76, 330, 15)), darker(cloth, 0.16), 4)
        folds = "M158 210q-8 60-12 126M182 250q-4 46-6 92M220 250q4 46 6 92M244 210q8 60 12 126"
        scene.line(folds, darker(cloth, 0.2), 4)
        scene.path(
            "M148 190L142 146 118 270 124 276ZM252 190L258 146 282 270 276 276Z", SHADE, 0.18
        )
        scene.line("M86 252L118 270M314 252L282 270M122 336Q200 348 278 336", braid, 8)
    scene.path(
        "M164 106C168 68 184 56 200 56S232 68 236 106Q220 138 200 142 180 138 164 106Z",
        darker(cloth, 0.1),
    )
    scene.path(
        "M175 106C178 82 188 74 200 74S222 82 225 106Q214 128 200 132 186 128 175 106Z",
        darker(cloth, 0.52),
    )
    scene.line("M164 106Q180 138 200 142T236 106", braid, 5)
    scene.line("M200 142V266", braid, 6)
    scene.line("".join(f"M200 {y}h.1" for y in range(152, 264, 12)), darker(braid, 0.24), 7)
    scene.line("M200 266q-8 8-6 20m6-20q8 8 6 20", braid, 4)
    scene.look_at((96, 60, 208), (150, 90, 130))


def burnous(scene: Scene) -> None:
    """A hooded cape without sleeves, its edges braided."""
    cloth, braid = scene.pick(
        ("#2f2a33", "#e2ab3f"),
        ("#efe5d0", "#b8893a"),
        ("#7a2f35", "#e9c25a"),
        ("#3a4a5c", "#e9d8b4"),
    )
    scene.shadow(200, 344, 118, 11)
    _rod(scene)
    scene.line("M200 45V60q0 8-8 12", "#5f6770", 4)
    inner = mix(cloth, "#3a2418", 0.62)
    scene.path("M168 110H232L258 338H142Z", inner)
    left = "M168 98C128 112 104 150 92 210L66 334Q118 346 168 336C176 262 186 190 196 138Z"
    right = "M232 98C272 112 296 150 308 210L334 334Q282 346 232 336C224 262 214 190 204 138Z"
    with scene.solid(left, cloth, 140, 150, 0, 0.06):
        scene.line("M132 150Q108 240 100 336M158 150Q138 240 134 338", darker(cloth, 0.24), 4)
    with scene.solid(right, cloth, 240, 150, 0, 0.2):
        scene.line("M268 150Q292 240 300 336M242 150Q262 240 266 338", darker(cloth, 0.3), 4)
    scene.line("M196 138C186 190 176 262 168 336M204 138C214 190 224 262 232 336", braid, 6)
    scene.path(box(182, 150, 36, 34, 3), braid)
    scene.line("M182 160h36M182 172h36", darker(braid, 0.3), 3)
    hood = "M164 112C160 74 178 52 206 50 232 52 242 78 236 112Q220 138 200 142T164 112Z"
    scene.plain_solid(hood, cloth, 200, 70, 0, 0.16)
    scene.path("M176 112C174 88 186 74 202 74S228 90 224 112Q214 130 200 132T176 112Z", inner)
    scene.line("M164 112Q180 138 200 142T236 112", braid, 5)
    scene.line("M206 50q26 2 34 22", braid, 4)
    scene.line("M240 72v22m-5-20v16m10-16v16", braid, 4)
    scene.look_at((90, 44, 220), (140, 80, 140))


def embroidery(scene: Scene) -> None:
    """White linen in its hoop, worked in one colour, and folded napkins."""
    thread = scene.pick("#2a4f9e", "#8f2f2a", "#2f6f5a", "#4a3a7a")
    scene.shadow(190, 342, 128, 11)
    scene.plain_ball(disc(186, 176, 122), WOOD_LIGHT, 186, 176, 122)
    scene.circle(186, 176, 111, darker(WOOD_LIGHT, 0.3))
    cloth = disc(186, 176, 108)
    with scene.ball(cloth, "#fbf6ea", 186, 176, 116, 0.1):
        with scene.tile(8, 8) as weave:
            scene.line("M0 4h8M4 0v8", "#e9dfc8", 1)
        scene.path(cloth, weave)
        scene.path(kite_ring(84, 186, 176, 1.4) + star(42, 186, 176, 22.5), thread)
        scene.path(star(30, 186, 176, 22.5), "#fbf6ea")
        scene.path(kite_ring(24, 186, 176, 0.6), thread)
        steps = "".join(
            f"M{x} {y}l5-5 5 5-5 5Z" for x, y in (polar(96, k * 22.5, 181, 176) for k in range(16))
        )
        scene.path(steps, thread)
    scene.plain_solid(box(176, 44, 20, 18, 3), "#d3a23a", 186, 20, 0)
    for i in range(3):
        y = 322 - i * 20
        scene.plain_solid(
            box(66 + i * 4, y, 200 - i * 8, 18, 4), ("#fbf6ea", "#f3ead6")[i % 2], 166, 200, 0, 0.12
        )
        scene.path(lozenges(80 + i * 4, 252 - i * 4, y + 9, 12, 9), thread)
    scene.shadow(322, 342, 30, 6)
    for y, half in ((336, 30), (262, 30)):
        scene.path(box(322 - half, y - 8, half * 2, 12, 4), WOOD_LIGHT)
    with scene.solid(box(300, 264, 44, 66, 6), thread, 322, 44, 0.3):
        scene.line("".join(f"M296 {y}l52 5" for y in range(262, 332, 7)), lighter(thread, 0.24), 2)
    scene.line("M344 286q30 20 10 40t-6 20", thread, 2.4)
    scene.line("M272 218L318 166", "#8b939d", 3.4)
    scene.line("M318 166q20-4 16 24t-10 60", thread, 2)
    scene.look_at((76, 66, 220), (60, 220, 140))


def wool(scene: Scene) -> None:
    """Balls and hanks of hand-spun wool, with the spindle."""
    colors = ["#efe5d0", "#b8432c", "#e2a21f", "#3f6f9c", "#6d8b46", "#7a4a32"]
    scene.rng.shuffle(colors)
    scene.shadow(186, 342, 140, 12)
    _hank(scene, 300, 200, colors[3])
    _hank(scene, 346, 214, colors[4])
    for x, y, r, color in (
        (186, 208, 58, colors[0]),
        (118, 284, 56, colors[1]),
        (232, 286, 54, colors[2]),
    ):
        _ball_of_wool(scene, x, y, r, color)
    with scene.at(66, 330, 14):
        scene.path(box(-4, -190, 8, 190, 4), WOOD_DARK)
        scene.path("M0-150C22-130 26-100 14-62H-14C-26-100-22-130 0-150Z", colors[0])
        scene.line(
            "M-19-100l36-14M-21-112l38-12M-18-86l36-12M-15-74l30-8", darker(colors[0], 0.2), 2.4
        )
        scene.ellipse(0, -56, 30, 8, WOOD_LIGHT)
        scene.ellipse(0, -54, 30, 7, darker(WOOD_LIGHT, 0.2), opacity=0.6)
    scene.line("M284 330q20 14 44 4t40 6", colors[2], 4)
    scene.look_at((80, 140, 210), (20, 150, 180))


def _ball_of_wool(scene: Scene, x: float, y: float, r: float, color: str) -> None:
    with scene.ball(disc(x, y, r), color, x, y, r):
        turn = scene.rng.uniform(-30, 30)
        light, dark = lighter(color, 0.2), darker(color, 0.2)
        with scene.at(x, y, turn):
            for i, shift in enumerate((-0.75, -0.45, -0.15, 0.15, 0.45, 0.75)):
                s = r * shift
                scene.line(
                    f"M{-r} {s}Q0 {r * shift - r * 0.5} {r} {s}",
                    (light, dark)[i % 2],
                    4,
                )
            for shift in (-0.3, 0, 0.3):
                s = r * shift
                scene.line(f"M{s} {-r}Q{r * (shift + 0.4)} 0 {s} {r}", dark, 3)


def _hank(scene: Scene, x: float, y: float, color: str) -> None:
    scene.shadow(x, 340, 24, 6)
    d = f"M{x - 22} {y}Q{x} {y - 26} {x + 22} {y}V322Q{x} 350 {x - 22} 322Z"
    with scene.solid(d, color, x, 44, 0.2, 0.18):
        twist = "".join(f"M{x - 26} {y + 12 + i * 22}q26-24 52-14" for i in range(-1, 8))
        scene.line(twist, darker(color, 0.24), 4)
    scene.path(box(x - 24, y + 36, 48, 12, 3), CREAM)
