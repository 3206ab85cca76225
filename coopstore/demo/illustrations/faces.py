"""Six people of a cooperative, three women and three men: drawn, so that they are nobody's."""

from .palette import CREAM, REGIONS, SAFFRON, STRAW, TERRACOTTA, darker, lighter
from .scene import SIZE

SKIN = ("#c98d62", "#b87a4e", "#d9a277")
INK = "#3a2418"
BLUE, MINT, PLUM = "#2f3fb0", "#2f7a5d", "#7a3b57"
SCARF_BACK = (
    "M200 84C104 84 92 196 104 264C108 300 122 322 142 334H258"
    "C278 322 292 300 296 264C308 196 296 84 200 84Z"
)
SCARF_FRONT = (
    "M200 84C128 84 104 150 104 216C126 204 132 160 148 146H252"
    "C268 160 274 204 296 216C296 150 272 84 200 84Z"
)
BEARD = (
    "M136 200C138 262 164 292 200 292S262 262 264 200"
    "C256 226 240 222 222 220H178C160 222 144 226 136 200Z"
)


def _path(d: str, fill: str) -> str:
    return f'<path d="{d}" fill="{fill}"/>'


def _line(d: str, colour: str, width: int = 6) -> str:
    return (
        f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{width}"'
        ' stroke-linecap="round"/>'
    )


def _person(region: str, skin: str, clothes: str, behind: str, before: str) -> str:
    """Ground and niche of the region, shoulders, head; what is worn behind it and before it."""
    ground = REGIONS[region]
    shade = darker(skin, 0.16)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}">'
        + _path("M0 0H400V400H0Z", ground.ground)
        + f'<circle cx="200" cy="196" r="164" fill="{ground.niche}"/>'
        + behind
        + _path("M52 400C56 322 128 300 200 300S344 322 348 400Z", clothes)
        + _path("M200 300C272 300 344 322 348 400H200Z", darker(clothes, 0.14))
        + _path("M170 246H230V300C230 330 170 330 170 300Z", shade)
        + f'<ellipse cx="200" cy="196" rx="64" ry="78" fill="{skin}"/>'
        + _path("M214 120C250 130 264 160 264 196S246 262 214 272C236 232 236 160 214 120Z", shade)
        + _line("M166 190q10 9 20 0M214 190q10 9 20 0", INK)
        + _line("M178 236q22 18 44 0", INK)
        + before
        + "</svg>"
    )


def _scarf(colour: str, mark: str) -> tuple[str, str]:
    """A headscarf: its back, and its front with a row of lozenges over the forehead."""
    back = _path(SCARF_BACK, darker(colour, 0.12))
    front = _path(SCARF_FRONT, colour)
    lozenges = "".join(f"M{x} 110l10 12-10 12-10-12Z" for x in (160, 187, 213, 240))
    return back, front + _path(lozenges, mark)


def _hat(colour: str) -> tuple[str, str]:
    """The straw hat of the Rif with its woollen tassels, over a white scarf."""
    back, _front = _scarf("#efe6d8", CREAM)
    brim = f'<ellipse cx="200" cy="134" rx="150" ry="34" fill="{STRAW}"/>'
    crown = _path("M136 132C136 66 264 66 264 132C240 144 160 144 136 132Z", lighter(STRAW, 0.12))
    band = _path("M136 132C160 144 240 144 264 132L262 114C240 126 160 126 138 114Z", colour)
    tassels = "".join(
        f'<circle cx="{x}" cy="{y}" r="12" fill="{c}"/>'
        for x, y, c in ((78, 150, BLUE), (134, 163, colour), (266, 163, colour), (322, 150, BLUE))
    )
    return back, brim + crown + band + tassels


def _beard(colour: str) -> str:
    return _path(BEARD, colour) + _line("M182 240q18 12 36 0", CREAM)


def _cap(colour: str) -> str:
    """A knitted cap."""
    band = _path("M132 160C160 146 240 146 268 160V142C240 128 160 128 132 142Z", darker(colour))
    return _path("M134 152C134 84 266 84 266 152C240 138 160 138 134 152Z", colour) + band


def _turban(colour: str) -> str:
    folds = _path("M124 150C120 92 280 92 276 150C240 128 160 128 124 150Z", colour)
    return (
        folds
        + _path("M124 150C150 96 236 100 276 132L276 152C236 116 160 116 124 150Z", lighter(colour))
        + _path("M126 128C160 96 240 84 268 120C236 104 170 108 130 144Z", darker(colour, 0.1))
    )


def faces() -> list[str]:
    """The women first, then the men; each in the colours of another region."""
    red_back, red_front = _scarf(TERRACOTTA, SAFFRON)
    blue_back, blue_front = _scarf(BLUE, SAFFRON)
    hat_back, hat_front = _hat(TERRACOTTA)
    hair = _path("M132 178C120 96 280 96 268 178C258 140 236 134 200 136S142 140 132 178Z", INK)
    return [
        _person("MA-09", SKIN[0], PLUM, red_back, red_front),
        _person("MA-01", SKIN[2], "#f1e9dc", hat_back, hat_front),
        _person("MA-08", SKIN[1], MINT, blue_back, blue_front),
        _person("MA-05", SKIN[1], "#e8dcc4", "", _beard("#5b4636") + _cap("#f3ecdf")),
        _person("MA-11", SKIN[0], "#3d6fa3", "", _beard("#d8d2c8") + _turban("#2f5d8c")),
        _person("MA-03", SKIN[2], TERRACOTTA, "", hair),
    ]
