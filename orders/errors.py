"""Why an order or a step of it is refused, in words for people."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coopstore.core.errors import Refusal


class CartEmpty(Refusal):
    """There is nothing to order."""

    def reason(self) -> str:
        return _("Your cart is empty. Choose something first.")


class CartChanged(Refusal):
    """The cart is not there any more: it was joined with that of the account."""

    def reason(self) -> str:
        return _("Your cart was changed in another window. Look at it again.")


class AddressMissing(Refusal):
    """A parcel would be sent, but nobody said where to."""

    field = "address"

    def reason(self) -> str:
        return _("Write the address to deliver to.")


class NotForSale(Refusal):
    """A line of the cart cannot be bought any more."""

    def __init__(self, *, variant_pk: int):
        super().__init__(variant_pk)
        self.variant_pk = variant_pk

    def reason(self) -> str:
        return _("This is not on sale any more. Remove it from the cart to go on.")


class NotEnough(Refusal):
    """More was asked for than is left; `left` units remain."""

    def __init__(self, *, variant_pk: int, left: int):
        super().__init__(variant_pk, left)
        self.variant_pk, self.left = variant_pk, left

    def reason(self) -> str:
        if self.left < 1:
            return _("The last one has just been sold. Remove it from the cart to go on.")
        return ngettext(
            "Only %(left)d is left. Change the quantity to go on.",
            "Only %(left)d are left. Change the quantity to go on.",
            self.left,
        ) % {"left": self.left}


class TotalChanged(Refusal):
    """A price or the cart itself changed while the shopper was reading."""

    def reason(self) -> str:
        return _("The total has changed since you looked. Check the new one, then confirm.")


class TotalTooHigh(Refusal):
    """More money than one order can hold."""

    def reason(self) -> str:
        return _("This is too much for one order. Order a part of it first, then the rest.")


class TooManyOrders(Refusal):
    """One phone, e-mail or account has placed `most` orders in a day."""

    def __init__(self, *, most: int):
        super().__init__(most)
        self.most = most

    def reason(self) -> str:
        return ngettext(
            "This phone, e-mail or account has placed %(most)d order in one day, which is all "
            "we take. Your cart is kept: order tomorrow, or call us.",
            "This phone, e-mail or account has placed %(most)d orders in one day, which is all "
            "we take. Your cart is kept: order tomorrow, or call us.",
            self.most,
        ) % {"most": self.most}


class DeliveryNotOffered(Refusal):
    """A cooperative no longer delivers in the chosen way."""

    def reason(self) -> str:
        return _("A cooperative has changed its delivery. Choose the delivery again.")


class TooLateToCancel(Refusal):
    """This part cannot be cancelled by the shopper any more."""

    def reason(self) -> str:
        return _("The cooperative is already preparing this parcel. Call it to change something.")


class StillTime(Refusal):
    """A part is not refused for want of an answer before its time is over."""

    def reason(self) -> str:
        return _("The cooperative still has time to answer.")


class ReasonMissing(Refusal):
    """A refusal needs a reason the shopper can read."""

    field = "reason"

    def reason(self) -> str:
        return _("Write a reason: the shopper will read it.")


class CashNotDue(Refusal):
    """Cash is collected once, when the parcel is delivered."""

    def reason(self) -> str:
        return _("The cash for this parcel is already recorded, or the parcel is not delivered.")


class NotOnItsWay(Refusal):
    """Carrier and tracking number are those of a parcel under way."""

    def reason(self) -> str:
        return _("The parcel is not on its way any more.")
