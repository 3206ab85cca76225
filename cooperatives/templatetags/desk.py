"""Which pages of the desk a person sees the way to."""

from django import template

from cooperatives import access

register = template.Library()


@register.simple_tag(takes_context=True)
def may_open(context, page: str) -> bool:
    """Whether the person at this desk may open its page of this name."""
    return access.may_open(context["request"].membership, page)
