"""Why something in the catalogue is refused, in words for people."""

from collections.abc import Sequence

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coopstore.core.errors import Refusal
from coopstore.core.text import isolated, listed


class Missing(TextChoices):
    """What a good still lacks before it can go on sale, and how to mend it."""

    PHOTO = "photo", gettext_lazy("Add a photo.")
    NAME = "name", gettext_lazy("Write the name in at least one language.")
    CATEGORY = "category", gettext_lazy("Choose the category.")
    PROVINCE = "province", gettext_lazy("Choose the province it comes from.")
    SIZE = "size", gettext_lazy("Offer at least one size with its price.")


class Incomplete(Refusal):
    """A good on sale needs all of this."""

    def __init__(self, missing: Sequence[Missing]):
        super().__init__(*missing)
        self.missing = list(missing)

    def reason(self) -> str:
        return _("Something is missing before this can be on sale.")


class NotApproved(Refusal):
    """Only approved cooperatives sell."""

    def reason(self) -> str:
        return _(
            "Your cooperative is not approved yet. Keep the product as a draft: "
            "put it on sale when the approval has arrived."
        )


class UnknownSize(Refusal):
    """A size that is not of this product."""

    def reason(self) -> str:
        return _("One of the sizes is not of this product. Open the product again.")


class TooManyPhotos(Refusal):
    """A product keeps a limited number of photos; `most` of them."""

    def __init__(self, most: int):
        super().__init__(most)
        self.most = most

    def reason(self) -> str:
        return ngettext(
            "A product has at most %(count)d photo. Remove one first.",
            "A product has at most %(count)d photos. Remove one first.",
            self.most,
        ) % {"count": self.most}


class LastPhoto(Refusal):
    """A good on sale keeps at least one photo."""

    def reason(self) -> str:
        return _("A product on sale needs a photo. Add another one before you remove this one.")


class OutOfStock(Refusal):
    """More units were asked for than are left to sell."""

    def __init__(self, *, variant_pk: int, left: int):
        super().__init__(variant_pk, left)
        self.variant_pk, self.left = variant_pk, left

    def reason(self) -> str:
        if self.left < 1:
            return _("The last one has just been sold.")
        return ngettext("Only %(left)d is left.", "Only %(left)d are left.", self.left) % {
            "left": self.left
        }


class ReferenceTaken(Refusal):
    """Another size of the good has this reference already."""

    field = "sku"

    def reason(self) -> str:
        return _("Two sizes cannot have the same reference.")


class BelowPromised(Refusal):
    """The count is smaller than what orders already own."""

    field = "on_hand"

    def __init__(self, *, variant_pk: int, allocated: int):
        super().__init__(variant_pk, allocated)
        self.variant_pk, self.allocated = variant_pk, allocated

    def reason(self) -> str:
        return ngettext(
            "%(count)d is promised to an order: the stock cannot be less.",
            "%(count)d are promised to orders: the stock cannot be less.",
            self.allocated,
        ) % {"count": self.allocated}


class StockChanged(Refusal):
    """Goods were handed over or counted while the person was typing; `on_hand` are there now."""

    field = "on_hand"

    def __init__(self, *, variant_pk: int, on_hand: int):
        super().__init__(variant_pk, on_hand)
        self.variant_pk, self.on_hand = variant_pk, on_hand

    def reason(self) -> str:
        return ngettext(
            "The stock changed in the meantime: %(count)d is there now. Count again.",
            "The stock changed in the meantime: %(count)d are there now. Count again.",
            self.on_hand,
        ) % {"count": self.on_hand}


class ClaimRefused(Refusal):
    """A certificate that cannot prove what it is claimed for."""


class IndicationMissing(ClaimRefused):
    field = "indication"

    def reason(self) -> str:
        return _("This label belongs to a sign of origin. Choose the sign.")


class IndicationOfOtherScheme(ClaimRefused):
    """The sign of origin belongs to another label; `scheme` is its name."""

    field = "indication"

    def __init__(self, scheme: str):
        super().__init__(scheme)
        self.scheme = scheme

    def reason(self) -> str:
        return _("This sign of origin belongs to another label: %(label)s.") % {
            "label": isolated(self.scheme)
        }


class AreaUnknown(ClaimRefused):
    field = "indication"

    def reason(self) -> str:
        return _("The area of this sign is not recorded yet. Write to the office.")


class OutsideArea(ClaimRefused):
    """Goods or a cooperative from outside the area of a sign of origin."""

    field = "indication"

    def __init__(self, *, sign: str, area: Sequence[str], place: str):
        super().__init__(sign, place)
        self.sign, self.area, self.place = sign, area, place

    def reason(self) -> str:
        return _(
            "%(sign)s is for goods that come from: %(area)s. %(place)s is outside this area."
        ) % {
            "sign": isolated(self.sign),
            "area": listed(self.area),
            "place": isolated(self.place),
        }


class OutsideFamily(ClaimRefused):
    """Goods of another kind than the sign of origin is for."""

    field = "products"

    def __init__(self, *, sign: str, goods: Sequence[str]):
        super().__init__(sign, *goods)
        self.sign, self.goods = sign, goods

    def reason(self) -> str:
        return _("%(sign)s is not for these goods: %(goods)s.") % {
            "sign": isolated(self.sign),
            "goods": listed(self.goods),
        }


class NoGoods(ClaimRefused):
    field = "products"

    def reason(self) -> str:
        return _("Choose the goods that the certificate covers.")


class DatesReversed(ClaimRefused):
    field = "valid_until"

    def reason(self) -> str:
        return _("The last day comes before the first day. Look at the certificate again.")


class AlreadyExpired(ClaimRefused):
    field = "valid_until"

    def reason(self) -> str:
        return _("This certificate has expired. Send the one that is valid now.")
