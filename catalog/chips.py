"""The words round the list of goods: its heading, the filters that can be taken off."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from catalog.browse import Browse
from catalog.filters import CHOICES, Filters
from catalog.models import Category
from coopstore.core.languages import text_of
from coopstore.core.money import plain
from coopstore.core.templatetags.i18n_text import tr


@dataclass(frozen=True)
class Heading:
    """What the list shows: as markup for the page, as plain words for its title."""

    html: SafeString
    plain: str
    category: Category | None = None
    trail: tuple[dict, ...] = ()


@dataclass(frozen=True)
class Chip:
    """A filter and the address of the list without it; `count` goods stand there, if counted."""

    html: SafeString
    url: str
    count: int | None = None


def list_url(filters: Filters) -> str:
    """The list that this question leads to."""
    return reverse("catalog:product_list") + filters.address()


def heading(browse: Browse) -> Heading:
    """A search names its words, a single filter names itself, anything else is the whole shop."""
    filters = browse.filters
    everything = {"title": _("All products"), "url": reverse("catalog:product_list")}
    if filters.q:
        query = format_html("<bdi>{}</bdi>", filters.q)
        words = _("Results for “{query}”")
        return Heading(
            format_html(words, query=query),
            words.format(query=filters.q),
            trail=(everything, {"title": _("Search")}),
        )
    if len(filters.category) == 1:
        category = browse.categories[filters.category[0]]
        parents = [it for it in browse.categories.values() if it.pk == category.parent_id]
        steps = [
            {
                "title": tr(it, "name"),
                "url": list_url(Filters(category=(it.slug,))),
            }
            for it in [*parents, category]
        ]
        return Heading(
            tr(category, "name"),
            text_of(category, "name").value,
            category=parents[0] if parents else category,
            trail=(everything, *steps),
        )
    single = filters.active == ["region"] or filters.active == ["label"]
    single = single or filters.active == ["cooperative"]
    if single and len(things := _chosen(browse)) == 1:
        name, thing, field = things[0]
        words = {
            "region": _("Goods of {name}"),
            "label": _("Goods with the label {name}"),
            "cooperative": _("Goods of {name}"),
        }[name]
        return Heading(
            format_html(words, name=tr(thing, field)),
            words.format(name=text_of(thing, field)),
            trail=(everything, {"title": tr(thing, field)}),
        )
    words = _("Goods of the land")
    return Heading(format_html("{}", words), words, trail=({"title": everything["title"]},))


def chips(browse: Browse) -> list[Chip]:
    """Every filter that narrows the list, with the way to take it off."""
    filters = browse.filters
    found = []
    if filters.q:
        found.append(Chip(_query(filters), list_url(filters.without("q"))))
    for name, thing, field in _chosen(browse):
        code = thing.pk if name in ("region", "label") else thing.slug
        found.append(Chip(tr(thing, field), list_url(filters.without(name, code))))
    if "price" in filters.active:
        found.append(Chip(_price(filters), list_url(filters.without("price"))))
    if filters.in_stock:
        found.append(Chip(_in_stock(), list_url(filters.without("in_stock"))))
    return found


def drops(browse: Browse) -> list[Chip]:
    """For a list that came out empty: which one filter to give up, and what that would show."""
    filters = browse.filters
    names = {
        "q": lambda: _query(filters),
        "price": lambda: _price(filters),
        "in_stock": _in_stock,
    }
    found = []
    for name, count in browse.to_drop:
        words = names[name]() if name in names else _joined(browse, name)
        found.append(Chip(words, list_url(filters.without(name)), count))
    return found


def _chosen(browse: Browse) -> list[tuple[str, object, str]]:
    """Facet, thing and the field that names it, for every chosen code."""
    known = {
        "category": (browse.categories, "name"),
        "region": (browse.regions, "name"),
        "label": (browse.labels, "short_name"),
        "cooperative": (browse.cooperatives, "name"),
    }
    return [
        (name, known[name][0][code], known[name][1])
        for name in CHOICES
        for code in getattr(browse.filters, name)
    ]


def _joined(browse: Browse, name: str) -> SafeString:
    parts = [tr(thing, field) for facet, thing, field in _chosen(browse) if facet == name]
    return SafeString(" · ".join(parts))


def _query(filters: Filters) -> SafeString:
    return format_html("<bdi>{}</bdi>", filters.q)


def _price(filters: Filters) -> SafeString:
    low, high = filters.price_min, filters.price_max
    if high is None:
        return format_html(_("From {price}"), price=_amount(low))
    if low is None:
        return format_html(_("Up to {price}"), price=_amount(high))
    return format_html(_("From {low} to {high}"), low=_amount(low), high=_amount(high))


def _amount(price) -> SafeString:
    return format_html("<bdi>{}</bdi>", plain(price))


def _in_stock() -> SafeString:
    return format_html("{}", _("In stock"))
