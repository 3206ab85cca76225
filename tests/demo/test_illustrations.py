import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import coopstore.demo
from coopstore.demo.illustrations import (
    FORMS,
    PLACES,
    PRODUCTS,
    VARIANTS,
    draw,
    draw_place,
    draw_region_patch,
)
from coopstore.demo.illustrations.__main__ import full_set, main
from coopstore.demo.illustrations.palette import REGIONS
from coopstore.demo.illustrations.site_pictures import CATEGORIES, site_pictures

DATA = Path(coopstore.demo.__file__).parent / "data"
TERROIR = json.loads((DATA / "terroir.json").read_text(encoding="utf-8"))
NAMES = sorted(PRODUCTS | FORMS)
SITE = Path(__file__).parents[2] / "static" / "img"
SVG = "{http://www.w3.org/2000/svg}"
FORBIDDEN = {
    f"{SVG}{name}"
    for name in ("linearGradient", "radialGradient", "filter", "text", "image", "style", "script")
}
TYPICAL, LARGEST = 8192, 18_000


def elements(svg: str) -> list[ET.Element]:
    return list(ET.fromstring(svg).iter())  # noqa: S314 - the drawing is ours


def ids(svg: str) -> list[str]:
    return [element.attrib["id"] for element in elements(svg) if "id" in element.attrib]


def test_every_product_type_has_its_own_drawing():
    slugs = {product["slug"] for product in TERROIR}

    assert slugs == set(PRODUCTS)
    assert len(set(PRODUCTS.values())) == len(slugs)


def test_particular_goods_have_their_own_drawing():
    goods = {row["key"] for row in json.loads((DATA / "products.json").read_text("utf-8"))}
    drawings = json.loads((DATA / "drawings.json").read_text(encoding="utf-8"))

    assert set(drawings) <= goods
    assert set(drawings.values()) == set(FORMS)
    assert not set(FORMS) & set(PRODUCTS)


def test_every_category_has_a_tile_of_one_of_its_products():
    category_of = {product["slug"]: product["category"] for product in TERROIR}

    assert set(CATEGORIES) == set(category_of.values())
    assert {category: category_of[slug] for category, (slug, _) in CATEGORIES.items()} == {
        category: category for category in CATEGORIES
    }


def test_a_drawing_is_plain_xml_and_repeats_itself():
    for name in NAMES:
        svg = draw(name, "MA-05", seed=2)

        assert svg == draw(name, "MA-05", seed=2)
        assert not {element.tag for element in elements(svg)} & FORBIDDEN, name
        assert len(svg.encode()) < LARGEST, name


def test_another_seed_gives_another_picture():
    for name in NAMES:
        pictures = {draw(name, "MA-05", seed=seed).split("</defs>")[1] for seed in range(6)}

        assert len(pictures) > 2, name


def test_close_ups_are_squares_inside_the_picture():
    for name in NAMES:
        views = []
        for variant in range(VARIANTS):
            root = ET.fromstring(draw(name, "MA-08", seed=3, variant=variant))  # noqa: S314
            views.append(tuple(float(number) for number in root.attrib["viewBox"].split()))

        assert views[0] == (0, 0, 400, 400), name
        assert views[1] != views[2], name
        for x, y, width, height in views[1:]:
            assert width == height, name
            assert 100 <= width <= 260, name
            assert 0 <= x <= 400 - width, name
            assert 0 <= y <= 400 - height, name


def test_every_region_lends_its_ground():
    for code, region in REGIONS.items():
        assert region.ground in draw("safran", code, seed=1)


def test_most_drawings_are_light():
    weights = [len(draw(slug, "MA-07", seed=1).encode()) for slug in PRODUCTS]

    assert sum(weight <= TYPICAL for weight in weights) >= 0.8 * len(weights)


def test_ids_do_not_meet_when_pictures_share_a_page():
    pictures = [
        draw("miel-thym", "MA-05", seed=1),
        draw("miel-thym", "MA-05", seed=1, variant=1),
        draw("miel-thym", "MA-05", seed=2),
        draw("miel-thym", "MA-09", seed=1),
        draw("dattes-mejhoul", "MA-05", seed=1),
        draw_place("oasis", "MA-08"),
        draw_place("oasis", "MA-05"),
        draw_region_patch("MA-05"),
        draw_region_patch("MA-09"),
    ]
    found = [name for svg in pictures for name in ids(svg)]

    assert len(found) == len(set(found))


@pytest.mark.parametrize("kind", sorted(PLACES))
def test_a_place_can_be_painted_for_every_region(kind):
    pictures = {draw_place(kind, region) for region in REGIONS}

    assert len(pictures) == len(REGIONS)
    for svg in pictures:
        assert not {element.tag for element in elements(svg)} & FORBIDDEN
    assert draw_place(kind, "MA-01") == draw_place(kind, "MA-01")


def test_each_region_has_its_own_patch():
    assert len({draw_region_patch(region) for region in REGIONS}) == len(REGIONS)


def test_the_unknown_is_refused():
    with pytest.raises(KeyError):
        draw("camel", "MA-01", seed=1)
    with pytest.raises(KeyError):
        draw("safran", "MA-13", seed=1)
    with pytest.raises(KeyError):
        draw_place("moon", "MA-01")
    with pytest.raises(ValueError, match="variant must be 0 to 2, not 3"):
        draw("safran", "MA-09", seed=1, variant=3)


def test_the_pictures_in_static_are_those_drawn_today():
    stale = [
        path
        for path, svg in site_pictures().items()
        if not (SITE / path).exists() or (SITE / path).read_text(encoding="utf-8") != svg
    ]

    assert stale == []


def test_every_picture_in_static_is_plain_xml():
    for path in sorted(SITE.rglob("*.svg")):
        assert not {element.tag for element in elements(path.read_text("utf-8"))} & FORBIDDEN


def test_the_command_writes_the_full_set(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["illustrations", str(tmp_path)])

    main()

    written = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.svg")}
    assert written == set(full_set())
    assert {f"products/{product['slug']}-0.svg" for product in TERROIR} <= written
    assert capsys.readouterr().out.startswith(f"{len(written)} pictures")
