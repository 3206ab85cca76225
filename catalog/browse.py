"""The list of goods: what matches, in which order, and the counts beside each choice.

Choices of one facet are alternatives; facets narrow each other. The count beside a choice is what
the list would hold if its own facet asked for nothing else.
"""

from collections import Counter
from dataclasses import dataclass, field

from django.contrib.postgres.fields import ArrayField
from django.core.paginator import Page, Paginator
from django.db.models import (
    BigIntegerField,
    BooleanField,
    Count,
    ExpressionWrapper,
    F,
    Func,
    Min,
    Q,
    Value,
)
from django.db.models.functions import Coalesce
from django.utils.functional import cached_property

from catalog.filters import Filters
from catalog.labels import label_counts
from catalog.models import Category, LabelScheme, Product, Variant
from catalog.models.product import ProductQuerySet
from catalog.search import find, nearest, suggestion
from cooperatives.models import Cooperative, Region

PAGE_SIZE = 24
MOST_FOUND = 1000
MOST_NEAREST = 8


@dataclass
class Choice:
    """One line of a facet: what it stands for, how many goods it would show."""

    thing: object
    code: str
    count: int
    is_chosen: bool
    children: list["Choice"] = field(default_factory=list)


class Browse:
    """One question to the list. Each part is asked of the database once, when it is shown."""

    def __init__(self, asked: Filters):
        self.categories = {it.slug: it for it in Category.objects.all()}
        self.regions = {it.code: it for it in Region.objects.all()}
        self.labels = {it.code: it for it in LabelScheme.objects.filter(is_shown=True)}
        self.cooperatives = (
            {
                it.slug: it
                for it in Cooperative.objects.approved().filter(slug__in=asked.cooperative)
            }
            if asked.cooperative
            else {}
        )
        self.filters = asked.known(
            category=self.categories,
            region=self.regions,
            label=self.labels,
            cooperative=self.cooperatives,
        )

    # -- What matches

    @cached_property
    def found(self) -> list[int] | None:
        """Keys of the goods that the search found, the best first; None without a search."""
        if not self.filters.q:
            return None
        hits = find(Product.objects.visible(), self.filters.q)
        return list(hits.values_list("pk", flat=True)[:MOST_FOUND])

    @cached_property
    def nearest(self) -> list[Product]:
        """Goods whose names come near a search that found nothing."""
        if self.found != []:
            return []
        near = nearest(Product.objects.visible(), self.filters.q)
        return list(near.for_cards()[:MOST_NEAREST])

    @cached_property
    def suggestion(self) -> str:
        """The word the shopper may have meant."""
        return suggestion(self.nearest, self.filters.q)

    @cached_property
    def products(self) -> ProductQuerySet:
        """All goods that match, in order."""
        return self._sorted(self._narrowed())

    def page(self, number: str | None) -> Page:
        """One page of them, ready for cards. Cards are made for its goods alone."""
        page = Paginator(self.products.values_list("pk", flat=True), PAGE_SIZE).get_page(number)
        cards = Product.objects.for_cards().in_bulk(list(page.object_list))
        page.object_list = [cards[pk] for pk in page.object_list if pk in cards]
        return page

    @cached_property
    def to_drop(self) -> list[tuple[str, int]]:
        """For a list that came out empty: each facet, and how many goods stand without it."""
        counts = [(name, self._narrowed(leave_out=name).count()) for name in self.filters.active]
        return sorted((it for it in counts if it[1]), key=lambda it: -it[1])

    def _narrowed(self, leave_out: str = "") -> ProductQuerySet:
        products = Product.objects.visible()
        if self.found is not None and leave_out != "q":
            products = products.filter(pk__in=self.found)
        asked = self.filters.without(leave_out) if leave_out else self.filters
        if asked.category:
            products = products.filter(category__in=self._families(asked.category))
        if asked.region:
            products = products.filter(province__region__in=asked.region)
        if asked.label:
            worn = Q()
            for code in asked.label:
                worn |= Q(pk__in=Product.objects.with_label(code).values("pk"))
            products = products.filter(worn)
        if asked.cooperative:
            products = products.filter(cooperative__slug__in=asked.cooperative)
        if asked.price_min is not None or asked.price_max is not None:
            products = products.filter(pk__in=self._priced(asked))
        if asked.in_stock:
            products = products.filter(is_on_sale())
        return products

    def _priced(self, asked: Filters) -> ProductQuerySet:
        """Goods whose card shows such a price. It is the price of one of their sizes."""
        sizes = Variant.objects.filter(is_active=True)
        priced = Product.objects.order_by().alias(card_price=card_price())
        if asked.price_min is not None:
            sizes = sizes.filter(price__gte=asked.price_min)
            priced = priced.filter(card_price__gte=asked.price_min)
        if asked.price_max is not None:
            sizes = sizes.filter(price__lte=asked.price_max)
            priced = priced.filter(card_price__lte=asked.price_max)
        return priced.filter(pk__in=sizes.values("product")).values("pk")

    def _families(self, slugs: tuple[str, ...]) -> list[int]:
        """A chosen branch counts whole, unless some of its own children are chosen too."""
        chosen = [self.categories[slug] for slug in slugs]
        narrowed = {it.parent_id for it in chosen}
        kept = {it.pk for it in chosen if it.pk not in narrowed}
        return [it.pk for it in self.categories.values() if it.pk in kept or it.parent_id in kept]

    def _sorted(self, products: ProductQuerySet) -> ProductQuerySet:
        # What cannot be bought now stands last, whatever the order.
        last = [ExpressionWrapper(is_on_sale(), output_field=BooleanField()).desc()]
        order = self.filters.order
        if order == "relevance":
            found = Value(self.found, output_field=ArrayField(BigIntegerField()))
            last.append(Func(found, F("pk"), function="array_position"))
        elif order != "new":
            products = products.alias(card_price=card_price())
            price = F("card_price")
            last.append(price.asc() if order == "price" else price.desc())
        return products.order_by(*last, "-published_at", "-pk")

    # -- The facets

    @cached_property
    def category_choices(self) -> list[Choice]:
        """Top families; below the chosen ones, their children."""
        counts = self._counts("category", "category")
        chosen = set(self.filters.category)
        tops = []
        for top in self.categories.values():
            if top.parent_id:
                continue
            children = [it for it in self.categories.values() if it.parent_id == top.pk]
            lines = [Choice(it, it.slug, counts[it.pk], it.slug in chosen) for it in children]
            is_open = top.slug in chosen or any(line.is_chosen for line in lines)
            total = counts[top.pk] + sum(line.count for line in lines)
            tops.append(
                Choice(
                    top,
                    top.slug,
                    total,
                    top.slug in chosen,
                    _worth_showing(lines) if is_open else [],
                )
            )
        return _worth_showing(tops)

    @cached_property
    def region_choices(self) -> list[Choice]:
        counts = self._counts("region", "province__region")
        return self._choices("region", self.regions, counts)

    @cached_property
    def label_choices(self) -> list[Choice]:
        counts = Counter(label_counts(self._narrowed(leave_out="label")))
        return self._choices("label", self.labels, counts)

    @cached_property
    def in_stock_count(self) -> int:
        return self._narrowed(leave_out="in_stock").filter(is_on_sale()).count()

    def _counts(self, name: str, path: str) -> Counter:
        rows = self._narrowed(leave_out=name).order_by().values_list(path).annotate(n=Count("pk"))
        return Counter(dict(rows))

    def _choices(self, name: str, things: dict, counts: Counter) -> list[Choice]:
        chosen = getattr(self.filters, name)
        return _worth_showing(
            Choice(thing, code, counts[code], code in chosen) for code, thing in things.items()
        )


def is_on_sale() -> Q:
    """Goods that can be bought now, asked once for the whole list and not once a row."""
    return Q(pk__in=Product.objects.on_sale().values("pk"))


def card_price() -> Coalesce:
    """The price in MAD that the card shows: the least that can be bought, else the least."""
    offered = Q(variants__is_active=True)
    left = offered & Q(variants__stock__on_hand__gt=F("variants__stock__allocated"))
    return Coalesce(Min("variants__price", filter=left), Min("variants__price", filter=offered))


def _worth_showing(choices) -> list[Choice]:
    """Lines that would show something, and those already chosen, so that they can be taken off."""
    return [
        it
        for it in choices
        if it.count or it.is_chosen or any(child.is_chosen for child in it.children)
    ]
