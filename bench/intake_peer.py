"""The same with django-import-export, as its documentation shows it."""

from pathlib import Path

from django.db import transaction
from import_export.resources import ModelResource
from intake_phases import report
from register_rows import HEADS, register_row
from tablib import Dataset

from cooperatives.models import Cooperative


class Resource(ModelResource):
    """A column for a field; columns that need looking up are left out."""

    class Meta:
        model = Cooperative
        import_id_fields = ("ice",)
        skip_unchanged = True
        fields = (
            *("registration_number", "tribunal", "ice", "name_fr", "name_ar", "address", "email"),
            *("postal_code", "contact_name", "women", "men"),
        )


def dry_run(_folder: Path, rows: int) -> dict:
    """Its dry run, which writes every row and takes it back."""
    data = Dataset(headers=HEADS)
    for n in range(1, rows + 1):
        data.append(register_row(n))
    with transaction.atomic():
        result = Resource().import_data(data, dry_run=True)
        if result.totals["new"] != rows:
            raise SystemExit(f"django-import-export: {result.totals}")
        transaction.set_rollback(True)
    return {}


def main(_phase: str, folder: str, rows: int) -> None:
    report(dry_run, Path(folder), rows)
