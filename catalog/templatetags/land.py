"""`{% scene cooperative %}` and `{% pattern region %}`: the pictures the shop has of a place."""

from django import template
from django.templatetags.static import static

from catalog.drawings import pattern_of, scene_of
from cooperatives.models import Cooperative, Region

register = template.Library()


@register.simple_tag
def scene(cooperative: Cooperative) -> str:
    """Address of the landscape a cooperative lives in."""
    return static(scene_of(cooperative))


@register.simple_tag
def pattern(region: Region) -> str:
    """Address of the pattern of a region."""
    return static(pattern_of(region.code))
