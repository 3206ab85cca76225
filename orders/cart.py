"""Whose cart this is, and what is in it."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from operator import attrgetter
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.functional import cached_property

from catalog.models import Product, Variant
from catalog.models.variant import MOST_OF_ONE
from cooperatives.models import Cooperative
from coopstore.core.money import rounded
from orders.errors import CartChanged, NotEnough, NotForSale
from orders.models import Cart, CartLine, DeliveryKind, DeliveryOption, way_of

SESSION_KEY = "cart"
MOST_MONEY = Decimal("99999999.99")  # MAD; what the columns of an order hold


def cart_of(request) -> Cart | None:
    """This shopper's cart, if they have one.

    After sign-in, what was put into the cart before joins the cart of the account.
    """
    pk = request.session.get(SESSION_KEY)
    session_cart = Cart.objects.filter(pk=pk, user=None).first() if pk else None
    if not request.user.is_authenticated:
        return session_cart
    if session_cart is None:
        return Cart.objects.filter(user=request.user).first()
    own, _is_new = Cart.objects.get_or_create(user=request.user)  # two tabs make one
    _merge(session_cart, into=own)
    request.session[SESSION_KEY] = str(own.pk)
    return own


def cart_for_writing(request) -> Cart:
    """This shopper's cart, made if need be."""
    cart = cart_of(request)
    if cart is None:
        if request.user.is_authenticated:  # two tabs make one
            cart, _is_new = Cart.objects.get_or_create(user=request.user)
        else:
            cart, _is_new = Cart.objects.get_or_create(pk=_first_cart_id(request), user=None)
        request.session[SESSION_KEY] = str(cart.pk)
    return cart


def _first_cart_id(request) -> UUID:
    """The id of a new visitor's cart, the same for two clicks made at once.

    Neither has a session yet and each gets its own; the form's cookie they share.
    """
    cookie = request.COOKIES.get(settings.CSRF_COOKIE_NAME)
    if not cookie:
        return uuid4()
    return UUID(bytes=salted_hmac(SESSION_KEY, cookie, algorithm="sha256").digest()[:16])


@transaction.atomic
def _merge(cart: Cart, *, into: Cart) -> None:
    """Move what is in `cart` into another one. Of two tabs that sign in, one does it."""
    # In pk order, as all rows of one table.
    both = Cart.objects.filter(pk__in=[cart.pk, into.pk]).order_by("pk").select_for_update()
    locked = {row.pk: row for row in both}
    if len(locked) < 2:
        return
    own = locked[into.pk]
    for line in locked[cart.pk].lines.all():
        mine, is_new = own.lines.get_or_create(
            variant_id=line.variant_id,
            defaults={"quantity": line.quantity, "price_seen": line.price_seen},
        )
        if not is_new:
            mine.quantity = min(MOST_OF_ONE, mine.quantity + line.quantity)
            mine.save(update_fields=["quantity"])
    own.checkout = into.checkout = _joined(own.checkout, locked[cart.pk].checkout)
    own.save(update_fields=["checkout"])
    locked[cart.pk].delete()


def _joined(old: dict, new: dict) -> dict:
    """Answers of the checkout, the newer ones first; the way of delivery of each cooperative."""
    kinds = {**old.get("kinds", {}), **new.get("kinds", {})}
    return {**old, **new, **({"kinds": kinds} if kinds else {})}


def _lock(cart: Cart) -> None:
    """Keep other tabs out until the transaction ends. Raises CartChanged when one removed it."""
    # Written, not only locked: a cart that is used is not abandoned.
    if not Cart.objects.filter(pk=cart.pk).update(updated_at=timezone.now()):
        raise CartChanged


def units_in_cart(request) -> int:
    """Units in this shopper's cart, for the counter in the header."""
    mine = Q(cart=request.session.get(SESSION_KEY), cart__user=None)
    if request.user.is_authenticated:
        mine |= Q(cart__user=request.user)
    return sum(CartLine.objects.filter(mine).values_list("quantity", flat=True))


def buyable(variant: Variant) -> bool:
    """Whether `variant` may be put into a cart now: the same rule as everywhere, `on_sale()`."""
    return variant.is_active and Product.objects.on_sale().filter(pk=variant.product_id).exists()


@transaction.atomic
def add_to_cart(*, cart: Cart, variant: Variant, quantity: int) -> CartLine:
    """Put `quantity` more units of `variant` into `cart`.

    Raises NotForSale, or NotEnough when more than what is left would be in the cart.
    """
    _lock(cart)
    if not buyable(variant):
        raise NotForSale(variant_pk=variant.pk)
    line, is_new = CartLine.objects.get_or_create(
        cart=cart,
        variant=variant,
        defaults={"quantity": quantity, "price_seen": variant.price},
    )
    wanted = quantity if is_new else line.quantity + quantity
    _refuse_too_many(variant, wanted)
    if not is_new:
        CartLine.objects.filter(pk=line.pk).update(
            quantity=F("quantity") + quantity, price_seen=variant.price
        )
        line.refresh_from_db()
    return line


@transaction.atomic
def set_quantity(*, cart: Cart, variant: Variant, quantity: int) -> None:
    """Make the line of `variant` hold `quantity` units; 0 removes it.

    Raises NotEnough, and then changes nothing.
    """
    _lock(cart)
    if quantity == 0:
        cart.lines.filter(variant=variant).delete()
        return
    _refuse_too_many(variant, quantity)
    # Not the price: a new one is said until the order is placed.
    cart.lines.filter(variant=variant).update(quantity=quantity)


def _refuse_too_many(variant: Variant, wanted: int) -> None:
    left = min(variant.stock.left, MOST_OF_ONE)
    if wanted > left:
        raise NotEnough(variant_pk=variant.pk, left=left)


@dataclass
class Parcel:
    """The lines of one cooperative, and what it costs to get them."""

    cooperative: Cooperative
    lines: list[CartLine]
    options: list[DeliveryOption]
    kind: str | None = None  # the way of delivery the shopper chose

    @property
    def subtotal(self) -> Decimal:
        """Goods, in MAD, tax included."""
        return sum((line.total for line in self.lines), Decimal(0))

    @property
    def option(self) -> DeliveryOption | None:
        """The chosen way of delivery, or the first one offered."""
        chosen = [option for option in self.options if option.kind == self.kind]
        return (chosen or self.options or [None])[0]

    @property
    def delivery_price(self) -> Decimal:
        """Delivery, in MAD, tax included."""
        return self.option.price_for(self.subtotal) if self.option else Decimal(0)

    @property
    def way(self) -> str:
        """How it reaches the shopper; by courier as long as nothing is offered."""
        return self.option.kind if self.option else DeliveryKind.HOME

    @property
    def total(self) -> Decimal:
        return self.subtotal + self.delivery_price

    @property
    def choices(self) -> list[tuple[DeliveryOption, Decimal]]:
        """Each way of delivery with its price in MAD for this parcel."""
        return [(option, option.price_for(self.subtotal)) for option in self.options]


class CartView:
    """The cart as pages show it: lines grouped by cooperative, each with its delivery."""

    def __init__(self, cart: Cart | None, kinds: dict[str, str] | None = None):
        self.cart = cart
        self.kinds = kinds or {}

    @cached_property
    def lines(self) -> list[CartLine]:
        if self.cart is None:
            return []
        on_sale = set(
            Product.objects.on_sale()
            .filter(variants__in=self.cart.lines.values("variant"))
            .values_list("pk", flat=True)
        )
        lines = list(
            self.cart.lines.select_related(
                "variant__stock", "variant__product__cooperative__province__region"
            )
            .prefetch_related("variant__product__photos")
            .order_by("variant__product__cooperative_id", "pk")
        )
        for line in lines:
            variant = line.variant
            line.total = rounded(variant.price * line.quantity)
            line.left = min(variant.stock.left, MOST_OF_ONE)
            line.is_for_sale = variant.is_active and variant.product_id in on_sale
            line.is_short = line.is_for_sale and line.quantity > line.left
            line.has_new_price = line.price_seen != variant.price
        return lines

    @cached_property
    def parcels(self) -> list[Parcel]:
        """One parcel per cooperative, in the order of the cooperatives."""
        seller = attrgetter("variant.product.cooperative")
        options: dict[int, list[DeliveryOption]] = {}
        wanted = {line.variant.product.cooperative_id for line in self.lines}
        for option in DeliveryOption.objects.filter(cooperative__in=wanted, is_offered=True):
            options.setdefault(option.cooperative_id, []).append(option)
        return [
            Parcel(
                cooperative=cooperative,
                lines=list(batch),
                options=options.get(cooperative.pk, []),
                kind=self.kinds.get(cooperative.code),
            )
            for cooperative, batch in groupby(self.lines, key=seller)
        ]

    @property
    def is_empty(self) -> bool:
        return not self.lines

    @property
    def can_be_ordered(self) -> bool:
        """Whether every line can be bought as it stands."""
        return (
            bool(self.lines)
            and not self.is_too_dear
            and all(line.is_for_sale and not line.is_short for line in self.lines)
            and all(parcel.options for parcel in self.parcels)
        )

    @property
    def subtotal(self) -> Decimal:
        return sum((parcel.subtotal for parcel in self.parcels), Decimal(0))

    @property
    def delivery(self) -> Decimal:
        return sum((parcel.delivery_price for parcel in self.parcels), Decimal(0))

    @property
    def way(self) -> str:
        """How the parcels reach the shopper: "home", "pickup" or "both"."""
        return way_of(parcel.way for parcel in self.parcels)

    @property
    def ways(self) -> list[tuple[str, int, Decimal]]:
        """Each way of delivery in use, how many parcels take it and what that costs in MAD."""
        batches = {kind: [] for kind in DeliveryKind}
        for parcel in self.parcels:
            batches[parcel.way].append(parcel.delivery_price)
        return [(kind, len(prices), sum(prices)) for kind, prices in batches.items() if prices]

    @property
    def total(self) -> Decimal:
        """Goods and delivery of all parcels, in MAD, tax included."""
        return self.subtotal + self.delivery

    @property
    def is_too_dear(self) -> bool:
        """Whether it costs more than one order can hold."""
        return self.total > MOST_MONEY

    @property
    def units(self) -> int:
        return sum(line.quantity for line in self.lines)
