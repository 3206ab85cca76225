"""Photos as they come from people's phones, and as the shop keeps them."""

from django.core.files.storage import Storage
from PIL import Image
from pictures import utils
from pictures.models import PillowPicture


def render_now(*, storage, file_name: str, sender, new=(), old=()) -> None:
    """Make the sizes of a photo where it is saved, and remove those it no longer has.

    Called by django-pictures, whose own way is a queue: a lost message would lose the photo.
    """
    place: Storage = utils.reconstruct(*storage)
    if new:
        with place.open(file_name) as file, Image.open(file) as image:
            upright = PillowPicture.pre_process(image)
        for size in new:
            utils.reconstruct(*size).save(upright)
    for size in old:
        utils.reconstruct(*size).delete()
