"""What the tests of the catalogue share."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

ORIENTATION, GPS = 0x0112, 0x8825


@pytest.fixture
def picture():
    """Bytes of a picture: the upper half red, the lower half blue, as it is meant to be seen."""

    def make(
        size=(800, 600), file_format="JPEG", mode="RGB", orientation: int | None = None, gps=False
    ) -> bytes:
        image = Image.new(mode, size, "red" if mode != "L" else 80)
        if mode != "L":
            image.paste("blue", (0, size[1] // 2, *size))
        exif = Image.Exif()
        if orientation:
            undo = {3: 180, 6: 90, 8: 270}[orientation]
            image, exif[ORIENTATION] = image.rotate(undo, expand=True), orientation
        if gps:
            exif.get_ifd(GPS)[1], exif.get_ifd(GPS)[2] = "N", (30.0, 25.0, 12.0)
            exif[0x010F] = "Telephone of Fadma"
        buffer = BytesIO()
        image.save(buffer, format=file_format, exif=exif)
        return buffer.getvalue()

    return make


@pytest.fixture
def upload():
    """A file as a browser sends it."""

    def make(content: bytes, name: str = "photo.jpg", content_type: str = "image/jpeg"):
        return SimpleUploadedFile(name, content, content_type)

    return make
