"""Invoices: numbered without a gap, with VAT that adds up, and never touched again."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connections, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from catalog.models import Variant
from cooperatives.models import Role
from coopstore.core.errors import IllegalMove
from coopstore.core.money import shared
from orders.models import CooperativeOrder, Invoice, InvoiceSeries, TaxDetails
from orders.personal_data import erase_person
from orders.tasks import issue_missing_invoices
from orders.use_cases import (
    collect_cash,
    confirm_part,
    invoicing,
    mark_delivered,
    mark_ready,
    save_tax_details,
    ship_part,
)
from tests.factories.accounts import UserFactory
from tests.factories.catalog import VariantFactory
from tests.factories.cooperatives import CooperativeFactory, MembershipFactory
from tests.factories.orders import place

pytestmark = pytest.mark.django_db


def deliver(part: CooperativeOrder, actor, *, cash: bool = True) -> CooperativeOrder:
    confirm_part(part=part, actor=actor)
    mark_ready(part=part, actor=actor)
    ship_part(part=part, actor=actor, carrier="Amana")
    return mark_delivered(part=part, actor=actor, cash_collected=cash)


def _on(*days: date) -> SimpleNamespace:
    """A clock that is asked once for each of these days, and stays at the last."""
    left = list(days)
    return SimpleNamespace(localdate=lambda: left.pop(0) if len(left) > 1 else left[0])


def charge_vat(cooperative) -> None:
    save_tax_details(
        cooperative=cooperative, tax_number="40123456", business_tax_number="", charges_vat=True
    )


def test_a_delivered_parcel_has_an_invoice_and_no_other_has(person):
    order = place(VariantFactory(), VariantFactory())
    here, _there = order.parts.order_by("pk")

    deliver(here, person)

    invoice = Invoice.objects.get()
    assert (invoice.part, invoice.cooperative, invoice.total) == (
        here,
        here.cooperative,
        here.total,
    )
    assert invoice.reference == f"{timezone.localdate().year}-0001"
    assert invoice.issued_on == timezone.localdate()


def test_a_second_press_on_delivered_invoices_once(person):
    part = place(VariantFactory()).parts.get()
    deliver(part, person)

    with pytest.raises(IllegalMove):
        mark_delivered(part=part, actor=person, cash_collected=True)

    assert Invoice.objects.count() == 1
    assert InvoiceSeries.objects.get().last == 1


def test_each_cooperative_and_year_counts_from_one(person, monkeypatch):
    oil, honey = VariantFactory(stock__on_hand=9), VariantFactory(stock__on_hand=9)
    year = timezone.localdate().year
    for variant in (oil, oil, honey):
        deliver(place(variant).parts.get(), person)
    monkeypatch.setattr(invoicing, "timezone", _on(date(year + 1, 1, 1)))
    deliver(place(oil).parts.get(), person)

    found = Invoice.objects.order_by("pk").values_list("cooperative", "year", "number")
    mine, other = oil.product.cooperative_id, honey.product.cooperative_id
    assert list(found) == [
        (mine, year, 1),
        (mine, year, 2),
        (other, year, 1),
        (mine, year + 1, 1),
    ]


def test_a_number_of_the_old_year_is_not_dated_in_the_new_one(person, monkeypatch):
    """The clock strikes midnight while the invoice waits for its series."""
    part = deliver(place(VariantFactory()).parts.get(), person)
    monkeypatch.setattr(invoicing, "timezone", _on(date(2025, 12, 31), date(2026, 1, 1)))
    other = place(Variant.objects.get()).parts.get()

    invoice = invoicing.issue_invoice(other)

    assert (invoice.year, invoice.issued_on) == (2025, date(2025, 12, 31))
    assert part.invoice.number == invoice.number == 1


def test_a_step_that_fails_leaves_no_gap(person):
    jar = VariantFactory(stock__on_hand=9)
    first, second = (place(jar).parts.get() for _ in range(2))
    with transaction.atomic():
        deliver(first, person)
        transaction.set_rollback(True)

    deliver(second, person)

    assert list(Invoice.objects.values_list("part", "number")) == [(second.pk, 1)]


@pytest.mark.django_db(transaction=True)
def test_invoices_issued_at_once_have_numbers_without_gap_or_double(person):
    jar = VariantFactory(stock__on_hand=9)
    parts = [place(jar).parts.get() for _ in range(6)]
    for part in parts:
        confirm_part(part=part, actor=person)
        mark_ready(part=part, actor=person)
        ship_part(part=part, actor=person, carrier="Amana")
    start = threading.Barrier(len(parts))

    def arrive(part):
        try:
            start.wait(timeout=10)
            mark_delivered(part=part, actor=person, cash_collected=False)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(parts)) as pool:
        list(pool.map(arrive, parts))

    assert sorted(Invoice.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6]


def test_most_cooperatives_are_exempt_and_their_invoices_say_so(person, client):
    part = deliver(place(VariantFactory(vat_rate=20)).parts.get(), person)

    assert part.invoice.taxes == []
    page = client.get(_of_shopper(part)).content.decode()
    assert "Exonéré de TVA" in page
    assert "TVA 20" not in page.replace("\u00a0", " ")


def test_vat_is_taken_out_of_prices_that_include_it(person):
    oil = VariantFactory(vat_rate=20, price="120.00", stock__on_hand=9)
    dates = VariantFactory(product__cooperative=oil.product.cooperative, vat_rate=0, price="40.00")
    charge_vat(oil.product.cooperative)

    part = deliver(place(oil, dates).parts.get(), person)

    # 30 MAD of delivery follow the goods: 7.50 with the dates, 22.50 with the oil.
    assert part.invoice.taxes == [
        {"rate": 0, "net": "47.50", "vat": "0.00"},
        {"rate": 20, "net": "118.75", "vat": "23.75"},
    ]


@pytest.mark.parametrize(
    ("prices", "rates"),
    [
        (["0.01", "0.01"], [10, 20]),
        (["33.33", "33.33", "33.34"], [0, 10, 20]),
        (["9.99", "149.95"], [10, 20]),
        (["1450.00"], [20]),
    ],
)
def test_net_and_vat_add_up_to_the_total(person, prices, rates):
    first, *others = zip(prices, rates, strict=True)
    one = VariantFactory(price=first[0], vat_rate=first[1])
    seller = one.product.cooperative
    more = [
        VariantFactory(product__cooperative=seller, price=price, vat_rate=rate)
        for price, rate in others
    ]
    charge_vat(seller)

    invoice = deliver(place(one, *more).parts.get(), person).invoice

    assert len(invoice.taxes) == len(rates)
    assert sum(it["net"] + it["vat"] for it in invoice.vat_by_rate) == invoice.total


@pytest.mark.parametrize(
    ("amount", "weights", "shares"),
    [
        ("30.00", ["40", "120"], ["7.50", "22.50"]),
        ("0.01", ["1", "1"], ["0.01", "0.00"]),
        ("10.00", ["1", "1", "1"], ["3.34", "3.33", "3.33"]),
        ("10.00", ["1", "1", "4"], ["1.67", "1.67", "6.66"]),
        ("0.00", ["5", "0"], ["0.00", "0.00"]),
    ],
)
def test_an_amount_is_shared_to_the_centime(amount, weights, shares):
    found = shared(Decimal(amount), [Decimal(it) for it in weights])

    assert found == [Decimal(it) for it in shares]
    assert sum(found) == Decimal(amount)


def test_an_invoice_stays_as_it_was_issued(person, client):
    part = deliver(place(VariantFactory()).parts.get(), person)
    seller = part.cooperative
    before = client.get(_of_shopper(part)).content.decode()
    assert seller.ice in before

    type(seller).objects.filter(pk=seller.pk).update(name_fr="Autre nom", ice="002136093000040")
    Variant.objects.update(price="1.00", vat_rate=10)
    charge_vat(seller)
    after = client.get(_of_shopper(part)).content.decode()

    for word in (seller.ice, seller.name_fr, "Exonéré de TVA"):
        assert word in after
    for word in ("Autre nom", "002136093000040", "40123456"):
        assert word not in after


@pytest.mark.parametrize("change", [{"total": "1.00"}, {"number": 7}, {"seller": {}}])
def test_the_database_refuses_to_change_or_delete_an_invoice(person, change):
    part = deliver(place(VariantFactory()).parts.get(), person)

    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Invoice.objects.update(**change)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Invoice.objects.all().delete()
    with pytest.raises(ProtectedError):
        part.delete()
    assert Invoice.objects.count() == 1


def test_an_erased_person_stays_on_the_invoice(client, person):
    """The seller's books must show to whom it sold for ten years: Code of Commerce, article 22."""
    buyer = UserFactory(full_name="Amina El Alaoui")
    part = deliver(place(VariantFactory(), user=buyer).parts.get(), person)

    erase_person(buyer)

    member = MembershipFactory(cooperative=part.cooperative, role=Role.FINANCE).user
    client.force_login(member)
    assert "Amina El Alaoui" in client.get(_of_desk(part)).content.decode()


def test_parcels_that_arrived_before_there_were_invoices_get_theirs(person):
    jar = VariantFactory(stock__on_hand=9)
    parts = [place(jar).parts.get() for _ in range(3)]
    CooperativeOrder.objects.filter(pk__in=[it.pk for it in parts[:2]]).update(status="delivered")

    for _ in range(2):
        issue_missing_invoices()

    assert list(Invoice.objects.order_by("number").values_list("part", flat=True)) == [
        parts[0].pk,
        parts[1].pk,
    ]


def _of_shopper(part: CooperativeOrder) -> str:
    return f"/fr/orders/{part.order.number}/invoices/{part.pk}/?t={part.order.token}"


def _of_desk(part: CooperativeOrder) -> str:
    return f"/fr/sell/{part.cooperative.code}/invoices/{part.pk}/"


def test_shopper_and_seller_find_the_invoice_from_the_order(client, person):
    part = deliver(place(VariantFactory()).parts.get(), person, cash=False)
    link = _of_shopper(part)

    order = client.get(f"/fr/orders/{part.order.number}/?t={part.order.token}").content.decode()
    assert link in order
    assert "à payer" in client.get(link).content.decode()
    collect_cash(part=part, actor=person)
    assert "à payer" not in client.get(link).content.decode()

    client.force_login(MembershipFactory(cooperative=part.cooperative, role=Role.ORDERS).user)
    desk = f"/fr/sell/{part.cooperative.code}/"
    for page in (f"{desk}orders/{part.pk}/", f"{desk}invoices/"):
        assert _of_desk(part) in client.get(page).content.decode()
    assert part.order.token not in client.get(_of_desk(part)).content.decode()


def test_the_number_of_an_invoice_is_not_turned_round_in_arabic(client, person):
    """After Arabic letters `2026-0001` alone would be drawn as `0001-2026`."""
    part = deliver(place(VariantFactory()).parts.get(), person)
    number = part.invoice.reference

    order = client.get(f"/ar/orders/{part.order.number}/?t={part.order.token}").content.decode()
    page = client.get(_of_shopper(part).replace("/fr/", "/ar/", 1)).content.decode()

    assert f"<bdi>{number}</bdi>" in order
    assert f"<title>الفاتورة \u2068{number}\u2069 " in page


def test_the_invoice_of_another_parcel_or_of_none_is_not_there(client, person):
    delivered = deliver(place(VariantFactory()).parts.get(), person)
    waiting = place(VariantFactory()).parts.get()
    order = waiting.order

    for part in (delivered, waiting):
        page = f"/fr/orders/{order.number}/invoices/{part.pk}/?t={order.token}"
        assert client.get(page).status_code == 404


@pytest.mark.parametrize("role", Role)
def test_who_looks_after_the_money_says_what_stands_on_invoices(client, role):
    seller = CooperativeFactory()
    client.force_login(MembershipFactory(cooperative=seller, role=role).user)
    page = f"/fr/sell/{seller.code}/invoices/details/"

    answer = client.post(page, {"charges_vat": "no", "tax_number": "4012 3456"})

    if role in (Role.OWNER, Role.MANAGER, Role.FINANCE):
        assert answer.status_code == 302
        assert TaxDetails.objects.get().tax_number == "40123456"
    else:
        assert answer.status_code == 404
        assert not TaxDetails.objects.exists()


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("tax_number", "IF 12"),
        ("tax_number", "123456789"),
        ("business_tax_number", "2530-12x4"),
        ("charges_vat", ""),
        ("charges_vat", "perhaps"),
    ],
)
def test_wrong_tax_details_are_refused_and_kept_in_the_form(client, field, typed):
    seller = CooperativeFactory()
    charge_vat(seller)
    client.force_login(MembershipFactory(cooperative=seller, role=Role.OWNER).user)
    typing = {"charges_vat": "no", "tax_number": "1", field: typed}

    answer = client.post(f"/fr/sell/{seller.code}/invoices/details/", typing)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert TaxDetails.objects.get().tax_number == "40123456"
    if field != "charges_vat":
        assert f'value="{typed}"' in answer.content.decode()


def test_vat_is_not_charged_without_a_tax_number(client):
    seller = CooperativeFactory()
    client.force_login(MembershipFactory(cooperative=seller, role=Role.OWNER).user)

    answer = client.post(f"/fr/sell/{seller.code}/invoices/details/", {"charges_vat": "yes"})

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["tax_number"]
    assert not TaxDetails.objects.exists()


def test_arabic_digits_are_digits(client):
    seller = CooperativeFactory()
    client.force_login(MembershipFactory(cooperative=seller, role=Role.OWNER).user)

    client.post(
        f"/ar/sell/{seller.code}/invoices/details/",
        {"charges_vat": "yes", "tax_number": "٤٠١٢٣٤٥٦"},
    )

    said = TaxDetails.objects.get()
    assert (said.tax_number, said.charges_vat) == ("40123456", True)


def test_the_office_reads_an_invoice_in_words(client, office, person):
    variant = VariantFactory(price="95.00", vat_rate=10)
    charge_vat(variant.product.cooperative)
    invoice = deliver(place(variant).parts.get(), person).invoice
    client.force_login(office)
    client.cookies["django_language"] = "fr"

    page = client.get(f"/admin/orders/invoice/{invoice.pk}/change/").content.decode()

    assert f"<bdi>{invoice.seller['names']['fr']}</bdi>" in page
    assert "Identifiant fiscal (IF): \u206840123456\u2069" in page
    assert "113,64\xa0DH + 11,36\xa0DH" in page
    assert "&quot;net&quot;" not in page
