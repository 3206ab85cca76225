"""A patch of weave or tile for each region: its colours, no object."""

from .geometry import Q, kite_ring, star
from .palette import REGIONS, Region, mix


def draw_region_patch(region: str) -> str:
    """The 400 x 400 patch of a region, by its ISO code."""
    colors = REGIONS[region]
    width, height, tile = _tile(colors)
    name = f"patch-{region.lower()}"
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" width="400" height="400">'
        f'<defs><pattern id="{name}" width="{width}" height="{height}"'
        f' patternUnits="userSpaceOnUse">{tile}</pattern></defs>'
        f'<path d="M0 0H400V400H0Z" fill="{colors.ground}"/>'
        f'<path d="M0 0H400V400H0Z" fill="url(#{name})"/></svg>'
    )


def _tile(colors: Region) -> tuple[int, int, str]:
    """Width, height and marks of the tile that the patch repeats."""
    ground, niche, floor = colors.ground, colors.niche, colors.floor
    middle = mix(ground, niche, 0.5)
    match colors.patch:
        case "kite-star":
            return (
                100,
                100,
                (
                    f'<path d="{kite_ring(48, 50, 50, 0.9)}" fill="{niche}"/>'
                    f'<path d="{kite_ring(48 * Q, 50, 50, 0.9, 22.5)}" fill="{floor}"/>'
                    f'<path d="{star(48 * Q**3, 50, 50, 22.5)}" fill="{middle}"/>'
                ),
            )
        case "cross":
            corners = "".join(star(12, x, y) for x in (0, 80) for y in (0, 80))
            return (
                80,
                80,
                (
                    f'<path d="{star(39, 40, 40)}" fill="{niche}"/>'
                    f'<path d="{star(39 * Q, 40, 40, 22.5)}" fill="{ground}"/>'
                    f'<path d="{star(39 * Q**3, 40, 40, 22.5)}{corners}" fill="{floor}"/>'
                ),
            )
        case "lozenge":
            halves = "M0-22 17 0 0 22ZM80-22 63 0 80 22ZM0 78 17 100 0 122ZM80 78 63 100 80 122Z"
            return (
                80,
                100,
                (
                    f'<path d="M40 4 76 50 40 96 4 50Z" fill="{niche}"/>'
                    f'<path d="M40 26 59 50 40 74 21 50Z" fill="{floor}"/>'
                    f'<path d="M40 40 48 50 40 60 32 50Z" fill="{niche}"/>'
                    f'<path d="{halves}" fill="{middle}"/>'
                ),
            )
        case "chevron":
            return (
                80,
                80,
                (
                    f'<path d="M0 30 40-10 80 30V50L40 10 0 50Z" fill="{niche}"/>'
                    f'<path d="M0 70 40 30 80 70V80H80L40 42 0 80Z" fill="{floor}"/>'
                ),
            )
        case "wave":
            waves = ((20, niche, 10), (53, floor, 5), (84, middle, 10))
            return (
                50,
                100,
                "".join(
                    f'<path d="M-5 {y} 25 {y - 15} 55 {y}" fill="none" stroke="{color}"'
                    f' stroke-width="{width}"/>'
                    for y, color, width in waves
                ),
            )
        case _:
            steps = "M0 100V80H12V60H24V40H36V20H64V40H76V60H88V80H100V100Z"
            return (
                100,
                100,
                (
                    f'<path d="{steps}" fill="{niche}"/>'
                    f'<path d="M30 100V80H42V62H58V80H70V100Z" fill="{floor}"/>'
                ),
            )
