"""Leather: slippers, pouf, bag."""

from .geometry import Q, box, kite_ring, star
from .motifs import band
from .palette import SHADE, darker, lighter
from .scene import Scene


def babouches(scene: Scene, *, skin: str = "") -> None:
    """A pair of pointed slippers seen from above."""
    dyed, star_color = scene.pick(
        ("#e9b02c", "#b8432c"),
        ("#b8432c", "#f1d7a8"),
        ("#f0e6d0", "#2f5d8c"),
        ("#2f6f5a", "#e9c25a"),
        ("#7a3b52", "#f1d7a8"),
    )
    skin = skin or dyed
    emboss = scene.pick("ring", "star", "stitch")
    for cx, turn in ((138, -10), (262, 10)):
        with scene.at(cx, 230, turn):
            sole = (
                "M0-156C14-126 52-98 50-34C48 10 42 32 42 70C42 116 22 128 0 128S-42 116-42 70"
                "C-42 32-48 10-50-34C-52-98-14-126 0-156Z"
            )
            scene.path(sole, SHADE, 0.24, 'transform="translate(9 10)"')
            scene.path(sole, darker(skin, 0.22))
            lining = (
                "M-34-6Q0-34 34-6C36 20 33 38 33 70C33 108 18 118 0 118S-33 108-33 70"
                "C-33 38-36 20-34-6Z"
            )
            scene.path(lining, "#f3dcae")
            scene.path("M-34-6Q0-34 34-6L35 16Q0-16-35 16Z", SHADE, 0.22)
            upper = (
                "M0-146C14-120 46-92 44-34Q43-20 40-2Q0-34-40-2Q-43-20-44-34C-46-92-14-120 0-146Z"
            )
            scene.path(upper, skin)
            scene.path("M8-130C24-108 46-86 44-34Q43-20 40-2Q26-16 12-20Z", SHADE, 0.14)
            scene.line("M-34-18Q0-48 34-18", darker(skin, 0.4), 3, dash="7 5")
            if emboss == "ring":
                scene.path(kite_ring(19, 0, -72, 0.5), star_color)
            elif emboss == "star":
                scene.path(
                    star(17, 0, -72) + star(8, 0, -72), star_color, extra='fill-rule="evenodd"'
                )
            else:
                scene.line("M0-112Q-22-78 0-48Q22-78 0-112M0-112V-48", star_color, 3.4, dash="6 4")
    scene.look_at((86, 70, 230), (80, 70, 130))


def pouf(scene: Scene) -> None:
    """A round leather pouf with an embroidered star on top."""
    skin, thread = scene.pick(
        ("#a5552b", "#f1d7a8"),
        ("#7a3b2a", "#e9c25a"),
        ("#d9a05a", "#7a3b1c"),
        ("#efe2c6", "#a5552b"),
        ("#2f5d6c", "#f1d7a8"),
    )
    scene.shadow(200, 344, 140, 13)
    d = "M72 228C60 262 62 300 84 332Q90 340 104 340H296Q310 340 316 332C338 300 340 262 328 228Z"
    with scene.ball(d, skin, 200, 260, 140):
        seams = "".join(
            f"M{200 + k * 44} 190Q{200 + k * 58} 270 {200 + k * 46} 345" for k in range(-3, 4)
        )
        scene.line(seams, thread, 3, dash="6 5")
        scene.path(box(50, 300, 300, 6), thread, 0.7)
    scene.ellipse(200, 226, 132, 62, lighter(skin, 0.16))
    with scene.at(200, 226, squash=0.47):
        scene.path(kite_ring(116, 0, 0, 2), thread)
        scene.path(kite_ring(116 * Q, 0, 0, 2, 22.5), darker(skin, 0.2))
        scene.path(star(116 * Q**3, 0, 0, 22.5), thread)
        if scene.pick(True, False):
            scene.path(star(116 * Q**5, 0, 0), skin)
    scene.look_at((90, 150, 220), (60, 160, 160))


def bag(scene: Scene) -> None:
    """A satchel with a stamped flap and a shoulder strap."""
    skin = scene.pick("#a5602f", "#7a4226", "#c98a4a", "#8f2f2a", "#5a4632")
    thread = "#f1d7a8"
    scene.shadow(200, 342, 118, 12)
    scene.line("M112 214C80 60 320 60 288 214", darker(skin, 0.3), 17)
    scene.line("M112 214C80 60 320 60 288 214", darker(skin, 0.1), 11)
    scene.line("M112 214C80 60 320 60 288 214", thread, 2, dash="7 6")
    body = "M84 202H316L324 318Q324 338 304 338H96Q76 338 76 318Z"
    with scene.solid(body, skin, 200, 240, 0.2, 0.18):
        scene.line(
            "M94 210L88 314Q88 328 100 328H300Q312 328 312 314L306 210", thread, 2.4, dash="7 5"
        )
    flap = "M78 196Q78 186 90 186H310Q322 186 322 196L316 260Q300 300 200 304T84 260Z"
    scene.path("M88 266Q104 306 200 312T312 266L310 280Q290 318 200 322T90 280Z", SHADE, 0.24)
    with scene.solid(flap, lighter(skin, 0.1), 200, 240, 0, 0.13):
        scene.line("M90 198L94 256Q112 290 200 293T306 256L310 198", thread, 2.4, dash="7 5")
        motif = scene.pick("ring", "double")
        dark = darker(skin, 0.3)
        if motif == "ring":
            scene.path(kite_ring(42, 200, 238, 1), dark)
            scene.path(kite_ring(42 * Q, 200, 238, 0.8, 22.5), thread)
        else:
            for x in (142, 258):
                scene.path(kite_ring(24, x, 234, 0.7), dark)
            scene.path(kite_ring(34, 200, 238, 0.9), dark)
            scene.path(star(15, 200, 238), thread)
    scene.plain_solid(box(186, 288, 28, 34, 4), "#d3a23a", 200, 28, 0.4)
    scene.circle(200, 306, 4, "#6a4a14")
    for x in (104, 272):
        scene.path(box(x, 190, 24, 26, 4), darker(skin, 0.2))
        scene.circle(x + 12, 203, 5, "#d3a23a")
    if scene.pick(True, False):
        tassel = f"M{296} 300"
        scene.line(f"{tassel}v24m-7-20v24m14-24v24m-7 0v6", darker(skin, 0.34), 4)
        scene.circle(296, 298, 7, "#d3a23a")
    scene.look_at((90, 130, 220), (130, 180, 140))


def square_pouf(scene: Scene) -> None:
    """A square pouf, its seams stitched, a star on top."""
    skin, thread = scene.pick(
        ("#6b3a22", "#e9c25a"), ("#8a4f2c", "#f1d7a8"), ("#5a2f22", "#d9a05a")
    )
    scene.shadow(200, 344, 138, 12)
    front = "M70 226L200 258V344Q190 346 180 344L84 322Q72 318 72 306Z"
    side = "M330 226L200 258V344Q210 346 220 344L316 322Q328 318 328 306Z"
    scene.path(front, skin)
    scene.path(side, darker(skin, 0.26))
    scene.path(front + side, scene.grain, 0.5)
    scene.line("M84 240L200 268 316 240M86 308L200 334 314 308", thread, 3, dash="7 6")
    top = (
        "M196 168Q200 166 204 168L328 216Q334 222 328 228L206 260Q200 262 194 260L72 228"
        "Q66 222 72 216Z"
    )
    scene.path(top, lighter(skin, 0.16))
    with scene.at(200, 214, squash=0.36):
        scene.path(kite_ring(104, 0, 0, 2, 22.5), thread)
        scene.path(kite_ring(104 * Q, 0, 0, 2), darker(skin, 0.2))
        scene.path(star(104 * Q**3, 0, 0), thread)
    scene.line("M200 258V342", darker(skin, 0.4), 3)
    scene.look_at((90, 150, 220), (60, 160, 160))


def fringed_bag(scene: Scene) -> None:
    """A painted Saharan bag with long fringes."""
    skin = scene.pick("#a5482c", "#8a3a28", "#b8642f")
    paints = ("#e9c25a", "#2f6f5a", "#26211d", "#f3e4c4")
    scene.shadow(200, 350, 96, 8)
    strap = "M118 150C110 20 290 20 282 150"
    scene.line(strap, darker(skin, 0.34), 11)
    scene.line(strap, paints[0], 2.4, dash="6 7")
    fringe = "".join(
        f"M{x} 256q{scene.rng.randint(-5, 5)} 40 {scene.rng.randint(-6, 6)} {76 - x % 7}"
        for x in range(102, 302, 9)
    )
    scene.line(fringe, darker(skin, 0.2), 4.6)
    d = "M104 142H296L312 252Q312 268 296 270H104Q88 268 88 252Z"
    rows = ["lozenge", "crosses", "zigzag"]
    scene.rng.shuffle(rows)
    with scene.solid(d, skin, 200, 220, 0, 0.16):
        scene.path(box(80, 156, 240, 30), paints[2])
        band(scene, rows[0], 96, 304, 171, 24, paints[0])
        scene.path(box(80, 192, 240, 8), paints[1])
        band(scene, rows[1], 96, 304, 221, 34, paints[3])
        scene.path(box(80, 244, 240, 8), paints[0])
        scene.line("M80 262H320", paints[3], 3, dash="6 6")
    for x in (92, 308):
        scene.line(f"M{x} 166v120m-7-30v44m14-40v36", darker(skin, 0.3), 5)
        scene.path(box(x - 8, 238, 16, 18, 3), paints[1])
        scene.path(box(x - 8, 206, 16, 10, 3), paints[0])
    scene.look_at((90, 120, 220), (170, 200, 150))


def book_case(scene: Scene) -> None:
    """A painted leather case for a book, closed by a thong."""
    skin = scene.pick("#8a3a28", "#a5602f", "#6b3a22")
    light, dark = "#e9c25a", darker(skin, 0.34)
    scene.shadow(200, 340, 118, 11)
    scene.path(box(104, 84, 208, 250, 8), SHADE, 0.18)
    cover = box(94, 78, 208, 258, 8)
    with scene.solid(cover, skin, 198, 208, 0, 0.14):
        for inset, color in ((10, dark), (15, skin), (22, light), (25, skin)):
            scene.path(box(94 + inset, 78 + inset, 208 - 2 * inset, 258 - 2 * inset, 5), color)
        scene.path(kite_ring(58, 198, 207, 1.2), light)
        scene.path(kite_ring(58 * Q, 198, 207, 1.2, 22.5), scene.pick("#2f6f5a", "#22557a"))
        scene.path(star(58 * Q**3, 198, 207, 22.5), dark)
        for x in (138, 258):
            for y in (122, 292):
                scene.path(star(14, x, y) + star(6, x, y), light, extra='fill-rule="evenodd"')
    scene.path("M94 86q0-8 8-8h8V336h-8q-8 0-8-8Z", SHADE, 0.22)
    scene.line("M302 207q34-6 30 20t-18 58m18-58q10 30 6 56", dark, 5)
    scene.circle(334, 288, 6, light)
    scene.circle(312, 290, 6, light)
    scene.look_at((92, 100, 212), (80, 70, 140))
