"""Labels: claimed by a cooperative with a paper, then decided upon by the office."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from catalog.errors import (
    AlreadyExpired,
    AreaUnknown,
    ClaimRefused,
    DatesReversed,
    IndicationMissing,
    IndicationOfOtherScheme,
    NoGoods,
    OutsideArea,
    OutsideFamily,
)
from catalog.models import (
    Certificate,
    CertificateDecision,
    CertificateStatus,
    GeographicalIndication,
    LabelScheme,
    Product,
)
from cooperatives.errors import NotForMembers, ReasonMissing
from cooperatives.models import Cooperative, Province, Role
from cooperatives.people import recipients
from cooperatives.reasons import NO_REASON, Reason
from coopstore.accounts.models import User
from coopstore.core.languages import text_of, texts_of
from coopstore.core.papers import Paper
from coopstore.notifications.outbox import notify


@dataclass(frozen=True)
class Claim:
    """What a certificate says. Without `products` it covers all goods of the cooperative."""

    scheme: LabelScheme
    number: str
    issuer: str
    valid_from: date
    valid_until: date
    indication: GeographicalIndication | None = None
    covers_all: bool = True
    products: Sequence[Product] = ()


@transaction.atomic
def claim_certificate(
    *,
    cooperative: Cooperative,
    claim: Claim,
    paper: Paper,
    replaces: Certificate | None = None,
) -> Certificate:
    """Send a certificate to the office; the same paper sent twice is one claim.

    Raises a ClaimRefused that says what it cannot prove: a sign of origin outside its area or
    its family of goods, dates that are over.
    """
    indication = claim.indication if claim.scheme.needs_indication else None
    _refuse_dates(claim)
    _refuse_place(cooperative, claim, indication)
    Cooperative.objects.lock().get(pk=cooperative.pk)  # a form sent twice waits here
    sent = Certificate.objects.of(cooperative).filter(
        status=CertificateStatus.PENDING,
        scheme=claim.scheme,
        number=claim.number,
        digest=paper.digest,
    )
    if same := sent.first():
        return same
    certificate = Certificate(
        cooperative=cooperative,
        scheme=claim.scheme,
        indication=indication,
        number=claim.number,
        issuer=claim.issuer,
        valid_from=claim.valid_from,
        valid_until=claim.valid_until,
        covers_all=claim.covers_all,
        original_name=paper.name,
        content_type=paper.content_type,
        digest=paper.digest,
        replaces=replaces,
    )
    certificate.file = ContentFile(paper.content, name=f"certificate{paper.suffix}")
    try:
        certificate.save()
        certificate.products.set(() if claim.covers_all else claim.products)
    except Exception:
        certificate.file.storage.delete(certificate.file.name)  # the database knows nothing of it
        raise
    return certificate


def verify_certificate(*, certificate: Certificate, actor: User) -> Certificate:
    """The office compared data and paper: shoppers see the label from now on, while it is valid.

    Raises AlreadyExpired, NotForMembers or IllegalMove.
    """
    if certificate.is_expired:
        raise AlreadyExpired
    return _decide(certificate, CertificateStatus.VERIFIED, actor, "certificate_verified")


def reject_certificate(*, certificate: Certificate, actor: User, reason: Reason) -> Certificate:
    """The paper does not prove the claim. Raises ReasonMissing, NotForMembers or IllegalMove."""
    if not reason:
        raise ReasonMissing
    return _decide(certificate, CertificateStatus.REJECTED, actor, "certificate_rejected", reason)


def revoke_certificate(*, certificate: Certificate, actor: User, reason: Reason) -> Certificate:
    """Take a label off every page at once. Raises ReasonMissing, NotForMembers or IllegalMove."""
    if not reason:
        raise ReasonMissing
    return _decide(certificate, CertificateStatus.REVOKED, actor, "certificate_revoked", reason)


def doubts(certificate: Certificate) -> list[str]:
    """Why a claim that was sent could not be made today, in words for the office."""
    claim = Claim(
        scheme=certificate.scheme,
        indication=certificate.indication,
        number=certificate.number,
        issuer=certificate.issuer,
        valid_from=certificate.valid_from,
        valid_until=certificate.valid_until,
        covers_all=certificate.covers_all,
        products=list(certificate.products.select_related("province", "category")),
    )
    found = []
    for check in (
        lambda: _refuse_dates(claim),
        lambda: _refuse_place(certificate.cooperative, claim, claim.indication),
    ):
        try:
            check()
        except ClaimRefused as refusal:
            found.append(refusal.reason())
    return found


@transaction.atomic
def _decide(
    certificate: Certificate,
    target: CertificateStatus,
    actor: User,
    kind: str,
    reason: Reason = NO_REASON,
) -> Certificate:
    locked = Certificate.objects.lock().get(pk=certificate.pk)
    cooperative = locked.cooperative
    if cooperative.memberships.filter(user=actor).exists():
        raise NotForMembers
    source = locked.status
    locked.move_to(target)
    locked.decided_by, locked.decided_at = actor, timezone.now()
    locked.reason_code, locked.reason = reason.code, reason.words
    locked.save()
    decision = CertificateDecision.objects.create(
        certificate=locked,
        source=source,
        target=target,
        actor=actor,
        reason_code=reason.code,
        reason=reason.words,
    )
    for word, person in recipients(cooperative, Role.CATALOGUE).items():
        notify(
            key=f"{kind}:{decision.pk}:{word}",
            kind=kind,
            to=person,
            context={
                "cooperative_names": texts_of(cooperative, "name"),
                "label_names": texts_of(locked.indication or locked.scheme, "name"),
                "number": locked.number,
                "valid_until": locked.valid_until.isoformat(),
                "reasons": reason.texts(),
            },
            path=f"sell/{cooperative.code}/labels/",
        )
    return locked


def _refuse_dates(claim: Claim) -> None:
    if claim.valid_until < claim.valid_from:
        raise DatesReversed
    if claim.valid_until < timezone.localdate():
        raise AlreadyExpired


def _refuse_place(
    cooperative: Cooperative, claim: Claim, indication: GeographicalIndication | None
) -> None:
    """A sign of origin is only for goods of its family from its area."""
    if not claim.covers_all and not claim.products:
        raise NoGoods
    if not claim.scheme.needs_indication:
        return
    if indication is None:
        raise IndicationMissing
    if indication.scheme_id != claim.scheme.pk:
        raise IndicationOfOtherScheme(text_of(indication.scheme, "name").value)
    goods = [] if claim.covers_all else list(claim.products)
    places = {product.province for product in goods} if goods else {cooperative.province}
    _refuse_outside_area(indication, places)
    families = set(indication.categories.values_list("pk", flat=True))
    strange = [it for it in goods if not families & _family(it)]
    if strange:
        raise OutsideFamily(
            sign=text_of(indication, "name").value,
            goods=[text_of(it, "name").value for it in strange],
        )


def _refuse_outside_area(indication: GeographicalIndication, places: set[Province | None]) -> None:
    if indication.is_nationwide:
        return
    area = list(indication.provinces.all())
    if not area:
        raise AreaUnknown
    for place in places:
        if place not in area:
            raise OutsideArea(
                sign=text_of(indication, "name").value,
                area=[text_of(it, "name").value for it in area],
                place=text_of(place, "name").value if place else "…",
            )


def _family(product: Product) -> set[int | None]:
    category = product.category
    return {category.pk, category.parent_id} if category else set()
