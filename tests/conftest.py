"""What every test stands on: real services, files of its own, no slow passwords.

The services come from the environment. `make test` starts private ones for the run, once and
before the workers of pytest-xdist.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.core.files.storage import storages
from django.test import Client
from django.utils import translation

from coopstore.core.catalogues import compile_catalogues
from coopstore.core.css import build_css
from coopstore.core.languages import LANGUAGE_CODES
from coopstore.embedded import ROOT
from tests.factories.accounts import AdminFactory, UserFactory

BROWSERS = ("chromium-headless-shell", "chromium", "google-chrome")  # the one without windows first
LONG = ("tests/browser/", "tests/test_words.py")
CHROMIUM = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)


def pytest_configure(config: pytest.Config) -> None:
    """Build what pages need, and give each worker a broker of its own."""
    django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    django_settings.ORDERS_PER_CONTACT_A_DAY = 1000  # some shoppers of the tests order all day
    # WhiteNoise warns of a missing folder, and warnings are errors.
    Path(django_settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    if not hasattr(config, "workerinput"):
        compile_catalogues(ROOT / "locale")
        build_css(ROOT / "static" / "css")
        return
    address = urlsplit(django_settings.REDIS_URL)
    number = int(address.path.strip("/") or 0) + 1 + int(config.workerinput["workerid"][2:])
    django_settings.REDIS_URL = address._replace(path=f"/{number}").geturl()
    django_settings.CELERY_BROKER_URL = django_settings.REDIS_URL


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: some tests only wait, for a worker or for a broker."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests are skipped where there is no browser, or fail if one is required.

    Long files come first: whoever gets one last works on while the others are idle.
    """
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker("browser")
        if CHROMIUM is None and item.get_closest_marker("browser"):
            reason = "no Chromium: install it, or name it in CHROMIUM"
            if os.environ.get("REQUIRE_BROWSER") == "1":
                raise pytest.UsageError(f"REQUIRE_BROWSER=1, but {reason}")
            item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What a test writes reaches neither the developer's files nor another test."""
    cache.clear()  # rate limits count from nothing
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.EMAIL_FILE_PATH = str(tmp_path / "outbox" / "mail")
    settings.SMS_URL = f"file://{tmp_path}/outbox/sms"
    private = storages["private"]
    monkeypatch.setattr(private, "_location", tmp_path / "private")
    _forget_place(private)
    yield
    _forget_place(private)


def _forget_place(storage) -> None:
    for cached in ("base_location", "location"):
        vars(storage).pop(cached, None)


@pytest.fixture(autouse=True)
def speak_english() -> Iterator[None]:
    """Sentences are asserted as they stand in the source; pages speak the language they are in."""
    with translation.override("en"):
        yield


@pytest.fixture(params=LANGUAGE_CODES)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    """Each of the four languages in turn, active."""
    with translation.override(request.param):
        yield request.param


@pytest.fixture
def client_in() -> Callable[[str], Client]:
    """`client_in("ar")`: a browser that prefers that language."""
    return lambda code: Client(headers={"accept-language": code})


@pytest.fixture
def person(db):
    """Somebody with an account and nothing else."""
    return UserFactory()


@pytest.fixture
def office(db):
    """Somebody of the national office, who may do everything in the admin."""
    return AdminFactory()
