"""Drawn landscapes and regional patterns: the pictures the shop has of a place."""

from django import template
from django.templatetags.static import static

from cooperatives.models import Cooperative, Region

register = template.Library()

SCENES = ("argan", "atlas", "cedar", "coast", "desert", "medina", "oasis", "plain", "rif")
SCENE_OF_REGION = {
    "MA-01": "rif",
    "MA-02": "plain",
    "MA-03": "cedar",
    "MA-04": "coast",
    "MA-05": "atlas",
    "MA-06": "plain",
    "MA-07": "medina",
    "MA-08": "oasis",
    "MA-09": "argan",
    "MA-10": "desert",
    "MA-11": "desert",
    "MA-12": "coast",
}


@register.simple_tag
def scene(cooperative: Cooperative) -> str:
    """Address of the landscape a cooperative lives in: its own, or the one of its region."""
    name = cooperative.scene
    if name not in SCENES:
        region = cooperative.province.region_id if cooperative.province_id else ""
        name = SCENE_OF_REGION.get(region, "atlas")
    return static(f"img/scenes/{name}.svg")


@register.simple_tag
def patch(region: Region) -> str:
    """Address of the pattern of a region."""
    return static(f"img/regions/{region.code}.svg")
