"""Path data for the shapes every picture is cut from: stars, kites, lozenges, rounded boxes.

Angles are in degrees, 0 at noon and clockwise, as on a clock. Lengths are in picture units
(a product picture is 400 x 400).
"""

import math
import random
import re

Q = math.cos(math.pi / 4) / math.cos(math.pi / 8)
"""Ratio between one ring of the eight-pointed star and the next one, turned by 22.5 degrees."""

Point = tuple[float, float]

_DECIMAL = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")


def num(value: float) -> str:
    """The value with one decimal at most, as short as SVG allows."""
    text = f"{value:.1f}".removesuffix(".0")
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def tidy(d: str) -> str:
    """The path data with every number as short as `num` makes it."""
    return _DECIMAL.sub(lambda match: num(float(match[0])), d)


def polar(radius: float, angle: float, cx: float = 0, cy: float = 0) -> Point:
    """The point at `radius` and `angle` from a centre."""
    radians = math.radians(angle)
    return cx + radius * math.sin(radians), cy - radius * math.cos(radians)


def polygon(points: list[Point]) -> str:
    """A closed path through the points."""
    return "M" + "L".join(f"{num(x)} {num(y)}" for x, y in points) + "Z"


def polyline(points: list[Point]) -> str:
    """An open path through the points."""
    return "M" + "L".join(f"{num(x)} {num(y)}" for x, y in points)


def star(radius: float, cx: float = 0, cy: float = 0, turn: float = 0) -> str:
    """The khatam: sixteen corners, eight of them tips."""
    return polygon(
        [polar(radius * (Q if i % 2 else 1), turn + i * 22.5, cx, cy) for i in range(16)]
    )


def kite(radius: float, k: int, cx: float, cy: float, joint: float = 0, turn: float = 0) -> str:
    """One of the eight pieces of a ring; `joint` is the gap left around it."""
    angle = turn + k * 45
    dx, dy = polar(joint * 1.3, angle)
    slack = joint * 28 / radius
    corners = (
        polar(radius - joint * 1.3, angle, cx, cy),
        polar(radius * Q - joint * 0.9, angle + 22.5 - slack, cx, cy),
        polar(radius * Q * Q, angle, cx, cy),
        polar(radius * Q - joint * 0.9, angle - 22.5 + slack, cx, cy),
    )
    return polygon([(x + dx, y + dy) for x, y in corners])


def kite_ring(
    radius: float, cx: float, cy: float, joint: float = 0, turn: float = 0, skip: int | None = None
) -> str:
    """Eight kites round an open star, or seven when one is skipped."""
    return "".join(kite(radius, k, cx, cy, joint, turn) for k in range(8) if k != skip)


def box(x: float, y: float, width: float, height: float, radius: float = 0) -> str:
    """A rectangle, with rounded corners if `radius` is given."""
    if not radius:
        return f"M{num(x)} {num(y)}h{num(width)}v{num(height)}h{num(-width)}Z"
    r = num(radius)
    w, h = num(width - 2 * radius), num(height - 2 * radius)
    back_w, back_h = num(2 * radius - width), num(2 * radius - height)
    return (
        f"M{num(x + radius)} {num(y)}h{w}a{r} {r} 0 0 1 {r} {r}v{h}a{r} {r} 0 0 1-{r} {r}"
        f"h{back_w}a{r} {r} 0 0 1-{r}-{r}v{back_h}a{r} {r} 0 0 1 {r}-{r}Z"
    )


def disc(cx: float, cy: float, rx: float, ry: float | None = None) -> str:
    """A circle or an ellipse as path data, for clipping and for even-odd cuts."""
    ry = rx if ry is None else ry
    a = f"a{num(rx)} {num(ry)} 0 1 0 "
    return f"M{num(cx - rx)} {num(cy)}{a}{num(2 * rx)} 0{a}{num(-2 * rx)} 0Z"


def zigzag(x0: float, x1: float, y: float, step: float, swing: float) -> str:
    """An open zigzag from x0 to x1 whose teeth fit a whole number of times."""
    count = max(1, round((x1 - x0) / step))
    width = (x1 - x0) / count
    return polyline([(x0 + i * width, y + (swing if i % 2 else -swing)) for i in range(count + 1)])


def lozenges(x0: float, x1: float, y: float, count: int, height: float, fill: float = 1) -> str:
    """A row of lozenges side by side; `fill` below 1 shrinks each about its own centre."""
    cell = (x1 - x0) / count
    half, up = cell / 2 * fill, height / 2 * fill
    return "".join(
        f"M{num(x0 + (i + 0.5) * cell)} {num(y - up)}l{num(half)} {num(up)}{num(-half)} {num(up)}"
        f"{num(-half)} {num(-up)}Z"
        for i in range(count)
    )


def crosses(x0: float, x1: float, y: float, count: int, size: float) -> str:
    """A row of X signs, to be stroked."""
    cell = (x1 - x0) / count
    s, half = num(size), size / 2
    return "".join(
        f"M{num(x0 + (i + 0.5) * cell - half)} {num(y - half)}l{s} {s}m0-{s}l-{s} {s}"
        for i in range(count)
    )


def comb(x0: float, x1: float, y: float, step: float, tooth: float) -> str:
    """A bar with teeth hanging from it, to be stroked."""
    count = max(1, round((x1 - x0) / step))
    width = (x1 - x0) / count
    teeth = "".join(f"M{num(x0 + (i + 0.5) * width)} {num(y)}v{num(tooth)}" for i in range(count))
    return f"M{num(x0)} {num(y)}H{num(x1)}{teeth}"


def dots(
    rng: random.Random, count: int, x0: float, y0: float, x1: float, y1: float, digits: int = 0
) -> str:
    """Random points in a box, each a hair long: stroke them with round ends to make grains."""
    return "".join(
        f"M{num(round(rng.uniform(x0, x1), digits))} {num(round(rng.uniform(y0, y1), digits))}h.1"
        for _ in range(count)
    )


def dots_in_dome(
    rng: random.Random, count: int, cx: float, base: float, rx: float, ry: float
) -> str:
    """Random points inside the upper half of an ellipse that stands on `base`."""
    points = []
    for _ in range(count):
        angle = rng.uniform(-90, 90)
        reach = math.sqrt(rng.random())
        x, y = polar(reach, angle)
        points.append(f"M{round(cx + x * rx)} {round(base + y * ry)}h.1")
    return "".join(points)


def heap(
    rng: random.Random, cx: float, base: float, width: float, rows: list[int], row_height: float
) -> list[Point]:
    """Places for things piled up: `rows` counts them from the bottom, each row a little narrower.

    The list runs from the back (top) to the front (bottom), the order in which to paint it.
    """
    places = []
    widest = max(rows)
    for level, count in enumerate(rows):
        y = base - level * row_height
        span = width * (count - 1) / max(1, widest - 1) if count > 1 else 0
        for i in range(count):
            x = cx + (i / (count - 1) - 0.5) * span if count > 1 else cx
            jitter = width / widest * 0.12
            places.append((x + rng.uniform(-jitter, jitter), y + rng.uniform(-2, 2)))
    return places[::-1]
