"""A small shop in which every page has something to show, in each of its states."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from django.test import Client
from django.utils import timezone

from catalog.models import Category, Certificate, LabelScheme, Product, Variant
from catalog.reference import load_reference as load_catalogue
from cooperatives.models import Cooperative, Requirement
from cooperatives.reference import load_reference as load_territory
from coopstore.accounts.models import User
from coopstore.notifications.models import Channel, Status
from coopstore.notifications.rendering import render
from orders.models import CooperativeOrder, DeliveryKind, Order
from orders.use_cases import (
    cancel_part,
    confirm_part,
    hand_over_at_counter,
    mark_delivered,
    mark_ready,
    mark_ready_for_pickup,
    mark_returned,
    refuse_part,
    ship_part,
)
from tests.factories.accounts import AdminFactory, UserFactory
from tests.factories.catalog import CertificateFactory, PhotoFactory, ProductFactory, VariantFactory
from tests.factories.cooperatives import (
    CooperativeFactory,
    EvidenceFactory,
    MembershipFactory,
    StatusChangeFactory,
)
from tests.factories.notifications import NotificationFactory
from tests.factories.orders import (
    ANSWERS,
    CartFactory,
    CartLineFactory,
    DeliveryOptionFactory,
    place,
)

RESET_KEY = "accounts/password/reset/key/"
UNANSWERED = {
    **{f"{name}_{code}": "" for name in ("place", "story") for code in ("ar", "zgh", "fr", "en")},
    **dict.fromkeys(("registration_number", "tribunal", "ice", "address", "postal_code"), ""),
    **dict.fromkeys(("contact_name", "email"), ""),
    **dict.fromkeys(("sector", "province", "phone", "founded")),
    **dict.fromkeys(("women", "men", "young", "disabled"), 0),
}
# How far the parts of the first cooperative have come, with who carries them.
ENDS = (
    *("placed", "confirmed", "ready", "shipped", "delivered", "refused", "cancelled"),
    *("returned_to_sender", "ready_for_pickup", "picked_up"),
)


@dataclass
class World:
    """What the pages show. `clients` are signed in or hold a cart; see `tests.pages`."""

    seller: Cooperative
    clients: dict[str, Client]
    people: dict[str, User] = field(default_factory=dict)
    goods: dict[str, Product] = field(default_factory=dict)
    labels: dict[str, Certificate] = field(default_factory=dict)
    files: dict[str, Cooperative] = field(default_factory=dict)
    parts: dict[str, CooperativeOrder] = field(default_factory=dict)
    orders: dict[str, Order] = field(default_factory=dict)


def build() -> World:
    """Write everything, a second's work."""
    load_territory()
    load_catalogue()
    seller = CooperativeFactory(slug="tamounte", code="tamounte")
    world = World(seller=seller, clients={"visitor": Client()})
    _people(world)
    _goods(world)
    _labels(world)
    _files(world)
    _orders(world)
    _carts(world)
    _messages(world)
    return world


def _people(world: World) -> None:
    # The names are in no script of the pages, so that a test sees whether they are isolated.
    people = {
        "shopper": UserFactory(full_name="Amina El Alaoui", phone="+212661223344"),
        "idle": UserFactory(full_name="Claire Martin"),
        "without_password": UserFactory(full_name="Idir Ouchen"),
        "member": MembershipFactory(cooperative=world.seller).user,
        "newcomer": UserFactory(full_name="Rkia Oubella"),
        "office": AdminFactory(full_name="Hind Benjelloun"),
    }
    people["without_password"].set_unusable_password()
    people["without_password"].save()
    EmailAddress.objects.create(
        user=people["shopper"], email=people["shopper"].email, verified=True, primary=True
    )
    EmailAddress.objects.create(user=people["shopper"], email="second@example.org")
    for name, person in people.items():
        client = Client()
        client.force_login(person)
        world.clients[name] = client
    world.people = people
    world.clients["resetter"] = _follows_a_reset_link(people["idle"])


def _follows_a_reset_link(person: User) -> Client:
    """Somebody who opened the link of the mail; the session remembers it."""
    client = Client()
    key = f"{user_pk_to_url_str(person)}-{default_token_generator.make_token(person)}"
    client.get(f"/fr/{RESET_KEY}{key}/")
    return client


def _goods(world: World) -> None:
    def good(name: str, **fields) -> Product:
        fields = {"cooperative": world.seller, "category": oils, **described} | fields
        world.goods[name] = ProductFactory(slug=name, **fields)
        return world.goods[name]

    oils = Category.objects.exclude(parent=None).order_by("position", "pk")[0]
    described = _in_four(
        "description", "زيت معصور باليد.", "ⵣⵣⵉⵜ ⵏ ⵓⴼⵓⵙ.", "Pressée à la main.", "Pressed by hand."
    )
    whole = good(
        "whole",
        **_in_four("ingredients", "أركان", "ⴰⵔⴳⴰⵏ", "Argan", "Argan"),
        **_in_four("care", "يحفظ باردا", "ⴳ ⵓⵙⵎⵎⵉⴹ", "Au frais", "Keep cool"),
    )
    VariantFactory(
        product=whole,
        net_quantity="1",
        unit="kg",
        price="330.00",
        stock__on_hand=2,
        **_in_four("label", "كبيرة", "ⵜⴰⵎⵇⵔⴰⵏⵜ", "Grande", "Large"),
    )
    for _number in range(3):
        PhotoFactory(
            product=whole, **_in_four("alt", "قارورة", "ⵜⴰⵇⵕⵄⵉⵜ", "Une bouteille", "A bottle")
        )
    in_french = _in_four("description", "", "", "Pressée à froid.", "")
    good("french-only", name_ar="", name_zgh="", name_en="", **in_french)
    good("sold-out", variant__stock__on_hand=0)
    good("priceless", variant=None)
    good("draft", draft=True)
    good("archived", archived=True)
    resting = CooperativeFactory(
        slug="resting", on_holiday_until=timezone.localdate() + timedelta(days=9)
    )
    good("of-resting", cooperative=resting)
    honey = CooperativeFactory(slug="tagant")
    good("honey", cooperative=honey)
    for number in range(26):  # a second page of the list
        good(f"more-{number}", cooperative=honey)
    for cooperative in (world.seller, honey):
        DeliveryOptionFactory(cooperative=cooperative, free_from="900.00")
        DeliveryOptionFactory(
            cooperative=cooperative,
            kind=DeliveryKind.PICKUP,
            price="0.00",
            days_min=1,
            days_max=1,
        )


def _in_four(name: str, *texts: str) -> dict[str, str]:
    codes = ("ar", "zgh", "fr", "en")
    return {f"{name}_{code}": text for code, text in zip(codes, texts, strict=True)}


def _labels(world: World) -> None:
    scheme = LabelScheme.objects.get(pk="bio_maroc")
    paused = CooperativeFactory(suspended=True, slug="paused", code="paused00")
    today = timezone.localdate()
    states = {
        "valid": {},
        "soon": {"valid_until": today + timedelta(days=9)},
        "not_yet": {"valid_from": today + timedelta(days=9)},
        "expired": {"expired": True},
        "revoked": {"status": "revoked", "reason_code": "expired"},
        "pending": {"pending": True},
        "rejected": {"status": "rejected", "reason_code": "unreadable"},
        "paused": {"cooperative": paused},
    }
    for state, fields in states.items():
        world.labels[state] = CertificateFactory(
            **{"cooperative": world.seller, "scheme": scheme} | fields
        )
    MembershipFactory(cooperative=paused, user=world.people["idle"])
    world.files["suspended"] = paused


def _files(world: World) -> None:
    """A file in each of its states, all of one person; papers of each kind."""
    newcomer, office = world.people["newcomer"], world.people["office"]
    first, second, *_others = Requirement.objects.filter(is_active=True)
    states = {
        "draft": UNANSWERED,
        "changes_requested": {"reviewer": office},
        "submitted": {},
        "under_review": {"reviewer": office},
        "rejected": {"reviewer": office},
    }
    for state, fields in states.items():
        file = CooperativeFactory(**{state: True}, **fields)
        MembershipFactory(cooperative=file, user=newcomer)
        world.files[state] = file
        if state == "draft":
            continue
        for requirement in (first, second):
            EvidenceFactory(cooperative=file, requirement=requirement, uploaded_by=newcomer)
        StatusChangeFactory(cooperative=file, source="draft", target="submitted", actor=newcomer)
    file = world.files["changes_requested"]
    file.evidence.filter(requirement=first).update(
        verdict="rejected", reason_code="document-unreadable", checked_by=office
    )
    StatusChangeFactory(
        cooperative=file,
        source="under_review",
        target="changes_requested",
        actor=office,
        reason_code="document-unreadable",
    )
    StatusChangeFactory(
        cooperative=world.files["rejected"],
        source="under_review",
        target="rejected",
        actor=office,
        reason_code="not-registered",
    )
    empty = CooperativeFactory(slug="empty", code="empty000")
    world.people["beginner"] = MembershipFactory(cooperative=empty).user
    world.clients["beginner"] = Client()
    world.clients["beginner"].force_login(world.people["beginner"])
    world.files["empty"] = empty


def _orders(world: World) -> None:
    oil, honey = (world.goods[name].variants.first() for name in ("whole", "honey"))
    Variant.objects.filter(pk=oil.pk).update(gross_weight=300)
    oil.stock.on_hand = honey.stock.on_hand = 60
    oil.stock.save()
    honey.stock.save()
    shopper, member = world.people["shopper"], world.people["member"]
    two = place(oil, honey, quantity=2, user=shopper)
    world.orders["two"] = two
    for end in ENDS:
        order = place(oil, user=shopper, **_fetched(world, end))
        part = order.parts.get()
        _bring_to(part, end, member)
        part.refresh_from_db()
        world.parts[end], world.orders[end] = part, order


def _fetched(world: World, end: str) -> dict:
    """What is different about the order of a parcel that is fetched."""
    if end not in ("ready_for_pickup", "picked_up"):
        return {}
    return {"answers": replace(ANSWERS, kinds={world.seller.code: DeliveryKind.PICKUP})}


def _bring_to(part: CooperativeOrder, end: str, member: User) -> None:
    match end:
        case "placed":
            return
        case "refused":
            return refuse_part(part=part, actor=member, reason="La récolte a gelé.")
        case "cancelled":
            return cancel_part(part=part, actor=None)
    confirm_part(part=part, actor=member)
    if end == "confirmed":
        return
    mark_ready(part=part, actor=member)
    if end in ("ready_for_pickup", "picked_up"):
        mark_ready_for_pickup(part=part, actor=member)
        if end == "picked_up":
            hand_over_at_counter(part=part, actor=member, cash_collected=True)
    elif end != "ready":
        ship_part(part=part, actor=member, carrier="Amana", tracking_number="EE123456785MA")
        if end == "delivered":
            mark_delivered(part=part, actor=member, cash_collected=False)
        elif end == "returned_to_sender":
            mark_returned(part=part, actor=member, reason="Absent à trois passages.")


def _carts(world: World) -> None:
    """Carts of people without an account: just filled, ready to be ordered, and spoiled."""
    oil, honey = (world.goods[name].variants.first() for name in ("whole", "honey"))
    contact = {"full_name": "Amina El Alaoui", "phone": "+212661223344", "email": "a@example.org"}
    place_ = {"address": "12 rue des Jasmins", "city": "Rabat", "province": "MA-RAB"}
    ready = {
        "contact": contact,
        "delivery": {**place_, "postal_code": "10000", "instructions": "Porte bleue"},
        "kinds": {
            cooperative.cooperative.code: "home" for cooperative in (oil.product, honey.product)
        },
    }
    for name, checkout in {"buyer": {}, "ready": ready, "spoiled": {}}.items():
        cart = CartFactory(checkout=checkout)
        for variant in (oil, honey):
            CartLineFactory(cart=cart, variant=variant, quantity=2)
        if name == "spoiled":
            gone = world.goods["sold-out"].variants.first()
            few = world.goods["more-1"].variants.first()
            CartLineFactory(cart=cart, variant=gone)
            CartLineFactory(cart=cart, variant=few, quantity=12)
            cart.lines.filter(variant=oil).update(price_seen="80.00")
        client = Client()
        client.get("/fr/cart/")
        session = client.session
        session["cart"] = str(cart.pk)
        session.save()
        client.cookies["sessionid"] = session.session_key
        world.clients[name] = client


def _messages(world: World) -> None:
    """What the shopper was told about the orders, as a worker would have written it."""
    shopper = world.people["shopper"]
    for row in shopper.notifications.filter(channel=Channel.IN_APP):
        message = render(row)
        row.subject, row.body = message.subject, message.body
        row.status, row.sent_at = Status.SENT, timezone.now()
        row.save()
    NotificationFactory(
        recipient=shopper,
        channel=Channel.IN_APP,
        status=Status.SENT,
        sent_at=timezone.now(),
        read_at=timezone.now(),
        subject="Une ancienne nouvelle",
        body="Elle a été lue.",
    )
