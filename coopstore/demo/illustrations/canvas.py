"""The painter's hand: flat shapes, groups, symbols, and things with a lit and a shaded side.

Light comes from the upper left. Colours are flat; the only texture is grain, on the floor and where
a thing turns into its own shade. There are no outlines, gradients, blurs or filters.
"""

import random
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from .geometry import box, disc, dots, num, tidy
from .palette import SHADE

Option = TypeVar("Option")

GRAIN = "#2a1408"
REACH = 400


def _decimal(value: float) -> str:
    """An opacity or a scale: two decimals at most."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def _attributes(opacity: float | None, extra: str) -> str:
    shown = "" if opacity is None else f' opacity="{_decimal(opacity)}"'
    return shown + (f" {extra}" if extra else "")


def _transform(x: float, y: float, turn: float, scale: float, squash: float) -> str:
    parts = []
    if x or y:
        parts.append(f"translate({num(x)} {num(y)})")
    if turn:
        parts.append(f"rotate({num(turn)})")
    if squash != 1:
        parts.append(f"scale({_decimal(scale)} {_decimal(scale * squash)})")
    elif scale != 1:
        parts.append(f"scale({_decimal(scale)})")
    return "".join(parts)


class Canvas:
    """A picture in the making: paint with its methods, then ask for `svg()`.

    `chance` seeds `rng`, the picture's own dice: the same words give the same picture. `name` is
    where its ids come from, so that differently named pictures can be inlined in one page.
    """

    def __init__(self, width: int, height: int, *, chance: str, name: str) -> None:
        self.width, self.height = width, height
        self.rng = random.Random(chance)  # noqa: S311 - repeatable dice for pictures, not secrets
        self._prefix = f"i{zlib.crc32(name.encode()):x}"
        self._count = 0
        self._defs: list[str] = []
        self._marks: list[str] = []
        with self.tile(48, 48) as self.grain:
            self.line(dots(self.rng, 30, 1, 1, 47, 47, 1), GRAIN, 1.6, 0.34)

    def pick(self, *options: Option) -> Option:
        """One of the options, by this picture's chance."""
        return self.rng.choice(options)

    # --- marks -----------------------------------------------------------------------------------

    def path(self, d: str, fill: str, opacity: float | None = None, extra: str = "") -> None:
        """A filled shape."""
        self._marks.append(f'<path d="{tidy(d)}" fill="{fill}"{_attributes(opacity, extra)}/>')

    def line(
        self, d: str, color: str, width: float, opacity: float | None = None, dash: str = ""
    ) -> None:
        """A stroke with round ends."""
        extra = f'stroke-dasharray="{dash}"' if dash else ""
        self._marks.append(
            f'<path d="{tidy(d)}" fill="none" stroke="{color}" stroke-width="{num(width)}"'
            f' stroke-linecap="round" stroke-linejoin="round"{_attributes(opacity, extra)}/>'
        )

    def ellipse(
        self,
        cx: float,
        cy: float,
        rx: float,
        ry: float,
        fill: str,
        turn: float = 0,
        opacity: float | None = None,
    ) -> None:
        """An ellipse, turned about its own centre."""
        extra = f'transform="rotate({num(turn)} {num(cx)} {num(cy)})"' if turn else ""
        self._marks.append(
            f'<ellipse cx="{num(cx)}" cy="{num(cy)}" rx="{num(rx)}" ry="{num(ry)}"'
            f' fill="{fill}"{_attributes(opacity, extra)}/>'
        )

    def circle(
        self, cx: float, cy: float, r: float, fill: str, opacity: float | None = None
    ) -> None:
        """A circle."""
        self._marks.append(
            f'<circle cx="{num(cx)}" cy="{num(cy)}" r="{num(r)}" fill="{fill}"'
            f"{_attributes(opacity, '')}/>"
        )

    def shadow(self, cx: float, cy: float, rx: float, ry: float = 11) -> None:
        """The contact shadow, pushed to the right because the light comes from the left."""
        self.ellipse(cx + rx * 0.16, cy, rx, ry, SHADE, opacity=0.26)

    def glint(self, cx: float, cy: float, rx: float, ry: float, turn: float = -30) -> None:
        """The hard highlight of a small round thing."""
        self.ellipse(cx, cy, rx, ry, "#fff", turn, opacity=0.42)

    # --- groups ----------------------------------------------------------------------------------

    @contextmanager
    def at(
        self, x: float = 0, y: float = 0, turn: float = 0, scale: float = 1, squash: float = 1
    ) -> Iterator[None]:
        """Paint in coordinates moved to (x, y), turned, scaled; `squash` flattens the height."""
        self._marks.append(f'<g transform="{_transform(x, y, turn, scale, squash)}">')
        yield
        self._marks.append("</g>")

    @contextmanager
    def inside(self, d: str) -> Iterator[None]:
        """Paint only within the shape."""
        name = self._name()
        self._defs.append(f'<clipPath id="{name}"><path d="{tidy(d)}"/></clipPath>')
        self._marks.append(f'<g clip-path="url(#{name})">')
        yield
        self._marks.append("</g>")

    @contextmanager
    def symbol(self) -> Iterator[str]:
        """Paint a thing once, round the origin, to be placed many times with `use`."""
        name = self._name()
        start = len(self._marks)
        yield name
        self._defs.append(f'<g id="{name}">{"".join(self._marks[start:])}</g>')
        del self._marks[start:]

    def use(self, symbol: str, x: float, y: float, turn: float = 0, scale: float = 1) -> None:
        """Place a symbol."""
        where = _transform(x, y, turn, scale, 1)
        self._marks.append(f'<use href="#{symbol}" transform="{where}"/>')

    @contextmanager
    def tile(self, width: float, height: float) -> Iterator[str]:
        """Paint the tile of a pattern from the origin; yields the fill that repeats it."""
        name = self._name()
        start = len(self._marks)
        yield f"url(#{name})"
        self._defs.append(
            f'<pattern id="{name}" width="{num(width)}" height="{num(height)}"'
            f' patternUnits="userSpaceOnUse">{"".join(self._marks[start:])}</pattern>'
        )
        del self._marks[start:]

    # --- things with a volume --------------------------------------------------------------------

    @contextmanager
    def solid(
        self, d: str, fill: str, cx: float, width: float, shine: float = 0.3, shade: float = 0.2
    ) -> Iterator[None]:
        """An upright thing about the axis `cx`; what is painted inside lies under its shade."""
        self.path(d, fill)
        with self.inside(d):
            yield
            self.path(box(cx + width * 0.1, -REACH, 2 * REACH, 3 * REACH), SHADE, shade)
            self.path(box(cx - width * 0.1, -REACH, width * 0.6, 3 * REACH), self.grain)
            if shine:
                strip = box(cx - width * 0.38, -REACH, width * 0.09, 3 * REACH)
                self.path(strip, "#fff", shine)

    @contextmanager
    def ball(
        self, d: str, fill: str, cx: float, cy: float, radius: float, shade: float = 0.2
    ) -> Iterator[None]:
        """A rounded thing: the shade is what a lit disc, moved to the upper left, leaves over."""
        lit = disc(cx - radius * 0.22, cy - radius * 0.2, radius)
        self.path(d, fill)
        with self.inside(d):
            yield
            self.path(f"M-400-400H1000V800H-400Z{lit}", SHADE, shade, 'fill-rule="evenodd"')
            self.path(box(cx + radius * 0.12, -REACH, 2 * REACH, 3 * REACH), self.grain)

    def plain_solid(
        self, d: str, fill: str, cx: float, width: float, shine: float = 0.3, shade: float = 0.2
    ) -> None:
        """`solid` with nothing painted on it."""
        with self.solid(d, fill, cx, width, shine, shade):
            pass

    def plain_ball(
        self, d: str, fill: str, cx: float, cy: float, radius: float, shade: float = 0.2
    ) -> None:
        """`ball` with nothing painted on it."""
        with self.ball(d, fill, cx, cy, radius, shade):
            pass

    # --- the picture -----------------------------------------------------------------------------

    def svg(self, crop: tuple[float, float, float] | None = None) -> str:
        """The finished picture, or a square of it (x, y, side) shown as large as the whole."""
        x, y, width, height = (*crop, crop[2]) if crop else (0, 0, self.width, self.height)
        view = f"{num(x)} {num(y)} {num(width)} {num(height)}"
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}"'
            f' width="{self.width}" height="{self.height}">'
            f"<defs>{''.join(self._defs)}</defs>{''.join(self._marks)}</svg>"
        )

    def _name(self) -> str:
        self._count += 1
        return f"{self._prefix}-{self._count}"
