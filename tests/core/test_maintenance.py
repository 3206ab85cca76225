"""A shop that is closed for work says so, and needs nothing to say it."""

import pytest


@pytest.fixture
def closed(settings):
    settings.MAINTENANCE = True


@pytest.mark.parametrize("path", ["/", "/ar/", "/fr/products/?q=argan", "/admin/", "/nowhere"])
def test_every_page_says_that_the_shop_is_closed(closed, client, path):
    response = client.get(path)

    assert response.status_code == 503
    assert response["Retry-After"] == "300"
    assert "La boutique est fermée quelques minutes." in response.content.decode()
    assert "unsafe" not in response["Content-Security-Policy"]


def test_nothing_is_taken_meanwhile(closed, client):
    assert client.post("/fr/cart/add/", {"variant": 1, "quantity": 1}).status_code == 503


def test_the_processes_are_still_seen(closed, client):
    assert client.get("/healthz").status_code == 200


@pytest.mark.django_db
def test_an_open_shop_answers(client):
    assert client.get("/fr/verify/").status_code == 200
