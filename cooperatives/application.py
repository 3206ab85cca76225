"""The questions of an application, page by page."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from coopstore.core.languages import LANGUAGE_CODES


@dataclass(frozen=True)
class Step:
    """One page of questions. `needed` says, by field, what to do when it is empty."""

    slug: str
    title: str
    needed: dict[str, str]
    fields: tuple[str, ...]


NAMES = ("name_ar", "name_zgh", "name_fr")
STEPS = (
    Step(
        "name",
        _("Name"),
        {"name_ar": _("Write the name in Arabic, in Amazigh or in French.")},
        (*NAMES, "name_en"),
    ),
    Step(
        "register",
        _("Registration"),
        {
            "registration_number": _("Write the registration number."),
            "tribunal": _("Write the name of the court that keeps the register."),
        },
        ("legal_form", "registration_number", "tribunal", "founded"),
    ),
    Step("ice", _("ICE"), {"ice": _("Write the ICE.")}, ("ice",)),
    Step("sector", _("Sector"), {"sector": _("Choose a sector.")}, ("sector",)),
    Step(
        "place",
        _("Place"),
        {"province": _("Choose a province."), "address": _("Write the address.")},
        ("province", "place_ar", "place_zgh", "place_fr", "place_en", "address", "postal_code"),
    ),
    Step(
        "contact",
        _("Contact"),
        {
            "contact_name": _("Write the name of a contact person."),
            "phone": _("Write a phone number."),
        },
        ("contact_name", "phone", "email", "language"),
    ),
    Step(
        "members",
        _("Members"),
        {"women": _("Write how many women and how many men are members.")},
        ("women", "men", "young", "disabled"),
    ),
    Step("bank", _("Bank account"), {}, ("rib", "rib_holder")),
    Step("story", _("Your story"), {}, ("story_ar", "story_zgh", "story_fr", "story_en")),
)
STEP = {step.slug: step for step in STEPS}
STEP_OF = {field: step for step in STEPS for field in step.fields}
ANSWERS = frozenset(STEP_OF)
# A helper may write it, and does not read it afterwards.
SECRET = frozenset(("rib",))
# They have a value from the start, so they do not show that somebody began.
GIVEN = frozenset(("legal_form", "language"))


def columns(field: str) -> tuple[str, ...]:
    """The columns of an answer: one, or one for each language."""
    if field in ANSWERS:
        return (field,)
    return tuple(f"{field}_{code}" for code in LANGUAGE_CODES)


def has_answer(cooperative, field: str) -> bool:
    """Whether an answer is given; one language is enough, and one member of either sex."""
    if field == "name_ar":
        return any(getattr(cooperative, name) for name in NAMES)
    if field == "women":
        return cooperative.member_count > 0
    return any(getattr(cooperative, name) for name in columns(field))
