"""Parts of the admin's pages: the filters of a list, and the work that waits."""

from dataclasses import dataclass

from django import template
from django.contrib import admin
from django.contrib.admin.views.main import ChangeList

from coopstore.core.office import Waiting, work

register = template.Library()


@dataclass(frozen=True)
class ShownFilter:
    """A filter, what is chosen in it, and how to take the choice back."""

    title: str
    choices: list[dict]
    chosen: str
    is_set: bool
    removing: str


@register.simple_tag
def filters_of(changelist: ChangeList) -> list[ShownFilter]:
    """The filters of a list. The first choice of each is what holds when nothing is chosen."""
    return [_shown(spec, changelist) for spec in changelist.filter_specs]


@register.simple_tag(takes_context=True)
def waiting_work(context) -> list[Waiting]:
    """What waits for whoever looks at the page."""
    return list(work(admin.site, context["request"]))


def _shown(spec: admin.ListFilter, changelist: ChangeList) -> ShownFilter:
    choices = list(spec.choices(changelist))
    usual = choices[0]
    chosen = next((choice for choice in choices if choice["selected"]), usual)
    return ShownFilter(
        title=spec.title,
        choices=choices,
        chosen=chosen["display"],
        is_set=chosen is not usual,
        removing=usual["query_string"],
    )
