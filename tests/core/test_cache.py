"""The cache may be lost at any moment: nobody is kept from signing in or from their order."""

import socket
import time

import pytest
from django.core.cache import cache

from tests.factories.accounts import UserFactory
from tests.orders.test_cart_races import browser
from tests.safety.test_headers import production

pytestmark = pytest.mark.django_db
BACKEND = "coopstore.core.cache.ForgivingRedisCache"


@pytest.fixture
def no_cache(settings):
    """A cache server that is not there."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"redis://127.0.0.1:{free.getsockname()[1]}/0"
    settings.CACHES = {"default": {"BACKEND": BACKEND, "LOCATION": address}}


def test_people_sign_in_without_it(no_cache):
    person = UserFactory()
    data = {"login": person.email, "password": "secret-of-tests"}

    answer = browser().post("/fr/accounts/login/", data)

    assert (answer.status_code, answer.url) == (302, "/fr/")


def test_an_order_is_looked_for_without_it(no_cache):
    data = {"number": "22222222", "contact": "0612345678"}

    assert browser().post("/fr/orders/", data).status_code == 422


def test_it_is_not_asked_again_at_once(no_cache, caplog):
    for _ in range(5):
        assert cache.get("x", "none") == "none"
        cache.set("x", 1)
        assert cache.add("lock", True)
        assert cache.delete("lock") is False

    assert [record.levelname for record in caplog.records] == ["ERROR"]


def test_it_counts_while_it_is_there(settings):
    prefix = str(time.time_ns())
    settings.CACHES = {
        "default": {"BACKEND": BACKEND, "LOCATION": settings.REDIS_URL, "KEY_PREFIX": prefix}
    }
    data = {"number": "22222222", "contact": "0612345678"}

    codes = [browser().post("/fr/orders/", data).status_code for _ in range(21)]

    assert codes == [422] * 20 + [429]


def test_production_uses_it():
    assert production("CACHES")["CACHES"]["default"]["BACKEND"] == BACKEND
