"""The questions that a cooperative answers, page by page."""

from cooperatives.forms.papers import PaperForm
from cooperatives.forms.profile import ProfileForm
from cooperatives.forms.steps import FORMS

__all__ = ["FORMS", "PaperForm", "ProfileForm"]
