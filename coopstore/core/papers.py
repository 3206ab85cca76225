"""Papers that people send: scans and photos, judged by what is in them and not by their name.

What is kept is written anew: a picture without position and device, a PDF without scripts,
attachments and actions.
"""

import hashlib
import io
from dataclasses import dataclass
from pathlib import PurePath

import pikepdf
from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import Image, ImageOps

from coopstore.core.errors import Refusal
from coopstore.core.text import clean_line

PDF, JPEG, PNG = "application/pdf", "image/jpeg", "image/png"
SUFFIXES = {
    PDF: (".pdf",),
    JPEG: (".jpg", ".jpeg", ".jpe", ".jfif"),
    PNG: (".png",),
}
NAME_LENGTH = 255
LONGEST_EDGE = 4000  # pixels: an A4 page at 340 dots an inch


class PaperEmpty(Refusal):
    def reason(self) -> str:
        return _("This file is empty. Choose the file again.")


class PaperTooHeavy(Refusal):
    def reason(self) -> str:
        megabytes = settings.EVIDENCE_MAX_BYTES // (1024 * 1024)
        return _(
            "This file is larger than %(size)d MB. "
            "Send a smaller one, or take a photo of the paper."
        ) % {"size": megabytes}


class SeveralPapers(Refusal):
    def reason(self) -> str:
        return _("Send one file at a time.")


class PaperOfOtherKind(Refusal):
    def reason(self) -> str:
        return _("This file is not a PDF, a JPEG or a PNG. Send one of these.")


class PaperIsDrawing(Refusal):
    def reason(self) -> str:
        return _("This is an SVG drawing. Send a PDF, a JPEG or a PNG.")


class PaperIsArchive(Refusal):
    def reason(self) -> str:
        return _("This is a ZIP, Word or Excel file. Save it as a PDF, then send the PDF.")


class PaperMisnamed(Refusal):
    def __init__(self, *, name: str, content_type: str):
        super().__init__(name)
        self.suffix = PurePath(name).suffix
        self.kind = {PDF: "PDF", JPEG: "JPEG", PNG: "PNG"}[content_type]

    def reason(self) -> str:
        return _(
            "The name of this file ends in %(suffix)s, but it holds a %(kind)s. "
            "Give it its right name, or choose another file."
        ) % {"suffix": f"\u2068{self.suffix}\u2069", "kind": self.kind}


class PaperBroken(Refusal):
    def reason(self) -> str:
        return _("This file is damaged and cannot be opened. Scan or photograph the paper again.")


class PaperLocked(Refusal):
    def reason(self) -> str:
        return _("This PDF asks for a password. Save it without a password, then send it.")


class PaperTooLarge(Refusal):
    def reason(self) -> str:
        megapixels = settings.PHOTO_MAX_PIXELS // 1_000_000
        return _("This picture has more than %(count)d million pixels. Send a smaller one.") % {
            "count": megapixels
        }


@dataclass(frozen=True)
class Paper:
    """One paper, safe to keep. `digest` is that of the file as it was sent."""

    content: bytes
    content_type: str
    name: str
    digest: str

    @property
    def suffix(self) -> str:
        return SUFFIXES[self.content_type][0]


def read_paper(upload: UploadedFile) -> Paper:
    """Look into a file that was sent. Raises a Refusal that says what is wrong with it."""
    if upload.size == 0:
        raise PaperEmpty
    if upload.size > settings.EVIDENCE_MAX_BYTES:
        raise PaperTooHeavy
    upload.seek(0)
    content = upload.read()
    content_type = _kind(content)
    name = paper_name(upload.name or "")
    suffix = PurePath(name).suffix.lower()
    if suffix and suffix not in SUFFIXES[content_type]:
        raise PaperMisnamed(name=name, content_type=content_type)
    clean = _clean_pdf(content) if content_type == PDF else _clean_picture(content)
    return Paper(
        content=clean,
        content_type=content_type,
        name=name or f"paper{SUFFIXES[content_type][0]}",
        digest=hashlib.sha256(content).hexdigest(),
    )


def paper_name(name: str) -> str:
    """A file name as data: one line, no unseen marks, at most 255 characters, its end kept."""
    name = clean_line(name.replace("\\", "/").rsplit("/", 1)[-1])
    suffix = PurePath(name).suffix
    if len(suffix) > 10:  # a sentence with a full stop in it, not a type
        suffix = ""
    return name.removesuffix(suffix)[: NAME_LENGTH - len(suffix)] + suffix


def _kind(content: bytes) -> str:
    start = content[:1024]
    if start.startswith(b"\xff\xd8\xff"):
        return JPEG
    if start.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if start.startswith(b"PK\x03\x04"):
        raise PaperIsArchive
    if b"%PDF-" in start:
        return PDF
    if b"<svg" in start.lower():
        raise PaperIsDrawing
    raise PaperOfOtherKind


def _clean_picture(content: bytes) -> bytes:
    """The picture upright, without what the camera wrote into it, at most `LONGEST_EDGE`."""
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as image:
            if image.width * image.height > settings.PHOTO_MAX_PIXELS:
                raise PaperTooLarge
            kind = "PNG" if image.format == "PNG" else "JPEG"
            if kind == "JPEG":
                image.draft("RGB", (LONGEST_EDGE, LONGEST_EDGE))
            picture = ImageOps.exif_transpose(image)
            if kind == "JPEG" or picture.mode not in ("1", "L", "LA", "P", "RGB", "RGBA"):
                picture = picture.convert("L" if picture.mode == "L" else "RGB")
            if max(picture.size) > LONGEST_EDGE:
                if picture.mode in ("1", "P"):
                    picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
                picture.thumbnail((LONGEST_EDGE, LONGEST_EDGE))
            picture.info = {k: v for k, v in picture.info.items() if k == "transparency"}
            kept = io.BytesIO()
            picture.save(kept, kind, quality=88)
            return kept.getvalue()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PaperTooLarge from error
    except Refusal:
        raise
    except Exception as error:  # a decoder may raise anything over hostile bytes
        raise PaperBroken from error


def _clean_pdf(content: bytes) -> bytes:
    """The pages as they are, without scripts, attachments, media and ways out of the file."""
    sanitizer = (
        pikepdf.sanitize.Sanitizer()
        .remove_javascript()
        .remove_external_access()
        .remove_attachments()
        .remove_multimedia()
        .remove_collection()
    )
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            if not pdf.pages:
                raise PaperBroken
            sanitizer.apply(pdf)
            kept = io.BytesIO()
            pdf.save(kept)
            return kept.getvalue()
    except pikepdf.PasswordError as error:
        raise PaperLocked from error
    except Refusal:
        raise
    except Exception as error:  # a parser may raise anything over hostile bytes
        raise PaperBroken from error


class PaperInput(forms.FileInput):
    """Hands over every file that was sent under its name, so that two can be refused."""

    def __init__(self, attrs=None):
        # With JavaScript, photos leave the phone no larger than needed to read them, and the
        # button speaks the language of the page instead of the browser's.
        known = {
            "accept": ",".join([PDF, JPEG, PNG]),
            "data-photo": 2400,
            "data-choose": gettext_lazy("Choose a file"),
            "data-none": gettext_lazy("No file yet"),
        }
        super().__init__({**known, **(attrs or {})})

    def value_from_datadict(self, data, files, name):
        return files.getlist(name) if hasattr(files, "getlist") else [files[name]]


class PaperField(forms.Field):
    """A form field whose value is one `Paper`, or None where it may be left empty."""

    widget = PaperInput
    default_error_messages = {
        "required": gettext_lazy("Choose a file, or take a photo of the paper."),
    }

    def clean(self, value: list[UploadedFile] | None) -> Paper | None:
        uploads = value or []
        if not uploads:
            if self.required:
                raise forms.ValidationError(self.error_messages["required"], code="required")
            return None
        try:
            if len(uploads) > 1:
                raise SeveralPapers
            return read_paper(uploads[0])
        except Refusal as refusal:
            raise forms.ValidationError(refusal.reason(), code="refused") from refusal
