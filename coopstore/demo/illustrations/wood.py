"""Carved wood: thuya from Essaouira, cedar from the Atlas."""

from .geometry import Point, Q, box, disc, kite_ring, lozenges, polygon, star
from .motifs import band
from .palette import SHADE, darker, lighter
from .plants import orb
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


def thuya_chess(scene: Scene) -> None:
    """A chessboard of burr and lemonwood, some pieces in play."""
    scene.shadow(200, 344, 156, 11)
    pale, dark = "#eccf96", "#6a3618"
    rim = "M88 178H312L366 318H34Z"
    scene.path("M34 318H366V336Q366 342 358 342H42Q34 342 34 336Z", darker(THUYA, 0.26))
    scene.path(rim, THUYA)
    with scene.inside(rim):
        scene.path(rim, _burr(scene))

    def corner(column: int, row: int) -> Point:
        depth = 1 - (1 - row / 8) ** 1.12
        half = 102 + 44 * depth
        return 200 + (column / 4 - 1) * half, 188 + 120 * depth

    scene.path(polygon([corner(0, 0), corner(8, 0), corner(8, 8), corner(0, 8)]), pale)
    squares = "".join(
        polygon([corner(c, r), corner(c + 1, r), corner(c + 1, r + 1), corner(c, r + 1)])
        for r in range(8)
        for c in range(r % 2, 8, 2)
    )
    scene.path(squares, dark)
    game = scene.pick(
        ((1, 1, "king", dark), (5, 1, "pawn", dark), (3, 3, "pawn", pale), (6, 4, "rook", dark),
         (2, 5, "king", pale), (5, 6, "rook", pale), (7, 6, "pawn", pale)),
        ((4, 0, "king", dark), (2, 2, "rook", dark), (5, 3, "pawn", dark), (1, 5, "pawn", pale),
         (4, 6, "king", pale), (6, 5, "rook", pale)),
    )  # fmt: skip
    for column, row, piece, color in game:
        (x, y), (right, low) = corner(column, row), corner(column + 1, row + 1)
        _chess_piece(scene, (x + right) / 2, (y + low) / 2 + 4, 0.9 + row * 0.07, piece, color)
    scene.look_at((90, 130, 220), (60, 170, 150))


def _chess_piece(scene: Scene, x: float, y: float, scale: float, kind: str, color: str) -> None:
    body = {
        "pawn": "M-12 0Q-6-12-5-26H5Q6-12 12 0Z",
        "rook": "M-14 0Q-9-14-9-34H-13V-48H-5V-42H5V-48H13V-34H9Q9-14 14 0Z",
        "king": "M-15 0Q-8-16-7-42H-13L-9-54H9L13-42H7Q8-16 15 0Z",
    }[kind]
    with scene.at(x, y, scale=scale):
        scene.ellipse(5, 1, 19, 6, SHADE, opacity=0.3)
        scene.path(body, color)
        if kind == "pawn":
            scene.circle(0, -31, 9, color)
        if kind == "king":
            scene.line("M0-54V-68M-5-62H5", color, 4)
        scene.path("M2 0Q3-20 3-46H7Q8-16 14 0Z", SHADE, 0.26)
        scene.ellipse(0, 0, 15, 4.5, color)


def thuya_bowl(scene: Scene) -> None:
    """A turned bowl of burr that holds fruit."""
    scene.shadow(200, 342, 130, 12)
    third = scene.pick("#c7432a", "#9ab04a")
    fruit = ((132, 222, 34, "#e08a2a"), (268, 222, 34, "#e9c23c"), (200, 204, 40, third),
             (166, 226, 32, "#d8483a"), (236, 230, 32, "#e8973a"))  # fmt: skip
    for x, y, r, color in fruit:
        orb(scene, x, y, r, r * 0.95, color)
    d = "M58 236H342C340 292 282 326 250 338H150C118 326 60 292 58 236Z"
    with scene.ball(d, THUYA, 200, 250, 140):
        scene.path(d, _burr(scene))
        scene.path(box(50, 262, 300, 7), scene.pick("#f0d79c", "#2a1c14", "#f6efdf"))
    scene.path(box(50, 228, 300, 15, 7), lighter(THUYA, 0.24))
    scene.path(box(222, 228, 128, 15, 7), SHADE, 0.13)
    scene.look_at((90, 150, 220), (60, 220, 130))


def thuya_servers(scene: Scene) -> None:
    """A pair of salad servers, crossed."""
    scene.shadow(200, 342, 110, 10)
    burr = _burr(scene)
    head = "M0 0C-34-8-44-60-36-100C-30-124 30-124 36-100C44-60 34-8 0 0Z"
    for turn, fork in ((24, False), (-24, True)):
        with scene.at(200 - turn * 2, 332, turn):
            scene.path("M-9 0Q-11-80-6-170H6Q11-80 9 0Q0 8-9 0Z", THUYA)
            scene.path("M0-170H6Q11-80 9 0Q4 5 0 5Z", SHADE, 0.2)
            scene.path("M-7-44H7V-36H-7ZM-7-56H7V-50H-7Z", "#f0d79c")
            with scene.at(0, -162):
                scene.path(head, THUYA)
                with scene.inside(head):
                    scene.path(box(-50, -130, 100, 140), burr)
                    scene.path(box(10, -130, 60, 140), SHADE, 0.16)
                if fork:
                    for x in (-15, 9):
                        scene.path(box(x, -128, 7, 66, 3), scene.region.niche)
                else:
                    scene.ellipse(0, -66, 23, 38, darker(THUYA, 0.3))
                    scene.ellipse(-7, -78, 7, 16, "#fff", 12, opacity=0.16)
    scene.look_at((90, 60, 220), (140, 190, 130))


def cedar_spoons(scene: Scene) -> None:
    """Five carved spoons on their rail."""
    scene.shadow(200, 346, 120, 8)
    dark = darker(CEDAR, 0.3)
    scene.plain_solid(box(44, 70, 312, 26, 5), darker(CEDAR, 0.3), 200, 312, 0)
    scene.path(lozenges(60, 340, 83, 14, 14), lighter(CEDAR, 0.2))
    for i, x in enumerate((76, 138, 200, 262, 324)):
        size = 22 + scene.rng.uniform(-2, 3)
        reach = size * 1.4
        low = 262 + (0, 18, 6, 22, 4)[i]
        with scene.at(x, 0, scene.rng.uniform(-1.5, 1.5)):
            scene.path(f"M-5 92H5L7 {low - 20}H-7Z", CEDAR)
            scene.path(f"M1 92H5L7 {low - 20}H1Z", SHADE, 0.2)
            scene.line("M0 96V82q6-6 0-10", "#e9d8b4", 3)
            scene.path("".join(f"M0 {y}l5 7-5 7-5-7Z" for y in (118, 134, 150)), dark)
            scene.ellipse(0, low, size, reach, CEDAR)
            edge = (
                f"M3 {low - reach}A{size} {reach} 0 0 1 3 {low + reach}"
                f"Q{size} {low} 3 {low - reach}Z"
            )
            scene.path(edge, SHADE, 0.18)
            scene.ellipse(0, low + 2, size * 0.64, size, dark)
    scene.look_at((90, 130, 220), (30, 60, 150))


def cedar_shelf(scene: Scene) -> None:
    """A wall shelf carved with rosettes, two small jars on it."""
    light, dark = lighter(CEDAR, 0.22), darker(CEDAR, 0.28)
    scene.path("M72 128H344V300H72Z", SHADE, 0.14)
    back = (
        "M60 150Q60 120 92 118Q128 116 142 92Q164 66 200 66T258 92Q272 116 308 118Q340 120 340 150"
        "V288H60Z"
    )
    with scene.solid(back, CEDAR, 200, 280, 0, 0.16):
        scene.path(kite_ring(44, 200, 128, 1), light)
        scene.path(star(20, 200, 128, 22.5), dark)
        for x in (104, 296):
            scene.path(kite_ring(24, x, 156, 0.7), dark)
        scene.path(lozenges(70, 330, 272, 11, 18), dark)
    scene.path("M60 288Q70 320 96 330V288ZM340 288Q330 320 304 330V288Z", dark)
    for x, glaze, height in ((130, "#2f6f74", 70), (262, "#b4512c", 56)):
        top = 236 - height
        jar = (
            f"M{x - 16} {top}H{x + 16}Q{x + 14} {top + 12} {x + 28} {top + 24}"
            f"Q{x + 34} {top + 46} {x + 20} 238H{x - 20}Q{x - 34} {top + 46} {x - 28} {top + 24}"
            f"Q{x - 14} {top + 12} {x - 16} {top}Z"
        )
        with scene.solid(jar, glaze, x, 60, 0.3):
            band(scene, "lozenge", x - 34, x + 34, top + 38, 16, "#f6e3c0")
    with scene.solid(box(48, 236, 304, 18, 3), light, 200, 304, 0, 0.16):
        scene.line("M70 244h90m30 4h110", dark, 1.6)
    scene.look_at((90, 70, 220), (60, 130, 140))


def cedar_mortar(scene: Scene) -> None:
    """A turned mortar with its pestle, garlic beside it."""
    scene.shadow(190, 342, 104, 12)
    with scene.at(214, 196, 24):
        scene.path(box(-13, -132, 26, 150, 10), lighter(CEDAR, 0.12))
        scene.path(box(2, -132, 11, 150, 5), SHADE, 0.18)
        scene.ellipse(0, -132, 22, 16, lighter(CEDAR, 0.2))
    d = (
        "M104 196H276C276 252 250 276 242 290Q240 304 262 316V338H118V316Q140 304 138 290"
        "C130 276 104 252 104 196Z"
    )
    with scene.solid(d, CEDAR, 190, 172, 0.2, 0.2):
        for y in (222, 238, 290, 322):
            scene.path(box(90, y, 200, 5), darker(CEDAR, 0.3))
        scene.line("M120 206h60m20 6h50M130 262h40m30 4h40", darker(CEDAR, 0.16), 2)
    scene.path(box(96, 186, 188, 16, 7), lighter(CEDAR, 0.2))
    scene.path(box(208, 186, 76, 16, 7), SHADE, 0.13)
    for x, scale in scene.pick(((318, 1.0), (358, 0.8)), ((322, 1.1),), ((58, 0.9), (322, 0.9))):
        scene.shadow(x, 342, 28 * scale, 6)
        with scene.at(x, 342, scale=scale):
            bulb = "M0-56Q4-40 16-34Q36-22 30-6Q20 2 0 2T-30-6Q-36-22-16-34Q-4-40 0-56Z"
            scene.path(bulb, "#f6efe2")
            scene.path("M4-42Q8-38 16-34Q36-22 30-6Q20 2 6 2Q18-16 4-42Z", SHADE, 0.13)
            scene.line("M0-48Q-12-24-8 0M0-48Q12-24 10 0", "#d8b8c4", 2.6)
    scene.look_at((80, 130, 210), (220, 220, 140))
