"""Is the process up, and are the parts it stands on?"""

from collections.abc import Callable

from celery import current_app
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, JsonResponse

from coopstore.core.access import public


@public
def healthz(request) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok", content_type="text/plain")


@public
def readyz(request, also: dict[str, Callable[[], str]]) -> JsonResponse:
    """Each part by name, `ok` or what is wrong; 503 when one is down.

    The parts of `also` are told but decide nothing: without them the shop still sells.
    """
    parts = {"database": _database, "migrations": _migrations, "broker": _broker}
    state = {name: _tried(check) for name, check in parts.items()}
    ready = all(answer == "ok" for answer in state.values())
    state |= {name: _tried(check) for name, check in also.items()}
    return JsonResponse(state, status=200 if ready else 503)


def _tried(check) -> str:
    try:
        return check()
    except Exception as error:  # whatever fails, the others are still reported
        return type(error).__name__


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return "ok"


def _migrations() -> str:
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return f"{len(missing)} to apply" if missing else "ok"


def _broker() -> str:
    with current_app.connection_for_write() as broker:
        broker.ensure_connection(max_retries=1, timeout=1)
    return "ok"
