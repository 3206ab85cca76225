"""A small shop with one thing of each kind, and every address of it."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.urls import reverse
from django.utils import translation

from catalog.models import Certificate, Product
from cooperatives.models import (
    ClaimCode,
    Cooperative,
    Evidence,
    Invitation,
    Requirement,
    Role,
)
from cooperatives.use_cases import ask_for_code
from coopstore.accounts.models import User
from coopstore.notifications.models import Notification
from coopstore.privacy.models import DataExport
from orders.models import CooperativeOrder, Order
from orders.use_cases.invoicing import issue_invoice
from tests.factories.accounts import AdminFactory
from tests.factories.catalog import (
    CertificateFactory,
    PhotoFactory,
    ProductFactory,
)
from tests.factories.cooperatives import (
    CooperativeFactory,
    EvidenceFactory,
    InvitationFactory,
    MembershipFactory,
    RequirementFactory,
)
from tests.factories.notifications import NotificationFactory
from tests.factories.orders import place
from tests.privacy.copies import made

# What each address of ours needs; the desk's are those of one cooperative.
ARGUMENTS: dict[str, Callable | None] = {
    "accounts:profile": None,
    "catalog:certificate_evidence": lambda w: [w.certificate.code],
    "catalog:cooperative": lambda w: [w.seller.slug],
    "catalog:cooperative_list": None,
    "catalog:desk_certificate_new": lambda w: [w.seller.code],
    "catalog:desk_certificates": lambda w: [w.seller.code],
    "catalog:desk_product": lambda w: [w.seller.code, w.product.pk],
    "catalog:desk_product_new": lambda w: [w.seller.code],
    "catalog:desk_products": lambda w: [w.seller.code],
    "catalog:desk_stock": lambda w: [w.seller.code, w.product.pk],
    "catalog:home": None,
    "catalog:product": lambda w: [w.product.slug],
    "catalog:product_list": None,
    "catalog:verify": None,
    "catalog:verify_code": lambda w: [w.certificate.code],
    "cooperatives:amendment": lambda w: [w.seller.code],
    "cooperatives:application": lambda w: [w.draft.code],
    "cooperatives:application_check": lambda w: [w.draft.code],
    "cooperatives:application_declaration": lambda w: [w.draft.code, w.attestation.code],
    "cooperatives:application_paper": lambda w: [w.draft.code, w.evidence.requirement.code],
    "cooperatives:application_step": lambda w: [w.draft.code, "name"],
    "cooperatives:application_submit": lambda w: [w.draft.code],
    "cooperatives:claim": None,
    "cooperatives:claim_code": lambda w: [w.claim.pk],
    "cooperatives:desk_profile": lambda w: [w.seller.code],
    "cooperatives:documents": lambda w: [w.draft.code],
    "cooperatives:evidence": lambda w: [w.draft.code, w.evidence.pk],
    "cooperatives:invitation": lambda w: [w.invitation.token],
    "cooperatives:invitation_change": lambda w: [w.draft.code, w.invitation.pk],
    "cooperatives:paper_remove": lambda w: [w.draft.code, w.evidence.pk],
    "cooperatives:people": lambda w: [w.draft.code],
    "cooperatives:person": lambda w: [w.draft.code, w.draft.memberships.get().pk],
    "cooperatives:renewal": lambda w: [w.draft.code, w.evidence.requirement.code],
    "cooperatives:start": None,
    "demo:outbox": None,
    "demo:styleguide": None,
    "notifications:list": None,
    "notifications:open": lambda w: [w.notification.pk],
    "notifications:read_all": None,
    "orders:cancel": lambda w: [w.order.number, w.part.pk],
    "orders:cart": None,
    "orders:cart_add": None,
    "orders:cart_update": None,
    "orders:checkout": None,
    "orders:checkout_step": lambda w: ["contact"],
    "orders:desk": None,
    "orders:desk_delivery": lambda w: [w.seller.code],
    "orders:desk_home": lambda w: [w.seller.code],
    "orders:desk_invoice": lambda w: [w.seller.code, w.part.pk],
    "orders:desk_invoices": lambda w: [w.seller.code],
    "orders:desk_order": lambda w: [w.seller.code, w.part.pk],
    "orders:desk_order_step": lambda w: [w.seller.code, w.part.pk, "confirm"],
    "orders:desk_orders": lambda w: [w.seller.code],
    "orders:desk_tax_details": lambda w: [w.seller.code],
    "orders:find": None,
    "orders:invoice": lambda w: [w.order.number, w.part.pk],
    "orders:order": lambda w: [w.order.number],
    "privacy:account_keep": None,
    "privacy:closing_ask": lambda w: [w.seller.code],
    "privacy:cooperative_data": lambda w: [w.seller.code],
    "privacy:cooperative_export_ask": lambda w: [w.seller.code],
    "privacy:data": None,
    "privacy:delete_account": None,
    "privacy:draft_delete": lambda w: [w.draft.code],
    "privacy:export_ask": None,
    "privacy:export_download": lambda w: [w.export.pk],
    "healthz": None,
    "readyz": None,
    "robots": None,
    "sitemap": None,
    "sitemap_part": lambda w: [1],
    "too_large": None,
    "media": lambda w: ["photos/none.webp"],
}


@dataclass(frozen=True)
class World:
    """A cooperative that sells, a draft of the same owner, an order and the office."""

    seller: Cooperative
    draft: Cooperative
    owner: User
    office: User
    product: Product
    certificate: Certificate
    evidence: Evidence
    attestation: Requirement
    invitation: Invitation
    order: Order
    part: CooperativeOrder
    notification: Notification
    export: DataExport
    claim: ClaimCode

    def arguments(self, name: str) -> list:
        """What the address of that name needs."""
        needs = ARGUMENTS[name]
        return needs(self) if needs else []

    def address(self, name: str) -> str:
        """The page of that name, in French."""
        with translation.override("fr"):
            return reverse(name, args=self.arguments(name))


@pytest.fixture
def world(db) -> World:
    """One thing of each kind."""
    owner = MembershipFactory(role=Role.OWNER).user
    seller = owner.memberships.get().cooperative
    draft = CooperativeFactory(draft=True)
    MembershipFactory(cooperative=draft, user=owner)
    product = ProductFactory(cooperative=seller)
    PhotoFactory(product=product)
    order = place(product.variants.get())
    issue_invoice(order.parts.get())
    return World(
        seller=seller,
        draft=draft,
        owner=owner,
        office=AdminFactory(),
        product=product,
        certificate=CertificateFactory(cooperative=seller),
        evidence=EvidenceFactory(cooperative=draft),
        invitation=InvitationFactory(cooperative=draft, invited_by=owner),
        attestation=RequirementFactory(kind="attestation", statement_ar="أصرح", statement_fr="Oui"),
        order=order,
        part=order.parts.get(),
        export=made(owner),
        notification=NotificationFactory(recipient=owner, channel="in_app"),
        claim=ask_for_code(actor=owner, ice="001561191000066"),
    )
