"""Plaited by hand: palm, rush, esparto."""

from .geometry import box, disc, polar, polygon
from .motifs import band
from .palette import LEAF, SHADE, STRAW, WOOD_DARK, darker, lighter
from .plants import leaf, leaf_symbol, orb
from .scene import Scene

DYES = ("#b8432c", "#7a3b52", "#2f6f74", "#44601f")


def _weave(scene: Scene) -> str:
    """Over and under: the fill of plaited leaves."""
    with scene.tile(28, 20) as fill:
        scene.path("M0 0H28V20H0Z", "#b98143")
        scene.path("M1 1Q7-1 13 1V9Q7 11 1 9ZM15 11Q21 9 27 11V19Q21 21 15 19Z", "#dcae6c")
        scene.path("M15 1Q21-1 27 1V9Q21 11 15 9ZM1 11Q7 9 13 11V19Q7 21 1 19Z", "#cd9a57")
    return fill


def palm_basket(scene: Scene) -> None:
    """A palm-leaf basket with a round handle, full of oranges or of round loaves."""
    scene.line("M128 216C128 60 272 60 272 216", "#8a5a2b", 15)
    scene.line("M128 216C128 60 272 60 272 216", "#c89555", 9, dash="9 8")
    scene.shadow(200, 340, 112, 12)
    if scene.pick(True, False):
        for x, y, color in (
            (142, 204, "#e08a2a"),
            (178, 190, "#c7432a"),
            (216, 188, "#e5a52f"),
            (252, 204, "#e08a2a"),
            (198, 212, "#e8973a"),
        ):
            orb(scene, x, y, 27, 26, color)
        leaf(scene, 182, 172, 34, 10, -40, LEAF)
        leaf(scene, 222, 170, 36, 10, 34, "#6f9358")
    else:
        for x, y, turn in ((136, 202, -16), (262, 202, 18), (200, 194, 0)):
            scene.ellipse(x, y, 52, 26, "#d09a55", turn)
            scene.ellipse(x - 6, y - 6, 40, 16, "#e0b470", turn)
            with scene.at(x, y, turn):
                scene.line("M-22-8l8 8m6-12l8 8m6-10l8 8", "#a5682c", 3)
    dye = scene.pick("#2f6f74", "#b8432c", "#7a3b52", "#44601f")
    weave = _weave(scene)
    d = "M82 216H318L288 326Q284 338 270 338H130Q116 338 112 326Z"
    with scene.solid(d, "#c89555", 200, 220, 0, 0.18):
        scene.path(box(60, 200, 280, 140), weave)
        scene.path(box(60, 254, 280, 30), dye)
        band(scene, scene.pick("lozenge", "nested", "zigzag"), 84, 316, 269, 23, "#f3dfb4")
    with scene.solid(box(76, 206, 248, 20, 4), "#a46d35", 200, 230, 0, 0.16):
        scene.line("".join(f"M{x} 206l10 20" for x in range(76, 324, 10)), "#d5a764", 3)
    scene.look_at((94, 150, 212), (110, 70, 150))


def rush_mat(scene: Scene, *, dye: str = "") -> None:
    """A rush mat half unrolled down the wall, and a rolled one before it."""
    red, dark = scene.pick(("#b8432c", "#3a2a20"), ("#2f6f5a", "#7a3b2a"), ("#7a3b52", "#26303f"))
    red = dye or red
    rush = "#e3c586"
    scene.path(box(106, 66, 200, 258), SHADE, 0.2)
    mat = box(94, 58, 200, 262)
    with scene.tile(8, 14) as straw:
        scene.line("M0 3h8M0 10h8", "#c39f5c", 1.6)
        scene.line("M4 0v14", "#f3dfae", 1)
    scene.path(mat, rush)
    with scene.inside(mat):
        scene.path(mat, straw)
        rows = ["nested", "zigzag", "crosses", "lozenge"]
        scene.rng.shuffle(rows)
        for i, y in enumerate((88, 138, 190, 242, 292)):
            scene.path(box(94, y - 23, 200, 4) + box(94, y + 19, 200, 4), dark)
            band(scene, rows[i % 4], 102, 286, y, 27, (red, dark)[i % 2])
        scene.path(box(230, 50, 80, 280), SHADE, 0.1)
    scene.line("M94 58H294", "#a9823f", 6)
    scene.shadow(214, 342, 132, 11)
    roll = box(84, 286, 256, 56, 28)
    with scene.solid(roll, rush, 212, 256, 0, 0.1):
        scene.path(roll, straw)
        for x in (136, 212, 288):
            scene.path(box(x - 13, 280, 5, 70) + box(x + 8, 280, 5, 70), dark)
            scene.path("".join(f"M{x} {y}l7 8-7 8-7-8Z" for y in (288, 306, 324)), red)
        scene.path(box(80, 318, 270, 30), SHADE, 0.14)
    scene.ellipse(338, 314, 15, 28, "#c9a45e")
    scene.line("M338 292a11 20 0 1 1-6 4a8 15 0 1 0 6 0", "#7c5c28", 3)
    scene.look_at((96, 70, 200), (220, 230, 150))


def esparto(scene: Scene) -> None:
    """A bread basket of esparto under its pointed lid, a hat of doum palm with pompoms."""
    dye = scene.pick("#b8432c", "#7a3b52", "#2f6f74")
    other = "#3a2a20"
    with scene.tile(10, 9) as straw:
        scene.line("M0 7q5-5 10 0", "#b98a48", 2)
    scene.shadow(146, 342, 112, 11)
    cone = "M146 84Q154 84 156 94L250 262H42L136 94Q138 84 146 84Z"
    with scene.solid(cone, STRAW, 146, 170, 0, 0.18):
        scene.path(box(40, 80, 220, 190), straw)
        for y, color in ((132, other), (236, dye)):
            scene.path(box(30, y, 240, 10), color)
        band(scene, scene.pick("lozenge", "zigzag", "nested"), 50, 242, 196, 34, dye)
    scene.line("M146 84v-14m-6 14l-6-12m18 12l6-12", dye, 5)
    scene.circle(146, 84, 8, dye)
    base = "M40 268H252L236 322Q232 340 214 340H78Q60 340 56 322Z"
    with scene.solid(base, STRAW, 146, 200, 0, 0.18):
        scene.path(box(30, 262, 240, 80), straw)
        band(scene, "lozenge", 46, 246, 304, 22, other)
    scene.path(box(34, 258, 224, 13, 5), lighter(STRAW, 0.24))
    scene.shadow(304, 344, 84, 8)
    crown = "M268 322Q266 252 308 250T348 322Z"
    with scene.solid(crown, lighter(STRAW, 0.16), 308, 80, 0, 0.16):
        scene.path(box(250, 244, 110, 90), straw)
        scene.path(box(250, 300, 110, 12), dye)
    scene.ellipse(308, 326, 84, 17, STRAW)
    scene.path("M224 326A84 17 0 0 0 392 326Q350 334 308 334T224 326Z", SHADE, 0.16)
    scene.path("M268 322Q308 332 348 322V314Q308 324 268 314Z", darker(dye, 0.2))
    for x, y, color in (
        (236, 334, dye),
        (276, 344, "#e2a21f"),
        (340, 344, dye),
        (380, 334, "#e2a21f"),
        (308, 248, dye),
    ):
        orb(scene, x, y, 9, 9, color)
    scene.look_at((46, 130, 210), (224, 220, 160))


def hat(scene: Scene) -> None:
    """A wide hat of doum palm with pompoms and cords."""
    dye, second = scene.rng.sample(DYES, 2)
    scene.shadow(200, 338, 158, 12)
    with scene.tile(12, 10) as straw:
        scene.line("M0 8q6-6 12 0", "#b98a48", 2)
    crown = "M122 292C120 190 160 150 200 146S280 190 278 292Z"
    with scene.solid(crown, lighter(STRAW, 0.14), 200, 156, 0, 0.16):
        scene.path(box(100, 140, 200, 160), straw)
        scene.path(box(100, 244, 200, 36), dye)
        band(scene, scene.pick("lozenge", "zigzag", "crosses"), 120, 280, 262, 26, "#f6e3c0")
    scene.ellipse(200, 304, 168, 36, STRAW)
    with scene.inside(disc(200, 304, 168, 36)):
        scene.path(box(20, 264, 360, 80), straw)
        scene.path("M32 304A168 36 0 0 0 368 304Q300 326 200 326T32 304Z", SHADE, 0.16)
    scene.path("M122 290Q200 314 278 290V282Q200 306 122 282Z", darker(dye, 0.24))
    for i, angle in enumerate(range(-78, 79, 26)):
        x, y = polar(1, 180 - angle)
        cord_x, cord_y = 200 + x * 150, 304 + y * 30
        scene.line(f"M{200 + x * 80} {290 + y * 14}L{cord_x} {cord_y}", second, 3)
        orb(scene, cord_x, cord_y + 4, 12, 12, (dye, second, "#e2a21f")[i % 3])
    orb(scene, 200, 146, 15, 14, second)
    scene.look_at((90, 130, 220), (30, 220, 150))


def plaited_tray(scene: Scene) -> None:
    """A round tray, coiled from the middle, leaning on the wall."""
    dye, second = scene.rng.sample(DYES, 2)
    cx, cy = 200, 196
    scene.circle(210, 208, 142, SHADE, 0.2)
    with scene.ball(disc(cx, cy, 142), STRAW, cx, cy, 150, 0.13):
        coils = "".join(disc(cx, cy, r) + disc(cx, cy, r - 2) for r in range(16, 142, 9))
        scene.path(coils, "#b98a48", 0.7, 'fill-rule="evenodd"')
        points = scene.pick(8, 10, 12)
        for reach, inner, color in ((118, 86, dye), (72, 46, second), (34, 18, dye)):
            teeth = [
                polar(inner if i % 2 else reach, i * 180 / points, cx, cy)
                for i in range(2 * points)
            ]
            scene.path(polygon(teeth) + disc(cx, cy, inner - 9), color, extra='fill-rule="evenodd"')
        stitches = "".join(
            "M{} {}L{} {}".format(*polar(134, k, cx, cy), *polar(141, k + 3, cx, cy))
            for k in range(0, 360, 8)
        )
        scene.line(stitches, darker(STRAW, 0.3), 3)
    scene.line("M92 132A128 128 0 0 1 156 78", "#fff", 6, 0.4)
    scene.path("M150 338h100l12 16h-124Z", WOOD_DARK)
    scene.line("M166 340L184 318M234 340L216 318", WOOD_DARK, 9)
    scene.look_at((94, 90, 212), (60, 60, 150))


def market_basket(scene: Scene) -> None:
    """A deep basket with two leather handles, mint and bread looking out."""
    leather = scene.pick("#8a4f28", "#6a3a20", "#a5602f")
    scene.shadow(200, 342, 122, 12)
    for lift, tone in ((22, darker(leather, 0.34)), (0, leather)):
        top = 70 - lift
        scene.line(f"M132 {206 - lift}C132 {top} 268 {top} 268 {206 - lift}", tone, 12)
    mint = leaf_symbol(scene, 44, 17, "#4f8a55")
    for x, y, turn in ((262, 190, 20), (280, 196, 48), (246, 188, -14), (270, 176, -34)):
        scene.use(mint, x, y, turn)
    for x, turn in ((140, -24), (176, -6)):
        with scene.at(x, 206, turn):
            scene.path(box(-19, -78, 38, 90, 19), "#d09a55")
            scene.path(box(4, -78, 15, 90, 8), SHADE, 0.16)
            scene.line("M-8-58l14 8m-14 10l14 8m-14 10l14 8", "#f0d9a4", 4)
    orb(scene, 218, 196, 27, 26, scene.pick("#c7432a", "#e08a2a"))
    weave = _weave(scene)
    d = "M70 204H330L304 318Q300 340 278 340H122Q100 340 96 318Z"
    with scene.solid(d, "#c89555", 200, 250, 0, 0.18):
        scene.path(box(60, 196, 280, 150), weave)
    with scene.solid(box(64, 196, 272, 20, 8), leather, 200, 272, 0, 0.18):
        scene.line("M76 206H324", "#f1d7a8", 2.4, dash="7 6")
    for x in (118, 254):
        scene.path(f"M{x} 200h28v44q-14 12-28 0Z", leather)
        scene.line(f"M{x + 6} 210v30m16-30v30", "#f1d7a8", 2, dash="4 4")
    scene.look_at((90, 140, 220), (210, 130, 140))


def lidded_basket(scene: Scene) -> None:
    """A round basket with its domed lid."""
    dye, second = scene.rng.sample(DYES, 2)
    scene.shadow(200, 342, 122, 12)
    with scene.tile(10, 9) as straw:
        scene.line("M0 7q5-5 10 0", "#b98a48", 2)
    body = "M78 222H322L312 324Q310 340 294 340H106Q90 340 88 324Z"
    with scene.solid(body, STRAW, 200, 244, 0, 0.18):
        scene.path(box(60, 210, 280, 140), straw)
        band(scene, scene.pick("nested", "lozenge", "zigzag"), 80, 320, 280, 40, dye)
        scene.path(box(60, 250, 280, 5) + box(60, 306, 280, 5), second)
    lid = "M70 216C78 150 140 116 200 112S322 150 330 216Z"
    with scene.solid(lid, lighter(STRAW, 0.1), 200, 260, 0, 0.16):
        scene.path(box(60, 100, 280, 120), straw)
        band(scene, "lozenge", 70, 330, 184, 24, second)
        scene.path("M118 142Q200 112 282 142V150Q200 122 118 150Z", dye)
    scene.path(box(62, 210, 276, 14, 6), darker(STRAW, 0.12))
    scene.path(box(224, 210, 114, 14, 6), SHADE, 0.14)
    orb(scene, 200, 104, 17, 15, dye)
    scene.look_at((90, 110, 220), (70, 220, 130))


def hand_fans(scene: Scene) -> None:
    """Two woven fans on their sticks, dyed in squares."""
    colors = scene.rng.sample(DYES, 3)
    scene.shadow(200, 344, 100, 9)
    for x, turn, shift in ((230, 15, 1), (168, -16, 0)):
        with scene.at(x, 336, turn):
            scene.path(box(-6, -150, 12, 150, 5), WOOD_DARK)
            scene.path(box(0, -150, 6, 150, 3), SHADE, 0.2)
            flag = box(-74, -256, 148, 124, 5)
            scene.path(flag, SHADE, 0.16, 'transform="translate(8 8)"')
            scene.path(flag, STRAW)
            with scene.inside(flag):
                _fan_squares(scene, colors, shift)
                scene.path(box(18, -256, 60, 124), SHADE, 0.12)
            edge = "".join(f"M{-70 + i * 20} -256v-8M{-70 + i * 20} -132v8" for i in range(8))
            scene.line(edge, darker(STRAW, 0.16), 5)
            scene.line("M-74-258H74M-74-130H74", darker(STRAW, 0.3), 5)
    scene.look_at((60, 60, 220), (60, 60, 150))


def _fan_squares(scene: Scene, colors: list[str], shift: int) -> None:
    """Rings of dyed squares about the middle of a fan."""
    step = 18.5
    for tone, color in enumerate(colors):
        cells = "".join(
            box(-74 + column * step, -256 + row * step, step, step)
            for row in range(7)
            for column in range(8)
            if (abs(column * 2 - 7) // 2 + abs(row - 3) + shift) % 4 == tone
        )
        scene.path(cells, color)
    plaits = "".join(f"M-74 {-247 + row * step}h148" for row in range(7))
    scene.line(plaits, "#fff", 2, 0.2, "8 10")
