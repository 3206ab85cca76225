"""Names that would pass for another's, end a header or bring a script into a page."""

import json
import re

import pytest
from django.core import mail

from coopstore.accounts.forms import ProfileForm
from coopstore.notifications.delivery import deliver_due
from coopstore.notifications.models import Notification, Status
from orders.cart import CartView
from orders.forms import ContactForm, DeliveryForm, ReasonForm, ShipForm
from tests.factories.accounts import UserFactory
from tests.factories.catalog import ProductFactory
from tests.factories.cooperatives import CooperativeFactory, MembershipFactory
from tests.factories.orders import ANSWERS, place

pytestmark = pytest.mark.django_db

# A line end, a mark that turns the direction, a NUL and a space without width.
TRICKY = "Amina\r\nBcc: all \u202egnp-exe\u2066\x00\u200b End"
CLEAN = "Amina Bcc: all gnp-exe End"
SCRIPT = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&"


@pytest.mark.parametrize(
    ("form", "field"),
    [
        (lambda data: ContactForm(data), "full_name"),
        (lambda data: DeliveryForm(data, view=CartView(None)), "address"),
        (lambda data: DeliveryForm(data, view=CartView(None)), "city"),
        (lambda data: ShipForm(data), "carrier"),
        (lambda data: ProfileForm(data, instance=UserFactory()), "full_name"),
    ],
    ids=["name of a shopper", "address", "town", "carrier", "name of a person"],
)
def test_a_line_that_others_read_is_one_line_without_unseen_marks(form, field):
    bound = form({field: TRICKY})
    bound.is_valid()

    assert bound.cleaned_data[field] == CLEAN


@pytest.mark.parametrize(
    ("form", "field"),
    [
        (lambda data: ReasonForm(data), "reason"),
        (lambda data: DeliveryForm(data, view=CartView(None)), "instructions"),
    ],
    ids=["reason", "instructions"],
)
def test_a_text_that_others_read_keeps_its_lines_and_no_unseen_mark(form, field):
    bound = form({field: TRICKY})
    bound.is_valid()

    assert bound.cleaned_data[field] == "Amina\nBcc: all gnp-exe End"


def test_a_name_of_unseen_marks_only_is_no_name():
    form = ContactForm({"full_name": "\u202e\u200b\u2066", "phone": "0612345678"})

    assert not form.is_valid()
    assert list(form.errors) == ["full_name"]


@pytest.mark.parametrize(
    "name",
    [
        "https://evil.example/win",
        "You won: www.evil",
        "Claim it at EVIL.example",
        "a@evil.example",
        "evil.com/x",
        "<b>Amina</b>",
    ],
)
def test_a_name_that_leads_to_a_site_is_refused(name):
    """The shop greets by it in a mail to whatever address was typed beside it."""
    for form in (
        ContactForm({"full_name": name, "phone": "0612345678"}),
        ProfileForm({"full_name": name, "language": "fr"}, instance=UserFactory()),
    ):
        assert list(form.errors) == ["full_name"]


@pytest.mark.parametrize(
    "name",
    [
        "M. Ali",
        "M.Ali",
        "J. R. R. Tolkien",
        "Fatima-Zahra",
        "أمينة العلوي",
        "ⵜⵉⵣⵉⵔⵉ",
        "O’Neil",
    ],
)
def test_names_of_people_are_taken_as_they_are(name):
    form = ContactForm({"full_name": name, "phone": "0612345678"})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["full_name"] == name


def test_a_postal_code_from_an_arabic_keyboard_is_kept_in_western_digits():
    form = DeliveryForm({"postal_code": "٨٣ ٥٠٠"}, view=CartView(None))
    form.is_valid()

    assert form.cleaned_data["postal_code"] == "83500"


@pytest.fixture
def scripted():
    """A shop in which every name that people type is a script."""
    names = {f"name_{code}": SCRIPT for code in ("ar", "zgh", "fr", "en")}
    member = MembershipFactory(
        cooperative=CooperativeFactory(story_fr=SCRIPT, contact_name=SCRIPT, **names),
        user=UserFactory(full_name=SCRIPT),
    )
    product = ProductFactory(
        cooperative=member.cooperative, description_fr=SCRIPT, ingredients_fr=SCRIPT, **names
    )
    return member, product


def scripts_in(page: str) -> list[str]:
    """What of SCRIPT reached the page as markup."""
    return re.findall(r"<script>alert|<img src=x|onerror=alert\(2\)>", page)


def test_a_script_in_a_name_is_shown_and_never_run(client, scripted, office):
    member, product = scripted
    answers = ANSWERS.__class__(**{**vars(ANSWERS), "full_name": SCRIPT, "instructions": SCRIPT})
    order = place(product.variants.get(), answers=answers)
    part, desk = order.parts.get(), f"/fr/sell/{member.cooperative.code}"
    client.force_login(member.user)
    urls = [
        "/fr/",
        "/fr/products/",
        f"/fr/products/?q={SCRIPT}",
        f"/fr/products/{product.slug}/",
        f"/fr/cooperatives/{member.cooperative.slug}/",
        f"/fr/verify/?code={SCRIPT}",
        f"/fr/orders/{order.number}/?t={order.token}",
        f"/fr/orders/{order.number}/cancel/{part.pk}/?t={order.token}",
        "/fr/accounts/profile/",
        "/fr/sell/",
        *(f"{desk}/{page}" for page in ("", "orders/", f"orders/{part.pk}/", "cooperative/")),
        *(f"{desk}/{page}" for page in ("products/", f"products/{product.pk}/", "labels/new/")),
    ]
    found = {url: scripts_in(client.get(url).content.decode()) for url in urls}
    client.force_login(office)
    for url in (
        f"/admin/orders/order/{order.pk}/change/",
        f"/admin/orders/cooperativeorder/{part.pk}/change/",
        f"/admin/catalog/product/{product.pk}/change/",
        f"/admin/cooperatives/cooperative/{member.cooperative.pk}/change/",
        "/admin/cooperatives/cooperative/?files=all",
        "/admin/accounts/user/",
    ):
        found[url] = scripts_in(client.get(url).content.decode())

    assert {url: it for url, it in found.items() if it} == {}


def test_the_facts_for_machines_stay_inside_their_script(client, scripted):
    _, product = scripted

    page = client.get(f"/fr/products/{product.slug}/").content.decode()
    inside = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1]

    assert json.loads(inside)["name"] == SCRIPT


def test_a_mail_shows_a_script_as_text_and_its_subject_is_one_line(scripted, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    member, product = scripted
    member.cooperative.name_fr = f"Tamounte\nBcc: all@example.org {SCRIPT}"
    member.cooperative.save()
    place(product.variants.get())

    deliver_due()

    assert not Notification.objects.exclude(status=Status.SENT).exists()
    assert len(mail.outbox) >= 2
    for message in mail.outbox:
        assert "\n" not in message.subject
        assert message.recipients() == [message.to[0]]
        assert scripts_in(message.alternatives[0].content) == []
