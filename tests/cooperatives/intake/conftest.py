"""A register coming in."""

from collections.abc import Callable

import pytest

from cooperatives.intake.work import work
from cooperatives.models import RegisterImport
from cooperatives.reference import load_reference
from cooperatives.use_cases import apply_import, receive_register
from tests.factories.accounts import AdminFactory
from tests.register import as_csv, upload


@pytest.fixture
def supervisor(transactional_db):
    return AdminFactory()


@pytest.fixture
def check(transactional_db, supervisor) -> Callable:
    """`check(row, ...)` or `check(content=..., name=...)`: the import once it is checked."""
    load_reference()

    def act(*rows: dict, content: bytes | None = None, name: str = "register.csv"):
        content = as_csv(*rows) if content is None else content
        source = receive_register(upload=upload(content, name), actor=supervisor)
        run()
        return RegisterImport.objects.get(pk=source.pk)

    return act


@pytest.fixture
def take(check, supervisor) -> Callable:
    """The same, and applied."""

    def act(*rows: dict, **more):
        source = check(*rows, **more)
        apply_import(source=source, actor=supervisor)
        run()
        return RegisterImport.objects.get(pk=source.pk)

    return act


def run() -> None:
    """What the worker does until nothing is left."""
    while work():
        pass
