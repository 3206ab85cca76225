"""Fresh from the farm: cheese, butter, milk, snails, meat."""

from .geometry import box, dots
from .glass import bottle, label
from .palette import (
    LEAF,
    LEAF_LIGHT,
    OLIVE_LEAF,
    SHADE,
    TERRACOTTA,
    WOOD_LIGHT,
    darker,
    lighter,
)
from .plants import leaf_symbol, orb, orb_symbol, sprig
from .scene import Scene
from .vessels import BOWLS, board, bowl, plate

FRESH, AGED = ("#f7f0df", "#fbf6ea"), ("#d9b887", "#cfa974")


def leaf_cheese(scene: Scene) -> None:
    """Fresh cheeses tied in plaited leaves of dwarf palm."""
    scene.shadow(200, 344, 156, 10)
    board(scene, 200, 322, 318, 20)
    for x, y, width, height in ((52, 236, 146, 86), (206, 244, 140, 78), (130, 168, 138, 72)):
        _cheese(scene, x, y, width, height, "#f7f0df")
        green = scene.pick("#7f9a55", "#8aa660", "#6f8b4a")
        wrap = box(x, y + height * 0.4, width, height * 0.6 - 2, 8)
        with scene.solid(wrap, green, x + width / 2, width, 0, 0.16):
            plaits = "".join(
                f"M{x + i * 14 - 30} {y + height}l{height * 0.6}-{height * 0.6}" for i in range(14)
            )
            scene.line(plaits, lighter(green, 0.24), 4)
            scene.line(f"M{x} {y + height * 0.7}h{width}", darker(green, 0.2), 4)
        scene.line(
            f"M{x + width / 2} {y + height * 0.4}q-16-16-22-4q4 10 22 4q16-16 22-4q-4 10-22 4",
            "#d9c28c",
            4,
        )
    scene.look_at((60, 150, 210), (190, 200, 150))


def goat_cheese(scene: Scene, *, rinds: tuple[str, str] = FRESH) -> None:
    """Small cheeses on a board, one of them cut, herbs on top."""
    scene.shadow(200, 344, 156, 10)
    board(scene, 200, 322, 318, 20)
    _cheese(scene, 60, 244, 150, 78, rinds[0])
    _cheese(scene, 84, 178, 118, 66, rinds[1])
    wedge = "M226 322V258Q226 246 240 244L336 266Q346 270 346 280V322Z"
    scene.plain_solid(wedge, "#f3ead4", 286, 120, 0, 0.1)
    scene.path("M226 258Q226 246 240 244L336 266Q346 270 346 280L326 284 228 264Z", "#fffaf0")
    scene.line(dots(scene.rng, 12, 240, 284, 336, 314), "#dccdaa", 4)
    herb = leaf_symbol(scene, 30, 8, LEAF)
    for turn in (-70, -20, 40, 84):
        scene.use(herb, 143, 180, turn + scene.rng.uniform(-8, 8), 1.2)
    orb(scene, 143, 178, 9, 8, scene.pick("#c7432a", "#4b3a5c", "#7a8a2e"))
    for x, turn in scene.pick(((296, 70), (318, 100)), ((250, -60), (262, -30)), ((306, 60),)):
        scene.use(herb, x, 322, turn)
    scene.look_at((50, 150, 210), (212, 212, 140))


def _cheese(scene: Scene, x: float, y: float, width: float, height: float, color: str) -> None:
    d = (
        f"M{x} {y + 16}Q{x} {y + 2} {x + width / 2:.0f} {y}T{x + width} {y + 16}V{y + height - 14}"
        f"Q{x + width} {y + height} {x + width - 14} {y + height}H{x + 14}"
        f"Q{x} {y + height} {x} {y + height - 14}Z"
    )
    with scene.solid(d, color, x + width / 2, width, 0, 0.13):
        ribs = "".join(f"M{x + 8 + i * 13} {y + 24}v{height - 32}" for i in range(int(width / 13)))
        scene.line(ribs, darker(color, 0.1), 3)
    scene.ellipse(x + width / 2, y + 15, width / 2 - 1, 14, lighter(color, 0.7))


def smen(scene: Scene) -> None:
    """A clay jar of aged butter under its cloth, and butter on a dish."""
    scene.shadow(158, 340, 92, 12)
    clay, paint = scene.pick(
        (TERRACOTTA, "#f6e3c0"), ("#a9683f", "#f4dcb4"), ("#8a5a3c", "#f3dfb4")
    )
    d = (
        "M106 176H210C206 196 246 214 250 258C252 300 228 326 210 338H106C88 326 64 300 66 258"
        "C70 214 110 196 106 176Z"
    )
    with scene.ball(d, clay, 158, 262, 94, 0.22):
        marks = "".join(f"M{46 + i * 28} 262l14-17 14 17-14 17Z" for i in range(8))
        scene.path(marks, paint)
        scene.path(box(50, 232, 220, 4) + box(50, 288, 220, 4), paint)
    scene.line("M104 214Q86 236 88 268", "#fff", 6, 0.4)
    cloth = (
        "M100 182L92 198 108 190 122 202 138 190 158 204 178 190 194 202 208 190 224 198 216 182"
        "Q220 146 196 138H120Q96 146 100 182Z"
    )
    with scene.solid(cloth, "#efe2c6", 158, 124, 0, 0.14):
        scene.line("M120 140q-4 24-8 44M196 140q4 24 8 44M158 138v48", darker("#efe2c6", 0.14), 3)
    scene.line("M100 172Q158 186 216 172", scene.pick("#b8432c", "#22557a", "#44601f"), 6)
    plate(scene, 314, 306, 138, scene.pick(BOWLS[1], BOWLS[2], BOWLS[4]))
    butter = "M264 302V268Q264 260 274 258L346 252Q362 254 362 266V302Z"
    scene.plain_solid(butter, "#eec75a", 312, 98, 0, 0.14)
    scene.path("M264 268Q264 260 274 258L346 252Q362 254 362 266L352 272H264Z", "#f8e2a0")
    scene.shadow(314, 346, 40, 5)
    scene.look_at((58, 126, 210), (220, 200, 170))


def camel_milk(scene: Scene) -> None:
    """A bottle of milk and the wooden bowl it is drunk from."""
    cx = scene.pick(150, 158)
    scene.shadow(cx, 338, 70)
    with bottle(scene, cx, 336, 116, 226, "#f7f3ea", neck=58, shoulder=76, level=0.86):
        scene.path("M0 0H400V142H0Z", "#dfe9ec", 0.8)
    color = scene.pick("#22557a", "#9c3f1d", "#44601f")
    scene.plain_solid(box(cx - 33, 92, 66, 28, 5), color, cx, 66, 0.3)
    label(scene, cx - 58, 214, 116, 92, color, scene.pick("drop", "star", "sun"))
    scene.shadow(304, 342, 66, 9)
    scene.ellipse(304, 268, 68, 13, "#fffdf6")
    d = "M232 268H376Q374 322 336 338H272Q234 322 232 268Z"
    with scene.ball(d, WOOD_LIGHT, 304, 280, 74, 0.22):
        scene.path(box(220, 288, 170, 16), "#7c5230")
        scene.path("".join(f"M{232 + i * 18} 296l9-6 9 6-9 6Z" for i in range(8)), "#f3dfb4")
    scene.ellipse(304, 268, 72, 15, lighter(WOOD_LIGHT, 0.2))
    scene.ellipse(304, 269, 63, 11, "#fffdf6")
    scene.path("M250 272Q300 286 366 270Q352 281 304 281T250 272Z", "#d8d0c0")
    scene.look_at((46, 130, 210), (216, 200, 170))


def snails(scene: Scene) -> None:
    """Snails on leaves, one on the way up the bowl."""
    scene.shadow(180, 342, 112, 12)
    leaves = leaf_symbol(scene, 70, 24, LEAF_LIGHT)
    for x, turn in ((84, -58), (116, -30), (238, 26), (272, 58)):
        scene.use(leaves, x, 270, turn)
    with scene.symbol() as shell:
        scene.circle(0, 0, 30, "#c08a52")
        scene.path("M26-15A30 30 0 0 1-15 26A36 36 0 0 0 26-15Z", SHADE, 0.2)
        scene.line("M-24 8A24 24 0 1 1 19 14A18 18 0 1 1-12-4A11 11 0 1 1 6 6", "#6f4522", 6)
        scene.line("M-24 8A24 24 0 1 1 19 14A18 18 0 1 1-12-4A11 11 0 1 1 6 6", "#e0b680", 2)
        scene.ellipse(-11, -16, 7, 4, "#fff", -30, opacity=0.4)
    for x, y in ((128, 262), (182, 262), (236, 262), (154, 222), (208, 222), (182, 184)):
        scene.use(shell, x + scene.rng.uniform(-4, 4), y, scene.rng.uniform(-60, 60), 1.04)
    bowl(scene, 182, 270, 220, 72, scene.pick(BOWLS[0], BOWLS[1], BOWLS[3]))
    x = scene.pick(318, 326)
    scene.shadow(x, 342, 50, 7)
    with scene.at(x, 320):
        scene.path(
            "M-46 20Q-52 10-34 6L20 2Q34-2 34-22Q44-32 50-20Q54 4 34 18Q24 22 10 22H-40Z", "#d9b98a"
        )
        scene.path("M-46 20Q-40 14 10 16Q40 14 51-6Q50 10 34 18Q24 22 10 22H-40Z", SHADE, 0.16)
        scene.line("M38-24L34-44M46-22L50-42", "#d9b98a", 4)
        scene.line("M34-46h.1M50-44h.1", "#4a2f1a", 7)
        scene.use(shell, -8, -16, 0, 1.15)
    scene.look_at((80, 150, 210), (230, 220, 160))


def kid_meat(scene: Scene) -> None:
    """A leg of kid on butcher's paper, with thyme and salt."""
    scene.shadow(200, 344, 156, 10)
    board(scene, 200, 324, 322, 20)
    scene.path("M52 324L74 288 118 300 196 276 270 298 330 286 350 324Z", "#efe2c6")
    scene.path("M196 276L270 298 330 286 350 324H210Z", SHADE, 0.08)
    with scene.at(0, 4, scene.rng.uniform(-2, 2)):
        scene.path(
            "M268 236L338 176Q330 154 346 146Q360 146 360 160Q376 162 374 178Q364 192 346 188"
            "L292 262Z",
            "#f3ead4",
        )
        scene.path("M346 188L292 262 282 250 342 182Z", SHADE, 0.12)
        meat = (
            "M76 268C66 214 110 168 172 172C222 176 262 204 296 234Q304 254 290 264"
            "C250 300 210 322 156 320C112 318 82 300 76 268Z"
        )
        with scene.ball(meat, scene.pick("#b8453f", "#a93c3a"), 176, 236, 104, 0.2):
            scene.path(
                "M76 268C66 214 110 168 172 172Q120 190 108 226T120 308Q84 296 76 268Z", "#f0d3c0"
            )
            scene.line(
                "M150 204Q200 206 244 238M146 236Q190 236 222 262M150 268Q180 270 200 284",
                "#d98078",
                4,
            )
    stems = leaf_symbol(scene, 20, 7, OLIVE_LEAF)
    for x, y, turn in scene.pick(
        ((150, 214, 74), (176, 260, 100)), ((140, 240, 60), (196, 236, 84))
    ):
        sprig(scene, x, y, turn, 84, stems, 6, bare=0.1, stem="#6b5233", width=3)
    berry = orb_symbol(scene, 6, 6, "#3b2a20")
    for x in (66, 84, 332, 356):
        scene.use(berry, x, 318)
    scene.look_at((66, 150, 210), (210, 130, 170))
