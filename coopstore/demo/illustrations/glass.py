"""Jars and bottles, their lids and their labels."""

from collections.abc import Iterator
from contextlib import contextmanager

from .geometry import box, disc, kite_ring, polar, polygon
from .palette import CORK, PAPER, RUST, darker, lighter, mix
from .scene import Scene

LABEL_COLORS = (RUST, "#22557a", "#44601f", "#7a3b52", "#8f4a12")


def label(
    scene: Scene, x: float, y: float, width: float, height: float, color: str, mark: str = "star"
) -> None:
    """A paper label with two coloured edges, a mark and a line where the name would be."""
    scene.path(box(x, y, width, height), PAPER)
    scene.path(box(x, y, width, 6) + box(x, y + height - 6, width, 6), color)
    cx, cy = x + width / 2, y + height * 0.43
    r = min(width, height) * 0.27
    match mark:
        case "drop":
            scene.path(drop(cx, cy, r), color)
        case "hexagons":
            cells = (
                [polar(r * 0.5, k * 60 + 30, cx + dx * r, cy + dy * r) for k in range(6)]
                for dx, dy in ((-0.45, -0.38), (0.45, -0.38), (0, 0.42))
            )
            scene.path("".join(polygon(cell) for cell in cells), color)
        case "leaf":
            bottom = cy + r
            blade = f"M{cx} {bottom}Q{cx - r} {cy} {cx} {cy - r}"
            scene.path(f"{blade}Q{cx + r} {cy} {cx} {bottom}Z", color)
            scene.line(f"M{cx} {cy - r * 0.5}V{bottom}", PAPER, 2)
        case "sun":
            scene.path(disc(cx, cy, r * 0.5), color)
            rays = ((polar(r * 0.7, k * 45, cx, cy), polar(r, k * 45, cx, cy)) for k in range(8))
            d = "".join(f"M{a} {b}L{c} {e}" for (a, b), (c, e) in rays)
            scene.line(d, color, r * 0.18)
        case _:
            scene.path(kite_ring(r, cx, cy, 0.5), color)
    scene.line(f"M{cx - width * 0.26} {y + height * 0.78}h{width * 0.52}", color, 3)


def drop(cx: float, cy: float, r: float) -> str:
    """A drop of oil or water, its point up."""
    return (
        f"M{cx} {cy - r}Q{cx + r} {cy} {cx + r * 0.62} {cy + r * 0.5}"
        f"A{r * 0.7} {r * 0.7} 0 0 1 {cx - r * 0.62} {cy + r * 0.5}"
        f"Q{cx - r} {cy} {cx} {cy - r}Z"
    )


def jar_shape(cx: float, base: float, width: float, height: float) -> str:
    """The outline of a glass jar without its lid."""
    x, top = cx - width / 2, base - height
    shoulder = f"M{x} {top + 32}q0-28 28-32h{width - 56}q28 4 28 32"
    return f"{shoulder}V{base - 26}q0 26-26 26h{52 - width}q-26 0-26-26Z"


@contextmanager
def jar(
    scene: Scene, cx: float, base: float, width: float, height: float, fill: str, air: float = 20
) -> Iterator[None]:
    """A glass jar filled up to `air` below its mouth; paint inside it what floats in it."""
    top = base - height
    with scene.solid(jar_shape(cx, base, width, height), fill, cx, width, 0.38, 0.17):
        wave = (
            f"M{cx - width} {top - 6}h{width * 2}V{top + air}"
            f"q{-width / 4} 12{-width / 2} 0t{-width / 2} 0{-width / 2} 0"
            f"{-width / 2} 0Z"
        )
        scene.path(wave, mix(fill, "#fff7e0", 0.62))
        yield


def cloth_lid(scene: Scene, cx: float, top: float, width: float) -> None:
    """A cloth tied over the mouth of a jar whose glass begins at `top`."""
    fill, stripe = scene.pick(
        ("#c9532f", "#f3d9b0"),
        ("#2f5d8c", "#f1e4cc"),
        ("#5c7d4b", "#f3e6c4"),
        ("#7a3b52", "#f0d6c8"),
    )
    half = width / 2
    left, right = cx - half, cx + half
    frill = "".join(
        f"L{right - 2 - (i + 0.5) * (width - 4) / 9} {top + (12 if i % 2 == 0 else 0)}"
        for i in range(9)
    )
    d = (
        f"M{left} {top + 8}Q{left - 6} {top - 40} {left + 18} {top - 48}"
        f"H{right - 18}Q{right + 6} {top - 40} {right} {top + 8}{frill}Z"
    )
    kind = scene.pick("stripes", "checks", "dots")
    with scene.solid(d, fill, cx, width, 0.2, 0.18):
        if kind in ("stripes", "checks"):
            bars = "".join(f"M{left + 6 + i * 22} {top - 60}v80" for i in range(9))
            if kind == "checks":
                bars += "".join(f"M{left - 10} {top - 40 + i * 17}h{width + 20}" for i in range(4))
            scene.line(bars, stripe, 4.5, 0.85)
        else:
            spots = "".join(
                f"M{left + 4 + i * 16 + (8 if j % 2 else 0)} {top - 38 + j * 13}h.1"
                for i in range(11)
                for j in range(4)
            )
            scene.line(spots, stripe, 6)
    scene.line(
        f"M{left + 8} {top - 20}Q{cx} {top - 9} {right - 8} {top - 20}",
        stripe,
        6,
    )
    scene.line(
        f"M{cx - 4} {top - 13}q-14 14-20 24M{cx + 4} {top - 13}q10 14 20 22",
        stripe,
        5,
    )


def metal_lid(scene: Scene, cx: float, top: float, width: float, fill: str = "#d9a441") -> None:
    """A ribbed screw lid on a jar whose glass begins at `top`."""
    x = cx - width / 2
    with scene.solid(box(x, top - 34, width, 38, 4), fill, cx, width, 0.3, 0.16):
        ribs = "".join(f"M{x + i * 9 + 5} {top - 24}v30" for i in range(int(width / 9)))
        scene.line(ribs, darker(fill, 0.24), 2)
        scene.path(box(x, top - 34, width, 9), lighter(fill, 0.3))


def bottle_shape(
    cx: float, base: float, width: float, height: float, neck: float, shoulder: float
) -> str:
    """A round-shouldered bottle; `neck` is its width, `shoulder` how far down the body begins."""
    left, right = cx - width / 2, cx + width / 2
    n_left, n_right = cx - neck / 2, cx + neck / 2
    top, full = base - height, base - height + shoulder
    bend = top + shoulder * 0.42
    return (
        f"M{left} {base - 14}V{full}C{left} {full - shoulder * 0.3}"
        f" {n_left} {bend + shoulder * 0.14} {n_left} {bend}V{top}"
        f"H{n_right}V{bend}C{n_right} {bend + shoulder * 0.14} {right}"
        f" {full - shoulder * 0.3} {right} {full}V{base - 14}"
        f"q0 14-14 14H{left + 14}q-14 0-14-14Z"
    )


@contextmanager
def bottle(
    scene: Scene,
    cx: float,
    base: float,
    width: float,
    height: float,
    fill: str,
    neck: float = 34,
    shoulder: float = 84,
    level: float = 0.66,
) -> Iterator[None]:
    """A glass bottle; above `level` (0 to 1 of its height) the glass is empty and paler."""
    d = bottle_shape(cx, base, width, height, neck, shoulder)
    with scene.solid(d, fill, cx, width, 0.36, 0.22):
        line = base - height * level
        scene.path(f"M0 0H400V{line}H0Z", "#fff6e2", 0.45)
        scene.path(box(0, line - 3, 400, 6), lighter(fill, 0.35))
        yield


def cork(scene: Scene, cx: float, top: float, width: float, height: float = 30) -> None:
    """A cork in the mouth of a bottle whose glass begins at `top`."""
    scene.plain_solid(
        box(cx - width / 2, top - height + 6, width, height, 3), CORK, cx, width, 0.25
    )
    collar = width + 12
    scene.path(box(cx - collar / 2, top - 2, collar, 12, 3), darker(CORK, 0.3))
