"""The editor of one good: one form on one page, whose every button keeps what was typed.

Photos come first and are kept at once; texts and sizes are kept when they are in order.
"""

from collections.abc import Sequence

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.errors import Incomplete, Missing, StockChanged, TooManyPhotos
from catalog.forms.product import ProductForm, SizeFormSet
from catalog.models import Photo, Product
from catalog.photos import BadPhoto, CheckedPhoto, checked_photo
from catalog.use_cases.photos import MOST_PHOTOS, add_photos, removed_photos
from cooperatives.fields import LineField, in_language
from coopstore.core.errors import Refusal

SIZES = "size"
# Where on the page each missing thing is mended.
ANCHORS = {
    Missing.PHOTO: "id_photos",
    Missing.NAME: "texts",
    Missing.CATEGORY: "id_category",
    Missing.PROVINCE: "id_province",
    Missing.SIZE: "sizes",
}


class AltForm(forms.Form):
    """What one photo shows, in the language of the page."""

    alt = LineField(label=gettext_lazy("What the photo shows"), max_length=160)

    def __init__(self, data=None, *, photo: Photo, initial: str = ""):
        column = f"alt_{translation.get_language()}"
        known = initial or getattr(photo, column) or ""
        super().__init__(data, prefix=f"photo-{photo.pk}", initial={"alt": known})
        self.fields["alt"].widget.attrs.update(in_language(translation.get_language()))
        self.photo, self.column = photo, column


class Editor:
    """The forms of the page, empty, as written or as typed, and what is wrong with them."""

    def __init__(self, product: Product, data: QueryDict | None = None):
        self.product = product
        data = data and data.copy()
        self.photo_errors: list[str] = []
        self.refusals: list[str] = []
        self.missing: list[tuple[str, str]] = []
        self.form = ProductForm(data, initial=ProductForm.known(product))
        if data is None:
            known = [SizeFormSet.form.known(variant) for variant in product.variants.all()]
            self.sizes = _size_rows(product, known)
        else:
            self.sizes = SizeFormSet(data, prefix=SIZES, product=product)
        self.alts = [AltForm(data, photo=photo) for photo in product.photos.all()]
        self.removed = removed_photos(product)

    def as_typed(self, *, more_sizes: int = 0) -> "Editor":
        """The same page with `more_sizes` rows more: nothing checked, saved or lost."""
        again = Editor(self.product)
        again.form = ProductForm(initial=_typed(self.form))
        typed_sizes = [_typed(row) for row in self.sizes.forms]
        again.sizes = _size_rows(self.product, typed_sizes, extra=more_sizes)
        typed = {alt.photo.pk: _typed(alt)["alt"] for alt in self.alts}
        again.alts = [
            AltForm(photo=alt.photo, initial=typed.get(alt.photo.pk, "")) for alt in again.alts
        ]
        return again

    def is_valid(self) -> bool:
        checks = [self.form.is_valid(), self.sizes.is_valid()]
        return all([*checks, *(alt.is_valid() for alt in self.alts)])

    @property
    def photo_texts(self) -> dict[int, dict[str, str]]:
        """What the photos show, by pk and column."""
        return {alt.photo.pk: {alt.column: alt.cleaned_data["alt"]} for alt in self.alts}

    def refuse(self, refusal: Refusal) -> None:
        """Put a use case's refusal beside what it is about."""
        if isinstance(refusal, Incomplete):
            self.missing = [(ANCHORS[it], it.label) for it in refusal.missing]
            return
        keys = {it.pk: str(it.key) for it in self.product.variants.all()}
        key = keys.get(getattr(refusal, "variant_pk", None))
        row = next((row for row in self.sizes.forms if row["key"].value() == key), None)
        if row is None or not row.is_bound:
            self.refusals.append(refusal.reason())
            return
        row.add_error(refusal.field, refusal.reason())
        if isinstance(refusal, StockChanged):
            # The next answer is compared with what this page says.
            row.data[row.add_prefix("on_hand_seen")] = str(refusal.on_hand)

    @property
    def has_errors(self) -> bool:
        bound = self.form.is_bound and not self.is_valid()
        return bool(bound or self.photo_errors or self.refusals or self.missing)


def read_photos(files: Sequence[UploadedFile]) -> tuple[list[CheckedPhoto], list[str]]:
    """The good photos among what was sent, and a sentence for each bad one."""
    good, bad = [], []
    for file in files[:MOST_PHOTOS]:
        try:
            good.append(checked_photo(file))
        except BadPhoto as refusal:
            bad.append(refusal.reason())
    if len(files) > MOST_PHOTOS:
        bad.append(TooManyPhotos(MOST_PHOTOS).reason())
    return good, bad


def keep_photos(product: Product, photos: Sequence[CheckedPhoto]) -> list[str]:
    """Keep as many photos as the product has room for; a sentence about the others, if any."""
    room = max(0, MOST_PHOTOS - product.photos.count())
    try:
        add_photos(product=product, photos=photos[:room])
        if len(photos) > room:
            raise TooManyPhotos(MOST_PHOTOS)
    except TooManyPhotos as refusal:
        return [refusal.reason()]
    return []


def _size_rows(product: Product, known: list[dict], extra: int = 0) -> SizeFormSet:
    """Rows for what is known, and an empty one where there is none."""
    rows = SizeFormSet(prefix=SIZES, product=product, initial=known)
    rows.extra = max(extra, 0 if known else 1)
    return rows


def _typed(form: forms.Form) -> dict:
    """What stands in each field as the person typed it."""
    return {name: form[name].data for name in form.fields}


def state_sentence(product: Product) -> str:
    """Where the good stands, in words."""
    return {
        "draft": _("This is a draft: only you see it."),
        "published": _("This product is on sale."),
        "archived": _("This product is withdrawn: shoppers do not see it."),
    }[product.status]


def mark(product: Product) -> dict[str, str]:
    """The badge of the good's state."""
    if product.status == "published" and product.is_sold_out:
        return {"kind": "stop", "text": _("Sold out")}
    kind = {"draft": "now", "published": "sure", "archived": ""}[product.status]
    return {"kind": kind, "text": product.get_status_display()}
