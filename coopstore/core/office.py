"""What waits on the lists of the admin, for its front page.

A `ModelAdmin` whose list holds work has a method `waiting(request)` that returns figures, and a
number `waiting_place`: the lower, the earlier on the page.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.admin import AdminSite, ModelAdmin
from django.urls import reverse
from django.utils.functional import Promise


@dataclass(frozen=True)
class Figure:
    """How much of something waits, and the list that shows it."""

    count: int
    words: str | Promise
    url: str
    is_late: bool = False


@dataclass(frozen=True)
class Waiting:
    """The figures of one list."""

    title: str
    url: str
    figures: list[Figure]


def work(site: AdminSite, request) -> Iterator[Waiting]:
    """What waits on the lists that `request.user` may open."""
    lists = [it for it in site._registry.values() if hasattr(it, "waiting")]
    for it in sorted(lists, key=lambda it: it.waiting_place):
        if it.has_view_permission(request):
            title = str(it.opts.verbose_name_plural)
            yield Waiting(title, list_of(it), it.waiting(request))


def list_of(model_admin: ModelAdmin, query: str = "") -> str:
    """The address of its list, filtered by `query`."""
    opts = model_admin.opts
    name = f"{model_admin.admin_site.name}:{opts.app_label}_{opts.model_name}_changelist"
    return f"{reverse(name)}?{query}" if query else reverse(name)
