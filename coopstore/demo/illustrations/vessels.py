"""What goods stand in or on: bowls, dishes, sacks, crates, boards, spoons."""

from .geometry import box
from .motifs import band
from .palette import (
    CLAY,
    CREAM,
    PETROL,
    SHADE,
    TEAL,
    TERRACOTTA,
    WOOD,
    WOOD_DARK,
    WOOD_LIGHT,
    darker,
    lighter,
)
from .scene import Scene

BOWLS = (
    (TERRACOTTA, CREAM, "lozenge"),
    (PETROL, CREAM, "nested"),
    (CLAY, "#fbe9cf", "zigzag"),
    ("#b9792f", "#f4dcb4", "lozenge"),
    (TEAL, "#f3dfb4", "crosses"),
)
"""Clay, paint and pattern of the bowls a picture may choose from."""


def bowl(
    scene: Scene,
    cx: float,
    top: float,
    width: float,
    height: float,
    style: tuple[str, str, str] | None = None,
    foot: float = 0.4,
) -> None:
    """A painted clay bowl; paint what it holds first, it hides the lower part."""
    fill, paint, pattern = style or scene.pick(*BOWLS)
    left, right, bottom = cx - width / 2, cx + width / 2, top + height
    low, belly, base = top + height * 0.7, width * foot / 1.4, width * foot / 2
    d = (
        f"M{left} {top}H{right}C{right} {low} {cx + belly}"
        f" {top + height * 0.92} {cx + base} {bottom}H{cx - base}"
        f"C{cx - belly} {top + height * 0.92} {left} {low} {left}"
        f" {top}Z"
    )
    with scene.ball(d, fill, cx, top + height * 0.2, width * 0.5):
        band(scene, pattern, left, right, top + height * 0.42, height * 0.34, paint)
        scene.path(box(left, top + height * 0.72, width, 3), paint)
    rim = box(left - 5, top - 6, width + 10, 14, 3)
    scene.path(rim, lighter(fill, 0.18))
    scene.path(box(cx + width * 0.1, top - 6, width * 0.4 + 5, 14, 3), SHADE, 0.13)


def sack(
    scene: Scene, cx: float, base: float, width: float, height: float, fill: str = "#d9c19a"
) -> None:
    """An open sack with a rolled rim; paint the heap in its mouth first."""
    left, right, top = cx - width / 2, cx + width / 2, base - height
    d = (
        f"M{left + 10} {top}H{right - 10}C{right + 6} {top + height * 0.4}"
        f" {right + 10} {base - 20} {right - 8} {base}H{left + 8}"
        f"C{left - 10} {base - 20} {left - 6} {top + height * 0.4}"
        f" {left + 10} {top}Z"
    )
    with scene.tile(12, 12) as weave:
        scene.line("M0 3h12M0 9h12M3 0v12M9 0v12", darker(fill, 0.1), 1.4)
    with scene.solid(d, fill, cx, width, 0, 0.16):
        scene.path(box(left - 20, top, width + 40, height), weave)
        folds = (
            f"M{left + 24} {top + 20}q-10 {height * 0.3}-8 {height * 0.6}"
            f"M{right - 30} {top + 16}q14 {height * 0.3} 10 {height * 0.66}"
        )
        scene.line(folds, darker(fill, 0.2), 3)
    scene.path(box(left - 2, top - 12, width + 4, 26, 13), lighter(fill, 0.24))
    scene.path(box(cx + width * 0.1, top - 12, width * 0.4 + 2, 26, 13), SHADE, 0.12)
    ridges = "".join(
        f"M{left + 12 + i * 16} {top - 8}q-5 9 0 18" for i in range(int((width - 10) / 16))
    )
    scene.line(ridges, darker(fill, 0.12), 2)


def crate(scene: Scene, x: float, y: float, width: float, height: float, slats: int = 3) -> None:
    """The front of a wooden crate; paint what it holds first."""
    gap = 6
    slat = (height - gap * (slats - 1)) / slats
    scene.path(box(x + 6, y, width - 12, height), darker(WOOD_DARK, 0.35))
    for i in range(slats):
        top = y + i * (slat + gap)
        fill = (WOOD_LIGHT, lighter(WOOD, 0.12))[i % 2]
        scene.plain_solid(box(x, top, width, slat, 2), fill, x + width / 2, width, 0, 0.14)
        scene.line(
            f"M{x + 30} {top + slat * 0.4}h{width * 0.3}"
            f"m{width * 0.12} {slat * 0.25}h{width * 0.22}",
            darker(fill),
            1.6,
        )
    for post in (x + 10, x + width - 28):
        scene.path(box(post, y - 4, 18, height + 4, 2), darker(WOOD_LIGHT, 0.14))
        nails = "".join(f"M{post + 9} {y + slat / 2 + i * (slat + gap)}h.1" for i in range(slats))
        scene.line(nails, darker(WOOD_DARK, 0.3), 5)


def board(scene: Scene, cx: float, y: float, width: float, height: float = 18) -> None:
    """A chopping board seen from the side; things stand on its top edge `y`."""
    d = box(cx - width / 2, y, width, height, 6)
    with scene.solid(d, WOOD_LIGHT, cx, width, 0, 0.18):
        scene.path(box(0, y, 400, 4), lighter(WOOD_LIGHT, 0.35))
        scene.line(
            f"M{cx - width * 0.38} {y + 11}h{width * 0.3}m{width * 0.08} 3h{width * 0.26}",
            darker(WOOD_LIGHT, 0.22),
            2,
        )


def plate(scene: Scene, cx: float, top: float, width: float, style: tuple[str, str, str]) -> None:
    """A shallow dish on a foot, seen from the side."""
    fill, paint, pattern = style
    half, foot = width / 2, width * 0.2
    d = (
        f"M{cx - half} {top}H{cx + half}Q{cx + half * 0.8} {top + 26}"
        f" {cx + foot} {top + 28}V{top + 38}H{cx - foot}V{top + 28}"
        f"Q{cx - half * 0.8} {top + 26} {cx - half} {top}Z"
    )
    with scene.solid(d, fill, cx, width, 0, 0.2):
        band(scene, pattern, cx - half, cx + half, top + 15, 13, paint)
    scene.path(box(cx - half - 4, top - 5, width + 8, 10, 4), lighter(fill, 0.2))


def spoon(
    scene: Scene, x: float, y: float, turn: float, length: float = 120, fill: str = WOOD_LIGHT
) -> None:
    """A wooden spoon, its bowl at (x, y), its handle going up before turning."""
    with scene.at(x, y, turn):
        scene.path(box(-4, -length, 8, length - 10, 4), darker(fill, 0.12))
        scene.ellipse(0, 0, 17, 24, fill)
        scene.ellipse(1, 2, 11, 17, darker(fill, 0.24))


def scoop(scene: Scene, x: float, y: float, turn: float, fill: str = WOOD_LIGHT) -> None:
    """A small wooden shovel: its mouth at (x, y), 68 wide, its handle to the right."""
    with scene.at(x, y, turn):
        scene.path("M60 4H108q9 0 9 8t-9 8H60Z", darker(fill, 0.2))
        scene.path("M0 0H70V26Q68 42 50 42H26Q6 38 0 0Z", fill)
        scene.path("M46 0H70V26Q68 42 50 42H42Z", SHADE, 0.16)
        scene.path("M-4-6H72q3 6-2 12H-1Z", lighter(fill, 0.28))
