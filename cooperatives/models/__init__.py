"""Who sells: territory, cooperatives, their members, their papers and what happened to them."""

from cooperatives.models.claim import ClaimCode
from cooperatives.models.cooperative import EDITABLE, MOVES, Cooperative, LegalForm, Status
from cooperatives.models.document_view import DocumentKind, DocumentView, Way
from cooperatives.models.evidence import Evidence, Renewal, Verdict
from cooperatives.models.intake import (
    IMPORT_MOVES,
    ImportState,
    Outcome,
    RegisterImport,
    RegisterRow,
)
from cooperatives.models.membership import Invitation, Membership, Role
from cooperatives.models.requirement import (
    DECLARED_KINDS,
    PROFILE_FIELDS,
    Declaration,
    Kind,
    Requirement,
    TermsVersion,
    Waiver,
)
from cooperatives.models.service import Amendment, Closing, ServiceTarget
from cooperatives.models.territory import Court, Province, Region, Sector
from cooperatives.models.trail import Act, StatusChange, TrailEntry

__all__ = [
    "DECLARED_KINDS",
    "EDITABLE",
    "IMPORT_MOVES",
    "MOVES",
    "PROFILE_FIELDS",
    "Act",
    "Amendment",
    "ClaimCode",
    "Closing",
    "Cooperative",
    "Court",
    "Declaration",
    "DocumentKind",
    "DocumentView",
    "Evidence",
    "ImportState",
    "Invitation",
    "Kind",
    "LegalForm",
    "Membership",
    "Outcome",
    "Province",
    "Region",
    "RegisterImport",
    "RegisterRow",
    "Renewal",
    "Requirement",
    "Role",
    "Sector",
    "ServiceTarget",
    "Status",
    "StatusChange",
    "TermsVersion",
    "TrailEntry",
    "Verdict",
    "Waiver",
    "Way",
]
