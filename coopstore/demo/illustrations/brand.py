"""The mark of the shop and what is cut from the same star: tile, field, frieze, missing photo."""

from .geometry import Q, kite, kite_ring, num, star

TERRACOTTA, DEEP, SAFFRON, BLUE = "#a8431f", "#7f3015", "#e9a11b", "#2f3fb0"
PAPER, EDGE = "#f4ebdb", "#d3bf9f"


def _svg(size: int, marks: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" width="{size}"'
        f' height="{size}">{marks}</svg>'
    )


def _path(d: str, fill: str) -> str:
    return f'<path d="{d}" fill="{fill}"/>'


def mark() -> str:
    """Sixteen pieces round an open star; the saffron one is you."""
    return _svg(
        64,
        _path(kite_ring(31, 32, 32, 0.55, skip=1), TERRACOTTA)
        + _path(kite(31, 1, 32, 32, 0.55), SAFFRON)
        + _path(kite_ring(31 * Q, 32, 32, 0.55, 22.5), DEEP),
    )


def star_tile() -> str:
    """The one tile with a blue heart, for the middle of the home wall."""
    return _svg(
        64,
        _path(kite_ring(31, 32, 32, 0.55), TERRACOTTA)
        + _path(kite_ring(31 * Q, 32, 32, 0.55, 22.5), SAFFRON)
        + _path(star(31 * Q * Q * 0.97, 32, 32), BLUE),
    )


def zellige() -> str:
    """A tile of the star-and-cross field; it repeats without a seam."""
    corners = "".join(star(9, x, y) for x in (0, 64) for y in (0, 64))
    return _svg(
        64,
        _path(kite_ring(32, 32, 32, 0.9), TERRACOTTA)
        + _path(star(32 * Q**3, 32, 32, 22.5), BLUE)
        + _path(corners, SAFFRON),
    )


def frieze() -> str:
    """The tile of the strip above the footer."""
    return _svg(
        48,
        _path("M0 0H48V48H0Z", "#8f3f1f")
        + _path(star(24, 24, 24), "#f3d9b4")
        + _path(kite_ring(23, 24, 24), "#b5542f")
        + _path(star(23 * Q, 24, 24, 22.5), "#6e2a13")
        + _path(star(23 * Q**3, 24, 24), SAFFRON),
    )


def no_photo() -> str:
    """A quiet star on paper, where a photo is still missing."""
    field = "".join(star(15, x * 100 + 50 * (y % 2), y * 50) for y in range(9) for x in range(5))
    r = num(118)
    return _svg(
        400,
        _path("M0 0H400V400H0Z", PAPER)
        + _path(field, "#efe3cf")
        + f'<circle cx="200" cy="200" r="{r}" fill="{PAPER}"/>'
        + _path(kite_ring(96, 200, 200, 1.7), EDGE)
        + _path(kite_ring(96 * Q, 200, 200, 1.7, 22.5), "#e3d6c0"),
    )
