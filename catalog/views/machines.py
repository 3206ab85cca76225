"""Pages for search engines."""

from collections.abc import Iterator
from datetime import date, datetime

from django.conf import settings
from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from catalog.models import Category, Product
from cooperatives.models import Cooperative
from coopstore.core.access import public
from coopstore.core.languages import LANGUAGE_CODES

HOUR = 3600
# The protocol allows 50,000 addresses a file; each page has one in every language.
PAGES_A_FILE = 10_000
PRIVATE = ("accounts", "cart", "checkout", "demo", "notifications", "orders", "sell")


@public
@require_safe
@cache_control(public=True, max_age=HOUR)
def robots(request):
    """What is worth reading, and where the map is. Pages of one person are left out."""
    closed = [f"Disallow: /{code}/{part}/" for code in LANGUAGE_CODES for part in PRIVATE]
    lines = ["User-agent: *", "Disallow: /admin/", *closed, "", f"Sitemap: {_map()}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@public
@require_safe
@cache_control(public=True, max_age=HOUR)
def sitemap(request, number: int = 0):
    """Every public page in every language; an index of files when one file cannot hold them.

    `number` is one file of such an index, from 1.
    """
    pages = list(_pages())
    files = -(-len(pages) // PAGES_A_FILE)
    if number > files or (number and files == 1):
        raise Http404
    if files > 1 and not number:
        maps = [_map(of) for of in range(1, files + 1)]
        context = {"maps": maps}
    else:
        first = max(number - 1, 0) * PAGES_A_FILE
        context = {"pages": pages[first : first + PAGES_A_FILE], "languages_all": LANGUAGE_CODES}
    return TemplateResponse(
        request,
        "catalog/sitemap.xml",
        {"site": settings.SITE_URL, **context},
        content_type="application/xml",
    )


def _map(number: int = 0) -> str:
    path = reverse("sitemap_part", args=[number]) if number else reverse("sitemap")
    return settings.SITE_URL + path


def _pages() -> Iterator[tuple[str, date | None]]:
    """Addresses without their language, such as `products/x/`, and when each changed."""
    with translation.override("fr"):
        prefix = len(reverse("catalog:home"))
        for name in ("home", "product_list", "cooperative_list", "verify"):
            yield reverse(f"catalog:{name}")[prefix:], None
        goods = reverse("catalog:product_list")[prefix:]
        sellers = reverse("catalog:cooperative_list")[prefix:]
    for slug in Category.objects.values_list("slug", flat=True):
        yield f"{goods}?category={slug}", None
    rows = Cooperative.objects.approved().order_by("pk").values_list("slug", "updated_at")
    yield from ((f"{sellers}{slug}/", _day(changed)) for slug, changed in rows.iterator())
    rows = Product.objects.visible().order_by("pk").values_list("slug", "updated_at")
    yield from ((f"{goods}{slug}/", _day(changed)) for slug, changed in rows.iterator())


def _day(moment: datetime) -> date:
    return moment.date()
