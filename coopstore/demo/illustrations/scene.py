"""The stage of every product picture.

Five layers, always the same: the region's ground with a tone-on-tone pattern, a pale niche, a floor
with a light edge, a contact shadow, the object.
"""

from .canvas import Canvas
from .geometry import kite_ring, star
from .palette import REGIONS, lighter

SIZE = 400
FLOOR = 318

NICHES = {
    "arch": "M62 400V196C62 96 140 60 200 26 260 60 338 96 338 196V400Z",
    "disc": "M200 44a150 150 0 1 0 .1 0Z",
    "lozenge": "M200 18 382 200 200 382 18 200Z",
    "kasbah": "M60 400V150H94V118H128V86H162V54H238V86H272V118H306V150H340V400Z",
}


class Scene(Canvas):
    """A square picture of one object, on the ground of a region."""

    def __init__(self, region: str, *, chance: str, name: str) -> None:
        super().__init__(SIZE, SIZE, chance=chance, name=name)
        self.region = REGIONS[region]
        self.focus = (70.0, 96.0, 250.0)
        self.detail = (190.0, 190.0, 190.0)
        self._backdrop()

    def look_at(
        self, focus: tuple[float, float, float], detail: tuple[float, float, float]
    ) -> None:
        """Say which squares (x, y, side) make the two close-ups of this picture."""
        self.focus, self.detail = focus, detail

    def _backdrop(self) -> None:
        ground, niche, floor, _, niche_shape, _ = self.region
        fill = self._ground_pattern()
        self.path("M0 0H400V400H0Z", ground)
        self.path("M0 0H400V400H0Z", fill)
        self.path(NICHES[niche_shape], niche)
        self.path(f"M0 {FLOOR}H400V400H0Z", floor)
        self.path(f"M0 {FLOOR}h400v5H0Z", "#fff", 0.22)
        self.path(f"M0 {FLOOR}H400V400H0Z", self.grain, 0.5)

    def _ground_pattern(self) -> str:
        ground, tone = self.region.ground, lighter(self.region.ground, 0.22)
        match self.region.pattern:
            case "star-and-cross":
                with self.tile(50, 50) as fill:
                    self.path(star(23, 25, 25), tone)
                    self.path(star(11, 25, 25), ground)
            case "kite-ring":
                with self.tile(56, 56) as fill:
                    self.path(kite_ring(27, 28, 28, 0.7), lighter(ground, 0.16))
            case "lozenge":
                ring = "M20 2L38 32 20 62 2 32ZM20 18L11 32 20 46 29 32Z"
                with self.tile(40, 64) as fill:
                    self.path(ring, tone, extra='fill-rule="evenodd"')
            case _:
                with self.tile(44, 22) as fill:
                    self.line("M0 16L11 5 22 16 33 5 44 16", tone, 4)
        return fill
