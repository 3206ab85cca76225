"""What every answer says to browsers, whom redirects may lead to, and who is slowed down."""

import json
import subprocess
import sys

import pytest
from django.test import Client

from coopstore.embedded import ROOT
from tests.platform.test_deploy import example
from tests.safety.conftest import ARGUMENTS

pytestmark = pytest.mark.django_db

ELSEWHERE = [
    "https://evil.example/",
    "//evil.example/",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    " //evil.example",
    "/\t/evil.example",
    "http://testserver@evil.example/",
]


def directives(response) -> dict[str, str]:
    policy = response["Content-Security-Policy"].split(";")
    return {line.split()[0]: line.strip().partition(" ")[2] for line in policy if line.strip()}


@pytest.mark.parametrize("name", sorted(ARGUMENTS))
def test_every_answer_forbids_what_it_does_not_need(world, name):
    client = Client()
    client.force_login(world.owner)
    for method in ("get", "post"):
        response = getattr(client, method)(world.address(name))
        if response.streaming:
            b"".join(response.streaming_content)
        policy = directives(response)
        assert "unsafe" not in response["Content-Security-Policy"]
        assert policy["default-src"] in ("'self'", "'none'")
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["X-Frame-Options"] in ("DENY", "SAMEORIGIN")
        assert response["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    "path", ["/admin/", "/admin/login/", "/nowhere", "/fr/nowhere/", "/fr/sell"]
)
def test_so_does_what_is_not_ours_or_not_there(client, path):
    response = client.get(path)

    assert directives(response)["default-src"] == "'self'"
    assert directives(response)["object-src"] == "'none'"


@pytest.mark.parametrize("name", sorted(ARGUMENTS))
def test_only_pages_without_anybody_in_them_may_be_kept_by_caches(world, name):
    client = Client()
    client.force_login(world.owner)
    response = client.get(world.address(name))
    if response.streaming:
        b"".join(response.streaming_content)

    if name not in ("robots", "sitemap", "media"):
        assert "public" not in response["Cache-Control"]
        assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("target", ELSEWHERE)
def test_nobody_is_led_elsewhere_after_signing_in(world, target):
    password = {"password": "secret-of-tests"}
    doors = [
        ("/fr/accounts/login/", {"login": world.owner.email, **password}),
        ("/fr/accounts/logout/", {}),
        ("/fr/accounts/reauthenticate/", password),
        (
            "/fr/accounts/signup/",
            {"email": "new@example.org", "full_name": "N", "password1": "a-long-enough-one"},
        ),
    ]
    for url, data in doors:
        client = Client()
        if "signup" not in url and "login" not in url:
            client.force_login(world.owner)
        for answer in (
            client.post(url, data | {"next": target}),
            client.get(url, {"next": target}),
            Client().get(url, {"next": target}),
        ):
            assert "evil" not in answer.get("Location", "").split("?")[0]
            assert "javascript" not in answer.get("Location", "").split("?")[0]


@pytest.mark.parametrize("target", ELSEWHERE)
def test_a_change_of_language_leads_nowhere_else(client, target):
    page = client.get("/" + target.lstrip("/ "), follow=False)

    assert not page.get("Location", "").startswith(("http", "//", "/\\"))


@pytest.mark.parametrize("name", sorted(ARGUMENTS))
def test_a_form_from_another_site_is_refused(world, name):
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.force_login(world.owner)

    assert client.post(world.address(name), {"reason": "x"}).status_code in (403, 404, 405)


def asked(client, number: int, forwarded: str) -> int:
    data = {"number": "22222222", "contact": f"06000000{number:02}"}
    return client.post("/fr/orders/", data, headers={"x-forwarded-for": forwarded}).status_code


@pytest.fixture
def slow_down(settings, request):
    """A memory of its own for the counting."""
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "LOCATION": request.node.name,
        }
    }


def test_without_a_proxy_a_made_up_address_changes_nothing(client, settings, slow_down):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0

    codes = [asked(client, n, f"10.0.0.{n}") for n in range(22)]

    assert codes == [422] * 20 + [429] * 2


def test_behind_a_proxy_its_word_counts_and_not_the_visitors(client, settings, slow_down):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    codes = [asked(client, n, f"10.0.0.{n}, 41.140.1.1") for n in range(22)]
    other = asked(client, 50, "10.0.0.1, 41.140.1.2")

    assert codes == [422] * 20 + [429] * 2
    assert other == 422


def test_the_limit_is_per_visitor_and_not_per_proxy(client, settings, slow_down):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    codes = {asked(client, n, f"41.140.2.{n}") for n in range(30)}

    assert codes == {422}


def production(*names: str) -> dict:
    """These settings as a production server has them."""
    code = (
        "import json, django; django.setup(); from django.conf import settings as s; "
        f"print(json.dumps({{name: getattr(s, name, None) for name in {names!r}}}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=example() | {"DJANGO_SETTINGS_MODULE": "coopstore.settings", "PATH": "/usr/bin"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return json.loads(done.stdout)


def test_cookies_of_production_travel_encrypted_and_to_this_site_only():
    found = production(
        "SESSION_COOKIE_SECURE",
        "SESSION_COOKIE_HTTPONLY",
        "SESSION_COOKIE_SAMESITE",
        "CSRF_COOKIE_SECURE",
        "CSRF_COOKIE_SAMESITE",
        "SECURE_SSL_REDIRECT",
        "DEBUG",
        "DEMO_PAGES",
        "ALLAUTH_TRUSTED_PROXY_COUNT",
    )

    assert found == {
        "SESSION_COOKIE_SECURE": True,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "CSRF_COOKIE_SECURE": True,
        "CSRF_COOKIE_SAMESITE": "Lax",
        "SECURE_SSL_REDIRECT": True,
        "DEBUG": False,
        "DEMO_PAGES": False,
        "ALLAUTH_TRUSTED_PROXY_COUNT": 1,
    }
