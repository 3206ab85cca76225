"""What the shop begins with: territory, courts, what is asked, targets and officers' groups.

Loaded once, corrected by admins.
"""

from django.contrib.auth.models import Group, Permission
from django.db import models, transaction

from cooperatives.clock import USUAL_DAYS
from cooperatives.datafiles import read
from cooperatives.models import Court, Province, Region, Requirement, Sector, ServiceTarget
from cooperatives.use_cases import publish_terms
from coopstore.core.languages import LANGUAGE_CODES

# Groups of officers, by what their members may do.
GROUPS = {
    "reviewers": ("review_cooperative",),
    "validators": ("review_cooperative", "validate_cooperative"),
    "supervisors": ("review_cooperative", "validate_cooperative", "supervise_cooperative"),
}


@transaction.atomic
def load_reference() -> int:
    """Create what is missing and fill texts that are empty; what an admin changed is kept.

    Returns how many rows were written.
    """
    places = read("regions")
    regions = [place for place in places if place["type"] == "region"]
    provinces = [place for place in places if place["type"] != "region"]
    for step, days in USUAL_DAYS.items():
        ServiceTarget.objects.get_or_create(step=step, defaults={"days": days})
    for name, codenames in GROUPS.items():
        _load_group(name, codenames)
    courts = {"number_pattern": "number_pattern", "number_example": "number_example"}
    return (
        _load(Region, regions, {})
        + _load(Province, provinces, {"region_id": "parent", "kind": "type"})
        + _load(Sector, read("sectors"), {})
        + _load(Court, read("courts"), courts)
        + _load_requirements(_numbered(read("requirements")))
        + _load_terms()
    )


def _load_requirements(entries: list[dict]) -> int:
    known = set(Requirement.objects.values_list("code", flat=True))
    columns = ("position", "kind", "profile_field", "validity_days", "is_mandatory")
    written = _load(Requirement, entries, {column: column for column in columns})
    for entry in entries:
        if entry["code"] not in known and (sectors := entry.get("sectors")):
            Requirement.objects.get(code=entry["code"]).sectors.set(sectors)
    return written


def _load_terms() -> int:
    """Publish the first version of terms that have none."""
    written = 0
    for entry in read("terms"):
        requirement = Requirement.objects.get(code=entry["requirement"])
        if not requirement.versions.exists():
            publish_terms(requirement=requirement, texts=entry["text"], actor=None)
            written += 1
    return written


def _load_group(name: str, codenames: tuple[str, ...]) -> None:
    """Make a group of officers. One that is there keeps the rights that a superuser gave it."""
    group, is_new = Group.objects.get_or_create(name=name)
    if is_new:
        group.permissions.set(
            Permission.objects.filter(
                content_type__app_label="cooperatives", codename__in=codenames
            )
        )


def _numbered(entries: list[dict]) -> list[dict]:
    return [{**entry, "position": number} for number, entry in enumerate(entries, start=1)]


def _load(model: type[models.Model], entries: list[dict], fields: dict[str, str]) -> int:
    known = {row.code: row for row in model.objects.all()}
    written = 0
    for entry in entries:
        row = known.get(entry["code"])
        if row is None:
            given = {f: entry[key] for f, key in fields.items() if key in entry}
            row = model(code=entry["code"], **given)
        empty = {name: text for name, text in _texts(entry).items() if not getattr(row, name)}
        if row._state.adding or empty:
            for name, text in empty.items():
                setattr(row, name, text)
            row.save()
            written += 1
    return written


def _texts(entry: dict) -> dict[str, str]:
    """`{"name_ar": ..., "help_text_fr": ...}` of one entry."""
    return {
        f"{field}_{code}": entry[field][code]
        for field in ("name", "help_text", "statement")
        if field in entry
        for code in LANGUAGE_CODES
    }
