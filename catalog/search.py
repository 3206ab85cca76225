"""Finding goods by a word in any script, with typos.

A product's `search_key` holds two parts, folded to Latin: its names in every language with
their consonants, then where it stands (category, cooperative, place). Words are compared by
trigrams; the index `catalog_product_search` answers the first question, scores rank its hits.
"""

from collections.abc import Iterable
from difflib import SequenceMatcher

from django.contrib.postgres.search import TrigramSimilarity, TrigramWordSimilarity
from django.db.models import F, FloatField, Func, Q, Value
from django.db.models.functions import Greatest
from django.db.models.lookups import GreaterThanOrEqual

from catalog.models import Product
from catalog.models.product import ProductQuerySet
from coopstore.core.folding import fold, skeleton
from coopstore.core.languages import LANGUAGE_CODES

LONGEST_QUERY = 100
MOST_WORDS = 6
SHORTEST_SKELETON = 3  # two consonants are shared by too many words
SKELETON_ALIKE = 0.8
NEAREST_ALIKE = 0.34
SUGGESTION_ALIKE = 0.55
IN_PLACE_WEIGHT = 0.5  # a word of the place or the cooperative counts half a word of the name
PARTS = " | "


def search_key(product: Product) -> str:
    """The text that searches are matched with; to be stored whenever the product changes."""
    names = _all_languages(product, "name")
    folded = _distinct(fold(name) for name in names)
    bones = [b for b in map(skeleton, folded) if len(b) >= SHORTEST_SKELETON]
    category, province = product.category, product.province
    around = [product.cooperative]
    around += [category, category.parent] if category else []
    around += [province, province.region] if province else []
    places = [name for it in around if it for name in _all_languages(it, "name")]
    places += _all_languages(product.cooperative, "place")
    return PARTS.join(
        (
            " ".join(_distinct([*folded, *bones])),
            " ".join(_distinct(fold(place) for place in places)),
        )
    )


def query_words(query: str) -> list[str]:
    """The folded words of a search, the meaningful ones only, at most six."""
    words = _distinct([fold(query[:LONGEST_QUERY])])
    longer = [word for word in words if len(word) > 2]
    return (longer or words)[:MOST_WORDS]


def find(products: ProductQuerySet, query: str) -> ProductQuerySet:
    """Those of `products` that match every word of `query`, the best first (`relevance` 0 to 1.1).

    None when nothing of the query can be searched for.
    """
    words = query_words(query)
    if not words:
        return products.none()
    for word in words:
        products = products.filter(_matches(word))
    return _ranked(products, words)


def nearest(products: ProductQuerySet, query: str) -> ProductQuerySet:
    """Those that come nearest to any word of a `query` that finds nothing; reads every key."""
    words = query_words(query)
    if not words:
        return products.none()
    close = Q()
    for word in words:
        close |= Q(_at_least(word, NEAREST_ALIKE))
    return _ranked(products.filter(close), words)


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


def _at_least(word: str, score: float) -> GreaterThanOrEqual:
    return GreaterThanOrEqual(TrigramWordSimilarity(word, F("search_key")), score)


def _matches(word: str) -> Q:
    """The operator narrows by the index; consonants must then be nearly the same."""
    condition = Q(search_key__trigram_word_similar=word)
    bones = skeleton(word)
    if len(bones) >= SHORTEST_SKELETON:
        condition |= Q(search_key__trigram_word_similar=bones) & Q(_at_least(bones, SKELETON_ALIKE))
    return condition


def _ranked(products: ProductQuerySet, words: list[str]) -> ProductQuerySet:
    names = Func(F("search_key"), Value(PARTS.strip()), Value(1), function="split_part")
    total = Value(0.0, output_field=FloatField())
    for word in words:
        forms = [
            TrigramWordSimilarity(word, names),
            TrigramWordSimilarity(word, F("search_key")) * IN_PLACE_WEIGHT,
        ]
        if len(skeleton(word)) >= SHORTEST_SKELETON:
            forms.append(TrigramWordSimilarity(skeleton(word), names) * 0.9)
        total = total + Greatest(*forms)
    # Among equals, the name that says little else comes first.
    whole = TrigramSimilarity(names, " ".join(words)) * 0.1
    return products.annotate(relevance=total / float(len(words)) + whole).order_by(
        "-relevance", "-published_at", "-pk"
    )
