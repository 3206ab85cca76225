"""Words of the Amazigh pattern language, laid in bands on bowls, rugs, cloths and boxes."""

from .geometry import comb, crosses, lozenges, star, zigzag
from .scene import Scene


def band(
    scene: Scene, kind: str, x0: float, x1: float, y: float, height: float, color: str
) -> None:
    """One band about the line `y`: lozenge, nested, zigzag, crosses, comb, stars, dots, lines."""
    step = height * 1.1
    count = max(1, round((x1 - x0) / step))
    cell = (x1 - x0) / count
    thin = max(2, height * 0.16)
    match kind:
        case "lozenge":
            scene.path(lozenges(x0, x1, y, count, height), color)
        case "nested":
            outer = lozenges(x0, x1, y, count, height)
            inner = lozenges(x0, x1, y, count, height, 0.45)
            scene.path(outer + inner, color, extra='fill-rule="evenodd"')
        case "zigzag":
            scene.line(zigzag(x0, x1, y - height * 0.16, height * 0.5, height * 0.24), color, thin)
            scene.line(zigzag(x0, x1, y + height * 0.26, height * 0.5, height * 0.24), color, thin)
        case "crosses":
            scene.line(crosses(x0, x1, y, count, height * 0.7), color, thin)
        case "comb":
            scene.line(comb(x0, x1, y - height * 0.35, height * 0.4, height * 0.7), color, thin)
        case "stars":
            places = "".join(star(height * 0.5, x0 + (i + 0.5) * cell, y) for i in range(count))
            scene.path(places, color)
        case "dots":
            places = "".join(f"M{x0 + (i + 0.5) * cell} {y}h.1" for i in range(count))
            scene.line(places, color, height * 0.5)
        case "lines":
            top, bottom = y - height * 0.25, y + height * 0.25
            scene.line(f"M{x0} {top}H{x1}M{x0} {bottom}H{x1}", color, thin)
