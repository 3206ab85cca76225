"""Cooperatives in every state of their file, with papers, members and ways of delivery."""

from datetime import timedelta
from decimal import Decimal

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone, translation

from cooperatives.declarations import wording
from cooperatives.models import (
    DECLARED_KINDS,
    Cooperative,
    Declaration,
    Evidence,
    Kind,
    Membership,
    Requirement,
    Role,
    Status,
    StatusChange,
    Verdict,
)
from coopstore.demo.seed import content
from coopstore.demo.seed.people import People, member
from coopstore.demo.seed.specimen import specimen
from orders.models import DeliveryKind, DeliveryOption
from orders.use_cases import save_tax_details

# Argan, nine goods and many labels; and a file that is still to be filled in.
OWNERS_COOPERATIVE = "targant-n-ihahan"
NEWCOMERS_COOPERATIVE = "tagoulla-n-seksawa"
# How each state was reached, for the history of the file.
WAYS = {
    Status.DRAFT: [],
    Status.SUBMITTED: [Status.SUBMITTED],
    Status.UNDER_REVIEW: [Status.SUBMITTED, Status.UNDER_REVIEW],
    Status.CHANGES_REQUESTED: [Status.SUBMITTED, Status.UNDER_REVIEW, Status.CHANGES_REQUESTED],
    Status.REJECTED: [Status.SUBMITTED, Status.UNDER_REVIEW, Status.REJECTED],
    Status.APPROVED: [Status.SUBMITTED, Status.UNDER_REVIEW, Status.APPROVED],
    Status.SUSPENDED: [
        Status.SUBMITTED,
        Status.UNDER_REVIEW,
        Status.APPROVED,
        Status.SUSPENDED,
    ],
}
REASONS = {
    Status.CHANGES_REQUESTED: "L’extrait du registre n’est pas lisible : refaites la photo.",
    Status.REJECTED: "Le numéro n’existe pas au registre de ce tribunal.",
    Status.SUSPENDED: "Suspension demandée par la coopérative pendant les travaux.",
}
AT_THE_OFFICE = (Status.SUBMITTED, Status.UNDER_REVIEW)
# The phone of another file of the same place: a possible duplicate.
SHARED_PHONES = {"bhirat-marchica": "+212600000163"}
# How many days ago files that wait for the office were sent: the first one is late.
DAYS_WAITED = {
    "bssatin-zegzel": 5,
    "chems-lgharb": 1,
    "talh-assa-zag": 2,
    "zaytounat-walili": 8,
    "bhirat-marchica": 6,
}
CHARGES_VAT = 2  # one of three, and not that of the demonstration's owner
NOT_BY_OFFICE = (Status.DRAFT, Status.SUBMITTED)


@transaction.atomic
def seed_cooperatives(people: People) -> dict[str, Cooperative]:
    """Every cooperative by its key; two of them belong to demonstration accounts."""
    rows = content.cooperatives()
    owners = {OWNERS_COOPERATIVE: people.owner, NEWCOMERS_COOPERATIVE: people.newcomer}
    known = {
        cooperative.email: cooperative
        for cooperative in Cooperative.objects.filter(email__in=[row["email"] for row in rows])
    }
    sellers = {}
    for index, row in enumerate(rows):
        cooperative = known.get(row["email"]) or _cooperative(
            row, index, owners.get(row["key"]), people
        )
        sellers[row["key"]] = cooperative
    return sellers


def _cooperative(row: dict, index: int, owner, people: People) -> Cooperative:
    status = Status(row["status"])
    waited = DAYS_WAITED.get(row["key"], 119 - index)
    began = timezone.now() - timedelta(days=waited + 1, hours=index % 7)
    cooperative = Cooperative.objects.create(
        status=status,
        slug=row["key"] if status in (Status.APPROVED, Status.SUSPENDED) else None,
        legal_form=row["legal_form"],
        registration_number=row["registration_number"],
        tribunal=row["tribunal"],
        ice=row["ice"],
        sector_id=row["sector"],
        province_id=row["province"],
        address=row["place"]["fr"],
        contact_name=row["contact_name"],
        phone=SHARED_PHONES.get(row["key"], row["phone"]),
        email=row["email"],
        language=row["language"],
        founded=row["founded"],
        women=row["women"],
        men=row["men"],
        young=row["young"],
        disabled=row["disabled"],
        scene=row["scene"],
        reviewer=_reviewer(status, people),
        submitted_at=None if status == Status.DRAFT else began + timedelta(days=1),
        approved_at=began + timedelta(days=4)
        if status in (Status.APPROVED, Status.SUSPENDED)
        else None,
        take_by=began + timedelta(days=4) if status == Status.SUBMITTED else None,
        decide_by=began + timedelta(days=11) if status in AT_THE_OFFICE else None,
        created_at=began,
        **content.in_columns("name", row["name"]),
        **content.in_columns("place", row["place"]),
        **content.in_columns("story", row["story"]),
    )
    owner = owner or member(row["email"], row["contact_name"], row["language"])
    Membership.objects.create(cooperative=cooperative, user=owner, role=Role.OWNER)
    _history(cooperative, owner, cooperative.reviewer or people.admin, began)
    _papers(cooperative, owner, status)
    if status in (Status.APPROVED, Status.SUSPENDED):
        _delivery(cooperative, row["delivery"])
        save_tax_details(
            cooperative=cooperative,
            tax_number=f"0099{index:04}",
            business_tax_number=f"0099{index:04}",
            charges_vat=index % 3 == CHARGES_VAT,
        )
    return cooperative


def _reviewer(status: Status, people: People):
    if status in NOT_BY_OFFICE:
        return None
    return people.reviewer if status == Status.UNDER_REVIEW else people.admin


def _history(cooperative: Cooperative, owner, admin, began) -> None:
    source = Status.DRAFT
    for day, target in enumerate(WAYS[Status(cooperative.status)], start=1):
        StatusChange.objects.create(
            cooperative=cooperative,
            source=source,
            target=target,
            actor=owner if target == Status.SUBMITTED else admin,
            reason=REASONS.get(target, ""),
            created_at=began + timedelta(days=day),
        )
        source = target


def _papers(cooperative: Cooperative, owner, status: Status) -> None:
    if status == Status.DRAFT:
        return
    verdict = {
        Status.SUBMITTED: Verdict.PENDING,
        Status.UNDER_REVIEW: Verdict.PENDING,
    }.get(status, Verdict.ACCEPTED)
    asked = list(Requirement.objects.asked_of(cooperative))
    papers = [one for one in asked if one.kind == Kind.DOCUMENT]
    for position, requirement in enumerate(papers):
        paper = specimen(requirement.name_fr, cooperative.name_fr, cooperative.registration_number)
        refused = status == Status.CHANGES_REQUESTED and position == 0
        issued_on = timezone.localdate() - timedelta(days=60) if requirement.validity_days else None
        Evidence.objects.create(
            cooperative=cooperative,
            requirement=requirement,
            file=ContentFile(paper, f"{requirement.code}.pdf"),
            original_name=f"{requirement.code}.pdf",
            content_type="application/pdf",
            size=len(paper),
            issued_on=issued_on,
            expires_on=issued_on and issued_on + timedelta(days=requirement.validity_days),
            verdict=Verdict.REJECTED if refused else verdict,
            reason=REASONS[Status.CHANGES_REQUESTED] if refused else "",
            uploaded_by=owner,
        )
    _declarations(cooperative, owner, asked)


def _declarations(cooperative: Cooperative, owner, asked: list[Requirement]) -> None:
    with translation.override(cooperative.language):
        for requirement in asked:
            read = wording(requirement) if requirement.kind in DECLARED_KINDS else None
            if read is None:
                continue
            Declaration.objects.create(
                cooperative=cooperative,
                requirement=requirement,
                terms=read.terms,
                language=read.text.language,
                text=read.text.value,
                text_in_arabic=read.arabic.value,
                digest=read.digest,
                made_by=owner,
                made_at=cooperative.submitted_at,
            )


def _delivery(cooperative: Cooperative, terms: dict) -> None:
    free_from = terms.get("free_from")
    DeliveryOption.objects.create(
        cooperative=cooperative,
        kind=DeliveryKind.HOME,
        price=Decimal(str(terms["fee"])),
        free_from=Decimal(str(free_from)) if free_from else None,
        days_min=terms["days_min"],
        days_max=terms["days_max"],
    )
    DeliveryOption.objects.create(
        cooperative=cooperative,
        kind=DeliveryKind.PICKUP,
        is_offered=bool(terms["pickup"]),
        days_min=1,
        days_max=3,
    )
