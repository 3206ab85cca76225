"""Whatever stands in an address, the shop answers: never with an error of its own."""

import pytest
from django.test import Client
from django.urls import get_resolver

from tests.safety.conftest import ARGUMENTS
from tests.test_laws import OURS

pytestmark = pytest.mark.django_db

# Sent as they stand: a byte that PostgreSQL refuses, broken UTF-8, letters beyond ASCII, numbers
# beyond any column, and what programs write by mistake.
VALUES = ["%00", "a%00b", "%ff%fe", "%C3%A9", "9" * 30, "-1", "0", "null", "[]", "%0d%0aX: y", "'"]
PARAMETERS = [
    "category",
    "code",
    "cooperative",
    "from",
    "in_stock",
    "label",
    "next",
    "page",
    "price_max",
    "price_min",
    "q",
    "queue",
    "region",
    "renews",
    "sector",
    "sort",
    "state",
    "t",
    "variant",
]


def our_names() -> set[str]:
    """Names of all addresses that lead to our own views."""

    def walk(patterns, namespace=""):
        for pattern in patterns:
            if hasattr(pattern, "url_patterns"):
                inner = f"{pattern.namespace}:" if pattern.namespace else namespace
                yield from walk(pattern.url_patterns, inner)
            elif pattern.callback.__module__.split(".")[0] in OURS:
                yield namespace + pattern.name

    return {name for name in walk(get_resolver().url_patterns) if not name.startswith("admin:")}


def test_the_table_of_addresses_is_whole():
    assert set(ARGUMENTS) == our_names()


@pytest.fixture
def visitor(world) -> Client:
    """A member of the cooperative, with a browser that shows errors instead of raising them."""
    client = Client(raise_request_exception=False)
    client.force_login(world.owner)
    return client


def answers(client: Client, urls: list[str]) -> dict[str, int]:
    """The addresses answered with an error of the server."""
    found = {}
    for url in urls:
        response = client.get(url)
        if response.streaming:
            b"".join(response.streaming_content)
        if response.status_code >= 500:
            found[url] = response.status_code
    return found


@pytest.mark.parametrize("name", sorted(ARGUMENTS))
def test_hostile_parameters(world, visitor, name):
    url = world.address(name)
    # In turn: each parameter takes each value once, beside others that take other values.
    turns = [(VALUES[n:] + VALUES[:n]) * 2 for n in range(len(VALUES))]
    queries = [
        "&".join(f"{word}={value}" for word, value in zip(PARAMETERS, turn, strict=False))
        for turn in turns
    ]

    assert answers(visitor, [f"{url}?{query}" for query in queries]) == {}


@pytest.mark.parametrize("name", sorted(name for name in ARGUMENTS if ARGUMENTS[name]))
def test_hostile_paths(world, visitor, name):
    parts = [str(value) for value in world.arguments(name)]
    url = world.address(name)
    urls = [
        url.replace(f"/{part}", f"/{value}", 1)
        for part in parts
        for value in [*VALUES, "a" * 300, "é", "..", "%2e%2e%2fsettings.py", "%2Fetc%2Fpasswd"]
    ]

    assert answers(visitor, urls) == {}


@pytest.mark.parametrize("name", sorted(ARGUMENTS))
def test_methods_that_no_form_sends(world, visitor, name):
    """HEAD says what GET says and writes nothing; the others are refused or harmless."""
    url = world.address(name)
    responses = {
        method: getattr(visitor, method)(url)
        for method in ("get", "head", "options", "put", "delete", "patch")
    }
    for response in responses.values():
        if response.streaming:
            b"".join(response.streaming_content)

    assert {method for method, it in responses.items() if it.status_code >= 500} == set()
    assert responses["head"].status_code == responses["get"].status_code


@pytest.mark.parametrize(
    "path",
    [
        "/xx/",
        "/xx/products/",
        "/fr",
        "/fr/products",
        "/products/",
        "//fr/",
        "/fr//products/",
        "/%00",
    ],
)
def test_strange_beginnings(client, path):
    assert client.get(path, follow=True).status_code in (200, 404)
