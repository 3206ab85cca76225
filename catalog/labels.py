"""Which labels are shown to shoppers. The rule itself is `catalog.models.label_rule`."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from catalog.models import Certificate, Product


def labels_shown(
    products: Iterable[Product], on: date | None = None
) -> dict[int, list[Certificate]]:
    """The certificates each good wears that day (default: today), by product pk.

    Two queries however many goods there are; every given good has an entry.
    """
    pks = [product.pk for product in products]
    pairs = list(Product.objects.filter(pk__in=pks).label_pairs(on))
    certificates = (
        Certificate.objects.filter(pk__in={pair["certificate_pk"] for pair in pairs})
        .select_related("scheme", "indication", "cooperative")
        .order_by("scheme__position", "scheme_id", "pk")
    )
    shown: dict[int, list[Certificate]] = {pk: [] for pk in pks}
    goods_of: dict[int, list[int]] = {}
    for pair in pairs:
        goods_of.setdefault(pair["certificate_pk"], []).append(pair["pk"])
    for certificate in certificates:
        for pk in goods_of[certificate.pk]:
            shown[pk].append(certificate)
    return shown


def label_counts(products, on: date | None = None) -> dict[str, int]:
    """How many goods of the QuerySet `products` wear each scheme's label, by scheme code."""
    pairs = products.label_pairs(on).values_list("pk", "scheme_code").distinct()
    return dict(Counter(code for _, code in pairs))
