"""Glazed and painted ware: bowls, cups, vases, dishes, tiles."""

from .geometry import Q, box, disc, kite_ring, lozenges, polar, polygon, star, zigzag
from .motifs import band
from .palette import SHADE, WOOD_DARK, darker, lighter
from .scene import Scene
from .vessels import bowl

SAFI = ("#f6efdf", "#2a4f9e", "#2f8f8a")
HONEY = ("#b9792f", "#7a4a1c", "#e9c25a")
GARDEN = ("#3f8f6a", "#2a6a4c", "#9fd0b0")


def bowls(scene: Scene, *, glaze: tuple[str, str, str] = SAFI) -> None:
    """Six bowls in two piles: clay, paint and rim as given."""
    clay, paint, second = glaze
    scene.shadow(130, 342, 84, 10)
    scene.shadow(286, 342, 84, 10)
    patterns = ["nested", "zigzag", "lozenge", "crosses"]
    scene.rng.shuffle(patterns)
    for cx, shift in ((126, 0), (278, 1)):
        for i in range(3):
            top = 282 - i * 48
            x = cx + scene.rng.uniform(-4, 4)
            color = (paint, second)[(i + shift) % 2]
            bowl(scene, x, top, 146, 58, (clay, color, patterns[(i + shift) % 4]), 0.46)
    scene.look_at((40, 150, 210), (200, 190, 150))


def cups(scene: Scene, *, glaze: tuple[str, str, str] = SAFI) -> None:
    """Six small cups built up in three rows."""
    clay, paint, second = glaze
    scene.shadow(200, 342, 132, 11)
    places = ((104, 256), (200, 256), (296, 256), (152, 172), (248, 172), (200, 88))
    for i, (cx, y) in enumerate(places):
        x = cx + scene.rng.uniform(-2, 2)
        color = (paint, second)[i % 2]
        d = f"M{x - 44} {y}H{x + 44}L{x + 36} {y + 60}Q{x + 33} {y + 82} {x + 18} {y + 82}H{x - 18}"
        d += f"Q{x - 33} {y + 82} {x - 36} {y + 60}Z"
        with scene.solid(d, clay, x, 84, 0.36, 0.18):
            scene.path(box(x - 50, y + 6, 100, 4) + box(x - 50, y + 68, 100, 4), color)
            band(scene, ("lozenge", "crosses", "nested")[i % 3], x - 44, x + 44, y + 38, 26, color)
        scene.ellipse(x, y, 44, 7, darker(clay, 0.22))
        scene.ellipse(x, y - 1, 44, 7, lighter(clay, 0.3))
        scene.ellipse(x, y, 37, 5, darker(clay, 0.34))
    scene.look_at((90, 70, 220), (40, 240, 130))


def beakers(scene: Scene, *, glaze: tuple[str, str, str] = SAFI) -> None:
    """Two tall beakers with a band of geometry."""
    clay, paint, second = glaze
    for cx, top, color in ((142, 128, paint), (262, 158, second)):
        scene.shadow(cx, 340, 62, 9)
        d = f"M{cx - 58} {top}H{cx + 58}L{cx + 46} 326Q{cx + 44} 338 {cx + 32} 338H{cx - 32}"
        d += f"Q{cx - 44} 338 {cx - 46} 326Z"
        with scene.solid(d, clay, cx, 112, 0.36, 0.18):
            middle = (top + 338) / 2
            scene.path(box(cx - 70, middle - 44, 140, 88), color)
            scene.path(kite_ring(40, cx, middle, 0.9), clay)
            for x in (cx - 58, cx + 58):
                scene.path(star(20, x, middle), clay)
            scene.path(star(16, cx, middle, 22.5), second if color == paint else paint)
            scene.path(box(cx - 70, top + 12, 140, 5) + box(cx - 70, 312, 140, 5), color)
        scene.ellipse(cx, top, 58, 10, lighter(clay, 0.3))
        scene.ellipse(cx, top + 1, 50, 7, darker(clay, 0.34))
    scene.look_at((60, 110, 220), (200, 190, 150))


def vase(scene: Scene, *, glaze: tuple[str, str, str] = SAFI) -> None:
    """A tall jar with incised lines and two small ears."""
    clay, paint, second = glaze
    scene.shadow(200, 342, 92, 12)
    for side in (-1, 1):
        scene.line(f"M{200 + side * 46} 118q{side * 44}-4 {side * 30} 40", darker(clay, 0.3), 13)
    d = (
        "M150 66H250C248 92 238 108 240 126C288 152 312 204 300 256C290 300 262 322 252 338H148"
        "C138 322 110 300 100 256C88 204 112 152 160 126C162 108 152 92 150 66Z"
    )
    with scene.solid(d, clay, 200, 200, 0.3, 0.18):
        scene.path(box(80, 150, 240, 5) + box(80, 204, 240, 5) + box(80, 262, 240, 5), paint)
        scene.line(zigzag(96, 304, 178, 14, 12), second, 5)
        band(scene, scene.pick("nested", "lozenge", "stars"), 96, 304, 234, 38, paint)
        lines = "".join(f"M90 {y}H310" for y in (278, 290, 302, 314))
        scene.line(lines, darker(clay, 0.2), 3)
    scene.path(box(142, 56, 116, 16, 6), lighter(clay, 0.24))
    scene.path(box(210, 56, 48, 16, 6), SHADE, 0.13)
    scene.look_at((96, 110, 210), (140, 50, 140))


def rif_dish(scene: Scene) -> None:
    """A dish painted with triangles, leaning on the wall."""
    clay, dark, red = scene.pick("#e3c19a", "#ecd3ae"), "#4a2a1c", "#a5432a"
    cx, cy = 200, 196
    scene.circle(210, 208, 140, SHADE, 0.2)
    with scene.ball(disc(cx, cy, 140), clay, cx, cy, 150, 0.14):
        scene.path(disc(cx, cy, 132) + disc(cx, cy, 127), dark, extra='fill-rule="evenodd"')
        count = scene.pick(16, 18, 20)
        step = 360 / count
        for reach, foot, color in ((122, 92, dark), (84, 58, red)):
            teeth = "".join(
                polygon([polar(foot, k * step - step * 0.46, cx, cy),
                         polar(reach, k * step, cx, cy),
                         polar(foot, k * step + step * 0.46, cx, cy)])
                for k in range(count)
            )  # fmt: skip
            scene.path(teeth, color)
        scene.path(disc(cx, cy, 89) + disc(cx, cy, 86), red, extra='fill-rule="evenodd"')
        outer = lozenges(cx - 46, cx + 46, cy, 2, 60)
        inner = lozenges(cx - 46, cx + 46, cy, 2, 60, 0.5)
        scene.path(outer + inner, dark, extra='fill-rule="evenodd"')
        scene.line(f"M{cx - 46} {cy}H{cx + 46}", red, 3)
    scene.path("M150 338h100l14 20h-128Z", WOOD_DARK)
    scene.line("M166 338L186 314M234 338L214 314", WOOD_DARK, 10)
    scene.look_at((94, 90, 212), (60, 60, 150))


def rif_pot(scene: Scene) -> None:
    """A small milk pot with a spout and one handle."""
    clay, dark, red = scene.pick("#e3c19a", "#d9a980", "#ecd3ae"), "#4a2a1c", "#a5432a"
    scene.shadow(194, 342, 104, 12)
    scene.line("M272 176C340 170 336 276 274 284", darker(clay, 0.26), 18)
    scene.line("M272 176C340 170 336 276 274 284", darker(clay, 0.06), 10)
    scene.plain_solid("M112 236L54 170 74 158 128 196Z", darker(clay, 0.06), 90, 60, 0, 0.1)
    scene.ellipse(64, 164, 13, 7, darker(clay, 0.45), -32)
    d = (
        "M142 120H246C244 140 240 150 254 164C292 184 304 228 292 268C282 306 260 326 246 338H142"
        "C128 326 106 306 96 268C84 228 96 184 134 164C148 150 144 140 142 120Z"
    )
    with scene.solid(d, clay, 194, 190, 0.2, 0.16):
        scene.path(box(80, 192, 240, 5) + box(80, 244, 240, 5) + box(80, 292, 240, 5), dark)
        teeth = "".join(f"M{90 + i * 24} 240l12-38 12 38Z" for i in range(9))
        scene.path(teeth, scene.pick(dark, red))
        band(scene, scene.pick("crosses", "nested"), 90, 300, 270, 32, red)
        scene.path(box(80, 300, 240, 7), red)
    scene.path(box(134, 110, 120, 16, 7), lighter(clay, 0.22))
    scene.ellipse(194, 113, 50, 5, darker(clay, 0.45))
    scene.look_at((84, 130, 210), (40, 120, 140))


def zellige_panel(scene: Scene) -> None:
    """A framed panel of cut tiles about an eight-pointed star."""
    blue, ochre, green = scene.pick(
        ("#2a4f9e", "#e2a21f", "#2f8f8a"),
        ("#2f6f5a", "#c9512c", "#e2a21f"),
        ("#22557a", "#d98a2c", "#7a3b52"),
    )
    white = "#f6efdf"
    scene.path(box(84, 72, 252, 252, 4), SHADE, 0.2)
    scene.plain_solid(box(72, 60, 252, 252, 4), WOOD_DARK, 198, 252, 0)
    field = box(86, 74, 224, 224)
    with scene.inside(field):
        scene.path(field, white)
        for x in (86, 310):
            for y in (74, 298):
                scene.path(kite_ring(78, x, y, 1.4), blue)
                scene.path(star(44, x, y, 22.5), ochre)
        for ring, color in enumerate((blue, ochre, green, blue)):
            turn = 22.5 * (ring % 2)
            scene.path(kite_ring(104 * Q**ring, 198, 186, 1.5, turn), color)
        scene.path(star(104 * Q**5, 198, 186), ochre)
        scene.path("M86 74H310V84H96V298H86Z", SHADE, 0.14)
        scene.path("M190 60L330 60 330 320 250 320Z", "#fff", 0.08)
    scene.shadow(200, 346, 110, 8)
    scene.line("M118 312L104 344M282 312L296 344", WOOD_DARK, 11)
    scene.look_at((92, 80, 212), (74, 62, 140))


def zellige_coasters(scene: Scene) -> None:
    """Four square coasters of cut tiles, each with its star."""
    colors = ["#2a4f9e", "#2f6f5a", "#e2a21f", "#b5432c", "#2f8f8a"]
    scene.rng.shuffle(colors)
    scene.shadow(200, 342, 140, 11)
    for i, (x, y, turn) in enumerate(
        ((136, 148, -7), (266, 146, 6), (132, 268, 5), (268, 270, -5))
    ):
        color, heart = colors[i], colors[i + 1]
        with scene.at(x, y, turn + scene.rng.uniform(-3, 3)):
            scene.path(box(-54, -50, 118, 118, 6), SHADE, 0.22)
            scene.path(box(-60, -60, 120, 120, 6), darker("#f6efdf", 0.12))
            scene.path(box(-60, -60, 120, 114, 6), "#f6efdf")
            scene.path(kite_ring(54, 0, -3, 1), color)
            scene.path(kite_ring(54 * Q, 0, -3, 1, 22.5), heart)
            scene.path(star(54 * Q**4, 0, -3), color)
            corners = "".join(star(10, a, b) for a in (-48, 48) for b in (-51, 45))
            scene.path(corners, heart)
            scene.path("M20-60H54q6 0 6 6V48q0 6-6 6H20Z", SHADE, 0.1)
    scene.look_at((60, 70, 210), (60, 200, 150))
