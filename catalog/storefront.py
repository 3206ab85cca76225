"""What the shop window shows: pieces for the wall, doors to the families, a story, true figures."""

from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from catalog.models import Category, Photo, Product
from cooperatives.models import Cooperative, Region

WALL = 8
NEW_GOODS = 4
DOORS = 10


@dataclass(frozen=True)
class Door:
    """A family of goods, with one of them as its picture."""

    category: Category
    product: Product | None


@dataclass(frozen=True)
class Figures:
    """Counted now: approved cooperatives, their members, how many of these are women, goods."""

    cooperatives: int
    members: int
    women: int
    goods: int
    regions: int


def figures() -> Figures:
    """The shop in numbers, in two queries."""
    people = Cooperative.objects.approved().aggregate(
        cooperatives=Count("pk"),
        women=Coalesce(Sum("women"), 0),
        men=Coalesce(Sum("men"), 0),
        regions=Count("province__region", distinct=True),
    )
    men = people.pop("men")
    return Figures(members=people["women"] + men, goods=Product.objects.visible().count(), **people)


def doors() -> list[Door]:
    """The top families that have goods, in their order; each shows its newest photographed good."""
    newest = (
        _photographed()
        .annotate(top=Coalesce("category__parent_id", "category_id"))
        .order_by("top", "-published_at", "-pk")
        .distinct("top")
        .prefetch_related("photos")
    )
    picture_of = {product.top: product for product in newest}
    goods = Product.objects.visible()
    own = Exists(goods.filter(category=OuterRef("pk")))
    childrens = Exists(goods.filter(category__parent=OuterRef("pk")))
    tops = Category.objects.filter(own | childrens, parent=None)[:DOORS]
    return [Door(top, picture_of.get(top.pk)) for top in tops]


def wall(besides: list[Product]) -> list[Product]:
    """Eight photographed goods of eight kinds, as many regions as can be; fewer than eight: none.

    Goods in `besides` are shown elsewhere on the page and left out while others can be had.
    """
    kinds = list(
        _photographed()
        .annotate(region=F("province__region"))
        .order_by("category_id", "-published_at", "-pk")
        .distinct("category_id")
        .prefetch_related("photos")
    )
    shown = {product.pk for product in besides}
    kinds.sort(key=lambda it: (it.pk in shown, -it.pk))
    pieces, regions = [], set()
    for product in kinds:
        if product.region not in regions:
            regions.add(product.region)
            pieces.append(product)
    pieces += [product for product in kinds if product not in pieces]
    return pieces[:WALL] if len(pieces) >= WALL else []


def new_goods() -> list[Product]:
    """The newest goods that can be bought, from as many cooperatives as can be."""
    newest = list(Product.objects.on_sale().for_cards()[: NEW_GOODS * 4])
    one_each = {product.cooperative_id: product for product in reversed(newest)}
    first = [product for product in newest if one_each[product.cooperative_id] is product]
    rest = [product for product in newest if product not in first]
    return (first + rest)[:NEW_GOODS]


def story() -> Cooperative | None:
    """The cooperative of the month: each with a story and goods in turn."""
    tellers = (
        Cooperative.objects.approved()
        .filter(
            Q(story_fr__gt="") | Q(story_ar__gt="") | Q(story_zgh__gt="") | Q(story_en__gt=""),
            Exists(Product.objects.visible().filter(cooperative=OuterRef("pk"))),
        )
        .order_by("pk")
    )
    pks = list(tellers.values_list("pk", flat=True))
    if not pks:
        return None
    today = timezone.localdate()
    turn = pks[(today.year * 12 + today.month) % len(pks)]
    return Cooperative.objects.select_related("province__region").get(pk=turn)


def regions() -> list[Region]:
    """All twelve, in the order of their codes."""
    return list(Region.objects.all())


def _photographed():
    return Product.objects.on_sale().filter(Exists(Photo.objects.filter(product=OuterRef("pk"))))
