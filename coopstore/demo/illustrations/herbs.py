"""Herbs, dried or in the bunch, and the tea made of them."""

from .geometry import box, heap
from .glass import LABEL_COLORS
from .palette import LEAF, PAPER, SHADE, STEM, TEAL, darker, lighter
from .plants import leaf_symbol, orb_symbol, sprig, twine
from .scene import Scene
from .vessels import BOWLS, bowl, plate

KRAFT = "#c9a273"


def mint(scene: Scene) -> None:
    """A bunch of mint in front of a paper bag of the dried leaf."""
    at_left = scene.pick(True, False)
    bag, bunch = (124, 270) if at_left else (276, 130)
    _window_bag(scene, bag, ("#6f8f52", "#55733f", "#8aa868"))
    scene.shadow(bunch, 340, 60, 8)
    with scene.symbol() as blade:
        scene.path("M0 0Q20-10 18-26Q12-44 0-50Q-12-44-18-26Q-20-10 0 0Z", "#4f8a55")
        scene.path("M0 0Q20-10 18-26Q12-44 0-50Z", darker("#4f8a55", 0.2))
        scene.line("M0-4V-44M0-16l9-6M0-16l-9-6M0-28l8-6M0-28l-8-6", lighter("#4f8a55", 0.24), 1.6)
    with scene.symbol() as stem:
        sprig(scene, 0, 0, 0, 150, blade, 4, bare=0.4, spread=64, stem="#6d9b5a", width=5)
    for turn, scale in ((-30, 0.9), (30, 0.92), (-14, 1.1), (15, 1.06), (0, 1.22)):
        scene.use(stem, bunch, 338, turn + scene.rng.uniform(-3, 3), scale)
    twine(scene, bunch, 296, 34)
    scene.look_at((bunch - 100 if bunch > 200 else 20, 130, 200), (bag - 76, 180, 152))


def _window_bag(scene: Scene, cx: float, tones: tuple[str, str, str]) -> None:
    """A kraft bag with a round window on what it holds."""
    scene.shadow(cx, 338, 74, 10)
    left, right = cx - 68, cx + 68
    d = f"M{left} 338V166H{right}V338Z"
    with scene.solid(d, KRAFT, cx, 136, 0, 0.14):
        scene.line(f"M{left + 14} 170V334M{right - 14} 170V334", darker(KRAFT, 0.14), 2)
    fold = f"M{left - 3} 146H{right + 3}V178H{left - 3}Z"
    scene.plain_solid(fold, darker(KRAFT, 0.1), cx, 142, 0, 0.12)
    scene.path(f"M{left - 3} 146H{right + 3}V152H{left - 3}Z", lighter(KRAFT, 0.2))
    window = f"M{cx - 42} 262a42 42 0 1 0 84 0a42 42 0 1 0-84 0Z"
    scene.circle(cx, 262, 47, scene.pick(*LABEL_COLORS))
    scene.path(window, tones[0])
    with scene.inside(window):
        flakes = [leaf_symbol(scene, 20, 7, tone) for tone in tones]
        for i in range(34):
            x, y = cx + scene.rng.uniform(-44, 44), 262 + scene.rng.uniform(-30, 52)
            scene.use(flakes[i % 3], x, y, scene.rng.uniform(0, 360))
    scene.line(f"M{cx - 28} 244q6-12 18-16", "#fff", 5, 0.4)
    scene.path(f"M{cx - 9} 190l9-9 9 9-9 9Z", PAPER)


def thyme(scene: Scene) -> None:
    """A bundle of flowering thyme, tied and hung to dry."""
    leaves = leaf_symbol(scene, 20, 8, "#7f9a6a")
    flower = orb_symbol(scene, 7, 7, "#c58cc0")
    with scene.symbol() as stem:
        sprig(scene, 0, 0, 0, 190, leaves, 8, bare=0.3, shrink=0.2, stem=STEM, width=3.4)
        for dx, dy in (
            (-9, -172),
            (9, -174),
            (-10, -184),
            (10, -186),
            (0, -180),
            (-5, -194),
            (6, -194),
            (0, -202),
        ):
            scene.use(flower, dx, dy)
    _hung_bundle(scene, stem, 9, 11)
    scene.look_at((90, 150, 220), (130, 40, 150))


def rosemary(scene: Scene) -> None:
    """A bundle of rosemary, tied and hung to dry."""
    needles = leaf_symbol(scene, 32, 5, "#557864")
    with scene.symbol() as flower:
        scene.path("M0 0Q-12-4-9-12Q-2-11 0-4Q3-11 10-11Q11-3 0 0Z", "#8fa5e0")
    with scene.symbol() as stem:
        sprig(
            scene, 0, 0, 0, 208, needles, 10, bare=0.22, spread=40, shrink=0.3, stem=STEM, width=4
        )
        for k in range(6):
            side = (-1, 1)[k % 2]
            scene.use(flower, side * 9, -96 - k * 17, side * 34)
    _hung_bundle(scene, stem, 7, 13)
    scene.look_at((90, 150, 220), (130, 40, 150))


def _hung_bundle(scene: Scene, stem: str, count: int, spread: float) -> None:
    scene.path(box(70, 44, 260, 12, 4), "#7c5230")
    scene.path(box(70, 44, 260, 4, 2), lighter("#7c5230", 0.2))
    scene.line("M200 50V104", "#d9b98a", 4)
    order = sorted(range(count), key=lambda i: -abs(i - (count - 1) / 2))
    for i in order:
        turn = (i - (count - 1) / 2) * spread * 0.8 + 180 + scene.rng.uniform(-3, 3)
        reach = 1.1 - 0.05 * abs(i - (count - 1) / 2)
        scene.use(stem, 200, 104, turn, reach)
    for dx in (-14, -5, 4, 13):
        scene.line(f"M{200 + dx} 116L{200 + dx * 1.5} 84", STEM, 4)
    twine(scene, 200, 108, 40, scene.pick("#d9b98a", "#c9532f", "#e9d8b4"))
    scene.shadow(200, 346, 84, 8)


def verbena(scene: Scene) -> None:
    """Long leaves of lemon verbena, fresh on the stem and dried in the bag."""
    at_left = scene.pick(True, False)
    bag, bunch = (124, 276) if at_left else (276, 126)
    _window_bag(scene, bag, ("#9aa860", "#7d8c46", "#b7c17e"))
    scene.shadow(bunch, 340, 48, 8)
    leaves = leaf_symbol(scene, 62, 11, "#86a84f")
    flower = orb_symbol(scene, 5, 4, "#f3eef6")
    with scene.symbol() as stem:
        sprig(scene, 0, 0, 0, 158, leaves, 5, bare=0.2, spread=58, stem="#7d9b45", width=4)
        for k in range(6):
            scene.use(flower, (-6, 6)[k % 2] * (1 - k * 0.1), -160 - k * 6)
    for turn, scale in ((-22, 0.88), (23, 0.92), (0, 1.14)):
        scene.use(stem, bunch, 338, turn + scene.rng.uniform(-4, 4), scale)
    scene.look_at((bunch - 100 if bunch > 200 else 20, 120, 200), (bag - 76, 180, 152))


def rose_buds(scene: Scene) -> None:
    """Dried rose buds in a bowl."""
    scene.shadow(200, 342, 122, 12)
    buds = []
    for color in ("#c9587e", "#b23f68", "#d9789a"):
        with scene.symbol() as name:
            scene.path("M0 24Q-26 20-24-4Q-20-24-4-28Q0-22 4-28Q20-24 24-4Q26 20 0 24Z", color)
            scene.path("M4-28Q20-24 24-4Q26 20 0 24Q16 0 4-28Z", SHADE, 0.18)
            scene.line("M-12-22Q-16 2 0 18M10-24Q4-10 10 8", darker(color, 0.26), 2.4)
            scene.path("M0 26Q-16 24-20 8Q-8 14 0 12Q8 14 20 8Q16 24 0 26Z", "#7d8c46")
            scene.line("M0 25V34", "#7d8c46", 4)
        buds.append(name)
    for x, y in heap(scene.rng, 200, 250, 178, [6, 5, 4, 3, 1], 24):
        scene.use(scene.pick(*buds), x, y, scene.rng.uniform(-110, 110), 0.94)
    bowl(scene, 200, 264, 240, 76, scene.pick(BOWLS[1], BOWLS[3], BOWLS[4]))
    for x, turn in scene.pick(((338, 70), (52, -60)), ((334, -80), (364, 50)), ((48, 64),)):
        scene.shadow(x, 340, 24, 5)
        scene.use(buds[0], x, 326, turn)
    scene.look_at((90, 140, 220), (220, 190, 160))


def rose_petals(scene: Scene) -> None:
    """Dried rose petals in a bowl."""
    scene.shadow(200, 342, 122, 12)
    petals = []
    for color in ("#c9587e", "#b23f68", "#d9789a", "#a8365c"):
        with scene.symbol() as name:
            scene.path("M0 16Q-24 6-20-10Q-12-22 0-14Q12-22 20-10Q24 6 0 16Z", color)
            scene.path("M0 16Q24 6 20-10Q12-22 0-14Q14-4 0 16Z", SHADE, 0.16)
            scene.line("M-10-8Q-4 2 0 12", lighter(color, 0.3), 2)
        petals.append(name)
    for x, y in heap(scene.rng, 200, 256, 182, [9, 9, 8, 6, 4, 2], 15):
        scene.use(scene.pick(*petals), x, y, scene.rng.uniform(0, 360))
    bowl(scene, 200, 264, 240, 76, scene.pick(BOWLS[1], BOWLS[3], BOWLS[4]))
    for x in scene.pick((52, 76, 340), (330, 352, 374), (46, 346, 366)):
        scene.use(scene.pick(*petals), x, 338 + scene.rng.uniform(-4, 4), scene.rng.uniform(0, 360))
    scene.look_at((90, 150, 220), (200, 190, 150))


def herbal_tea(scene: Scene) -> None:
    """A glass of herb tea and the mixture it is made of."""
    glass_x = scene.pick(132, 270)
    dish = 402 - glass_x
    scene.shadow(dish, 342, 84, 10)
    flakes = [leaf_symbol(scene, 26, 8, tone) for tone in ("#6f8f52", "#9aa860", "#4f7043")]
    petals = [orb_symbol(scene, 7, 6, color) for color in ("#d9789a", "#8fa5e0", "#f2c230")]
    for x, y in heap(scene.rng, dish, 290, 118, [9, 8, 7, 5, 3], 13):
        scene.use(scene.pick(*flakes), x, y + 8, scene.rng.uniform(-90, 90))
        if scene.rng.random() < 0.3:
            scene.use(scene.pick(*petals), x + 6, y)
    plate(scene, dish, 300, 176, scene.pick(*BOWLS))
    _tea_glass(scene, glass_x)
    scene.look_at((max(0, glass_x - 100), 140, 200), (dish - 90 if dish > 200 else 20, 200, 160))


def _tea_glass(scene: Scene, x: float) -> None:
    scene.shadow(x, 340, 62, 9)
    d = (
        f"M{x - 62} 168H{x + 62}L{x + 48} 326Q{x + 46} 338 {x + 34} 338H{x - 34}"
        f"Q{x - 46} 338 {x - 48} 326Z"
    )
    leaves = leaf_symbol(scene, 60, 18, LEAF)
    with scene.solid(d, "#dfe9dc", x, 120, 0.5, 0.1):
        scene.path(box(x - 80, 206, 160, 140), scene.pick("#c98f2b", "#b9a23a", "#c07a2c"))
        scene.path(box(x - 80, 206, 160, 5), "#f0d08a")
        scene.use(leaves, x - 8, 300, -24, 1.1)
        scene.use(leaves, x + 8, 306, 22)
        scene.path(box(x - 80, 248, 160, 30), TEAL, 0.5)
        marks = "".join(f"M{x - 66 + i * 22} 263l11-12 11 12-11 12Z" for i in range(6))
        scene.path(marks, "#f3e6c4")
    scene.line(f"M{x - 62} 169H{x + 62}", "#e9c46a", 5)
    for turn, scale in ((-26, 1), (8, 1.15), (34, 0.9)):
        scene.use(leaves, x + 22, 178, turn, scale)
    steam = darker(scene.region.niche, 0.12)
    scene.line(f"M{x - 34} 150q-12-16 0-32t0-32M{x - 4} 140q-12-16 0-32t0-32", steam, 6)
