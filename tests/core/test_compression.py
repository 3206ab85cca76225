"""Pages travel compressed, each with a length of its own; files as they are."""

import gzip

import pytest
from django.http import FileResponse, HttpResponse
from django.test import RequestFactory

from coopstore.core.middleware import CompressedTextMiddleware

ACCEPTS = {"headers": {"accept-encoding": "gzip, br"}}


def passed_on(response, **request):
    return CompressedTextMiddleware(lambda _request: response)(
        RequestFactory().get("/fr/", **request)
    )


@pytest.mark.django_db
def test_a_page_is_compressed(client):
    response = client.get("/fr/verify/", **ACCEPTS)
    assert response["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in response["Vary"]
    assert b"</html>" in gzip.decompress(response.content)


def test_its_length_tells_nothing():
    sizes = {len(passed_on(HttpResponse("Le même. " * 99), **ACCEPTS).content) for _ in range(40)}
    assert len(sizes) > 10


def test_whoever_cannot_read_it_gets_it_whole():
    page = HttpResponse("Le même. " * 99)
    assert passed_on(page).content == ("Le même. " * 99).encode()


@pytest.mark.parametrize("kind", ["image/webp", "application/pdf", "application/octet-stream"])
def test_files_are_left_alone(kind):
    response = passed_on(HttpResponse(b"0" * 999, content_type=kind), **ACCEPTS)
    assert "Content-Encoding" not in response
    assert response.content == b"0" * 999


@pytest.mark.django_db
def test_a_file_that_is_streamed_keeps_its_length(tmp_path):
    (tmp_path / "paper.txt").write_bytes(b"0" * 999)
    kept = passed_on(FileResponse((tmp_path / "paper.txt").open("rb")), **ACCEPTS)
    kept.close()
    assert (kept["Content-Type"], kept["Content-Length"]) == ("text/plain", "999")
    assert "Content-Encoding" not in kept
