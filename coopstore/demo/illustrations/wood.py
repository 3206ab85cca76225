"""Wood and woven plants: thuya, cedar, palm, rush, esparto."""

from .geometry import Q, box, disc, kite_ring, lozenges, star
from .motifs import band
from .palette import LEAF, SHADE, STRAW, darker, lighter
from .plants import leaf, orb
from .scene import Scene

THUYA = "#a5602f"
CEDAR = "#c08550"


def thuya(scene: Scene) -> None:
    """An inlaid box of thuya burr, its lid open."""
    scene.shadow(200, 342, 142, 12)
    burr = _burr(scene)
    inlay = scene.pick("#f0d79c", "#f6efdf", "#2a1c14")
    lid = "M84 122H316L330 214H70Z"
    scene.path(lid, THUYA)
    with scene.inside(lid):
        scene.path(lid, burr)
        scene.path("M214 100H400V230H230Z", SHADE, 0.14)
    scene.line("M98 134H302L313 202H87Z", inlay, 4)
    with scene.at(200, 168, squash=0.7):
        scene.path(kite_ring(44, 0, 0, 1), inlay)
        scene.path(star(20, 0, 0, 22.5), inlay)
    scene.path("M66 214H334L344 244H56Z", "#4f1f1c")
    beads = scene.pick(("#e9a83a", "#c7432a", "#d7dbe0"), ("#2f6f5a", "#e9a83a", "#efe2c6"))
    for x, color in (
        (120, beads[0]),
        (142, beads[1]),
        (164, beads[2]),
        (236, beads[1]),
        (258, beads[0]),
    ):
        orb(scene, x, 236, 12, 11, color)
    front = box(52, 240, 296, 100, 5)
    with scene.solid(front, THUYA, 200, 296, 0.14, 0.18):
        scene.path(front, burr)
        scene.path(box(52, 252, 296, 5) + box(52, 324, 296, 5), inlay)
        pattern = scene.pick("nested", "lozenge")
        band(scene, pattern, 64, 172, 290, 40, inlay)
        band(scene, pattern, 228, 336, 290, 40, inlay)
    scene.path(box(52, 240, 296, 6, 2), lighter(THUYA, 0.3))
    scene.plain_ball(disc(200, 288, 22), "#d3a23a", 200, 288, 22)
    scene.path("M195 282a6 6 0 1 1 10 0l3 16h-16Z", "#4a2f10")
    scene.look_at((96, 110, 210), (60, 210, 140))


def _burr(scene: Scene) -> str:
    """The knotted grain of thuya roots."""
    with scene.tile(72, 60) as burr:
        for x, y, r in ((14, 12, 8), (44, 26, 10), (18, 42, 7), (60, 8, 5), (66, 48, 7)):
            ring = disc(x, y, r + 1) + disc(x, y, r - 1)
            scene.path(ring, "#6f3717", 0.6, 'fill-rule="evenodd"')
            scene.circle(x, y, r // 2, "#6f3717", 0.55)
        scene.line("M0 26q20-10 34 0t38-6M0 56q16-8 40 0t32-2", "#c98a50", 2)
    return burr


def cedar(scene: Scene) -> None:
    """A carved chest of cedar, and a ladle and spoons hung above it."""
    scene.shadow(200, 342, 146, 12)
    dark = darker(CEDAR, 0.28)
    scene.plain_solid(box(92, 62, 216, 12, 3), darker(CEDAR, 0.4), 200, 216, 0)
    for x, size in ((128, 17), (176, 21), (226, 19), (274, 15)):
        size += scene.rng.uniform(-1.5, 1.5)
        scene.line(f"M{x} 72V{172 - size}", darker(CEDAR, 0.16), 8)
        scene.ellipse(x, 172, size, size * 1.3, CEDAR)
        scene.ellipse(x + 1, 174, size * 0.62, size * 0.9, dark)
        scene.circle(x, 80, 3, "#f3e0c0")
    lid = "M64 214Q64 202 76 202H324Q336 202 336 214V238H64Z"
    with scene.solid(lid, lighter(CEDAR, 0.1), 200, 272, 0, 0.16):
        scene.line("M80 216h110m20 6h100M90 228h60m30 0h120", dark, 1.6)
    body = "M70 236H330V322H310V340H288V322H112V340H90V322H70Z"
    with scene.solid(body, CEDAR, 200, 260, 0.12, 0.18):
        for cx in (114, 200, 286):
            panel = box(cx - 38, 248, 76, 66, 3)
            scene.path(panel, dark)
            carving = scene.pick("ring", "star", "lozenge") if cx == 200 else "side"
            if carving == "lozenge":
                scene.path(
                    lozenges(cx - 34, cx + 34, 281, 1, 60)
                    + lozenges(cx - 34, cx + 34, 281, 1, 60, 0.5),
                    lighter(CEDAR, 0.22),
                    extra='fill-rule="evenodd"',
                )
            else:
                scene.path(kite_ring(32, cx, 281, 0.8), lighter(CEDAR, 0.22))
                inner = (
                    kite_ring(32 * Q, cx, 281, 0.8, 22.5)
                    if carving == "ring"
                    else star(13, cx, 281)
                )
                scene.path(inner, CEDAR)
    for x in (140, 260):
        scene.path(box(x - 5, 228, 10, 24, 2), "#6a5a3a")
    scene.look_at((96, 130, 210), (70, 210, 130))


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
    with scene.tile(28, 20) as weave:
        scene.path("M0 0H28V20H0Z", "#b98143")
        scene.path("M1 1Q7-1 13 1V9Q7 11 1 9ZM15 11Q21 9 27 11V19Q21 21 15 19Z", "#dcae6c")
        scene.path("M15 1Q21-1 27 1V9Q21 11 15 9ZM1 11Q7 9 13 11V19Q7 21 1 19Z", "#cd9a57")
    d = "M82 216H318L288 326Q284 338 270 338H130Q116 338 112 326Z"
    with scene.solid(d, "#c89555", 200, 220, 0, 0.18):
        scene.path(box(60, 200, 280, 140), weave)
        scene.path(box(60, 254, 280, 30), dye)
        band(scene, scene.pick("lozenge", "nested", "zigzag"), 84, 316, 269, 23, "#f3dfb4")
    with scene.solid(box(76, 206, 248, 20, 4), "#a46d35", 200, 230, 0, 0.16):
        scene.line("".join(f"M{x} 206l10 20" for x in range(76, 324, 10)), "#d5a764", 3)
    scene.look_at((94, 150, 212), (110, 70, 150))


def rush_mat(scene: Scene) -> None:
    """A rush mat half unrolled down the wall, and a rolled one before it."""
    red, dark = scene.pick(("#b8432c", "#3a2a20"), ("#2f6f5a", "#7a3b2a"), ("#7a3b52", "#26303f"))
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
