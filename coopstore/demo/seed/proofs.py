"""Certificates in every state: checked, waiting, refused, withdrawn, out of date."""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from catalog.models import Certificate, CertificateStatus, GeographicalIndication, Product
from cooperatives.models import Cooperative
from coopstore.demo.seed import content
from coopstore.demo.seed.specimen import specimen


@transaction.atomic
def seed_certificates(sellers: dict[str, Cooperative], goods: dict[str, Product], admin) -> int:
    """Write the certificates whose number is not there yet; returns how many."""
    signs = {sign.name_fr: sign for sign in GeographicalIndication.objects.all()}
    known = set(Certificate.objects.values_list("number", flat=True))
    new = [row for row in content.certificates() if row["number"] not in known]
    for row in new:
        _certificate(row, sellers[row["cooperative"]], signs.get(row["gi"]), goods, admin)
    return len(new)


def _certificate(row: dict, seller: Cooperative, sign, goods: dict, admin) -> None:
    today = timezone.localdate()
    first = today + timedelta(days=row["valid_from_days"])
    decided = row["status"] != CertificateStatus.PENDING
    paper = specimen(row["scheme"], row["number"], row["issuer"])
    certificate = Certificate.objects.create(
        cooperative=seller,
        scheme_id=row["scheme"],
        indication=sign,
        number=row["number"],
        issuer=row["issuer"],
        valid_from=first,
        valid_until=first + timedelta(days=row["valid_days"]),
        covers_all=not row["products"],
        file=ContentFile(paper, "certificate.pdf"),
        original_name="certificate.pdf",
        content_type="application/pdf",
        status=row["status"],
        reason=(row.get("reason") or {}).get(seller.language, ""),
        decided_by=admin if decided else None,
        decided_at=timezone.now() - timedelta(days=10) if decided else None,
    )
    certificate.products.set(goods[key] for key in row["products"] if key in goods)
