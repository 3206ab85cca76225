"""Files that only some people may see: evidence of cooperatives and of labels."""

import uuid
from pathlib import Path

from django.core.files.storage import FileSystemStorage, storages
from django.http import FileResponse
from django.utils.deconstruct import deconstructible


@deconstructible
class PrivateStorage(FileSystemStorage):
    """Files without a public address; readable by the shop's own user alone."""

    def __init__(self, location=None):
        super().__init__(
            location=location,
            file_permissions_mode=0o600,
            directory_permissions_mode=0o700,
        )

    def url(self, name):
        raise ValueError("a private file has no address: serve it through a view")


def private_storage():
    """The storage for evidence; a callable, so that migrations do not freeze its place."""
    return storages["private"]


def random_name(folder: str, original: str) -> str:
    """A name that tells nothing: the original one is kept as data, never as a path."""
    return f"{folder}/{uuid.uuid4().hex}{Path(original).suffix.lower()[:5]}"


def serve(file, *, content_type: str, filename: str) -> FileResponse:
    """`file` for one person who may see it: shown in the browser, kept by no cache."""
    response = FileResponse(file.open("rb"), content_type=content_type, filename=filename)
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
