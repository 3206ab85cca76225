"""Every field of every form, with what no column can hold: refused, never an error."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import translation

from cooperatives.application import STEP
from orders.models import Cart, CooperativeOrder, Status
from tests.factories.catalog import VariantFactory
from tests.safety.conftest import ARGUMENTS, World
from tests.safety.forms import forms_of

pytestmark = pytest.mark.django_db

VALUES = ["a\0b", "x" * 9000, "9" * 40, "-1"]
BUTTONS = ["do", "act", "later"]  # named by buttons, so they are not among the fields
SIGNED_OUT = ["account_login", "account_signup", "account_reset_password"]
ACCOUNT = ["account_change_password", "account_email", "account_logout"]
CHECKOUT = ["contact", "delivery", "check"]


def _filled_cart(client: Client, world: World) -> None:
    """One click from an order."""
    variant = VariantFactory(product__cooperative=world.seller)
    client.post("/fr/cart/add/", {"variant": variant.pk, "quantity": 2})
    contact = {"full_name": "Amina", "phone": "+212612345678", "email": ""}
    place = {"address": "x", "city": "y", "province": world.seller.province_id}
    place |= {"postal_code": "", "instructions": ""}
    answers = {"contact": contact, "delivery": place, "kinds": {world.seller.code: "home"}}
    Cart.objects.update(checkout=answers)


def errors_of(client: Client, url: str) -> dict:
    """Fields and values that the forms of a page answer with an error of the server."""
    response = client.get(url)
    if response.streaming:
        response.close()
        return {}
    found = {}
    for form in forms_of(url, response.content.decode()):
        form.values.pop("csrfmiddlewaretoken", None)
        for field in [*form.values, *BUTTONS]:
            for value in VALUES:
                before = transaction.savepoint()
                answer = client.post(form.action, form.values | {field: value})
                transaction.savepoint_rollback(before)
                if answer.status_code >= 500:
                    found[form.action, field, value[:5]] = answer.status_code
    return found


@pytest.fixture
def member(world) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(world.owner)
    _filled_cart(client, world)
    return client


@pytest.mark.parametrize("name", sorted(set(ARGUMENTS) - {"demo:styleguide", "media"}))
def test_forms_of_every_page(world, member, name):
    assert errors_of(member, world.address(name)) == {}


@pytest.mark.parametrize("step", STEP)
def test_forms_of_an_application(world, member, step):
    assert errors_of(member, f"/fr/sell/{world.draft.code}/application/{step}/") == {}


@pytest.mark.parametrize("step", CHECKOUT)
def test_forms_of_the_checkout(world, member, step):
    assert errors_of(member, f"/fr/checkout/{step}/") == {}


@pytest.mark.parametrize("status", Status)
def test_forms_of_a_parcel_in_each_state(world, member, status):
    CooperativeOrder.objects.update(status=status)

    assert errors_of(member, world.address("orders:desk_order")) == {}


def test_forms_behind_the_link_of_an_order(world, member):
    for name in ("orders:order", "orders:cancel"):
        assert errors_of(member, f"{world.address(name)}?t={world.order.token}") == {}


@pytest.mark.parametrize("name", [*SIGNED_OUT, *ACCOUNT])
def test_forms_of_accounts(world, name):
    client = Client(raise_request_exception=False)
    if name in ACCOUNT:
        client.force_login(world.owner)
    with translation.override("fr"):
        assert errors_of(client, reverse(name)) == {}


def test_the_reader_of_forms_finds_fields(world, member):
    """The control: a page whose forms were not read would pass."""
    page = member.get(f"/fr/sell/{world.seller.code}/products/{world.product.pk}/")

    (form,) = [it for it in forms_of("/fr/", page.content.decode()) if "name_fr" in it.values]
    assert form.values["name_fr"] == world.product.name_fr
    assert {"category", "province", "size-0-price", "size-0-on_hand"} <= set(form.values)
