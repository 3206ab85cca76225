"""Who sells: the list of cooperatives and the page of one."""

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalog.labels import labels_shown
from catalog.models import Product, ProductStatus
from cooperatives.models import Cooperative, Region, Sector
from coopstore.core.access import public
from coopstore.core.languages import text_of
from coopstore.core.templatetags.i18n_text import tr

PAGE_SIZE = 24
GOODS_SHOWN = 8


@public
@require_safe
def cooperative_list(request):
    """Approved cooperatives, by region and sector."""
    everyone = Cooperative.objects.approved()
    regions = {it.code: it for it in Region.objects.all()}
    sectors = {it.code: it for it in Sector.objects.all()}
    region = regions.get(request.GET.get("region", ""))
    sector = sectors.get(request.GET.get("sector", ""))
    in_region = Q(province__region=region) if region else Q()
    in_sector = Q(sector=sector) if sector else Q()
    goods = Count("products", filter=Q(products__status=ProductStatus.PUBLISHED))
    found = (
        everyone.filter(in_region, in_sector)
        .select_related("province__region", "sector")
        .annotate(goods=goods)
        .order_by("-goods", "pk")
    )
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    return TemplateResponse(
        request,
        "catalog/cooperative_list.html",
        {
            "page_obj": page,
            "region": region,
            "sector": sector,
            "region_choices": _counted(regions, everyone.filter(in_sector), "province__region"),
            "sector_choices": _counted(sectors, everyone.filter(in_region), "sector"),
            "trail": [{"title": _("Cooperatives")}],
            "section": "cooperatives",
        },
    )


def _counted(things: dict, cooperatives, path: str) -> list[tuple[object, int]]:
    """Each thing with how many cooperatives have it, those without left out."""
    rows = cooperatives.order_by().values_list(path).annotate(n=Count("pk"))
    return [(things[code], n) for code, n in sorted(rows, key=str) if code in things]


@public
@require_safe
def cooperative(request, slug: str):
    """Story, people, place, labels and goods; 404 unless it is approved."""
    shown = get_object_or_404(
        Cooperative.objects.approved().select_related("province__region", "sector"), slug=slug
    )
    goods = Product.objects.visible().of(shown)
    worn = labels_shown(goods)
    story = text_of(shown, "story")
    labels = {it.pk: it for certificates in worn.values() for it in certificates}
    return TemplateResponse(
        request,
        "catalog/cooperative.html",
        {
            "cooperative": shown,
            "goods": goods.for_cards()[:GOODS_SHOWN],
            "goods_count": len(worn),
            "written_in": "" if story.language == get_language() else story.language,
            "trail": [
                {"title": _("Cooperatives"), "url": reverse("catalog:cooperative_list")},
                {"title": tr(shown, "name")},
            ],
            "labels": sorted(labels.values(), key=lambda it: (it.scheme.position, it.pk)),
            "section": "cooperatives",
        },
    )
