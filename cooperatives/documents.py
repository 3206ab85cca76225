"""The one door to private documents: who looks is written down, then the file is shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, HttpRequest

from cooperatives.models import Cooperative, DocumentKind, DocumentView, Evidence, Way
from coopstore.accounts.models import User
from coopstore.core.private_files import serve


@dataclass(frozen=True)
class Document:
    """A private file. `key` names it among those of its kind, for ever."""

    kind: DocumentKind
    key: str
    file: FieldFile
    content_type: str
    name: str
    cooperative: Cooperative | None = None

    @classmethod
    def of_evidence(cls, paper: Evidence) -> "Document":
        """A paper of a cooperative's file."""
        return cls(
            kind=DocumentKind.EVIDENCE,
            key=str(paper.pk),
            file=paper.file,
            content_type=paper.content_type,
            name=paper.original_name,
            cooperative=paper.cooperative,
        )


def show(request: HttpRequest, document: Document, *, saving: bool = False) -> FileResponse:
    """The file, for somebody who was found to be allowed; `saving` or `?download` saves it.

    Nothing is shown that could not be written down.
    """
    saving = saving or "download" in request.GET
    record_view(person=request.user, document=document, way=Way.DOWNLOAD if saving else Way.PAGE)
    return serve(
        document.file,
        content_type=document.content_type,
        filename=document.name,
        as_attachment=saving,
    )


def record_view(*, person: User, document: Document, way: Way) -> None:
    """Write that `person` looks at `document`; once an hour, however often a page asks for it."""
    of = document.cooperative
    member = of is None or of.memberships.filter(user=person, is_active=True).exists()
    view = DocumentView(
        person=person,
        is_office=not member,
        cooperative=of,
        kind=document.kind,
        document=document.key,
        way=way,
    )
    DocumentView.objects.bulk_create([view], ignore_conflicts=True)


def views_of(kind: DocumentKind, keys: Iterable[object]) -> dict[str, list[DocumentView]]:
    """Who looked at each of these documents, the latest first; one query for all of them."""
    found: dict[str, list[DocumentView]] = {str(key): [] for key in keys}
    views = DocumentView.objects.filter(kind=kind, document__in=found).select_related("person")
    for view in views.order_by("-created_at"):
        found[view.document].append(view)
    return found
