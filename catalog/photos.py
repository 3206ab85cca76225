"""Photos as they come from people's phones, and as the shop keeps them."""

from dataclasses import dataclass
from io import BytesIO
from operator import attrgetter
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from pictures import utils
from PIL import Image, ImageCms, ImageOps

from coopstore.core.errors import Refusal

FORMATS = ("JPEG", "PNG", "WEBP")
LONGEST_SIDE = 1600  # px kept; cards and pages show 320 to 1280
SHORTEST_SIDE = 320  # px: the smallest size that is shown
KEPT_QUALITY = 82
SHOWN_QUALITY = 70  # a card of 320 px is to weigh 12 kB
LISTED = 320  # px: the size of lists, worth twice the work for a twentieth of its weight
PAPER = (255, 255, 255)  # shows through where a PNG is transparent
MEGABYTE = 1024 * 1024


class BadPhoto(Refusal):
    """A file that cannot be shown; `name` is what its owner calls it."""

    field = "photos"

    def __init__(self, name: str):
        super().__init__(name)
        self.name = Path(name).name


class PhotoEmpty(BadPhoto):
    def reason(self) -> str:
        return _("“%(name)s” is empty. Take the photo again.") % {"name": self.name}


class PhotoTooHeavy(BadPhoto):
    def reason(self) -> str:
        most = settings.PHOTO_MAX_BYTES // MEGABYTE
        return _("“%(name)s” is too heavy: at most %(most)d MB.") % {
            "name": self.name,
            "most": most,
        }


class PhotoTooLarge(BadPhoto):
    def reason(self) -> str:
        most = settings.PHOTO_MAX_PIXELS // 1_000_000
        return _("“%(name)s” is too large: at most %(most)d million pixels.") % {
            "name": self.name,
            "most": most,
        }


class PhotoTooSmall(BadPhoto):
    def reason(self) -> str:
        return _("“%(name)s” is too small or too narrow: %(least)d pixels a side at least.") % {
            "name": self.name,
            "least": SHORTEST_SIDE,
        }


class PhotoUnreadable(BadPhoto):
    def reason(self) -> str:
        return _("“%(name)s” is not a photo we can read. Send a JPEG, PNG or WebP.") % {
            "name": self.name
        }


@dataclass(frozen=True)
class CheckedPhoto:
    """A photo made anew from its pixels: upright, JPEG, without EXIF. Sides in pixels."""

    content: bytes
    width: int
    height: int
    colour: str  # its mean colour, #rrggbb


def checked_photo(file: UploadedFile) -> CheckedPhoto:
    """The photo in `file`, whatever the file is called.

    Raises PhotoEmpty, PhotoTooHeavy, PhotoTooLarge, PhotoTooSmall or PhotoUnreadable.
    """
    name = file.name or ""
    if not file.size:
        raise PhotoEmpty(name)
    if file.size > settings.PHOTO_MAX_BYTES:
        raise PhotoTooHeavy(name)
    try:
        with Image.open(file, formats=FORMATS) as image:
            # Nothing is unpacked before this line: a bomb says its size in its first bytes.
            if image.width * image.height > settings.PHOTO_MAX_PIXELS:
                raise PhotoTooLarge(name)
            image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            pixels = _upright(image)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PhotoTooLarge(name) from error
    except Refusal:
        raise
    except Exception as error:  # a decoder may raise anything over hostile bytes
        raise PhotoUnreadable(name) from error
    if min(pixels.size) < SHORTEST_SIDE:
        raise PhotoTooSmall(name)
    return photo_of(pixels)


def photo_of(pixels: Image.Image) -> CheckedPhoto:
    """A photo of these upright pixels in sRGB."""
    return CheckedPhoto(_jpeg(pixels), *pixels.size, _mean_colour(pixels))


def _upright(image: Image.Image) -> Image.Image:
    """Its pixels in sRGB on paper, turned as they were seen, at most LONGEST_SIDE long."""
    profile = image.info.get("icc_profile")
    image.load()
    small = image.convert("RGBA") if image.mode in {"P", "PA", "LA", "I;16"} else image
    small.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    small = _in_srgb(ImageOps.exif_transpose(small), profile)
    if small.mode == "RGBA":
        paper = Image.new("RGB", small.size, PAPER)
        paper.paste(small, mask=small.getchannel("A"))
        return paper
    return small.convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    if not profile or image.mode not in {"RGB", "RGBA", "CMYK", "L"}:
        return image
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.profileToProfile(
            image, source, ImageCms.createProfile("sRGB"), outputMode=mode
        )
    except (ImageCms.PyCMSError, OSError):
        return image  # a broken profile: the colours as they stand


def _jpeg(image: Image.Image) -> bytes:
    """What is kept, and what browsers without WebP show."""
    buffer = BytesIO()
    image.save(buffer, format="JPEG", quality=KEPT_QUALITY, optimize=True, progressive=True)
    return buffer.getvalue()


def _webp(image: Image.Image, quality: int) -> bytes:
    buffer = BytesIO()
    method = 4 if image.width <= LISTED else 2
    bare = {"exif": b"", "icc_profile": b"", "xmp": b""}
    image.save(buffer, format="WEBP", quality=quality, method=method, **bare)
    return buffer.getvalue()


def _mean_colour(image: Image.Image) -> str:
    red, green, blue = image.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    return f"#{red:02x}{green:02x}{blue:02x}"


def render_now(*, storage, file_name: str, sender, new=(), old=()) -> None:
    """Make the sizes of a photo where it is saved, and remove those it no longer has.

    Called by django-pictures, whose own way is a queue: a lost message would lose the photo.
    """
    place: Storage = utils.reconstruct(*storage)
    if new:
        with place.open(file_name) as file, Image.open(file) as image:
            pixels = image.convert("RGB")  # `checked_photo` has made it upright
        squares = [utils.reconstruct(*size) for size in new]
        for square in sorted(squares, key=attrgetter("width"), reverse=True):
            pixels = square.resize(pixels)  # from the size above, which is nearer than the photo
            place.delete(square.name)
            place.save(square.name, ContentFile(_webp(pixels, SHOWN_QUALITY)))
    for size in old:
        utils.reconstruct(*size).delete()
