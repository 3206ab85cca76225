"""Clay: Safi, Oulja, Rif, Tamegroute, the tajine, zellige."""

from .geometry import Q, box, disc, kite_ring, lozenges, polar, polygon, star, zigzag
from .motifs import band
from .palette import CREAM, PETROL, SHADE, WOOD_DARK, darker, lighter
from .scene import Scene
from .vessels import bowl


def safi_plate(
    scene: Scene, *, paints: tuple[str, str, str] | None = None, white: str = "#f6efdf"
) -> None:
    """A painted plate on its stand."""
    blue, second, heart = paints or scene.pick(
        ("#2a4f9e", "#2f8f8a", "#e2a21f"),
        ("#2f6f5a", "#e2a21f", "#b8432c"),
        ("#2a3f78", "#c9702a", "#2f8f8a"),
    )
    cx, cy = 200, 196
    scene.circle(208, 208, 140, SHADE, 0.22)
    with scene.ball(disc(cx, cy, 140), white, cx, cy, 150, 0.12):
        scene.path(disc(cx, cy, 124) + disc(cx, cy, 121), blue, extra='fill-rule="evenodd"')
        for start, color in ((0, blue), (15, second)):
            diamonds = "".join(
                polygon(
                    [
                        polar(135, k, cx, cy),
                        polar(128, k + 6, cx, cy),
                        polar(121, k, cx, cy),
                        polar(128, k - 6, cx, cy),
                    ]
                )
                for k in range(start, 360, 30)
            )
            scene.path(diamonds, color)
        scene.circle(cx, cy, 108, blue)
        scene.path(kite_ring(104, cx, cy, 1.2), white)
        scene.path(kite_ring(104 * Q, cx, cy, 1.4, 22.5), second)
        scene.path(kite_ring(104 * Q * Q, cx, cy, 1.4), white)
        scene.path(star(104 * Q**4, cx, cy), heart)
        if scene.pick(True, False):
            scene.path(star(14, cx, cy, 22.5), blue)
    scene.line("M88 134A128 128 0 0 1 160 74", "#fff", 8, 0.85)
    scene.path("M150 336h100l14 22h-128Z", WOOD_DARK)
    scene.line("M166 336L186 312M234 336L214 312", WOOD_DARK, 10)
    scene.look_at((94, 90, 212), (56, 60, 150))


def oulja_pottery(scene: Scene) -> None:
    """A jug and two cups from the kilns of Salé, brushed with leaves."""
    glaze, brush = scene.pick(
        ("#f3ead6", "#2f6f8f"),
        ("#e9c25a", "#7a4a1c"),
        ("#7fb0a8", "#f6efdf"),
        ("#f3ead6", "#9c3f1d"),
    )
    scene.shadow(146, 340, 86, 11)
    scene.line("M206 176C266 166 272 262 214 276", darker(glaze, 0.24), 17)
    scene.line("M206 176C266 166 272 262 214 276", glaze, 10)
    d = (
        "M106 92Q92 84 84 74L112 80H196Q200 120 190 146C220 166 236 212 226 258"
        "C220 296 202 326 190 338H98"
        "C84 326 66 296 62 258C56 212 72 166 106 146Q98 118 106 92Z"
    )
    with scene.solid(d, glaze, 144, 164, 0, 0.16):
        scene.path(box(50, 284, 200, 5) + box(50, 294, 200, 3) + box(80, 146, 130, 5), brush)
        for x, turn in ((104, -14), (148, 4), (190, 20)):
            _brushed_leaves(scene, x, 274, turn, brush)
    scene.line("M92 196Q80 226 86 258", "#fff", 7, 0.5)
    scene.shadow(304, 342, 56, 9)
    for y in (272, 214):
        cup = f"M256 {y}H352L340 {y + 52}Q336 {y + 66} 322 {y + 66}H286Q272 {y + 66} 268 {y + 52}Z"
        with scene.solid(cup, glaze, 304, 96, 0.36, 0.18):
            scene.path(box(250, y + 8, 110, 4), brush)
            band(scene, "lozenge", 256, 352, y + 32, 20, brush)
        scene.ellipse(304, y, 48, 8, darker(glaze, 0.24))
    scene.look_at((50, 130, 210), (216, 190, 160))


def _brushed_leaves(scene: Scene, x: float, y: float, turn: float, color: str) -> None:
    with scene.at(x, y, turn):
        scene.line("M0 0V-80", color, 3)
        for i, reach in enumerate((-16, -36, -56)):
            size = 20 - i * 3
            scene.path(
                f"M0 {reach}q{size}-4 {size + 2}-{size}q-{size}-2-{size + 2} {size}Z"
                f"M0 {reach - 8}q-{size}-4-{size + 2}-{size}q{size}-2 {size + 2} {size}Z",
                color,
            )
        scene.path("M0-76q-8-10 0-20q8 10 0 20Z", color)


def rif_pottery(scene: Scene) -> None:
    """A jar shaped without a wheel and painted with a brush of hair."""
    clay = scene.pick("#e3c19a", "#d9a980", "#ecd3ae")
    dark, red = "#4a2a1c", "#a5432a"
    scene.shadow(200, 342, 100, 12)
    for side in (-1, 1):
        ear = (
            f"M{200 + side * 40} 126"
            f"C{200 + side * 104} 116 {200 + side * 106} 186 {200 + side * 76} 208"
        )
        scene.line(ear, darker(clay, 0.26), 17)
        scene.line(ear, darker(clay, 0.08), 9)
    d = (
        "M160 76H240C238 100 232 118 232 140C270 162 298 204 296 248C294 294 262 326 240 338H162"
        "C136 326 106 296 104 250C102 204 130 162 168 140C168 118 162 100 160 76Z"
    )
    rows = ["nested", "crosses", "zigzag"]
    scene.rng.shuffle(rows)
    with scene.solid(d, clay, 200, 190, 0.22, 0.16):
        scene.path(
            box(90, 160, 220, 5)
            + box(90, 204, 220, 5)
            + box(90, 252, 220, 5)
            + box(90, 296, 220, 5),
            dark,
        )
        scene.path(box(90, 168, 220, 4) + box(90, 260, 220, 4) + box(90, 304, 220, 8), red)
        for y, kind, color in ((188, rows[0], dark), (231, rows[1], red), (279, rows[2], dark)):
            band(scene, kind, 100, 300, y, 27, color)
        scene.line(zigzag(160, 240, 118, 12, 7), dark, 4)
        scene.path(box(150, 92, 100, 5), red)
    scene.path("M154 70Q200 62 246 70V84Q200 90 154 84Z", lighter(clay, 0.24))
    scene.ellipse(200, 73, 40, 5, darker(clay, 0.5))
    scene.look_at((96, 120, 210), (160, 60, 150))


GREEN = "#2f7350"


def tamegroute_pottery(scene: Scene) -> None:
    """The green glaze of Tamegroute, on a vase or on bowls and a candlestick."""
    scene.pick(green_vase, green_bowls)(scene)


def green_vase(scene: Scene) -> None:
    """A vase with two ears, its green glaze run down over the clay."""
    scene.shadow(200, 340, 84)
    light = lighter(GREEN, 0.25)
    scene.line(
        "M150 164C104 160 104 214 142 224M250 164C296 160 296 214 258 224", darker(GREEN, 0.25), 13
    )
    d = (
        "M166 84H234C236 116 226 128 226 144C264 158 282 200 278 240C274 290 246 316 242 336H158"
        "C154 316 126 290 122 240C118 200 136 158 174 144C174 128 164 116 166 84Z"
    )
    edge = 262 + scene.rng.randint(-12, 12)
    with scene.solid(d, "#a9683f", 200, 156, 0, 0.2):
        scene.path(
            f"M0 0H400V{edge}Q372 {edge + 38} 350 {edge + 6}"
            f"T306 {edge + 30} 272 {edge + 2} 240 {edge + 38}"
            f" 214 {edge + 8} 184 {edge + 44} 158 {edge + 6} 120 {edge + 30} 60 {edge}Z",
            GREEN,
        )
        scene.path(box(100, 176, 200, 7) + box(100, 226, 200, 5), light)
        scene.line(zigzag(110, 290, 205, 14, 11), light, 5)
    scene.path(box(158, 76, 84, 16, 3), lighter(GREEN, 0.22))
    scene.path(box(206, 76, 36, 16, 3), GREEN)
    scene.line("M150 190Q138 226 150 262", "#fff", 7, 0.45)
    scene.look_at((100, 120, 200), (100, 210, 140))


def green_bowls(scene: Scene) -> None:
    """Three glazed bowls and a candlestick."""
    light, glaze = lighter(GREEN, 0.25), (GREEN, lighter(GREEN, 0.3), "zigzag")
    scene.shadow(160, 342, 110, 11)
    for cx, top, width in ((158, 284, 214), (164, 234, 186), (154, 188, 160)):
        bowl(scene, cx, top, width, 54, glaze, 0.44)
        scene.path(f"M{cx - width * 0.24} {top + 54}q8-16 18-6t20-2 22 4 20-4 16 8Z", "#a9683f")
    scene.shadow(320, 342, 44, 8)
    d = (
        "M292 128H348Q346 152 332 160V196Q344 206 332 216V288Q336 312 358 322V338H282V322"
        "Q304 312 308 288V216"
        "Q296 206 308 196V160Q294 152 292 128Z"
    )
    with scene.solid(d, GREEN, 320, 60, 0.3, 0.22):
        scene.path(box(270, 244, 100, 6) + box(270, 176, 100, 5), light)
        scene.path("M270 330q12-10 22 0t22-2 22 2 30 0V346H270Z", "#a9683f")
    scene.path(box(286, 120, 68, 12, 4), light)
    scene.plain_solid(box(310, 66, 20, 56, 2), "#f3ead4", 320, 20, 0)
    scene.path("M320 34Q332 52 320 64Q308 52 320 34Z", "#f2b84b")
    scene.look_at((60, 150, 210), (230, 30, 160))


def tajine(scene: Scene) -> None:
    """A tajine with its painted cone."""
    clay, accent = scene.pick(
        ("#b4512c", PETROL), ("#a8643a", "#2f6f5a"), ("#c9824a", "#7a3b2a"), ("#b4512c", "#2a2f3a")
    )
    scene.shadow(200, 342, 128, 12)
    pattern = scene.pick("lozenge", "nested", "crosses")
    d = (
        "M200 108C214 108 216 120 216 128C222 190 268 232 292 268H108C132 232 178 190 184 128"
        "C184 120 186 108 200 108Z"
    )
    with scene.solid(d, clay, 200, 184, 0, 0.2):
        band(scene, pattern, 90, 310, 238, 26, CREAM)
        scene.line(zigzag(120, 280, 208, 10, 5), CREAM, 4)
        scene.path(box(80, 258, 240, 6) + box(150, 186, 100, 6), accent)
        scene.path(lozenges(180, 220, 166, 2, 16), CREAM)
    scene.path("M176 180Q160 214 136 244L128 256H136Q168 216 184 180Z", "#fff", 0.22)
    scene.path("M186 118h28l4 14h-36Z", darker(clay, 0.22))
    scene.plain_ball(disc(200, 100, 22), accent, 200, 100, 22)
    bowl(scene, 200, 276, 228, 62, (darker(clay, 0.1), CREAM, pattern), 0.5)
    scene.path(box(78, 266, 244, 18, 3), lighter(clay, 0.14))
    scene.path(box(210, 266, 112, 18, 3), SHADE, 0.16)
    scene.look_at((96, 130, 208), (90, 190, 150))


def zellige(scene: Scene) -> None:
    """A round table of cut tiles on iron legs."""
    blue, ochre, green = scene.pick(
        ("#2a4f9e", "#e2a21f", "#2f8f8a"),
        ("#2f6f5a", "#c9512c", "#e2a21f"),
        ("#22557a", "#d98a2c", "#7a3b52"),
    )
    white, iron = "#f6efdf", "#2b2a2e"
    scene.shadow(200, 344, 110, 11)
    scene.line("M118 214L96 338M282 214L304 338M168 226L156 344M232 226L244 344", iron, 8)
    scene.line("M106 286Q200 318 294 286", iron, 6)
    scene.line("M136 222q16 34 32 6M232 228q16 28 32-6M184 232q16 22 32 0", iron, 5)
    scene.path("M56 170V190A144 58 0 0 0 344 190V170Z", iron)
    scene.path("M200 248A144 58 0 0 0 344 190V170L200 230Z", "#000", 0.24)
    top = disc(200, 170, 144, 58)
    scene.path(top, white)
    with scene.inside(top), scene.at(200, 170, 0, 1, 0.403):
        scene.path(disc(0, 0, 144) + disc(0, 0, 130), blue, extra='fill-rule="evenodd"')
        for k in range(24):
            scene.path(
                polygon(
                    [
                        polar(142, k * 15),
                        polar(137, k * 15 + 5),
                        polar(132, k * 15),
                        polar(137, k * 15 - 5),
                    ]
                ),
                (ochre, white)[k % 2],
            )
        scene.path(kite_ring(126, 0, 0, 2), blue)
        scene.path(kite_ring(126 * Q, 0, 0, 2, 22.5), ochre)
        scene.path(kite_ring(126 * Q**2, 0, 0, 2), green)
        scene.path(kite_ring(126 * Q**3, 0, 0, 2, 22.5), blue)
        scene.path(star(126 * Q**5, 0, 0), ochre)
    scene.line("M72 154A140 54 0 0 1 170 116", "#fff", 6, 0.7)
    scene.look_at((90, 70, 210), (60, 100, 130))
