"""Finding goods by a word in any script, with typos.

A product's `search_key` holds two parts, folded to Latin: its names, one between two semicolons,
with their consonants; then where it stands (category, cooperative, place). A search first looks for
its words as they are, at the beginning of a word or by their consonants; only when that finds
nothing are trigrams compared. The index `catalog_product_search` serves both.
"""

from collections.abc import Iterable
from difflib import SequenceMatcher

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Case, F, FloatField, Func, Q, TextField, Value, When
from django.db.models.functions import Greatest, Length
from django.db.models.lookups import GreaterThanOrEqual

from catalog.models import Product
from catalog.models.product import ProductQuerySet
from coopstore.core.folding import fold, skeleton
from coopstore.core.languages import LANGUAGE_CODES

LONGEST_QUERY = 100
MOST_WORDS = 6
SHORTEST_SKELETON = 3  # two consonants are shared by too many words
NEAREST_ALIKE = 0.34
SUGGESTION_ALIKE = 0.55
# How much a word of the search counts, by where it was found.
NAMED, SOUNDS_LIKE, BEGINS_WORD, IN_PLACE = 1.0, 0.9, 0.8, 0.5
# What the whole search adds when a name is nothing else, or begins with it.
WHOLE_NAME, BEGINS_NAME = 0.2, 0.1


def search_key(product: Product) -> str:
    """The text that searches are matched with; to be stored whenever the product changes."""
    names = _all_languages(product, "name")
    folded = list(dict.fromkeys(fold(name) for name in names))
    bones = [b for b in map(skeleton, _distinct(folded)) if len(b) >= SHORTEST_SKELETON]
    category, province = product.category, product.province
    around = [product.cooperative]
    around += [category, category.parent] if category else []
    around += [province, province.region] if province else []
    places = [name for it in around if it for name in _all_languages(it, "name")]
    places += _all_languages(product.cooperative, "place")
    names_part = " ; ".join(["", *folded, " ".join(_distinct(bones))])
    places_part = " ".join(_distinct(fold(place) for place in places))
    return f" {names_part} | {places_part} "  # a space on each side of every word


def query_words(query: str) -> list[str]:
    """The folded words of a search, the meaningful ones only, at most six."""
    words = _distinct([fold(query[:LONGEST_QUERY])])
    longer = [word for word in words if len(word) > 2]
    return (longer or words)[:MOST_WORDS]


def find(products: ProductQuerySet, query: str) -> ProductQuerySet:
    """Those of `products` that match every word of `query`, the best first (`relevance` to 1.2).

    None when nothing of the query can be searched for.
    """
    words = query_words(query)
    if not words:
        return products.none()
    exact = alike = products
    for word in words:
        exact = exact.filter(_holds(word))
        alike = alike.filter(search_key__trigram_word_similar=word)
    if exact.exists():
        mean = sum(map(_weight, words), Value(0.0)) / float(len(words))
        return _ranked(exact, mean + _bonus(" ".join(words)))
    return _ranked(alike, _likeness(words, F("search_key")))


def nearest(products: ProductQuerySet, query: str) -> ProductQuerySet:
    """Those whose names come nearest to a `query` that finds nothing; reads every name."""
    words = query_words(query)
    if not words:
        return products.none()
    close = Q()
    for word in words:
        close |= Q(GreaterThanOrEqual(TrigramWordSimilarity(word, _names()), NEAREST_ALIKE))
    return _ranked(products.filter(close), _likeness(words, _names()))


def suggestion(products: Iterable[Product], query: str) -> str:
    """The word of these products' names that the shopper may have meant; empty when none."""
    wanted = query_words(query)
    names = (name for it in products for name in _all_languages(it, "name"))
    words = {word.strip("()[],.;:«»\"'") for name in names for word in name.split()}
    scores = {
        word: max(_alike(fold(word), other) for other in wanted)
        for word in words
        if len(fold(word)) > 2
    }
    best = max(scores, key=lambda word: (scores[word], word), default="")
    return best if scores.get(best, 0) >= SUGGESTION_ALIKE else ""


def _all_languages(obj: object, field: str) -> list[str]:
    texts = (getattr(obj, f"{field}_{code}", None) for code in LANGUAGE_CODES)
    return [text for text in texts if text]


def _distinct(phrases: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(word for phrase in phrases for word in phrase.split()))


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()


def _names() -> Func:
    return Func(
        F("search_key"), Value("|"), Value(1), function="split_part", output_field=TextField()
    )


def _holds(word: str) -> Q:
    condition = Q(search_key__contains=f" {word}")
    if len(bones := skeleton(word)) >= SHORTEST_SKELETON:
        condition |= Q(search_key__contains=f" {bones} ")
    return condition


def _weight(word: str) -> Case:
    bones = skeleton(word)
    if len(bones) < SHORTEST_SKELETON:
        bones = word
    return Case(
        When(names__contains=f" {word} ", then=Value(NAMED)),
        When(names__contains=f" {bones} ", then=Value(SOUNDS_LIKE)),
        When(names__contains=f" {word}", then=Value(BEGINS_WORD)),
        default=Value(IN_PLACE),
        output_field=FloatField(),
    )


def _bonus(phrase: str) -> Case:
    return Case(
        When(names__contains=f" ; {phrase} ;", then=Value(WHOLE_NAME)),
        When(names__contains=f" ; {phrase}", then=Value(BEGINS_NAME)),
        default=Value(0.0),
        output_field=FloatField(),
    )


def _likeness(words: list[str], text) -> TrigramWordSimilarity | Greatest:
    alike = [TrigramWordSimilarity(word, text) for word in words]
    return Greatest(*alike) if len(alike) > 1 else alike[0]


def _ranked(products: ProductQuerySet, relevance) -> ProductQuerySet:
    """Among equals, the name that says little else comes first."""
    return (
        products.alias(names=_names())
        .annotate(relevance=relevance)
        .order_by("-relevance", Length("names"), "-published_at", "-pk")
    )
