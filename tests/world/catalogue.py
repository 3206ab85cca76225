"""Goods and labels in each of their states."""

from datetime import timedelta

from django.utils import timezone

from catalog.models import Category, LabelScheme, Product
from orders.models import DeliveryKind
from tests.factories.catalog import CertificateFactory, PhotoFactory, ProductFactory, VariantFactory
from tests.factories.cooperatives import CooperativeFactory, MembershipFactory
from tests.factories.orders import DeliveryOptionFactory
from tests.world.shape import World


def make_goods(world: World) -> None:
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


def make_labels(world: World) -> None:
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
