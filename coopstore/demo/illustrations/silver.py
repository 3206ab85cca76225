"""Silver: the fibula, bracelets, a necklace of Tiznit."""

from .geometry import box, disc, kite_ring, lozenges, polar
from .palette import SHADE, SILVER, SILVER_DARK, SILVER_LIGHT, darker, lighter
from .plants import orb
from .scene import Scene

ENAMEL = ("#2f6f5a", "#2f4f9c", "#e2a21f")
CORAL = "#c7432a"


def _cabochon(scene: Scene, x: float, y: float, r: float, color: str) -> None:
    """A stone in its silver setting."""
    scene.circle(x, y, r + 3, SILVER_DARK)
    orb(scene, x, y, r, r, color)


def fibula(scene: Scene) -> None:
    """A pair of fibulas joined by a chain."""
    green, blue, gold = scene.rng.sample(ENAMEL, 3)
    scene.line("M118 214Q200 330 282 214", SILVER_DARK, 7, dash="2 9")
    scene.line("M118 226Q200 366 282 226", SILVER_DARK, 6, dash="2 9")
    for cx in (118, 282):
        scene.line(f"M{cx} 50V280", SILVER_DARK, 5)
        scene.path(disc(cx, 88, 29) + disc(cx, 88, 20), SILVER_DARK, extra='fill-rule="evenodd"')
        scene.path(disc(cx, 86, 28) + disc(cx, 86, 21), SILVER, extra='fill-rule="evenodd"')
        scene.path(f"M{cx + 6} 114L{cx + 66} 214Q{cx + 6} 234 {cx - 52} 214Z", SHADE, 0.18)
        with scene.ball(
            f"M{cx} 108L{cx + 58} 206Q{cx} 226 {cx - 58} 206Z", SILVER, cx, 170, 46, 0.16
        ):
            scene.line(f"M{cx} 124L{cx + 43} 200Q{cx} 213 {cx - 43} 200Z", SILVER_DARK, 2.4)
        _cabochon(scene, cx, 184, 13, CORAL)
        _cabochon(scene, cx - 26, 192, 7, green)
        _cabochon(scene, cx + 26, 192, 7, green)
        _cabochon(scene, cx, 152, 8, gold)
        for dx in (-44, -15, 15, 44):
            x, y = cx + dx, 212 if abs(dx) > 20 else 219
            scene.line(f"M{x} {y}v10", SILVER_DARK, 3)
            scene.path(f"M{x} {y + 8}l7 14-7 12-7-12Z", SILVER)
            scene.path(f"M{x} {y + 8}l7 14-7 12Z", SILVER_DARK)
    scene.shadow(200, 346, 34, 6)
    scene.plain_ball(disc(200, 306, 38), SILVER, 200, 306, 38, 0.16)
    scene.path(kite_ring(33, 200, 306, 0.8), blue)
    scene.circle(200, 306, 9, CORAL)
    scene.look_at((30, 60, 190), (120, 210, 160))


def bracelet(scene: Scene) -> None:
    """Two rigid silver bracelets, one upright on the other."""
    first, second, gold = scene.rng.sample(ENAMEL, 3)
    scene.shadow(200, 342, 128, 12)
    d = "M72 282A128 34 0 0 0 328 282V312A128 34 0 0 1 72 312Z"
    scene.path("M72 282A128 34 0 0 1 328 282V312A128 34 0 0 0 72 312Z", darker(SILVER_DARK, 0.3))
    with scene.solid(d, SILVER, 200, 256, 0.4, 0.18):
        for i in range(9):
            x = 84 + i * 29
            bend = 32 * (1 - ((x - 200) / 128) ** 2) ** 0.5 if abs(x - 200) < 128 else 0
            scene.path(f"M{x - 10} {288 + bend}l10-12 10 12-10 12Z", (first, gold, CORAL)[i % 3])
        scene.path("M72 284A128 34 0 0 0 328 284V288A128 34 0 0 1 72 288Z", SILVER_DARK)
        scene.path("M72 305A128 34 0 0 0 328 305V309A128 34 0 0 1 72 309Z", SILVER_DARK)
    cx, cy = 200, 176
    ring = disc(cx, cy, 116) + disc(cx, cy, 76)
    scene.path(
        disc(cx + 8, cy + 8, 116) + disc(cx + 8, cy + 8, 76), SHADE, 0.2, 'fill-rule="evenodd"'
    )
    scene.path(ring, SILVER, extra='fill-rule="evenodd"')
    scene.path(
        disc(cx, cy, 113) + disc(cx, cy, 109) + disc(cx, cy, 84) + disc(cx, cy, 80),
        SILVER_DARK,
        extra='fill-rule="evenodd"',
    )
    spikes = scene.pick(True, False)
    for k in range(12):
        x, y = polar(96, k * 30, cx, cy)
        if k % 3 == 0:
            _cabochon(scene, x, y, 10, CORAL)
        elif spikes:
            tip_x, tip_y = polar(136, k * 30, cx, cy)
            side_a, side_b = polar(114, k * 30 - 5, cx, cy), polar(114, k * 30 + 5, cx, cy)
            scene.path(
                f"M{side_a[0]} {side_a[1]}L{tip_x} {tip_y} {side_b[0]} {side_b[1]}Z",
                SILVER_DARK,
            )
            orb(scene, x, y, 8, 8, second)
        else:
            with scene.at(x, y, k * 30):
                scene.path("M0-13L11 0 0 13-11 0Z", second)
                scene.path("M0-6L5 0 0 6-5 0Z", gold)
    scene.path(
        f"M{cx} {cy + 116}A116 116 0 0 0 {cx + 100} {cy - 58}L{cx + 66} {cy - 38}"
        f"A76 76 0 0 1 {cx} {cy + 76}Z",
        SHADE,
        0.15,
    )
    scene.line("M102 136A108 108 0 0 1 150 82", "#fff", 7, 0.8)
    scene.look_at((80, 60, 210), (60, 220, 140))


def necklace(scene: Scene) -> None:
    """Amber, coral and silver on a wooden bust."""
    green, blue, gold = scene.rng.sample(ENAMEL, 3)
    amber = scene.pick("#e9a83a", "#d98a2c", "#f0bd4c")
    scene.shadow(200, 342, 96, 12)
    bust = (
        "M172 62Q172 44 200 44T228 62V104C262 118 326 128 326 178C324 232 262 276 250 326H150"
        "C138 276 76 232 74 178C74 128 138 118 172 104Z"
    )
    cloth = scene.pick("#4a3a33", "#3a2a3f", "#2f3a4a")
    scene.plain_solid(bust, cloth, 200, 220, 0, 0.2)
    scene.path("M172 62Q172 44 200 44T228 62Q200 72 172 62Z", lighter(cloth, 0.2))
    scene.plain_solid(box(136, 324, 128, 16, 4), "#a46d35", 200, 128, 0)
    places = []
    for i in range(13):
        angle = -84 + i * 14
        x, y = polar(1, 180 - angle)
        places.append((200 + x * 84, 128 + y * 108))
    scene.line("M170 92Q120 120 116 140M230 92Q280 120 284 140", SILVER_DARK, 5, dash="2 8")
    for i, (x, y) in enumerate(places):
        if i % 3 == 0:
            orb(scene, x, y, 14, 13, amber)
        elif i % 3 == 1:
            orb(scene, x, y, 9, 9, CORAL)
        else:
            _cabochon(scene, x, y, 7, blue)
    scene.path("M200 236L248 300 200 330 152 300Z", SILVER_DARK)
    with scene.ball("M200 232L246 294 200 322 154 294Z", SILVER, 200, 280, 44, 0.16):
        scene.path(lozenges(168, 232, 284, 1, 66, 0.9), SILVER_LIGHT)
        scene.path(lozenges(168, 232, 284, 1, 66, 0.72), green)
    _cabochon(scene, 200, 284, 12, CORAL)
    for x, y in ((172, 292), (228, 292), (200, 252), (200, 310)):
        _cabochon(scene, x, y, 4, gold)
    for dx in (-30, -10, 10, 30):
        y = 322 - abs(dx) * 0.6
        scene.line(f"M{200 + dx} {y - 4}v10", SILVER_LIGHT, 2.6)
        scene.path(f"M{200 + dx} {y + 4}l6 9-6 9-6-9Z", SILVER)
    scene.look_at((96, 120, 208), (130, 220, 130))


def earrings(scene: Scene) -> None:
    """A pair of triangular earrings with drops."""
    green, blue, gold = scene.rng.sample(ENAMEL, 3)
    scene.plain_solid(box(92, 58, 216, 12, 3), "#7c5230", 200, 216, 0)
    for cx in (132, 268):
        scene.line(f"M{cx} 70V96", SILVER_DARK, 4)
        scene.line(f"M{cx - 16} 128a16 18 0 1 1 32 0", SILVER_DARK, 5)
        scene.path(f"M{cx + 8} 126L{cx + 66} 234H{cx - 48}Z", SHADE, 0.16)
        with scene.ball(f"M{cx} 118L{cx + 58} 226H{cx - 58}Z", SILVER, cx, 186, 48, 0.16):
            scene.line(f"M{cx} 138L{cx + 42} 216H{cx - 42}Z", SILVER_DARK, 3)
            scene.path(f"M{cx} 158l14 20-14 20-14-20Z", blue)
        _cabochon(scene, cx, 178, 6, gold)
        for dx in (-24, 24):
            _cabochon(scene, cx + dx, 206, 6, CORAL)
        for dx in (-46, -23, 0, 23, 46):
            scene.line(f"M{cx + dx} 228v22", SILVER_DARK, 3)
            _cabochon(scene, cx + dx, 258, 6, (green, CORAL)[dx % 2])
            scene.path(f"M{cx + dx} 266l8 18-8 14-8-14Z", SILVER)
            scene.path(f"M{cx + dx} 266l8 18-8 14Z", SILVER_DARK)
    scene.shadow(200, 346, 90, 7)
    scene.look_at((40, 90, 210), (190, 110, 160))


def ring(scene: Scene) -> None:
    """A silver ring with a worked head and a stone."""
    green, blue, gold = scene.rng.sample(ENAMEL, 3)
    scene.shadow(200, 344, 84, 10)
    band_ = disc(200, 246, 92) + disc(200, 246, 66)
    scene.path(band_, SILVER, extra='fill-rule="evenodd"')
    scene.path("M200 338A92 92 0 0 0 270 186L250 203A66 66 0 0 1 200 312Z", SHADE, 0.18)
    scene.path(disc(200, 246, 88) + disc(200, 246, 85), SILVER_DARK, extra='fill-rule="evenodd"')
    scene.line("M116 246A84 84 0 0 1 140 188", "#fff", 6, 0.8)
    scene.path("M128 176L150 196H250L272 176Z", SILVER_DARK)
    scene.plain_ball(disc(200, 128, 68), SILVER, 200, 128, 70, 0.16)
    scene.path(kite_ring(62, 200, 128, 1.2), blue)
    scene.path(kite_ring(62 * 0.7654, 200, 128, 1, 22.5), green)
    beads = "".join("M{} {}h.1".format(*polar(66, k * 15, 200, 128)) for k in range(24))
    scene.line(beads, SILVER_LIGHT, 5)
    _cabochon(scene, 200, 128, 20, scene.pick(CORAL, gold))
    scene.look_at((100, 56, 200), (120, 60, 140))


def coat_fibula(scene: Scene) -> None:
    """One large fibula on a fold of woollen cloth."""
    green, blue, gold = scene.rng.sample(ENAMEL, 3)
    wool = scene.pick("#3a4a5c", "#7a2f35", "#efe5d0", "#5f6f4a")
    cloth = "M40 338Q60 190 120 150Q160 120 200 132Q260 110 300 156Q350 200 362 338Z"
    scene.shadow(200, 344, 160, 10)
    with scene.solid(cloth, wool, 200, 300, 0, 0.14):
        folds = "M96 338Q110 220 150 170M160 338Q164 240 186 180M300 338Q290 220 250 172M240 338"
        scene.line(folds + "Q238 250 222 190", darker(wool, 0.22), 5)
    scene.line("M110 236L300 150", SILVER_DARK, 6)
    scene.path("M208 108L288 252Q208 282 128 252Z", SHADE, 0.2)
    with scene.ball("M200 98L280 242Q200 272 120 242Z", SILVER, 200, 190, 68, 0.16):
        scene.line("M200 122L260 232Q200 254 140 232Z", SILVER_DARK, 3)
    scene.path(disc(200, 84, 30) + disc(200, 84, 20), SILVER, extra='fill-rule="evenodd"')
    _cabochon(scene, 200, 212, 18, CORAL)
    for x, y, r, color in ((162, 224, 9, green), (238, 224, 9, green), (200, 166, 11, gold),
                           (200, 138, 6, blue)):  # fmt: skip
        _cabochon(scene, x, y, r, color)
    scene.look_at((96, 70, 210), (130, 140, 140))
