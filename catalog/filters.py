"""What a shopper asked of the list of goods, as the address says it.

The parameters are a public interface: q, category, region, label, cooperative, price_min,
price_max, in_stock, sort, page. What cannot be understood is left out, so no address is an error.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from urllib.parse import urlencode

from django.http import QueryDict

from catalog.search import LONGEST_QUERY

HIGHEST_PRICE = Decimal(1_000_000)
MOST_CHOICES = 50
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩٫,", "0123456789..")
SORTS = ("relevance", "new", "price", "-price")
CHOICES = ("category", "region", "label", "cooperative")
NAMES = (*CHOICES, "price", "in_stock", "q")


@dataclass(frozen=True)
class Filters:
    """Codes per facet, prices in MAD. An empty facet narrows nothing."""

    q: str = ""
    category: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    label: tuple[str, ...] = ()
    cooperative: tuple[str, ...] = ()
    price_min: Decimal | None = None
    price_max: Decimal | None = None
    in_stock: bool = False
    sort: str = ""

    @classmethod
    def read(cls, query: QueryDict) -> "Filters":
        """From an address; never raises."""
        low, high = _price(query.get("price_min")), _price(query.get("price_max"))
        if low is not None and high is not None and low > high:
            low, high = high, low
        return cls(
            q=" ".join(query.get("q", "").replace("\0", "").split())[:LONGEST_QUERY],
            **{name: _codes(query.getlist(name)) for name in CHOICES},
            price_min=low,
            price_max=high,
            in_stock=query.get("in_stock", "") in ("1", "on", "true"),
            sort=query.get("sort", "") if query.get("sort") in SORTS else "",
        )

    def known(self, **choices: Collection[str]) -> "Filters":
        """Only the codes that the shop knows, per facet."""
        kept = {
            name: tuple(code for code in getattr(self, name) if code in known)
            for name, known in choices.items()
        }
        return replace(self, **kept)

    def without(self, name: str, code: str = "") -> "Filters":
        """The same question less one facet, or less one `code` of it."""
        if code:
            left = tuple(kept for kept in getattr(self, name) if kept != code)
            return replace(self, **{name: left})
        if name == "price":
            return replace(self, price_min=None, price_max=None)
        return replace(self, **{name: type(getattr(self, name))()})

    @property
    def active(self) -> list[str]:
        """Names of the facets that narrow the list."""
        price = self.price_min is not None or self.price_max is not None
        return [name for name in NAMES if (price if name == "price" else getattr(self, name))]

    @property
    def order(self) -> str:
        """How the list is sorted: as asked, else the best match of a search, else the newest."""
        if self.sort == "relevance" and not self.q:
            return "new"
        return self.sort or ("relevance" if self.q else "new")

    @property
    def price_min_text(self) -> str:
        """As it stands in a field or an address; empty when not asked for."""
        return "" if self.price_min is None else f"{self.price_min:f}"

    @property
    def price_max_text(self) -> str:
        return "" if self.price_max is None else f"{self.price_max:f}"

    def pairs(self) -> list[tuple[str, str]]:
        """Names and values of the address, in one fixed order, the page left out."""
        found = [("q", self.q)] if self.q else []
        found += [(name, code) for name in CHOICES for code in getattr(self, name)]
        prices = (("price_min", self.price_min_text), ("price_max", self.price_max_text))
        found += [pair for pair in prices if pair[1]]
        if self.in_stock:
            found.append(("in_stock", "1"))
        return found + ([("sort", self.sort)] if self.sort else [])

    def address(self) -> str:
        """`?...` for a link, or nothing when the whole list is asked for."""
        pairs = self.pairs()
        return f"?{urlencode(pairs)}" if pairs else ""


def _codes(values: list[str]) -> tuple[str, ...]:
    known = (value for value in values[:MOST_CHOICES] if value and "\0" not in value)
    return tuple(dict.fromkeys(known))


def _price(text: str | None) -> Decimal | None:
    """MAD as people type them, `1 234,50` or `٢٥٠`; None for anything else."""
    if not text or len(text) > 20:
        return None
    plain = "".join(text.translate(DIGITS).split())
    try:
        price = Decimal(plain)
    except InvalidOperation:
        return None
    if not price.is_finite() or not 0 <= price <= HIGHEST_PRICE:
        return None
    return price.quantize(Decimal("0.01")).normalize()
