"""The shop window."""

from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from catalog import storefront
from coopstore.core.access import public


@public
@require_safe
def home(request):
    """Promise, families, new goods, a story, how it works, the twelve regions."""
    return TemplateResponse(
        request,
        "catalog/home.html",
        {
            "wall": storefront.wall(),
            "doors": storefront.doors(),
            "new_goods": storefront.new_goods(),
            "teller": storefront.story(),
            "regions": storefront.regions(),
            "figures": storefront.figures(),
        },
    )
