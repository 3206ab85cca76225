"""Rugs and flatweaves, hung from a rod as at the weaver's."""

from collections.abc import Iterator
from contextlib import contextmanager

from .geometry import box, comb, crosses, lozenges, star, zigzag
from .motifs import band
from .palette import CREAM, SHADE, WOOD_DARK, darker, lighter
from .scene import Scene

LEFT, RIGHT, TOP, BOTTOM = 92, 308, 66, 334
CREAM_WOOL = "#f0e2c8"
AZILAL_COLORS = ("#26211d", "#b8432c", "#2f4f9c", "#e2a21f", "#3f7d62")


@contextmanager
def _hung(scene: Scene, wool: str, fringe: str, tassel: float = 16) -> Iterator[None]:
    """A rug on its rod; paint its field inside."""
    scene.path(box(LEFT + 14, TOP + 8, RIGHT - LEFT + 2, BOTTOM - TOP), SHADE, 0.2)
    rod = box(62, 54, 276, 12, 3)
    scene.plain_solid(rod, WOOD_DARK, 200, 260, 0)
    for x in (64, 336):
        scene.circle(x, 60, 9, darker(WOOD_DARK))
    threads = "".join(
        f"M{x} {BOTTOM - 2}v{tassel + (3 if i % 2 else 0)}"
        for i, x in enumerate(range(LEFT + 4, RIGHT, 8))
    )
    scene.line(threads, fringe, 3)
    d = box(LEFT, TOP, RIGHT - LEFT, BOTTOM - TOP)
    scene.path(d, wool)
    with scene.inside(d):
        yield
        scene.path(box(LEFT, TOP, RIGHT - LEFT, 10), SHADE, 0.18)
        folds = "M150 0q14 200 0 400h30q14-200 0-400ZM250 0q14 200 0 400h40q14-200 0-400Z"
        scene.path(folds, SHADE, 0.07)
        scene.path(d, scene.grain, 0.6)
    scene.look_at((96, 110, 208), (80, 210, 150))


def azilal_rug(scene: Scene, *, wool: str = "#f3ead8") -> None:
    """Signs in many colours, free on white wool or on dyed."""
    colors = [color if color != wool else "#f3ead8" for color in AZILAL_COLORS]
    scene.rng.shuffle(colors)
    rows = ["nested", "zigzag", "crosses", "diamonds", "comb", "lozenge"]
    scene.rng.shuffle(rows)
    with _hung(scene, wool, darker(wool, 0.12)):
        y = 90.0
        for i, kind in enumerate(rows):
            color, other = colors[i % 5], colors[(i + 2) % 5]
            match kind:
                case "crosses":
                    for j in range(5):
                        x0 = LEFT + 6 + j * 41
                        scene.line(crosses(x0, x0 + 41, y, 1, 27), colors[(i + j) % 5], 6)
                case "zigzag":
                    scene.line(zigzag(LEFT, RIGHT, y - 8, 16, 9), color, 6)
                    scene.line(zigzag(LEFT, RIGHT, y + 8, 16, 9), other, 3.4)
                case "comb":
                    scene.line(comb(LEFT + 8, RIGHT - 8, y - 10, 12, 15), color, 5)
                    scene.line(zigzag(LEFT + 8, RIGHT - 8, y + 16, 12, 5), other, 3)
                case "diamonds":
                    scene.path(lozenges(LEFT, RIGHT, y, 2, 46), color)
                    scene.path(lozenges(LEFT, RIGHT, y, 2, 46, 0.5), other)
                    scene.path(lozenges(LEFT, RIGHT, y, 2, 46, 0.18), wool)
                case "nested":
                    scene.path(lozenges(LEFT + 8, RIGHT - 8, y, 4, 38), color)
                    scene.path(lozenges(LEFT + 8, RIGHT - 8, y, 4, 38, 0.42), wool)
                case _:
                    scene.path(lozenges(LEFT + 4, RIGHT - 4, y, 7, 28), color)
                    scene.path(lozenges(LEFT + 4, RIGHT - 4, y, 7, 28, 0.4), other)
            y += 44.5


def beni_ouarain_rug(scene: Scene, *, motif: str = "net") -> None:
    """A cream pile, plain or drawn in dark wool: a net of lozenges, zigzags, stripes."""
    wool, dark = "#f2e9d6", scene.pick("#2b2622", "#3a2c22", "#4a3a2c")
    with _hung(scene, wool, darker(wool, 0.1), 20):
        if motif == "net":
            _net(scene, dark)
        elif motif == "plain":
            _net(scene, darker(wool, 0.1))
        elif motif == "zigzag":
            for x in (126, 200, 274):
                points = "".join(
                    f"L{x + (16 if i % 2 else -16)} {TOP + i * 17}" for i in range(1, 17)
                )
                scene.line(f"M{x - 16} {TOP}{points}", dark, 5)
        elif motif == "stripes":
            for i, y in enumerate(range(TOP + 14, BOTTOM, 30)):
                scene.path(box(LEFT, y, RIGHT - LEFT, (12, 5)[i % 2]), (dark, "#8a5a34")[i % 2])
        pile = "".join(f"M{LEFT + y % 2 * 5} {y}H{RIGHT}" for y in range(TOP + 8, BOTTOM, 9))
        scene.line(pile, darker(wool, 0.12), 1.4, 0.7, "5 7")


def _net(scene: Scene, dark: str) -> None:
    """Lozenges from edge to edge, small ones in some of them."""
    columns, rows = scene.pick((4, 4), (3, 4), (4, 5))
    width, height = (RIGHT - LEFT) / columns, (BOTTOM - TOP) / rows
    offset, small = scene.pick(0.0, 0.5), scene.pick(0.3, 0.24)
    for i in range(rows + 1):
        y = TOP + (i + offset) * height
        scene.line(lozenges(LEFT, RIGHT, y, columns, height), dark, 5)
        if i % 2 == 0:
            scene.path(lozenges(LEFT, RIGHT, y, columns, height, small), dark)
    if scene.pick(True, False):
        y = TOP + (rows // 2 + offset) * height
        scene.line(zigzag(LEFT, RIGHT, y, width / 2, 6), dark, 4)


def taznakht_rug(scene: Scene) -> None:
    """Bands of signs on madder red and saffron."""
    red, gold = scene.pick(("#b63f22", "#f0b23a"), ("#c9862a", "#8f2f1c"), ("#a83a2c", "#e9c25a"))
    cream, dark, green = "#f6e6c6", "#22303f", "#6d8b46"
    heart = scene.pick("stars", "diamonds")
    layout = ((22, dark), (10, gold), (44, red), (10, cream), (28, green), (10, gold), (52, red),
              (10, gold), (28, green), (10, cream), (44, red))  # fmt: skip
    with _hung(scene, red, "#f0d9a8"):
        y = float(TOP)
        for height, color in layout:
            scene.path(box(LEFT, y, RIGHT - LEFT, height), color)
            middle = y + height / 2
            if height == 44:
                scene.path(lozenges(LEFT, RIGHT, middle, 6, 36), gold)
                scene.path(lozenges(LEFT, RIGHT, middle, 6, 36, 0.44), dark)
            elif height == 52 and heart == "stars":
                for x in (145, 200, 255):
                    scene.path(
                        star(24, x, middle) + star(11, x, middle),
                        cream,
                        extra='fill-rule="evenodd"',
                    )
            elif height == 52:
                scene.path(lozenges(LEFT, RIGHT, middle, 3, 46), cream)
                scene.path(lozenges(LEFT, RIGHT, middle, 3, 46, 0.6), dark)
                scene.path(lozenges(LEFT, RIGHT, middle, 3, 46, 0.28), gold)
            elif height == 28:
                scene.line(zigzag(LEFT, RIGHT, middle, 13, 7), cream, 4)
            elif height == 22:
                scene.path(lozenges(LEFT, RIGHT, middle, 13, 12), cream)
            y += height


def rabat_carpet(scene: Scene, *, grounds: tuple[str, str] | None = None) -> None:
    """A knotted carpet: borders within borders, a garden, a medallion."""
    red, blue = grounds or scene.pick(
        ("#b5343c", "#24427a"), ("#a82f3e", "#2f5d6c"), ("#c2475a", "#2a3f78")
    )
    pink, gold, green = "#eab7a4", "#e2ab3f", "#5f8a5f"
    with _hung(scene, red, "#efe0c2", 12):
        frames = (
            (0, blue),
            (8, gold),
            (12, red),
            (30, CREAM),
            (34, blue),
            (48, gold),
            (52, pink),
            (56, red),
        )
        for inset, color in frames:
            scene.path(
                box(LEFT + inset, TOP + inset, RIGHT - LEFT - 2 * inset, BOTTOM - TOP - 2 * inset),
                color,
            )
        _flower_border(scene, 21, 24, gold, CREAM)
        _flower_border(scene, 41, 13, pink, gold)
        for x in (160, 240):
            for y in (134, 266):
                scene.path(star(15, x, y), pink)
                scene.path(star(7, x, y), blue)
        for reach, color in ((44, gold), (40, blue), (32, pink), (26, red), (17, CREAM), (8, blue)):
            scene.path(star(reach, 200, 200), color)
        for y in (146, 254):
            scene.path(lozenges(184, 216, y, 1, 26), green)
            scene.path(lozenges(184, 216, y, 1, 26, 0.45), gold)
        small = "".join(f"M{x} {y}h.1" for x in (160, 178, 222, 240) for y in (164, 182, 218, 236))
        scene.line(small, gold, 7)
    scene.look_at((96, 96, 208), (86, 62, 150))


def _flower_border(scene: Scene, inset: float, step: float, petal: str, heart: str) -> None:
    """Lozenge flowers that go round the carpet at one distance from its edge."""
    left, right, top, bottom = LEFT + inset, RIGHT - inset, TOP + inset, BOTTOM - inset
    across, down = round((right - left) / step), round((bottom - top) / step)
    places = [
        (left + i * (right - left) / across, y) for i in range(across + 1) for y in (top, bottom)
    ]
    places += [(x, top + i * (bottom - top) / down) for i in range(1, down) for x in (left, right)]
    r = step * 0.32
    petals = "".join(f"M{x} {y - r}l{r} {r} {-r} {r} {-r} {-r}Z" for x, y in places)
    scene.path(petals, petal)
    scene.line("".join(f"M{x} {y}h.1" for x, y in places), heart, r * 0.7)


def hanbel(
    scene: Scene, *, wools: tuple[str, str, str] | None = None, accent: str = "#e2a21f"
) -> None:
    """A striped flatweave folded over its rod, pompoms along the edge."""
    ground, strong, light = wools or scene.pick(
        ("#8f2f2a", "#26211d", CREAM_WOOL),
        (CREAM_WOOL, "#8f2f2a", "#e3cfa6"),
        ("#26303f", "#b8432c", CREAM_WOOL),
    )
    sign = strong if ground == CREAM_WOOL else light
    heights = (16, 8, 26, 8, 16, 34, 16, 8, 26, 8, 16, 34, 16, 8, 26, 8)
    stripes = (strong, accent, ground, accent, strong, light)
    with _hung(scene, ground, light, 10):
        y = float(TOP)
        pattern = scene.pick("zigzag", "crosses", "nested")
        for i, height in enumerate(heights):
            color = ground if height == 26 else stripes[i % 6]
            scene.path(box(LEFT, y, RIGHT - LEFT, height), color)
            if height == 34:
                band(scene, pattern, LEFT + 4, RIGHT - 4, y + 17, 24, strong)
            elif height == 26:
                band(scene, "lozenge", LEFT + 4, RIGHT - 4, y + 13, 13, sign)
            y += height
    tassels = (strong, accent, "#3f7d62", light, "#b8432c")
    for i in range(7):
        x = LEFT + 14 + i * 31.4
        scene.line(f"M{x} {BOTTOM}v10", light, 3)
        scene.circle(x, BOTTOM + 14, 8, tassels[i % 5])
        scene.path(f"M{x + 2} {BOTTOM + 7}a8 8 0 0 1 0 15Z", SHADE, 0.2)


def boucherouite(scene: Scene) -> None:
    """A rag rug: strips of every cloth in the house."""
    rags = ["#d9517a", "#2f4f9c", "#e9a11b", "#3f8f7a", "#c9422c", "#7a5cb2", "#f0c8b4", "#26303f"]
    scene.rng.shuffle(rags)
    with _hung(scene, "#f1e6d2", rags[0], 14):
        step = 36
        for row in range(8):
            y = TOP + row * step
            for column in range(6):
                x = LEFT + column * step
                color = rags[(column + 2 * row + scene.rng.randint(0, 1)) % 8]
                scene.path(box(x, y, step, step), color)
                inner = rags[(column + 3 * row + 4) % 8]
                if inner != color and (row + column) % 2:
                    scene.path(lozenges(x + 3, x + step - 3, y + step / 2, 1, step - 8), inner)
        with scene.tile(12, 9) as tufts:
            scene.line("M1 1q2 4 1 7M7 0q2 4 1 8", "#fff", 2, 0.22)
            scene.line("M4 1q2 4 1 7M10 0q2 4 1 8", SHADE, 2, 0.2)
        scene.path(box(LEFT, TOP, RIGHT - LEFT, BOTTOM - TOP), tufts)
    for side, edge in ((-1, LEFT), (1, RIGHT)):
        shreds = "".join(
            f"M{edge} {y}l{side * scene.rng.randint(4, 9)} {scene.rng.randint(2, 6)}"
            for y in range(TOP + 6, BOTTOM, 11)
        )
        scene.line(shreds, scene.pick(*rags[:4]), 4)
    light = lighter(rags[1], 0.3)
    scene.line(
        "".join(f"M{x} {BOTTOM}v{scene.rng.randint(10, 20)}" for x in range(LEFT + 8, RIGHT, 22)),
        light,
        5,
    )
