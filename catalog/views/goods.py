"""The list of goods and the page of one."""

from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import translation
from django.views.decorators.http import require_safe

from catalog.browse import Browse
from catalog.chips import chips, drops, heading, list_url
from catalog.filters import SORTS, Filters
from catalog.models import Category, Product
from catalog.models.variant import MOST_OF_ONE
from catalog.structured import product_data
from coopstore.core.access import public
from coopstore.core.languages import text_of
from coopstore.core.templatetags.i18n_text import tr

RELATED = 4


@public
@require_safe
def product_list(request):
    """Goods by category, region, label, cooperative, price and words; see `catalog.filters`."""
    browse = Browse(Filters.read(request.GET))
    page = browse.page(request.GET.get("page"))
    filters = browse.filters
    title = heading(browse)
    return TemplateResponse(
        request,
        "catalog/product_list.html",
        {
            "browse": browse,
            "filters": filters,
            "page_obj": page,
            "heading": title,
            "category": title.category,
            "section": "" if title.category else "products",
            "chips": chips(browse),
            "drops": [] if page.object_list else drops(browse),
            "sorts": SORTS if filters.q else SORTS[1:],
            "is_indexed": not filters.q and len(filters.pairs()) <= 1,
        },
    )


@public
@require_safe
def product(request, slug: str):
    """One good; 404 unless it is published and its cooperative approved."""
    shown = get_object_or_404(
        Product.objects.visible()
        .for_cards()
        .select_related("category__parent", "province__region", "cooperative__province__region"),
        slug=slug,
    )
    top = shown.category.parent or shown.category
    related = _related(shown)
    holiday = shown.cooperative.is_on_holiday
    return TemplateResponse(
        request,
        "catalog/product.html",
        {
            "product": shown,
            "photos": list(shown.photos.all()),
            "variants": shown.variants_offered,
            "several": len(shown.variants_offered) > 1,
            "chosen": _chosen(shown, request.GET.get("variant", "")),
            "quantity": _quantity(request.GET.get("quantity", "")),
            "can_buy": not holiday and not shown.is_sold_out,
            "is_on_holiday": holiday,
            "written_in": _foreign(shown),
            "related": related,
            "is_related_own": all(it.cooperative_id == shown.cooperative_id for it in related),
            "category": top,
            "trail": _trail(shown, top),
            "structured": product_data(shown),
        },
    )


def _chosen(shown: Product, asked: str):
    """The variant asked for in the address, if it can be bought; else the cheapest that can."""
    return next(
        (it for it in shown.variants_offered if str(it.pk) == asked and it.stock.left > 0),
        shown.cheapest_variant,
    )


def _quantity(typed: str) -> int:
    """How many were asked for before, where that can be asked for; else one."""
    number = int(typed) if typed.isdecimal() and len(typed) < 4 else 1
    return min(max(number, 1), MOST_OF_ONE)


def _trail(shown: Product, top: Category) -> list[dict]:
    families = [top] if top == shown.category else [top, shown.category]
    steps = [
        {"title": tr(family, "name"), "url": list_url(Filters(category=(family.slug,)))}
        for family in families
    ]
    return [*steps, {"title": tr(shown, "name")}]


def _foreign(shown: Product) -> str:
    """The language of its words when it is not the page's; empty when it is."""
    language = text_of(shown, "description").language
    if not text_of(shown, "description"):
        language = text_of(shown, "name").language
    return "" if language == translation.get_language() else language


def _related(shown: Product) -> list[Product]:
    """Goods of the same cooperative, then of the same family."""
    others = Product.objects.on_sale().exclude(pk=shown.pk).for_cards()
    own = list(others.of(shown.cooperative)[:RELATED])
    if len(own) == RELATED:
        return own
    family = others.filter(category=shown.category).exclude(cooperative=shown.cooperative)
    return own + list(family[: RELATED - len(own)])
