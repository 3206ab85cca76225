"""The questions that a cooperative answers, page by page."""

from cooperatives.forms.legal import LegalDataForm
from cooperatives.forms.papers import DeclarationForm, PaperForm
from cooperatives.forms.people import InviteForm, RoleForm
from cooperatives.forms.profile import ProfileForm
from cooperatives.forms.steps import FORMS, SectorForm

__all__ = [
    "FORMS",
    "DeclarationForm",
    "InviteForm",
    "LegalDataForm",
    "PaperForm",
    "ProfileForm",
    "RoleForm",
    "SectorForm",
]
