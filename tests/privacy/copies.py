"""Making and reading copies of data."""

import io
import json
import zipfile

from cooperatives.models import Cooperative
from coopstore.accounts.models import User
from coopstore.privacy.models import DataExport
from coopstore.privacy.use_cases import ask_export, make_due_exports


def made(person: User, cooperative: Cooperative | None = None, language: str = "en") -> DataExport:
    """A copy that is ready, through the front door."""
    export = ask_export(person=person, cooperative=cooperative, language=language)
    make_due_exports()
    export.refresh_from_db()
    return export


def contents(export: DataExport) -> dict[str, bytes]:
    """The files of a copy by path."""
    with export.file.open("rb") as kept, zipfile.ZipFile(io.BytesIO(kept.read())) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def data_of(export: DataExport) -> dict:
    """What programs read of it."""
    return json.loads(contents(export)["data.json"])
