"""Goods: drafted, written, put on sale and withdrawn by their cooperative."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from catalog.errors import Incomplete, NotApproved, ReferenceTaken, UnknownSize
from catalog.models import Category, Product, ProductStatus, Stock, Variant
from catalog.search import search_key
from catalog.use_cases.photos import describe_photos
from catalog.use_cases.stock import lock_stock, set_on_hand
from cooperatives.models import Cooperative, Province
from cooperatives.models import Status as CooperativeStatus
from coopstore.core.codes import new_code
from coopstore.core.folding import slug
from coopstore.core.languages import text_of

USUAL_VAT_RATE = 20  # of a size whose product has no category yet


@dataclass(frozen=True)
class Description:
    """What is said of a good. `texts` maps columns such as `name_fr` to what was written."""

    texts: dict[str, str]
    category: Category | None = None
    province: Province | None = None


@dataclass(frozen=True)
class Size:
    """One variant as its cooperative wants it. Price in MAD with tax, weight in grams.

    `key` names it; one that the good does not have yet makes a new size. Without `vat_rate`
    the usual one of the category is taken. `on_hand` counts all units there, promised ones
    included; `on_hand_seen` is the number the person was looking at.
    """

    net_quantity: Decimal
    unit: str
    price: Decimal
    key: UUID = field(default_factory=uuid4)
    texts: dict[str, str] = field(default_factory=dict)
    vat_rate: int | None = None
    gross_weight: int = 0
    sku: str = ""
    is_active: bool = True
    on_hand: int = 0
    on_hand_seen: int | None = None


def new_key() -> str:
    """What a draft is known by until it is on sale."""
    return new_code(10).lower()


@transaction.atomic
def draft_product(
    *, cooperative: Cooperative, texts: dict[str, str] | None = None, key: str = ""
) -> Product:
    """A new good that only its cooperative sees; it comes from their province until told else.

    Asked twice with one `key`, it gives the same draft twice.
    """
    Cooperative.objects.lock().get(pk=cooperative.pk)  # a form sent twice waits here
    known = Product.objects.filter(slug=key) if key else Product.objects.none()
    if draft := known.filter(cooperative=cooperative).first():
        return draft
    slug_now = key if key and not known.exists() else new_key()
    product = Product(cooperative=cooperative, province=cooperative.province, slug=slug_now)
    _write_texts(product, texts or {})
    product.save()
    return product


@transaction.atomic
def save_product(
    *,
    product: Product,
    description: Description,
    sizes: Sequence[Size],
    photo_texts: dict[int, dict[str, str]] | None = None,
    actor,
) -> Product:
    """Write what is said of a good and its photos, its sizes and their stock, or write nothing.

    Sizes that are not named stay as they are. Raises Incomplete when the good is on sale and
    something would be missing; UnknownSize, ReferenceTaken, StockChanged or BelowPromised.
    """
    locked = Product.objects.lock().get(pk=product.pk)
    _write_texts(locked, description.texts)
    locked.category, locked.province = description.category, description.province
    _write_sizes(locked, sizes, actor)
    describe_photos(product=locked, texts=photo_texts or {})
    return _save(locked)


@transaction.atomic
def publish_product(*, product: Product) -> Product:
    """Put a complete good on sale; its address in the shop is fixed the first time.

    Raises Incomplete or NotApproved.
    """
    locked = Product.objects.lock().select_related("cooperative").get(pk=product.pk)
    if locked.status == ProductStatus.PUBLISHED:
        return locked
    if missing := locked.missing():
        raise Incomplete(missing)
    if locked.cooperative.status != CooperativeStatus.APPROVED:
        raise NotApproved
    locked.move_to(ProductStatus.PUBLISHED)
    if locked.published_at is not None:
        return _save(locked)
    locked.published_at = timezone.now()
    return _save_with_address(locked)


@transaction.atomic
def withdraw_product(*, product: Product) -> Product:
    """Take a good off sale; what was ordered is still owed."""
    locked = Product.objects.lock().get(pk=product.pk)
    if locked.status != ProductStatus.ARCHIVED:
        locked.move_to(ProductStatus.ARCHIVED)
        locked.save()
    return locked


def _save(product: Product) -> Product:
    if product.status == ProductStatus.PUBLISHED and (missing := product.missing()):
        raise Incomplete(missing)
    complete = product.category_id and product.province_id
    product.search_key = search_key(product) if complete else ""
    product.save()
    return product


def _write_texts(row: Product | Variant, texts: dict[str, str]) -> None:
    for column, text in texts.items():
        setattr(row, column, text.strip() or None)


def _write_sizes(product: Product, sizes: Sequence[Size], actor) -> None:
    keys = [size.key for size in sizes]
    references = {size.sku for size in sizes if size.sku}
    foreign = Q(key__in=keys) & ~Q(product=product)
    taken = Q(product=product, sku__in=references) & ~Q(key__in=keys)  # by a colleague, meanwhile
    clashes = list(Variant.objects.filter(foreign | taken).values_list("product_id", flat=True))
    if len(set(keys)) < len(keys) or any(pk != product.pk for pk in clashes):
        raise UnknownSize
    if clashes:
        raise ReferenceTaken
    existing = {variant.key: variant for variant in product.variants.filter(key__in=keys)}
    # Two sizes may exchange their references.
    product.variants.filter(key__in=existing).update(sku="")
    usual = product.category.vat_rate if product.category else USUAL_VAT_RATE
    variants = []
    for position, size in enumerate(sizes):
        variant = existing.get(size.key) or Variant(product=product, key=size.key)
        variant.net_quantity, variant.unit, variant.price = size.net_quantity, size.unit, size.price
        variant.vat_rate = usual if size.vat_rate is None else size.vat_rate
        variant.gross_weight, variant.sku = size.gross_weight, size.sku
        variant.is_active, variant.position = size.is_active, position
        _write_texts(variant, size.texts)
        variant.save()
        variants.append(variant)
    Stock.objects.bulk_create(Stock(variant=it) for it in variants if it.key not in existing)
    stock = lock_stock(variant.pk for variant in variants)
    for variant, size in zip(variants, sizes, strict=True):
        seen = size.on_hand_seen if size.key in existing else 0
        set_on_hand(stock[variant.pk], size.on_hand, seen=seen, actor=actor)


def _save_with_address(product: Product) -> Product:
    """Save under a readable address that no other good has; never empty, whatever the script."""
    wanted = slug(text_of(product, "name", "fr").value, fallback=product.slug)
    try:
        with transaction.atomic():
            product.slug = wanted
            return _save(product)
    except IntegrityError:
        product.slug = f"{wanted}-{new_code(5).lower()}"
        return _save(product)
