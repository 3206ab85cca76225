"""What is sold: categories, products, stock, photos, labels and their certificates."""

from catalog.models.label import (
    CERTIFICATE_MOVES,
    Certificate,
    CertificateDecision,
    CertificateState,
    GeographicalIndication,
    LabelScheme,
)
from catalog.models.label_rule import CertificateStatus
from catalog.models.photo import Photo
from catalog.models.product import Category, Product, ProductStatus
from catalog.models.stock import Stock, StockMovement
from catalog.models.variant import Unit, Variant

__all__ = [
    "CERTIFICATE_MOVES",
    "Category",
    "Certificate",
    "CertificateDecision",
    "CertificateState",
    "CertificateStatus",
    "GeographicalIndication",
    "LabelScheme",
    "Photo",
    "Product",
    "ProductStatus",
    "Stock",
    "StockMovement",
    "Unit",
    "Variant",
]
