"""The map of the twelve regions says what the list beside it says."""

import re

import pytest

from cooperatives.reference import load_reference

pytestmark = pytest.mark.django_db


def test_every_region_stands_on_the_map_and_in_the_list(client):
    load_reference()

    page = client.get("/ar/").content.decode()

    drawing = page[page.index('<figure class="country">') : page.index("</figure>")]
    on_map = re.findall(r'href="/ar/products/\?region=(MA-\d\d)"', drawing)
    in_list = re.findall(r'href="/ar/products/\?region=(MA-\d\d)"', page.split("</figure>")[1])
    assert len(on_map) == 12
    assert sorted(on_map) == sorted(in_list)
    assert "OpenStreetMap" in drawing
