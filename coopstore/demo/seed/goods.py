"""Products, their sizes and their stock."""

from datetime import timedelta
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from catalog.models import Category, Product, ProductStatus, Stock, StockMovement, Variant
from catalog.search import search_key
from cooperatives.models import Cooperative, Status
from coopstore.demo.seed import content


@transaction.atomic
def seed_goods(sellers: dict[str, Cooperative]) -> dict[str, Product]:
    """Every product by its key; a third of them came in the last days."""
    categories = {category.slug: category for category in Category.objects.all()}
    known = {product.slug: product for product in Product.objects.all()}
    goods = {}
    for index, row in enumerate(content.products()):
        seller = sellers[row["cooperative"]]
        if seller.status not in (Status.APPROVED, Status.SUSPENDED):
            continue
        goods[row["key"]] = known.get(row["key"]) or _product(
            row, index, seller, categories[row["category"]]
        )
    return goods


def _product(row: dict, index: int, seller: Cooperative, category: Category) -> Product:
    since = timezone.now() - timedelta(days=index % 97, minutes=index)
    product = Product(
        cooperative=seller,
        category=category,
        province_id=row["province"],
        slug=row["key"],
        status=ProductStatus.PUBLISHED,
        published_at=since,
        created_at=since,
    )
    for field in ("name", "description", "ingredients", "care"):
        for column, text in content.in_columns(field, row.get(field)).items():
            setattr(product, column, text)
    product.search_key = search_key(product)
    product.save()
    for position, size in enumerate(row["variants"]):
        _variant(product, size, position, row["vat"])
    return product


def _variant(product: Product, size: dict, position: int, vat: int) -> None:
    variant = Variant.objects.create(
        product=product,
        net_quantity=Decimal(size["net_quantity"]),
        unit=size["unit"],
        price=Decimal(size["price"]),
        vat_rate=vat,
        gross_weight=size["weight_g"],
        position=position,
        **content.in_columns("label", size.get("label")),
    )
    stock = Stock.objects.create(variant=variant, on_hand=size["stock"])
    if size["stock"]:
        StockMovement.objects.create(
            stock=stock, kind=StockMovement.Kind.RECEIVED, on_hand_change=size["stock"]
        )
