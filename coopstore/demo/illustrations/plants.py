"""Leaves, sprigs, ears, blossoms and fruits that stand beside the goods."""

from .geometry import box, polar
from .palette import LEAF, SHADE, darker, lighter
from .scene import Scene


def blade(length: float, width: float) -> str:
    """A leaf that grows upwards from the origin."""
    half = -length * 0.45
    return f"M0 0Q{width} {half} 0 {-length}Q{-width} {half} 0 0Z"


def leaf(
    scene: Scene, x: float, y: float, length: float, width: float, turn: float, color: str = LEAF
) -> None:
    """A leaf whose right half lies in the shade."""
    with scene.at(x, y, turn):
        _leaf_at_origin(scene, length, width, color)


def _leaf_at_origin(scene: Scene, length: float, width: float, color: str) -> None:
    scene.path(blade(length, width), color)
    half = -length * 0.45
    scene.path(f"M0 0Q{width} {half} 0 {-length}Z", darker(color))


def leaf_symbol(scene: Scene, length: float, width: float, color: str = LEAF) -> str:
    """A leaf to be used many times; it grows upwards from the origin."""
    with scene.symbol() as name:
        _leaf_at_origin(scene, length, width, color)
    return name


def sprig(
    scene: Scene,
    x: float,
    y: float,
    turn: float,
    length: float,
    leaves: str,
    pairs: int,
    *,
    spread: float = 52,
    bare: float = 0.2,
    shrink: float = 0.35,
    stem: str = LEAF,
    width: float = 4,
) -> None:
    """A stem that rises from (x, y) with pairs of leaves, smaller towards the tip."""
    with scene.at(x, y, turn):
        scene.line(f"M0 0V{-length}", stem, width)
        for i in range(pairs):
            share = i / max(1, pairs - 1)
            height = -length * (bare + (0.97 - bare) * share)
            size = 1 - shrink * share
            for side in (-1, 1):
                scene.use(leaves, 0, height, side * spread * (1 - share * 0.25), size)
        scene.use(leaves, 0, -length, 0, 1 - shrink)


def orb(
    scene: Scene, x: float, y: float, rx: float, ry: float, color: str, turn: float = 0
) -> None:
    """A small round thing: colour, a crescent of shade, one highlight."""
    with scene.at(x, y, turn):
        scene.ellipse(0, 0, rx, ry, color)
        scene.path(crescent(rx, ry), SHADE, 0.2)
        scene.ellipse(-rx * 0.36, -ry * 0.42, rx * 0.27, ry * 0.19, "#fff", -30, opacity=0.42)


def orb_symbol(scene: Scene, rx: float, ry: float, color: str) -> str:
    """An orb round the origin, to be used many times."""
    with scene.symbol() as name:
        scene.ellipse(0, 0, rx, ry, color)
        scene.path(crescent(rx, ry), SHADE, 0.2)
        scene.ellipse(-rx * 0.36, -ry * 0.42, rx * 0.27, ry * 0.19, "#fff", -30, opacity=0.42)
    return name


def crescent(rx: float, ry: float) -> str:
    """The lower right edge of an ellipse about the origin, where the light does not reach."""
    return (
        f"M{rx * 0.8} {-ry * 0.6}A{rx} {ry} 0 0 1 {-rx * 0.6} {ry * 0.8}"
        f"A{rx * 1.15} {ry * 1.15} 0 0 0 {rx * 0.8} {-ry * 0.6}Z"
    )


def blossom(
    scene: Scene, x: float, y: float, radius: float, petal: str, heart: str, petals: int = 5
) -> None:
    """A flower of rounded petals, every second one a little darker."""
    for k in range(petals):
        angle = k * 360 / petals
        px, py = polar(radius * 0.56, angle, x, y)
        fill = petal if k % 2 else darker(petal, 0.07)
        scene.ellipse(px, py, radius * 0.36, radius * 0.5, fill, angle)
    scene.circle(x, y, radius * 0.26, heart)


def ear(
    scene: Scene, x: float, y: float, turn: float, length: float, color: str, awns: bool = True
) -> None:
    """An ear of barley or wheat on its stalk, rising from (x, y)."""
    with scene.symbol() as grain:
        scene.path("M0 0Q9-10 2-24Q-9-14 0 0Z", color)
        scene.path("M0 0Q9-10 2-24Z", darker(color, 0.18))
    with scene.at(x, y, turn):
        scene.line(f"M0 0V{-length}", darker(color, 0.12), 4)
        if awns:
            hairs = "".join(
                f"M0 {-length + 62 - i * 13}L{side * (20 + i * 2)} {-length - 6 - i * 13}"
                for i in range(5)
                for side in (-1, 1)
            )
            scene.line(hairs, lighter(color, 0.25), 1.6)
        for i in range(5):
            for side in (-1, 1):
                scene.use(grain, 0, -length + 62 - i * 13, side * 26)
        scene.use(grain, 0, -length)


def rose(scene: Scene, x: float, y: float, size: float, color: str = "#d4577c") -> None:
    """An open damask rose seen from the front."""
    rings = ((7, 40, 30, 0.3), (6, 27, 25, 0.12), (5, 15, 19, -0.16), (3, 6, 12, -0.34))
    for count, reach, petal, tone in rings:
        fill = darker(color, tone) if tone > 0 else lighter(color, -tone)
        for k in range(count):
            px, py = polar(reach * size, k * 360 / count + petal, x, y)
            shown = fill if k % 2 else lighter(fill, 0.09)
            scene.ellipse(px, py, petal * size, petal * size * 0.92, shown)
    with scene.at(x, y, scale=size):
        scene.line("M-7 2q6-12 12-2q2 8-6 8", darker(color, 0.35), 3)


def prickly_pear(
    scene: Scene, x: float, y: float, turn: float, color: str = "#c8496a", scale: float = 1
) -> None:
    """A prickly pear lying or standing about (x, y), its crown up before turning."""
    with scene.at(x, y, turn, scale):
        d = "M-14-27Q0-32 14-27Q25-6 18 16Q10 30 0 30T-18 16Q-25-6-14-27Z"
        scene.path(d, color)
        scene.path("M14-27Q25-6 18 16Q10 30 0 30Q13 6 14-27Z", SHADE, 0.2)
        scene.path("M-14-27Q0-34 14-27Q0-20-14-27Z", darker(color, 0.28))
        scene.line(
            "M-10-12h.1M2-14h.1M-14 2h.1M-3 2h.1M8 0h.1M-9 15h.1M2 17h.1M11 13h.1M13-12h.1",
            lighter(color, 0.55),
            3.4,
        )


def cactus_pad(scene: Scene, x: float, y: float, turn: float, scale: float = 1) -> None:
    """A pad of the prickly pear, growing upwards from (x, y)."""
    with scene.at(x, y, turn, scale):
        scene.path("M-10 0C-58-30-56-122 0-126S58-30 10 0Z", "#7ba05f")
        scene.path("M0-126C56-122 58-30 10 0Q30-60 0-126Z", SHADE, 0.17)
        scene.line(
            "M-24-96h.1M-4-104h.1M-34-66h.1M-12-74h.1M12-82h.1M-30-38h.1M-8-44h.1M14-52h.1"
            "M28-68h.1M-12-18h.1M10-24h.1M24-36h.1",
            "#eef0cf",
            4,
        )


def twine(scene: Scene, cx: float, y: float, width: float, color: str = "#d9b98a") -> None:
    """Three turns of string that hold a bunch, with a bow."""
    for i in range(3):
        scene.path(box(cx - width / 2, y + i * 5, width, 5, 2.5), darker(color, 0.1 * (i % 2)))
    scene.line(
        f"M{cx + 2} {y + 8}q-22-16-24 2q2 12 24-2q22-16 24 2q-2 12-24-2q-8 10-12 24"
        f"m12-24q8 8 14 22",
        color,
        3,
    )
