"""More than the shop takes is refused with a page, by the shop and by nginx alike."""

import re

import pytest
from django.conf import settings

from catalog.use_cases.photos import MOST_PHOTOS
from coopstore.embedded import ROOT

MEGABYTE = 1024 * 1024


def test_a_form_that_is_too_large_meets_a_page_in_four_languages(client, settings):
    settings.REQUEST_MAX_BYTES = 1000

    answer = client.post("/fr/cart/add/", {"variant": "1" * 2000})

    assert answer.status_code == 413
    page = answer.content.decode()
    assert 'lang="ar" dir="rtl"' in page
    assert "envoyez moins de photos à la fois" in page


def test_nginx_shows_the_same_page(client):
    answer = client.get("/too-large")

    assert answer.status_code == 413
    assert "at most 10 MB a file" in answer.content.decode()


@pytest.mark.parametrize("length", ["", "x", "-1"])
def test_a_length_that_is_none_is_left_to_others(client, length):
    assert client.get("/healthz", CONTENT_LENGTH=length).status_code == 200


def test_every_limit_lets_through_what_the_next_one_takes():
    nginx = (ROOT / "deploy" / "nginx.conf").read_text()
    sizes = re.findall(r"client_max_body_size (\d+)m;", nginx)
    usual, members, office = (int(size) for size in sizes)
    eight_photos = MOST_PHOTOS * settings.PHOTO_MAX_BYTES

    assert eight_photos + MEGABYTE < settings.REQUEST_MAX_BYTES == members * MEGABYTE
    assert usual * MEGABYTE > settings.EVIDENCE_MAX_BYTES + MEGABYTE
    assert settings.REGISTER_MAX_BYTES + MEGABYTE < office * MEGABYTE < settings.REQUEST_MAX_BYTES
    assert "error_page 413 @too_large;" in nginx
    assert "rewrite ^ /too-large break;" in nginx
