"""What a cooperative sells, its labels, and who of its people counted the stock."""

from django.utils.translation import gettext as _

from catalog.models import (
    Certificate,
    CertificateDecision,
    Photo,
    Product,
    Stock,
    StockMovement,
    Variant,
)
from cooperatives.models import Cooperative
from coopstore.accounts.models import User
from coopstore.core.append_only import forgetting
from coopstore.core.languages import LANGUAGE_CODES, text_of
from coopstore.core.personal_data import Attachment, Column, Held, Table, column, fields

TEXTS = [
    f"{name}_{code}"
    for name in ("name", "description", "ingredients", "care")
    for code in LANGUAGE_CODES
]


def of_person(person: User) -> Held:
    """What the person counted, and what they decided about labels."""
    yield Table(
        "stock_movements",
        _("Stock you changed"),
        (column("product", _("product"), "stock.variant.product_id"), *_movement()),
        StockMovement.objects.filter(actor=person).select_related("stock__variant").order_by("pk"),
    )
    yield Table(
        "label_decisions",
        _("Labels you decided about"),
        (
            column("certificate", _("certificate"), "certificate.code"),
            *fields(CertificateDecision, "source", "target", "reason_code", "reason"),
            *fields(CertificateDecision, "created_at"),
        ),
        CertificateDecision.objects.filter(actor=person).select_related("certificate"),
    )


def of_cooperative(cooperative: Cooperative) -> Held:
    """Goods with their sizes, stock and photos; certificates with their papers."""
    goods = Product.objects.of(cooperative).order_by("pk")
    yield Table(
        "products",
        _("Products"),
        (
            *fields(Product, "id", "slug", "status", "category", "province", *TEXTS),
            *fields(Product, "published_at", "created_at", "updated_at"),
        ),
        goods.select_related("category", "province"),
    )
    yield Table(
        "sizes",
        _("Sizes and stock"),
        (
            *fields(Variant, "id", "product", "sku", "label", "net_quantity", "unit", "price"),
            *fields(Variant, "vat_rate", "gross_weight", "is_active"),
            *(
                Column(it.key, it.heading, _of_stock(it.value), _of_stock(it.value))
                for it in fields(Stock, "on_hand", "allocated")
            ),
        ),
        Variant.objects.filter(product__in=goods).select_related("product", "stock"),
    )
    yield Table(
        "stock_movements",
        _("Stock movements"),
        (column("variant", _("variant"), "stock.variant_id"), *_movement()),
        StockMovement.objects.filter(stock__variant__product__in=goods)
        .select_related("stock")
        .order_by("pk"),
    )
    certificates = cooperative.certificates.select_related("scheme", "indication").order_by("pk")
    yield Table(
        "certificates",
        _("Certificates"),
        (
            *fields(Certificate, "code"),
            column("label", _("label"), lambda it: text_of(it.scheme, "name").value),
            column("sign", _("sign of origin"), lambda it: str(it.indication or "")),
            *fields(Certificate, "number", "issuer", "valid_from", "valid_until", "covers_all"),
            *fields(Certificate, "status", "reason_code", "reason", "decided_at", "created_at"),
        ),
        certificates,
    )
    for certificate in certificates:
        if certificate.file:
            yield Attachment(
                f"certificates/{certificate.code}-{certificate.original_name}", certificate.file
            )
    for photo in Photo.objects.filter(product__in=goods).order_by("product", "position"):
        yield Attachment(f"photos/{photo.product_id}-{photo.pk}.jpg", photo.image)


def is_decided(cooperative: Cooperative) -> bool:
    """Whether the office decided about a label of it."""
    return CertificateDecision.objects.filter(certificate__cooperative=cooperative).exists()


def erase_draft(draft: Cooperative) -> None:
    """Delete the goods and claims of a locked draft that was never sent, files first."""
    for certificate in draft.certificates.exclude(file=""):
        certificate.file.storage.delete(certificate.file.name)
    draft.certificates.all().delete()
    for photo in Photo.with_removed.filter(product__cooperative=draft):
        photo.image.delete(save=False)
    movements = StockMovement.objects.filter(stock__variant__product__cooperative=draft)
    with forgetting():
        for movement in movements.values_list("pk", flat=True):
            one = StockMovement.objects.filter(pk=movement)
            one._raw_delete(one.db)
    draft.products.all().delete()


def _movement() -> tuple[Column, ...]:
    return fields(
        StockMovement, "kind", "on_hand_change", "allocated_change", "reference", "created_at"
    )


def _of_stock(read):
    return lambda variant: read(variant.stock)
