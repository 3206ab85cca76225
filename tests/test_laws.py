"""Laws of the code that no single feature owns."""

import ast
import inspect
from pathlib import Path

import pytest
from celery import current_app
from django.conf import settings
from django.urls import URLPattern, get_resolver

ROOT = Path(__file__).parent.parent
OURS = ("catalog", "cooperatives", "orders", "coopstore")


def our_views() -> list[tuple[str, object]]:
    """Each address of ours with its view; libraries guard their own."""

    def walk(patterns, prefix=""):
        for pattern in patterns:
            path = prefix + str(pattern.pattern)
            if isinstance(pattern, URLPattern):
                yield path, pattern.callback
            else:
                yield from walk(pattern.url_patterns, path)

    return [
        (path, view)
        for path, view in walk(get_resolver().url_patterns)
        if view.__module__.split(".")[0] in OURS and ".admin" not in view.__module__
    ]


def test_every_view_declares_who_may_see_it():
    silent = [
        path
        for path, view in our_views()
        if not getattr(view, "declares_access", False) and not path.startswith("admin/")
    ]

    assert silent == []


def test_there_are_views_to_look_at():
    """The control of the test above."""
    assert len(our_views()) > 40


@pytest.mark.parametrize("app", OURS)
def test_nothing_is_imported_inside_a_function(app):
    inside = [
        f"{path.relative_to(ROOT)}:{line.lineno}"
        for path in (ROOT / app).rglob("*.py")
        for function in ast.walk(ast.parse(path.read_text()))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for line in ast.walk(function)
        if isinstance(line, ast.Import | ast.ImportFrom)
    ]

    assert inside == []


def test_whatever_is_scheduled_is_a_task_and_takes_what_it_is_given():
    current_app.loader.import_default_modules()
    scheduled = settings.CELERY_BEAT_SCHEDULE.values()

    for entry in scheduled:
        task = current_app.tasks[entry["task"]]
        inspect.signature(task.run).bind(**entry.get("kwargs", {}))
    assert len(scheduled) > 5
