"""Metal and light: tray, lantern, teapot, candles."""

from .geometry import Q, box, disc, kite_ring, lozenges, polar, polygon, star
from .palette import BRASS, BRASS_DARK, BRASS_LIGHT, LEAF_LIGHT, SHADE, WOOD_DARK, darker, lighter
from .plants import blossom, leaf
from .scene import Scene

COPPER, COPPER_DARK, COPPER_LIGHT = "#c9743f", "#8f4a22", "#eab088"


def tray(scene: Scene, *, copper: bool | None = None) -> None:
    """An engraved tray leaning on the wall behind its folding legs."""
    either = scene.pick(True, False)
    metal, dark, light = (
        (COPPER, COPPER_DARK, COPPER_LIGHT)
        if (either if copper is None else copper)
        else (BRASS, BRASS_DARK, BRASS_LIGHT)
    )
    cx, cy = 200, 178
    scene.circle(cx + 9, cy + 9, 138, SHADE, 0.2)
    with scene.ball(disc(cx, cy, 138), metal, cx, cy, 146, 0.15):
        scene.path(
            disc(cx, cy, 130) + disc(cx, cy, 126) + disc(cx, cy, 104) + disc(cx, cy, 101),
            dark,
            extra='fill-rule="evenodd"',
        )
        leaves = "".join(
            polygon(
                [
                    polar(123, k, cx, cy),
                    polar(115, k + 6, cx, cy),
                    polar(107, k, cx, cy),
                    polar(115, k - 6, cx, cy),
                ]
            )
            for k in range(0, 360, 15)
        )
        scene.path(leaves, dark)
        scene.path(kite_ring(98, cx, cy, 1.4), dark)
        scene.path(kite_ring(98 * Q, cx, cy, 1.4, 22.5), light)
        scene.path(kite_ring(98 * Q**2, cx, cy, 1.4), dark)
        scene.path(star(98 * Q**4, cx, cy), scene.pick(light, dark))
        scene.path("M60 60L120 40 320 320 260 340Z", "#fff", 0.16)
    scene.line("M82 118A132 132 0 0 1 150 58", "#fff", 7, 0.75)
    scene.shadow(200, 344, 100, 9)
    scene.line("M116 286L272 342M284 286L128 342", WOOD_DARK, 13)
    scene.line("M116 286L272 342", lighter(WOOD_DARK, 0.14), 9)
    scene.circle(200, 315, 7, light)
    scene.look_at((94, 72, 212), (56, 44, 150))


def lantern(scene: Scene) -> None:
    """A pierced lantern with coloured glass."""
    metal, dark, light = scene.pick(
        (BRASS, BRASS_DARK, BRASS_LIGHT),
        (COPPER, COPPER_DARK, COPPER_LIGHT),
        ("#5a6068", "#33383f", "#a9b0b8"),
    )
    glass = scene.pick(
        ("#c9422c", "#e9a11b"),
        ("#2f6f9c", "#7fc0c4"),
        ("#3f8f5a", "#e9c25a"),
        ("#f2b84b", "#fbe3a0"),
    )
    scene.shadow(200, 342, 76, 11)
    scene.path(disc(200, 48, 18) + disc(200, 48, 11), dark, extra='fill-rule="evenodd"')
    dome = (
        "M200 62C212 62 212 76 216 84C246 96 268 118 274 148H126C132 118 154 96 184 84"
        "C188 76 188 62 200 62Z"
    )
    with scene.solid(dome, metal, 200, 148, 0.3):
        scene.path("".join(star(8, 140 + i * 30, 134) for i in range(5)), dark)
        scene.path("".join(star(6, 170 + i * 30, 112) for i in range(3)), dark)
    scene.path(box(116, 146, 168, 14, 4), light)
    scene.path(box(216, 146, 68, 14, 4), SHADE, 0.14)
    for i in range(4):
        x = 128 + i * 36
        scene.path(box(x, 160, 36, 136), glass[i % 2])
        scene.path(lozenges(x, x + 36, 228, 1, 100, 0.8), "#fff", 0.28)
        scene.path(lozenges(x, x + 36, 228, 1, 100, 0.42), glass[(i + 1) % 2])
    scene.path(box(216, 160, 56, 136), SHADE, 0.16)
    for i in range(5):
        scene.path(box(124 + i * 36, 158, 8, 140), (metal, dark)[i > 2])
    scene.path(box(128, 174, 144, 6) + box(128, 276, 144, 6), dark)
    base = "M116 296H284V310L266 320V330H284V340H116V330H134V320L116 310Z"
    with scene.solid(base, metal, 200, 168, 0.3):
        scene.path("".join(star(6, 140 + i * 24, 308) for i in range(6)), dark)
    scene.look_at((96, 110, 208), (140, 40, 130))


def teapot(scene: Scene) -> None:
    """A silver-white teapot and a glass of mint tea."""
    metal, dark, light, knob = scene.pick(
        ("#c8ccd1", "#8b939d", "#e9ecef", "#c7432a"),
        ("#c8ccd1", "#8b939d", "#e9ecef", "#2f6f5a"),
        (BRASS, BRASS_DARK, BRASS_LIGHT, "#2f4f9c"),
    )
    scene.shadow(176, 338, 92)
    scene.shadow(320, 338, 32, 7)
    scene.line("M250 214C312 200 318 286 246 292", dark, 12)
    scene.line("M250 214C312 200 318 286 246 292", light, 6)
    scene.plain_solid(
        "M112 238C88 236 80 200 52 178L66 168C98 180 112 202 126 212Z", metal, 90, 60, 0, 0.1
    )
    d = (
        "M176 168C236 168 258 214 258 256C258 296 236 322 222 328H130C116 322 94 296 94 256"
        "C94 214 116 168 176 168Z"
    )
    with scene.ball(d, metal, 176, 240, 84):
        scene.path(box(80, 232, 200, 44), lighter(dark, 0.12))
        count = scene.pick(8, 6)
        scene.path(lozenges(94, 258, 254, count, 32), light)
        scene.path(lozenges(94, 258, 254, count, 32, 0.4), dark)
        scene.path(box(80, 228, 200, 4) + box(80, 276, 200, 4), light)
    scene.path("M130 326h92l8 12h-108Z", dark)
    with scene.ball(
        "M126 170C132 132 162 126 176 106C190 126 220 132 226 170Z", metal, 176, 150, 52, 0.18
    ):
        scene.path(box(100, 156, 150, 6), dark)
    orb_y = 98
    scene.ellipse(176, orb_y, 9, 11, knob)
    scene.glint(173, orb_y - 4, 3, 2.4)
    scene.line("M118 214Q104 240 112 270", "#fff", 6, 0.7)
    tint = scene.pick("#2f6f74", "#b8432c", "#c98f2b")
    glass = "M288 252H352L343 338H297Z"
    for x, turn in ((310, -24), (322, 8), (334, 34)):
        leaf(scene, x, 268, 46, 14, turn, ("#4f8a55", "#66a069")[turn == 8])
    with scene.solid(glass, "#cfe0c8", 320, 56, 0.5, 0.1):
        scene.path(box(280, 276, 80, 70), "#c98f2b")
        scene.path(box(280, 276, 80, 5), "#e8bf66")
        scene.path(lozenges(288, 352, 306, 5, 22), tint)
    scene.line("M289 252H351", "#e9c46a", 4)
    scene.look_at((66, 110, 210), (230, 200, 150))


def hide_lantern(scene: Scene) -> None:
    """A lamp of goatskin stretched on iron and painted with henna."""
    iron, henna = "#3a2f2a", scene.pick("#8f3a1c", "#7a2f24", "#a5482c")
    scene.shadow(200, 342, 82, 11)
    scene.path(disc(200, 58, 16) + disc(200, 58, 10), iron, extra='fill-rule="evenodd"')
    d = (
        "M182 76H218C226 108 300 140 300 214S240 312 234 326H166C160 312 100 288 100 214"
        "S174 108 182 76Z"
    )
    with scene.ball(d, scene.pick("#f0cf92", "#f3d9a8", "#e9c080"), 200, 210, 104, 0.16):
        scene.path(disc(200, 216, 62), "#fbeec4", 0.6)
        ribs = "M200 70V330M150 90Q104 214 164 326M250 90Q296 214 236 326"
        scene.line(ribs, henna, 3, 0.7)
        scene.path(kite_ring(46, 200, 214, 1), henna)
        scene.path(star(20, 200, 214, 22.5), henna)
        scene.path(lozenges(96, 304, 142, 7, 26) + lozenges(96, 304, 286, 7, 26), henna)
        scene.path(box(90, 162, 220, 5) + box(90, 262, 220, 5), henna)
    scene.path(box(172, 70, 56, 12, 4), iron)
    scene.path("M156 322H244L254 340H146Z", iron)
    scene.look_at((96, 110, 208), (130, 140, 140))


def tapers(scene: Scene) -> None:
    """Six tapers, tied, and one that burns."""
    wax = scene.pick("#e6b24a", "#eec870", "#dca648")
    scene.shadow(196, 342, 128, 11)
    for i in range(5):
        x = 82 + i * 24
        top = 148 + (i % 2) * 8
        scene.plain_solid(box(x, top, 20, 338 - top, 3), wax, x + 10, 20, 0.3, 0.18)
        scene.line(f"M{x + 10} {top}v-16", "#5a4632", 3)
    scene.path(box(76, 236, 132, 20, 3), scene.pick("#b8432c", "#22557a", "#44601f"))
    scene.path(lozenges(80, 204, 246, 8, 12), "#f6e3c0")
    scene.plain_solid(box(284, 122, 22, 172, 3), wax, 295, 22, 0.3, 0.18)
    _flame(scene, 295, 122)
    scene.plain_ball("M246 290H344Q342 330 316 338H274Q248 330 246 290Z", "#b4512c", 295, 300, 50)
    scene.path(lozenges(252, 338, 312, 6, 16), "#f6e3c0")
    scene.path(box(240, 284, 110, 12, 5), lighter("#b4512c", 0.2))
    scene.look_at((66, 130, 210), (220, 56, 150))


def bowl_candle(scene: Scene) -> None:
    """A candle poured in a clay bowl, orange blossom beside it."""
    clay, paint = scene.pick(("#b4512c", "#f6e3c0"), ("#2f6f74", "#f3dfb4"), ("#22557a", "#f6e3c0"))
    scene.shadow(190, 342, 112, 12)
    scene.ellipse(190, 226, 106, 20, "#f6ead0")
    d = "M78 226H302C300 290 256 322 236 338H144C124 322 80 290 78 226Z"
    with scene.ball(d, clay, 190, 244, 110):
        scene.path(lozenges(78, 302, 276, 9, 34), paint)
        scene.path(box(70, 304, 240, 4), paint)
    scene.ellipse(190, 226, 116, 24, lighter(clay, 0.2))
    scene.ellipse(190, 227, 102, 18, "#f6ead0")
    scene.path("M88 230A102 18 0 0 0 292 230Q240 240 190 240T88 230Z", "#e3d2a8")
    _flame(scene, 190, 226)
    for x, y, r in scene.pick(((324, 318, 26), (352, 334, 20)), ((326, 326, 28), (50, 330, 22))):
        scene.shadow(x, y + r * 0.6, r, 5)
        blossom(scene, x, y, r, "#fffaf0", "#f0b92f")
    leaf(scene, 336, 336, 48, 14, 62, LEAF_LIGHT)
    scene.look_at((86, 130, 210), (120, 140, 140))


def candles(scene: Scene) -> None:
    """Hand-poured candles: two pillars, one in a painted glass."""
    scene.shadow(200, 342, 138, 12)
    colors = ["#f0dcae", "#d98a66", "#8fae8b", "#e9b25a", "#b7a5c0"]
    scene.rng.shuffle(colors)
    for cx, top, width, color in ((118, 170, 92, colors[0]), (210, 118, 84, colors[1])):
        x = cx - width / 2
        drips = f"M{x} 338V{top}Q{cx} {top - 12} {x + width} {top}V338Z"
        with scene.solid(drips, color, cx, width, 0.3, 0.18):
            scene.path(kite_ring(width * 0.34, cx, top + 90, 0.8), lighter(color, 0.35))
            scene.path(star(width * 0.15, cx, top + 90, 22.5), darker(color, 0.16))
            scene.path(box(x, 322, width, 6), darker(color, 0.14))
        melted = (
            f"M{x} {top}Q{cx} {top + 14} {x + width} {top}V{top + 20}q-8 14-14 0q-8-8-16 2t-18-2"
            f"q-10 30-18 2q-6-10-14-2L{x} {top + 10}Z"
        )
        scene.path(melted, lighter(color, 0.3))
        scene.ellipse(cx, top, width / 2, 9, lighter(color, 0.5))
        _flame(scene, cx, top - 2)
    glass, paint = scene.pick(
        ("#2f6f74", "#f3dfb4"), ("#22557a", "#f6e3c0"), ("#9c3f1d", "#f6e3c0")
    )
    d = "M262 240H354L346 326Q344 338 332 338H284Q272 338 270 326Z"
    scene.ellipse(308, 240, 46, 9, lighter(glass, 0.4))
    with scene.solid(d, glass, 308, 92, 0.4, 0.2):
        scene.path(
            lozenges(262, 354, 286, 4, 36) + lozenges(262, 354, 286, 4, 36, 0.42),
            paint,
            extra='fill-rule="evenodd"',
        )
        scene.path(box(260, 256, 100, 4) + box(260, 314, 100, 4), paint)
    scene.ellipse(308, 241, 42, 7, "#f6ead0")
    _flame(scene, 308, 240)
    scene.look_at((96, 80, 210), (220, 180, 160))


def _flame(scene: Scene, x: float, y: float) -> None:
    scene.line(f"M{x} {y}v-16", "#3a2a20", 4)
    scene.path(
        f"M{x} {y - 58}Q{x + 17} {y - 30} {x} {y - 12}Q{x - 17} {y - 30} {x} {y - 58}Z",
        "#e9832a",
    )
    scene.path(
        f"M{x} {y - 42}Q{x + 9} {y - 26} {x} {y - 15}Q{x - 9} {y - 26} {x} {y - 42}Z",
        "#fbe08a",
    )
