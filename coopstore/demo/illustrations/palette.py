"""Colours: how to mix them, and the five of each region."""

from typing import NamedTuple

SHADE = "#1d0f06"
PAPER = "#fbf3e2"
CREAM = "#f6e3c0"

TERRACOTTA = "#b4512c"
CLAY = "#c96f3d"
PETROL = "#22557a"
TEAL = "#2f6f74"
SAFFRON = "#e9a11b"
RUST = "#9c3f1d"
LEAF = "#5c7d4b"
LEAF_LIGHT = "#78985a"
OLIVE_LEAF = "#6d8a55"
STEM = "#6b5233"
WOOD = "#a46d35"
WOOD_LIGHT = "#c69763"
WOOD_DARK = "#7c5230"
CORK = "#b8895a"
STRAW = "#dcae6c"
SILVER = "#d7dbe0"
SILVER_DARK = "#8b939d"
SILVER_LIGHT = "#f4f6f8"
BRASS = "#d3a23a"
BRASS_DARK = "#a6761f"
BRASS_LIGHT = "#efcf7c"


def mix(color: str, other: str, share: float) -> str:
    """`color` with `share` (0 to 1) of `other` in it."""
    a, b = color.lstrip("#"), other.lstrip("#")
    return "#" + "".join(
        f"{round(int(a[i : i + 2], 16) * (1 - share) + int(b[i : i + 2], 16) * share):02x}"
        for i in (0, 2, 4)
    )


def darker(color: str, share: float = 0.2) -> str:
    """The colour in the shade."""
    return mix(color, "#000000", share)


def lighter(color: str, share: float = 0.2) -> str:
    """The colour in the light."""
    return mix(color, "#ffffff", share)


class Region(NamedTuple):
    """What a region lends to a picture: three colours, a ground pattern, a niche and a patch."""

    ground: str
    niche: str
    floor: str
    pattern: str
    niche_shape: str
    patch: str


REGIONS = {
    "MA-01": Region("#9dbcd9", "#dfeaf2", "#5f8bb8", "star-and-cross", "arch", "kite-star"),
    "MA-02": Region("#cfd0a0", "#eeedd0", "#8f9a5b", "zigzag", "disc", "wave"),
    "MA-03": Region("#2f5d8c", "#d9e4ec", "#1f4266", "kite-ring", "arch", "cross"),
    "MA-04": Region("#c9a2a0", "#f3dfd9", "#9a5a5c", "kite-ring", "arch", "steps"),
    "MA-05": Region("#8fae8b", "#e3ecd6", "#557a58", "lozenge", "lozenge", "lozenge"),
    "MA-06": Region("#d7c9b0", "#f4ecdc", "#a68f6a", "zigzag", "disc", "chevron"),
    "MA-07": Region("#d98a66", "#f6dcc5", "#ab5535", "star-and-cross", "arch", "kite-star"),
    "MA-08": Region("#d9b48a", "#f7e8cf", "#b27a47", "lozenge", "kasbah", "steps"),
    "MA-09": Region("#e6b04a", "#fbe9bf", "#b9772a", "lozenge", "lozenge", "lozenge"),
    "MA-10": Region("#b7a5c0", "#ebe2ee", "#7a6488", "zigzag", "disc", "chevron"),
    "MA-11": Region("#dcb9a0", "#f5e6d8", "#b08060", "zigzag", "disc", "wave"),
    "MA-12": Region("#8ec3c4", "#def0ec", "#4c9399", "zigzag", "disc", "cross"),
}
"""By ISO 3166-2 code: blue walls of the north, alfa steppe, cobalt of Fez, rose ramparts of Rabat,
cedar, wheat, pisé, kasbah, saffron, evening, sand, lagoon."""
