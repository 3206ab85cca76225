"""Bread and pastry."""

from .geometry import box, dots
from .palette import SHADE, darker, lighter
from .scene import Scene
from .vessels import BOWLS, board


def pastries(scene: Scene) -> None:
    """Gazelle horns, honey cakes and crackled ghriba on a stand."""
    kinds = [_horn(scene), _ghriba(scene), _chebakia(scene)]
    scene.rng.shuffle(kinds)
    _stand(scene, kinds)


def gazelle_horns(scene: Scene) -> None:
    """Gazelle horns on a stand."""
    _stand(scene, [_horn(scene)] * 3)


def ghriba(scene: Scene) -> None:
    """Crackled ghriba on a stand."""
    _stand(scene, [_ghriba(scene)] * 3)


def fekkas(scene: Scene) -> None:
    """Twice-baked slices with almonds on a stand."""
    with scene.symbol() as slice_:
        scene.path("M-36 12Q-36-16 0-18T36 12Q36 18 30 18H-30Q-36 18-36 12Z", "#d9a860")
        scene.path("M-30 12Q-30-11 0-13T30 12Z", "#f0d9a4")
        scene.path("M6-18Q36-14 36 12Q36 18 30 18H10Q26 4 6-18Z", SHADE, 0.14)
        scene.line("M-14 2l8-4M6-2l9 3M-4 9l8-2", "#a5682c", 5)
    _stand(scene, [slice_] * 3)


def _horn(scene: Scene) -> str:
    with scene.symbol() as horn:
        scene.path("M-38 12Q-34-22 0-24T38 12Q22-4 0-4T-38 12Z", "#e8cf9a")
        scene.path("M4-24Q34-20 38 12Q22-4 4-4Q22-10 4-24Z", SHADE, 0.14)
        scene.line("M-22-8l6 6M-8-16l5 8M8-16l-3 9M22-8l-6 6", "#b98f4c", 2.2)
    return horn


def _ghriba(scene: Scene) -> str:
    with scene.symbol() as cake:
        scene.path("M-30 14Q-32-18 0-20T30 14Q0 22-30 14Z", "#ecd6a4")
        scene.path("M8-19Q30-14 30 14Q16 20 2 18Q20 6 8-19Z", SHADE, 0.13)
        scene.line("M-16-8l8 6-4 8 10 4M6-14l-2 8 10 4-2 8", "#c2995a", 2.4)
    return cake


def _chebakia(scene: Scene) -> str:
    with scene.symbol() as rose:
        for turn in (0, 60, 120):
            with scene.at(turn=turn):
                scene.path("M-30 0Q-16-18 0-6Q16-18 30 0Q16 18 0 6Q-16 18-30 0Z", "#b0601e")
        for turn in (0, 60, 120):
            with scene.at(turn=turn):
                scene.line("M-22-2Q-12-10 0-4Q12-10 22-2", "#e0993c", 3.4)
        scene.circle(0, 0, 7, "#8a4514")
        scene.line("M-16 4h.1M10-12h.1M14 8h.1M-6 14h.1M-10-12h.1", "#fbeecb", 3.4)
    return rose


def _stand(scene: Scene, kinds: list[str]) -> None:
    """Three rows of pastry, one kind a row, and one on top."""
    scene.shadow(200, 344, 104, 12)
    for kind, places in zip(
        kinds,
        (
            ((98, 282), (164, 286), (232, 286), (302, 282)),
            ((132, 244), (200, 246), (268, 244)),
            ((166, 204), (234, 204)),
        ),
        strict=True,
    ):
        for x, y in places:
            scene.use(kind, x, y, scene.rng.uniform(-7, 7), 1.06)
    scene.use(kinds[0], 200, 166, 0, 1.05)
    d = "M56 300H344Q320 320 232 322L222 332H178L168 322Q80 320 56 300Z"
    fill, paint, _ = scene.pick(BOWLS[1], BOWLS[4], BOWLS[0])
    with scene.solid(d, fill, 200, 288, 0, 0.2):
        scene.path("".join(f"M{76 + i * 25} 309l9-6 9 6-9 6Z" for i in range(10)), paint)
    scene.path(box(50, 292, 300, 11, 5), lighter(fill, 0.2))
    scene.plain_solid(box(160, 330, 80, 14, 4), darker(fill, 0.1), 200, 80, 0)
    scene.look_at((90, 140, 220), (60, 200, 150))


def breads(scene: Scene) -> None:
    """A pile of folded msemen and round loaves of barley bread."""
    scene.shadow(200, 344, 158, 10)
    board(scene, 200, 324, 322, 20)
    for i in range(6):
        y = 306 - i * 19
        x = 62 + scene.rng.uniform(-6, 6)
        fill = ("#e6c078", "#dcb068")[i % 2]
        shape = f"M{x} {y + 8}q2-9 12-9h126q10 0 12 9q-2 10-12 10h-126q-10 0-12-10Z"
        scene.plain_solid(shape, fill, x + 75, 150, 0, 0.14)
        scene.line(f"M{x + 16} {y + 6}h26m20 3h34m14-3h22", "#b0793a", 3)
    top = "M66 206L138 184 212 206 140 226Z"
    scene.path(top, "#ecca88")
    scene.path("M138 184L212 206 140 226 124 206Z", darker("#ecca88", 0.1))
    for x, y, w in ((96, 204, 20), (146, 198, 26), (166, 210, 20), (128, 214, 22), (118, 196, 12)):
        scene.ellipse(x, y, w / 2, w / 5, "#b97f3c", opacity=0.75)
    for i, (y, width) in enumerate(((286, 142), (250, 134))):
        x = 288 + scene.rng.uniform(-4, 4)
        loaf = (
            f"M{x - width / 2} {y + 22}Q{x - width / 2} {y - 14} {x} {y - 16}"
            f"T{x + width / 2} {y + 22}Q{x + width / 2} {y + 38} {x} {y + 38}"
            f"T{x - width / 2} {y + 22}Z"
        )
        with scene.ball(loaf, ("#c98f4a", "#d59c55")[i], x, y + 8, width * 0.5, 0.18):
            scene.line(dots(scene.rng, 26, x - 60, y - 12, x + 60, y + 30), "#f3ddb0", 3.4)
        scene.line(f"M{x - 36} {y + 2}q36-14 72 0", "#a5682c", 3)
    scene.look_at((50, 150, 200), (210, 190, 160))


def baghrir(scene: Scene) -> None:
    """A pile of thousand-hole pancakes, butter and honey running down."""
    scene.shadow(200, 344, 132, 11)
    for i in range(7):
        y = 296 - i * 13
        x = 200 + scene.rng.uniform(-5, 5)
        color = ("#e0b05c", "#d49f4a")[i % 2]
        scene.ellipse(x, y + 5, 124, 24, darker(color, 0.16))
        scene.ellipse(x, y, 124, 24, color)
    top = 218
    scene.ellipse(200, top, 124, 26, "#ecc676")
    holes = "".join(
        f"M{200 + dx * (1 - abs(dy) / 60):.0f} {top + dy}h.1"
        for dy in (-17, -10, -3, 4, 11, 17)
        for dx in range(-104 + dy % 3 * 6, 108, 16)
    )
    scene.line(holes, "#b98234", 4.4)
    honey = "#d98a1c"
    scene.path(
        "M120 212Q160 196 214 204T292 216Q286 232 276 258Q268 264 264 238Q240 230 214 232"
        "Q206 290 196 292Q186 290 184 234Q150 234 120 212Z",
        honey,
    )
    scene.path("M140 210Q176 200 214 208Q170 208 140 210Z", "#fff", 0.4)
    scene.plain_solid(box(178, 186, 44, 24, 4), "#f6e08a", 200, 44, 0, 0.12)
    scene.path("M178 192l10-9h44l-10 9Z", "#fbeeb4")
    fill, paint, _ = scene.pick(BOWLS[1], BOWLS[4], BOWLS[0])
    with scene.solid("M52 304H348Q330 336 250 340H150Q70 336 52 304Z", fill, 200, 296, 0, 0.2):
        scene.path("".join(f"M{72 + i * 24} 318l9-7 9 7-9 7Z" for i in range(11)), paint)
    scene.path(box(46, 298, 308, 11, 5), lighter(fill, 0.2))
    scene.look_at((90, 150, 210), (130, 176, 130))


def round_loaves(scene: Scene) -> None:
    """Round loaves of barley in a pile, marked with a fork."""
    _pile(scene, ("#c08a4c", "#b57f42"), "#e9d4a4", 34, 4)


def harcha(scene: Scene) -> None:
    """Golden semolina cakes in a pile, a dish of oil beside it."""
    _pile(scene, ("#e6bf62", "#dcb252"), "#f7e6b0", 24, 5)


def _pile(scene: Scene, crusts: tuple[str, str], flour: str, thick: float, count: int) -> None:
    scene.shadow(196, 344, 150, 10)
    board(scene, 200, 324, 322, 20)
    base = 324.0
    for i in range(count):
        x = 168 + scene.rng.uniform(-9, 9)
        d = box(x - 106, base - thick, 212, thick, thick * 0.46)
        with scene.solid(d, crusts[i % 2], x, 212, 0, 0.16):
            scene.line(dots(scene.rng, 22, x - 100, base - thick, x + 100, base), flour, 3.4)
            scene.path(box(x - 106, base - thick, 212, thick * 0.3), lighter(crusts[i % 2], 0.24))
        base -= thick
    scene.ellipse(168, base, 102, 20, lighter(crusts[0], 0.2))
    scene.line(dots(scene.rng, 26, 84, base - 13, 250, base + 13), flour, 3.4)
    scene.line(f"M120 {base}l16 8m14-12l16 8m16-10l16 8", darker(crusts[0], 0.24), 4)
    scene.path("M286 290H364Q362 322 340 324H310Q288 322 286 290Z", "#2f6f74")
    scene.path("M326 290H364Q362 322 340 324H326Z", SHADE, 0.18)
    scene.ellipse(325, 290, 39, 8, "#c9b23c")
    scene.glint(312, 288, 10, 2.4, 0)
    scene.look_at((70, 150, 200), (220, 220, 140))
