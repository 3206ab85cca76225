"""What a product page says to machines: schema.org, the same facts as the page shows."""

import json

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

from catalog.models import Product, Variant
from coopstore.core.languages import text_of

IN_STOCK = "https://schema.org/InStock"
SOLD_OUT = "https://schema.org/OutOfStock"
# Inside <script>, these could end it or open a comment.
ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def product_data(product: Product) -> SafeString:
    """JSON-LD for the page of a product, ready to stand inside a script element."""
    url = _absolute(product.get_absolute_url())
    cooperative = product.cooperative
    seller = {
        "@type": "Organization",
        "name": text_of(cooperative, "name").value,
        "url": _absolute(reverse("catalog:cooperative", args=[cooperative.slug])),
    }
    data = {
        "@context": "https://schema.org/",
        "@type": "Product",
        "@id": url,
        "url": url,
        "name": text_of(product, "name").value,
        "description": text_of(product, "description").value,
        "inLanguage": translation.get_language(),
        "category": text_of(product.category, "name").value,
        "image": [_absolute(photo.image.url) for photo in product.photos.all()],
        "brand": seller,
        "countryOfOrigin": {"@type": "Country", "name": "MA"},
        "hasCertification": [
            {
                "@type": "Certification",
                "name": text_of(certificate.scheme, "name").value,
                "certificationIdentification": certificate.code,
                "issuedBy": {"@type": "Organization", "name": certificate.issuer},
                "expires": certificate.valid_until.isoformat(),
                "url": _absolute(reverse("catalog:verify_code", args=[certificate.code])),
            }
            for certificate in product.shown_labels
        ],
        "offers": [_offer(variant, url, seller) for variant in product.variants_offered],
    }
    kept = {key: value for key, value in data.items() if value}
    return mark_safe(  # noqa: S308 - every character that could leave the script is escaped
        json.dumps(kept, ensure_ascii=False).translate(ESCAPES)
    )


def _offer(variant: Variant, url: str, seller: dict) -> dict:
    can_buy = variant.stock.left > 0 and not variant.product.cooperative.is_on_holiday
    return {
        "@type": "Offer",
        "url": f"{url}?variant={variant.pk}",
        "price": f"{variant.price:f}",
        "priceCurrency": "MAD",
        "availability": IN_STOCK if can_buy else SOLD_OUT,
        "itemCondition": "https://schema.org/NewCondition",
        "seller": seller,
    }


def _absolute(path: str) -> str:
    return path if path.startswith("http") else settings.SITE_URL + path
