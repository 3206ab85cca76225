"""The pictures that the shop has of a place and its people: `{% scene cooperative %}` and so on."""

from collections.abc import Iterable

from django import template
from django.templatetags.static import static

from catalog.drawings import faces_of, pattern_of, region_shapes, scene_of
from cooperatives.models import Cooperative, Region

register = template.Library()


@register.simple_tag
def scene(cooperative: Cooperative) -> str:
    """Address of the landscape a cooperative lives in."""
    return static(scene_of(cooperative))


@register.simple_tag
def faces(cooperative: Cooperative) -> list[str]:
    """Addresses of a few drawn people, women and men in the proportion of its members."""
    return [f"{static('img/faces.svg')}#piece-{piece}" for piece in faces_of(cooperative)]


@register.simple_tag
def pattern(region: Region) -> str:
    """Address of the pattern of a region."""
    return static(pattern_of(region.code))


@register.inclusion_tag("catalog/_parts/region_map.html")
def region_map(regions: Iterable[Region]) -> dict:
    """The country with its regions, each leading to its goods. The list beside it says the same."""
    sheet = region_shapes()
    outlines = sheet["regions"]
    shapes = [(region, outlines[region.code]) for region in regions if region.code in outlines]
    return {"shapes": shapes, "width": sheet["width"], "height": sheet["height"]}
