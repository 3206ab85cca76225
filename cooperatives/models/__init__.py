"""Who sells: territory, cooperatives, their members and their papers."""

from cooperatives.models.cooperative import (
    MOVES,
    Cooperative,
    LegalForm,
    Membership,
    Role,
    Status,
    StatusChange,
)
from cooperatives.models.document_view import DocumentKind, DocumentView, Way
from cooperatives.models.evidence import Evidence, Requirement, Verdict
from cooperatives.models.territory import Province, Region, Sector

__all__ = [
    "MOVES",
    "Cooperative",
    "DocumentKind",
    "DocumentView",
    "Evidence",
    "LegalForm",
    "Membership",
    "Province",
    "Region",
    "Requirement",
    "Role",
    "Sector",
    "Status",
    "StatusChange",
    "Verdict",
    "Way",
]
