"""Files that only some people may see: evidence of cooperatives and of labels, copies of data."""

import mimetypes
import uuid
from pathlib import Path, PurePath

from django.core.files.storage import FileSystemStorage, storages
from django.http import FileResponse
from django.utils.deconstruct import deconstructible

from coopstore.core.text import clean_line


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


def serve(file, *, content_type: str, filename: str, as_attachment: bool = False) -> FileResponse:
    """`file` for one person who may see it: shown in the browser or saved, kept by no cache.

    It is read from the storage and passed on, whatever the storage is: nobody is sent to an
    address that somebody else could open too.
    """
    response = FileResponse(
        file.open("rb"),
        content_type=content_type,
        filename=_file_name(filename, content_type),
        as_attachment=as_attachment,
    )
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'self'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Accept-Ranges"] = "none"  # always the whole file: each request is one look at it
    return response


def _file_name(name: str, content_type: str) -> str:
    """A name to save under: one line, no path, no unseen marks, with an end that opens it."""
    name = clean_line(name.replace("\\", "/").rsplit("/", 1)[-1])
    suffix = mimetypes.guess_extension(content_type) or ""
    return name if PurePath(name).suffix else f"{name or 'file'}{suffix}"
