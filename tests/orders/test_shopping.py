"""The shopper's pages: cart, checkout, confirmation, tracking."""

import re
from decimal import Decimal
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import translation

from catalog.models import Stock
from orders.models import Cart, CartLine, DeliveryKind, Order
from tests.factories.accounts import UserFactory
from tests.factories.catalog import VariantFactory
from tests.factories.orders import ANSWERS, DeliveryOptionFactory, place

pytestmark = pytest.mark.django_db

CONTACT = {"full_name": "Amina El Alaoui", "phone": "06 12 34 56 78", "email": "a@example.org"}
THANKS = "Thank you. Your order is placed."
ADDRESS = {"address": "12 rue des Jasmins", "city": "Rabat", "postal_code": "10 000"}


@pytest.fixture
def oil():
    variant = VariantFactory(price="95.00", stock__on_hand=10)
    DeliveryOptionFactory(cooperative=variant.product.cooperative)
    return variant


def add(client, variant, quantity=1, language="fr"):
    data = {"variant": variant.pk, "quantity": quantity}
    return client.post(f"/{language}/cart/add/", data)


def delivery_of(*variants, kind="home") -> dict:
    sellers = {variant.product.cooperative for variant in variants}
    return {f"kind_{seller.code}": kind for seller in sellers}


def confirmation(client, language="fr") -> dict:
    """The hidden fields of the last step, as the page gives them."""
    page = client.get(f"/{language}/checkout/check/").content.decode()
    return {
        name: re.search(rf'name="{name}" value="([^"]+)"', page)[1]
        for name in ("key", "total_seen")
    }


def buy(client, *variants, language="fr", **address):
    """Everything a shopper does, from the product to the confirmation page."""
    for variant in variants:
        add(client, variant, language=language)
    client.post(f"/{language}/checkout/contact/", CONTACT)
    place_of = ADDRESS | {"province": variants[0].product.province_id} | address
    client.post(f"/{language}/checkout/delivery/", place_of | delivery_of(*variants))
    return client.post(f"/{language}/checkout/check/", confirmation(client, language))


def test_a_cart_survives_a_new_tab_and_two_tabs_lose_nothing(client, oil):
    honey = VariantFactory()
    add(client, oil)
    other_tab = Client()
    other_tab.cookies = client.cookies
    add(other_tab, honey)
    add(client, oil)

    assert dict(CartLine.objects.values_list("variant", "quantity")) == {oil.pk: 2, honey.pk: 1}


def test_a_cart_survives_sign_in_and_joins_the_one_of_the_account(client, oil):
    user, honey = UserFactory(), VariantFactory()
    own = Cart.objects.create(user=user)
    own.lines.create(variant=honey, quantity=1, price_seen=honey.price)
    own.lines.create(variant=oil, quantity=1, price_seen=oil.price)
    add(client, oil, quantity=2)

    client.force_login(user)
    page = client.get("/fr/cart/")

    assert page.status_code == 200
    assert dict(own.lines.values_list("variant", "quantity")) == {honey.pk: 1, oil.pk: 3}
    assert Cart.objects.count() == 1


def test_another_persons_cart_is_not_taken_over_after_sign_out(client, oil):
    client.force_login(UserFactory())
    add(client, oil)
    client.logout()

    assert client.get("/fr/cart/").context["view"].is_empty


def test_more_than_is_left_cannot_be_put_into_the_cart(client, oil):
    answer = add(client, oil, quantity=11)

    assert answer.status_code == 302
    assert not CartLine.objects.exists()
    assert "10" in client.get("/fr/cart/").content.decode()


@pytest.mark.parametrize("quantity", ["", "x", "0", "-1", "100", "9" * 40, "1.5"])
def test_a_wrong_quantity_is_refused_and_nothing_is_written(client, oil, quantity):
    assert add(client, oil, quantity=quantity).status_code == 302
    assert not CartLine.objects.exists()


@pytest.mark.parametrize("variant", ["", "0", "999999", "x", "9" * 40, "-3"])
def test_an_unknown_variant_is_404(client, variant):
    assert client.post("/fr/cart/add/", {"variant": variant, "quantity": 1}).status_code == 404


def test_a_wrong_new_quantity_is_said_beside_the_line_and_kept(client, oil):
    add(client, oil)

    answer = client.post("/fr/cart/update/", {"variant": oil.pk, "quantity": 50})

    assert answer.status_code == 422
    assert 'value="50"' in answer.content.decode()
    assert CartLine.objects.get().quantity == 1


def test_a_removed_line_can_be_put_back(client, oil):
    add(client, oil, quantity=3)
    client.post("/fr/cart/update/", {"variant": oil.pk, "quantity": 0})

    undo = client.get("/fr/cart/").context["undo"]
    add(client, oil, quantity=undo["quantity"])

    assert CartLine.objects.get().quantity == 3


def test_the_whole_way_without_an_account(client, oil):
    honey = VariantFactory(price="60.00")
    DeliveryOptionFactory(cooperative=honey.product.cooperative, price=Decimal("25.00"))

    answer = buy(client, oil, honey)

    order = Order.objects.get()
    assert urlsplit(answer.url).path == f"/fr/orders/{order.number}/"
    assert order.total == Decimal("210.00")
    assert (order.phone.as_e164, order.postal_code) == ("+212612345678", "10000")
    page = client.get(answer.url)
    assert page.status_code == 200
    assert order.number in page.content.decode()
    assert client.get("/fr/cart/").context["view"].is_empty


@pytest.mark.parametrize("language", ["ar", "zgh", "fr", "en"])
def test_every_step_works_in_each_language(client, oil, language):
    answer = buy(client, oil, language=language)

    assert Order.objects.get().language == language
    with translation.override(language):
        assert client.get(answer.url).status_code == 200


def test_the_address_is_not_asked_for_a_pick_up(client, oil):
    DeliveryOptionFactory(
        cooperative=oil.product.cooperative, kind=DeliveryKind.PICKUP, price=Decimal(0)
    )
    add(client, oil)
    client.post("/fr/checkout/contact/", CONTACT)

    client.post("/fr/checkout/delivery/", delivery_of(oil, kind="pickup"))
    client.post("/fr/checkout/check/", confirmation(client))

    assert Order.objects.get().parts.get().delivery_kind == DeliveryKind.PICKUP
    assert Order.objects.get().total == Decimal("95.00")


def test_a_missing_address_is_said_and_what_was_typed_stays(client, oil):
    add(client, oil)
    client.post("/fr/checkout/contact/", CONTACT)

    answer = client.post(
        "/fr/checkout/delivery/", {"city": "Taliouine", "postal_code": "abc"} | delivery_of(oil)
    )

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"address", "province", "postal_code"}
    assert "Taliouine" in answer.content.decode()


def test_steps_cannot_be_jumped_over(client, oil):
    add(client, oil)

    assert client.get("/fr/checkout/check/").url == "/fr/checkout/contact/"
    assert client.get("/fr/checkout/nothing/").status_code == 404


def test_an_empty_cart_leads_back_to_the_cart(client):
    assert client.get("/fr/checkout/contact/").url == "/fr/cart/"


def test_sent_twice_the_last_step_shows_the_same_order(client, oil):
    add(client, oil)
    client.post("/fr/checkout/contact/", CONTACT)
    place_of = ADDRESS | {"province": oil.product.province_id} | delivery_of(oil)
    client.post("/fr/checkout/delivery/", place_of)
    form = confirmation(client)

    first = client.post("/fr/checkout/check/", form)
    second = client.post("/fr/checkout/check/", form)

    assert first.url == second.url
    assert Order.objects.count() == 1


def test_thanks_are_said_once_and_the_address_that_is_kept_says_nothing_of_it(client, oil):
    answer = buy(client, oil, language="en")
    order = Order.objects.get()

    assert urlsplit(answer.url).query == f"t={order.token}"
    client.head(answer.url)
    said = [THANKS in client.get(answer.url).content.decode() for _ in range(2)]
    assert said == [True, False]
    assert THANKS not in Client().get(answer.url).content.decode()


def test_thanks_are_for_the_order_that_was_placed(client, oil):
    older = place(oil)
    answer = buy(client, oil, language="en")

    shown = client.get(f"/en/orders/{older.number}/?t={older.token}").content.decode()

    assert THANKS not in shown
    assert THANKS in client.get(answer.url).content.decode()


def test_stock_lost_at_the_last_step_is_said_and_the_answers_are_kept(client, oil):
    add(client, oil, quantity=2)
    client.post("/fr/checkout/contact/", CONTACT)
    place_of = ADDRESS | {"province": oil.product.province_id} | delivery_of(oil)
    client.post("/fr/checkout/delivery/", place_of)
    form = confirmation(client)
    Stock.objects.update(on_hand=1)

    answer = client.post("/fr/checkout/check/", form)

    assert answer.url == "/fr/cart/"
    assert not Order.objects.exists()
    assert Cart.objects.get().checkout["contact"]["full_name"] == "Amina El Alaoui"
    assert client.get("/fr/cart/").context["view"].lines[0].is_short


def test_an_orders_page_opens_by_its_link_and_for_its_owner_only(client, oil):
    order = place(oil, user=UserFactory())
    page = f"/fr/orders/{order.number}/"

    assert client.get(page).status_code == 404
    assert client.get(f"{page}?t={order.token[:-1]}").status_code == 404
    assert client.get(f"{page}?t={order.token}").status_code == 200
    client.force_login(UserFactory())
    assert client.get(page).status_code == 404
    client.force_login(order.user)
    assert client.get(page).status_code == 200


def test_the_shopper_cancels_what_is_not_confirmed(client, oil):
    order = place(oil)
    part = order.parts.get()
    page = f"/fr/orders/{order.number}/cancel/{part.pk}/"

    assert client.post(page).status_code == 404
    client.post(f"{page}?t={order.token}")

    part.refresh_from_db()
    assert part.status == "cancelled"


@pytest.mark.parametrize("contact", ["06 12 34 56 78", "+212612345678", "AMINA@example.org"])
def test_an_order_is_found_by_number_and_phone_or_mail(client, oil, contact):
    order = place(oil, answers=ANSWERS)

    answer = client.post(
        "/fr/orders/",
        {"number": f" {order.number[:4]}-{order.number[4:].lower()}", "contact": contact},
    )

    assert order.token in answer.url


@pytest.mark.parametrize(
    ("number", "contact"), [("22222222", "0612345678"), (None, "0699999999"), (None, "x"), ("", "")]
)
def test_a_wrong_pair_is_not_found(client, oil, number, contact):
    order = place(oil, answers=ANSWERS)
    data = {"number": order.number if number is None else number, "contact": contact}

    answer = client.post("/fr/orders/", data)

    assert answer.status_code == 422
    assert order.token not in answer.content.decode()


def test_guessing_numbers_is_slowed_down(client, settings):
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "LOCATION": "guessing",
        }
    }
    data = {"number": "22222222", "contact": "0612345678"}

    codes = [client.post("/fr/orders/", data).status_code for _ in range(22)]

    assert codes[:20] == [422] * 20
    assert codes[-1] == 429


def test_the_cart_page_asks_the_database_a_fixed_number_of_times(
    client, django_assert_max_num_queries
):
    for _ in range(6):
        variant = VariantFactory()
        DeliveryOptionFactory(cooperative=variant.product.cooperative)
        add(client, variant)

    with django_assert_max_num_queries(12):
        assert client.get("/fr/cart/").status_code == 200


@pytest.mark.parametrize("hidden", ["draft", "archived", "suspended"])
def test_what_shoppers_may_not_see_cannot_be_added_and_its_address_is_not_told(client, hidden):
    traits = {
        "draft": {"product__draft": True},
        "archived": {"product__archived": True},
        "suspended": {"product__cooperative__suspended": True},
    }
    secret = VariantFactory(**traits[hidden])

    answer = add(client, secret)

    assert answer.url == "/fr/cart/"
    assert secret.product.slug not in client.get(answer.url).content.decode()
    assert not CartLine.objects.exists()


@pytest.mark.parametrize(
    "total", ["0", "0.01", "124.99", "125.01", "-5", "1e3", "NaN", "", "9" * 30]
)
def test_another_total_than_the_true_one_buys_nothing(client, oil, total):
    add(client, oil)
    client.post("/fr/checkout/contact/", CONTACT)
    place_of = ADDRESS | {"province": oil.product.province_id} | delivery_of(oil)
    client.post("/fr/checkout/delivery/", place_of)
    form = confirmation(client)
    assert form["total_seen"] == "125.00"

    answer = client.post("/fr/checkout/check/", form | {"total_seen": total})

    assert answer.status_code in (302, 422)
    assert not Order.objects.exists()
    assert CartLine.objects.exists()


def test_a_price_that_changed_after_the_check_is_said_before_anything_is_bought(client, oil):
    add(client, oil)
    client.post("/fr/checkout/contact/", CONTACT)
    place_of = ADDRESS | {"province": oil.product.province_id} | delivery_of(oil)
    client.post("/fr/checkout/delivery/", place_of)
    form = confirmation(client)
    oil.price = Decimal("96.00")
    oil.save()

    answer = client.post("/fr/checkout/check/", form)

    assert answer.url == "/fr/checkout/check/"
    assert not Order.objects.exists()
    assert confirmation(client)["total_seen"] == "126.00"


def test_a_cart_that_changed_after_the_check_is_not_called_a_changed_price(client, oil):
    add(client, oil)
    client.post("/en/checkout/contact/", CONTACT)
    place_of = ADDRESS | {"province": oil.product.province_id} | delivery_of(oil)
    client.post("/en/checkout/delivery/", place_of)
    form = confirmation(client, "en")
    client.post("/en/cart/update/", {"variant": oil.pk, "quantity": 2})

    page = client.post("/en/checkout/check/", form, follow=True).content.decode()

    assert "The total has changed since you looked." in page
    assert "price has changed" not in page


def test_the_price_of_another_way_is_shown_before_it_is_kept(client, oil):
    DeliveryOptionFactory(
        cooperative=oil.product.cooperative, kind=DeliveryKind.PICKUP, price=Decimal(0)
    )
    add(client, oil)
    client.post("/fr/checkout/contact/", CONTACT)

    totals = {
        kind: client.get("/fr/checkout/delivery/", delivery_of(oil, kind=kind))
        .context["view"]
        .total
        for kind in ("home", "pickup", "balloon", "")
    }

    assert totals == {"home": 125, "pickup": 95, "balloon": 125, "": 125}
    assert "kinds" not in Cart.objects.get().checkout


def test_what_need_not_be_written_is_marked_so(client, oil):
    add(client, oil)
    client.post("/en/checkout/contact/", CONTACT)

    page = client.get("/en/checkout/delivery/").content.decode()

    marked = re.findall(r'<label for="id_(\w+)">[^<]*<span class="mark-opt">', page)
    assert marked == ["postal_code", "instructions"]


def test_the_check_page_names_the_place_of_a_pick_up_and_no_courier(client, oil):
    oil.product.cooperative.address = "Douar Imgoun"
    oil.product.cooperative.save()
    DeliveryOptionFactory(
        cooperative=oil.product.cooperative, kind=DeliveryKind.PICKUP, price=Decimal(0)
    )
    add(client, oil)
    client.post("/en/checkout/contact/", CONTACT)
    place_of = ADDRESS | {"province": oil.product.province_id}
    client.post("/en/checkout/delivery/", place_of | delivery_of(oil, kind="pickup"))

    page = client.get("/en/checkout/check/").content.decode()

    for words in ("Douar Imgoun", "In cash, when you pick up the parcel", "Total at pick-up"):
        assert words in page
    for words in (ADDRESS["address"], "Total on delivery", "Delivery, one parcel"):
        assert words not in page


def test_the_last_step_after_the_session_ended_leads_to_the_cart(client, oil):
    add(client, oil)
    client.post("/fr/checkout/contact/", CONTACT)
    client.cookies.clear()

    for step in ("contact", "delivery", "check"):
        answer = client.post(f"/fr/checkout/{step}/", CONTACT)
        assert answer.url == "/fr/cart/"


@pytest.mark.parametrize("token", ["é", "%FF", "", "null", "0"])
def test_a_token_that_is_none_opens_nothing(client, oil, token):
    order = place(oil)

    assert client.get(f"/fr/orders/{order.number}/?t={token}").status_code == 404


def test_a_new_price_is_said_until_the_order_and_not_slipped_in_with_a_quantity(client, oil):
    add(client, oil)
    client.post("/fr/checkout/contact/", CONTACT)
    place_of = ADDRESS | {"province": oil.product.province_id} | delivery_of(oil)
    client.post("/fr/checkout/delivery/", place_of)
    oil.price = Decimal("120.00")
    oil.save()

    client.post("/fr/cart/update/", {"variant": oil.pk, "quantity": 2})

    assert CartLine.objects.get().quantity == 2
    for page in ("cart", "checkout/check"):
        words = client.get(f"/fr/{page}/").content.decode()
        assert "Le prix est passé de" in words, page


def test_what_a_guest_typed_last_stands_after_signing_in(client, oil):
    person = UserFactory()
    client.force_login(person)
    add(client, oil)
    client.post("/fr/checkout/contact/", CONTACT)
    place_of = ADDRESS | {"province": oil.product.province_id} | delivery_of(oil)
    client.post("/fr/checkout/delivery/", place_of)
    guest = Client()
    add(guest, oil)
    guest.post("/fr/checkout/contact/", CONTACT | {"phone": "06 99 88 77 66"})

    guest.post("/fr/accounts/login/", {"login": person.email, "password": "secret-of-tests"})
    guest.get("/fr/cart/")

    answers = Cart.objects.get().checkout
    assert answers["contact"]["phone"] == "+212699887766"
    assert answers["delivery"]["city"] == "Rabat"
    assert list(answers["kinds"].values()) == ["home"]


def test_what_was_typed_is_kept_when_the_cart_changed_meanwhile(client, oil):
    add(client, oil)
    Stock.objects.update(on_hand=0)

    answer = client.post("/fr/checkout/contact/", CONTACT)

    assert answer.url == "/fr/cart/"
    assert Cart.objects.get().checkout["contact"]["full_name"] == "Amina El Alaoui"


def test_an_order_keeps_the_unit_it_was_placed_in(client, oil):
    order = place(oil)
    before = client.get(f"/fr/orders/{order.number}/?t={order.token}").content.decode()
    oil.unit = "kg" if oil.unit != "kg" else "g"
    oil.save()

    after = client.get(f"/fr/orders/{order.number}/?t={order.token}").content.decode()

    line = re.compile(r"<span>[^<]*<bdi[^>]*>[^<]*</bdi>[^<]*</span>")
    assert line.findall(after) == line.findall(before)
    assert line.findall(after)


def test_an_address_that_is_too_long_is_said_beside_its_field(client, oil):
    add(client, oil)
    long = "a" * 64 + "@" + ".".join(["b" * 60] * 4) + ".ma"

    answer = client.post("/fr/checkout/contact/", CONTACT | {"email": long})

    assert answer.status_code == 422
    assert answer.context["form"].errors["email"]


def test_a_refused_number_leaves_the_size_and_the_number_as_they_were_chosen(client, oil):
    large = VariantFactory(product=oil.product, price="250.00", stock__on_hand=10)

    answer = add(client, large, quantity=12)

    words = client.get(answer.url).context
    assert words["chosen"] == large
    assert words["quantity"] == 12


@pytest.mark.parametrize("typed", ["0", "-3", "many", "100000", "٣"])
def test_a_wrong_number_in_an_address_harms_nothing(client, oil, typed):
    answer = client.get(oil.product.get_absolute_url(), {"quantity": typed})

    assert answer.status_code == 200
    assert 1 <= answer.context["quantity"] <= 99


def test_the_checkout_of_an_empty_cart_says_that_it_is_empty(client):
    page = client.get("/en/checkout/contact/", follow=True).content.decode()

    assert "Your cart is empty. Choose something first." in page
    assert "something has changed" not in page
