"""How long an SMS is, and how it leaves."""

import json
import threading
import urllib.error
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from coopstore.notifications.models import Channel, Notification, Status
from coopstore.notifications.sms import fitted, sms_parts
from tests.factories.notifications import NotificationFactory

ARGAN = "ⴰⵔⴳⴰⵏ"
LINK = "https://shop.example/ar/orders/K7M2P9QX/?t=" + "x" * 43


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("é" * 160, 1),  # in the alphabet of GSM
        ("€" * 80, 1),  # counts twice
        ("€" * 81, 2),
        ("ê" * 70, 1),  # not in it: the whole text is UCS-2
        ("a" * 160 + "ê", 3),
        ("ش" * 70, 1),
        ("ش" * 71, 2),
        ("ش" * 134, 2),
        ("ش" * 135, 3),
        (ARGAN * 14, 1),
        (ARGAN * 14 + "ⴰ", 2),
        ("🙂" * 35, 1),  # two units each
        ("🙂" * 36, 2),
    ],
)
def test_parts_are_counted_as_the_network_counts_them(text, parts):
    assert sms_parts(text) == parts


def test_a_text_that_fits_stays_as_it_is():
    text = "ش" * 201
    assert fitted(text) == text


def test_a_french_text_is_written_in_the_letters_that_cost_half():
    text = fitted("Coop Store : commande prête, 1\u202f234\u00a0DH à régler. C’est ça.")
    assert text == "Coop Store : commande prete, 1 234 DH à régler. C'est ca."
    assert sms_parts(text) == 1


def test_a_latin_text_too_long_stays_in_those_letters():
    text = fitted("Merci beaucoup " * 60 + LINK)
    assert sms_parts(text) == 3
    assert text.endswith(f"... {LINK}")


def test_a_text_too_long_gives_up_words_but_not_its_link():
    text = fitted("شكرا " * 60 + LINK)
    assert sms_parts(text) == 3
    assert text.endswith(f"… {LINK}")
    assert text.startswith("شكرا شكرا")


def test_a_text_too_long_without_a_link_ends_with_an_ellipsis():
    text = fitted("ش" * 300)
    assert text == "ش" * 200 + "…"


@pytest.fixture
def sms() -> Notification:
    return NotificationFactory(
        key="k:sms", channel=Channel.SMS, address="+212612345678", language="ar"
    )


@pytest.fixture
def gateway(settings):
    """A gateway that remembers what it was asked and answers `gateway.status`."""

    class Gateway(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self.server.requests.append((self.path, dict(self.headers), json.loads(body)))
            self.send_response(self.server.status)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Gateway)
    server.requests, server.status = [], 202
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    settings.SMS_URL = f"http://127.0.0.1:{server.server_port}/send?account=7"
    settings.SMS_TOKEN = "Bearer secret"
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.django_db(transaction=True)
class TestSending:
    def test_a_gateway_gets_number_text_and_id(self, sms, kind, gateway, deliver):
        Notification.objects.update(kind=kind, context={"thing": "شكرا"})
        deliver()
        ((path, headers, message),) = gateway.requests
        assert path == "/send?account=7"
        assert headers["Authorization"] == "Bearer secret"
        assert message == {
            "id": str(sms.pk),
            "to": "+212612345678",
            "text": "شكرا http://127.0.0.1:8000/ar/",
        }
        sms.refresh_from_db()
        assert sms.status == Status.SENT

    def test_a_gateway_that_refuses_is_asked_again_later(self, sms, kind, gateway, deliver):
        Notification.objects.update(kind=kind)
        gateway.status = 503
        deliver()
        sms.refresh_from_db()
        assert (sms.status, sms.attempts) == (Status.WAITING, 1)
        assert sms.last_error.startswith(f"{urllib.error.HTTPError.__name__}: HTTP Error 503")

    def test_in_the_demo_it_is_one_whole_file(self, sms, kind, deliver, texts, tmp_path):
        Notification.objects.update(kind=kind, context={"thing": "شكرا"})
        deliver()
        (text,) = texts()
        assert text["key"] == "k:sms"
        assert text["to"] == "+212612345678"
        assert [p.name for p in (tmp_path / "outbox" / "sms").iterdir()] == [f"{sms.pk}.json"]
