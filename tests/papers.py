"""Real files, good and bad, as people send them."""

import io
import zipfile

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image


def upload(content: bytes, name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def jpeg(size: tuple[int, int] = (60, 40), **options) -> bytes:
    return _picture("JPEG", size, **options)


def png(size: tuple[int, int] = (60, 40), **options) -> bytes:
    return _picture("PNG", size, **options)


def jpeg_from_phone() -> bytes:
    """Lying on its side, with the place it was taken at and the phone's name."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turn it to the right
    exif[0x010F] = "Phone of Fadma"
    exif.get_ifd(0x8825)[1] = "N"
    return jpeg(exif=exif)


def pdf(pages: int = 1) -> bytes:
    with pikepdf.new() as document:
        for _page in range(pages):
            document.add_blank_page(page_size=(595, 842))
        return _saved(document)


def pdf_with_script() -> bytes:
    """Runs JavaScript when opened, starts a program, and carries a file."""
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(595, 842))
        document.Root.OpenAction = document.make_indirect(
            pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('hello')")
        )
        document.pages[0].obj.AA = pikepdf.Dictionary(
            O=pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe")
        )
        document.attachments["virus.exe"] = b"MZ hidden payload"
        return _saved(document)


def pdf_with_password() -> bytes:
    with pikepdf.new() as document:
        document.add_blank_page()
        return _saved(document, encryption=pikepdf.Encryption(owner="o", user="u"))


def word_file() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    return target.getvalue()


def _picture(kind: str, size: tuple[int, int], **options) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", size, "#b5542f").save(target, kind, **options)
    return target.getvalue()


def _saved(document: pikepdf.Pdf, **options) -> bytes:
    target = io.BytesIO()
    # Compressed streams would hide from a test what is left in the file.
    document.save(target, compress_streams=False, **options)
    return target.getvalue()
