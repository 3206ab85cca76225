"""Every page of the shop in each of its states: who opens it, and what they sent before.

Paths are without the language; what stands outside the languages begins with a slash.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from django.contrib import admin
from django.test import Client, RequestFactory
from django.urls import Resolver404, resolve, reverse

from catalog.models import ProductStatus
from cooperatives.application import STEPS
from cooperatives.models import Requirement
from coopstore.accounts.models import User
from orders.queues import QUEUES
from orders.views.tracking import THANKED_FOR
from tests.world import ENDS, RESET_KEY, World

INVOICED = ("delivered", "picked_up")  # without VAT, and with it
NOTHING = {"sent": "with nothing in it"}


@dataclass(frozen=True)
class Page:
    """One page in one state. `sent` is posted to `to`, or to the page itself.

    `session` is what the shop remembers of `who` when they come.
    """

    path: str
    who: str = "visitor"
    sent: dict | None = None
    to: str = ""
    status: int = 200
    session: dict | None = None

    def __str__(self) -> str:
        return f"{self.path or 'home'} of {self.who}{' after a refusal' if self.sent else ''}"

    def address(self, language: str) -> str:
        return _in(language, self.path)

    @property
    def view(self) -> str:
        """The name of its address; empty for a page that does not exist."""
        try:
            return resolve(self.address("fr").partition("?")[0]).view_name
        except Resolver404:
            return ""

    def target(self, language: str) -> str:
        """Where `sent` goes."""
        return _in(language, self.to or self.path)

    def remember(self, client: Client) -> None:
        """Write what the shop knows of its visitor into their session."""
        if self.session:
            kept = client.session
            kept.update(self.session)
            kept.save()


def _in(language: str, path: str) -> str:
    return path if path.startswith("/") else f"/{language}/{path}"


def refused(path: str, who: str = "visitor", sent: dict | None = None, to: str = "") -> Page:
    """The page that answers a form with a mistake in it."""
    return Page(path, who, sent or NOTHING, to, status=422)


def again(path: str, who: str = "visitor", sent: dict | None = None) -> Page:
    """The same of a form of django-allauth, which answers with 200."""
    return Page(path, who, sent or NOTHING)


def public_pages(world: World) -> Iterator[Page]:
    """What anybody may see, and what there is to see for somebody with a cart."""
    for path in ("", "products/", "products/?page=2", "products/?q=argan", "products/?q=zzqxw"):
        yield Page(path)
    yield Page("products/?category=oils&region=MA-09&label=bio_maroc&price_max=200&in_stock=1")
    yield Page("products/?cooperative=tagant&price_min=5000")
    for name in ("whole", "french-only", "sold-out", "priceless", "of-resting"):
        yield Page(f"products/{name}/")
    yield from map(
        Page, ("cooperatives/", "cooperatives/?region=MA-09", "cooperatives/?region=MA-12")
    )
    yield from map(Page, ("cooperatives/tamounte/", "cooperatives/resting/", "cooperatives/empty/"))
    yield Page("verify/")
    yield Page("verify/?code=", status=422)
    yield Page("verify/NOTACODE22/", status=404)
    for state in ("valid", "soon", "not_yet", "expired", "revoked", "paused"):
        yield Page(f"verify/{world.labels[state].code}/")
    yield from map(Page, ("sell/", "sell/start/", "demo/outbox/", "cart/", "orders/"))
    yield refused("orders/")
    yield refused("orders/", sent={"number": "22222222", "contact": "0612345678"})
    yield Page("nowhere/", status=404)


def purchase_pages(world: World) -> Iterator[Page]:
    """From the cart to the parcel at the door."""
    line = world.goods["whole"].variants.first().pk
    yield from (Page("cart/", who) for who in ("buyer", "spoiled"))
    yield refused("cart/", "buyer", {"variant": line, "quantity": "99"}, to="cart/update/")
    yield Page("checkout/contact/", "buyer")
    yield refused("checkout/contact/", "buyer")
    yield Page("checkout/delivery/", "ready")
    yield refused("checkout/delivery/", "ready")
    yield from (Page("checkout/check/", who) for who in ("ready", "fetching", "mixing"))
    for end in ("two", "mixed", *ENDS):
        order = world.orders[end]
        yield Page(f"orders/{order.number}/?t={order.token}")
    for end in INVOICED:
        order = world.orders[end]
        yield Page(f"orders/{order.number}/invoices/{world.parts[end].pk}/?t={order.token}")
    two, placed = world.orders["two"], world.parts["placed"]
    thanks = {THANKED_FOR: two.number}
    yield Page(f"orders/{two.number}/?t={two.token}", "buyer", session=thanks)
    yield Page(f"orders/{placed.order.number}/cancel/{placed.pk}/?t={placed.order.token}")


def account_pages(world: World) -> Iterator[Page]:
    """Sign-in and its like, then the pages about oneself."""
    wrong = {"login": "nobody@example.org", "password": "not the password"}
    person = world.people["idle"]
    address, _new = EmailAddress.objects.get_or_create(user=person, email=person.email)
    yield Page("accounts/login/")
    yield again("accounts/login/", sent=wrong)
    yield Page("accounts/signup/")
    yield again("accounts/signup/", sent={"email": "not an address", "password1": "1"})
    yield Page("accounts/password/reset/")
    yield again("accounts/password/reset/")
    yield Page("accounts/password/reset/done/")
    yield Page(f"{RESET_KEY}1-wrong-key/")
    yield Page(f"{RESET_KEY}{user_pk_to_url_str(person)}-set-password/", "resetter")
    yield again(f"{RESET_KEY}{user_pk_to_url_str(person)}-set-password/", "resetter")
    yield Page(f"{RESET_KEY}done/")
    yield Page("accounts/confirm-email/")
    yield Page(f"accounts/confirm-email/{EmailConfirmationHMAC(address).key}/")
    yield Page("accounts/confirm-email/wrong/")
    yield Page("accounts/inactive/")
    yield from (Page(path, "shopper") for path in ("", "orders/", "sell/start/"))
    for path in ("profile/", "email/", "password/change/", "reauthenticate/"):
        yield Page(f"accounts/{path}", "shopper")
    yield refused("accounts/profile/", "shopper", {"phone": "12", "full_name": ""})
    yield again("accounts/email/", "shopper", {"action_add": "", "email": "wrong"})
    yield again("accounts/password/change/", "shopper", {"oldpassword": "x", "password1": "y"})
    yield again("accounts/reauthenticate/", "shopper", {"password": "x"})
    yield from (Page(f"accounts/data/{path}", "shopper") for path in ("", "delete/"))
    yield from (Page(f"accounts/data/{path}", "idle") for path in ("", "delete/"))
    yield from (Page(f"accounts/data/{path}", "leaving") for path in ("", "delete/"))
    yield Page("accounts/password/set/", "without_password")
    yield again("accounts/password/set/", "without_password", {"password1": "1"})
    yield Page("accounts/logout/", "shopper")
    yield from (Page("notifications/", who) for who in ("shopper", "idle"))
    yield from (Page(path, "idle") for path in ("orders/", "accounts/email/"))


def application_pages(world: World) -> Iterator[Page]:
    """The file of a cooperative, from the first question to the answer of the office."""
    yield from (Page(path, "newcomer") for path in ("sell/", "sell/start/"))
    for file in ("draft", "changes_requested", "submitted", "under_review", "rejected"):
        yield Page(f"sell/{world.files[file].code}/application/", "newcomer")
        yield Page(f"sell/{world.files[file].code}/application/", "colleague")
    yield Page("sell/claim/", "newcomer")
    yield refused("sell/claim/", "newcomer", {"ice": "12"})
    yield Page(f"sell/claim/{world.claim.pk}/", "newcomer")
    yield refused(f"sell/claim/{world.claim.pk}/", "newcomer", {"code": "12"})
    file = f"sell/{world.files['draft'].code}/application/"
    wrong = {
        "name_en": "a" * 161,
        "ice": "12",
        "founded": "1700",
        "phone": "12",
        "email": "wrong",
        "women": "-1",
        "postal_code": "1",
        "sector": "none",
        "rib": "12",
    }
    for step in STEPS:
        yield Page(f"{file}{step.slug}/", "newcomer")
        if step.slug != "story":
            yield refused(f"{file}{step.slug}/", "newcomer", wrong)
    yield Page(f"sell/{world.files['draft'].code}/documents/", "newcomer")
    yield Page(f"sell/{world.files['draft'].code}/data/", "newcomer")
    yield Page(f"sell/{world.files['submitted'].code}/data/", "newcomer")
    yield Page(f"sell/{world.files['draft'].code}/data/delete/", "newcomer")
    yield refused(f"sell/{world.files['draft'].code}/data/delete/", "newcomer")
    yield Page(f"sell/{world.files['claimed'].code}/data/delete/", "newcomer")
    yield refused(f"sell/{world.files['claimed'].code}/data/delete/", "newcomer")
    papers = f"{file}papers/{Requirement.objects.first().code}/"
    yield Page(papers, "newcomer")
    yield refused(papers, "newcomer")
    for text in ("true-answers", "shop-terms"):
        yield Page(f"{file}declarations/{text}/", "newcomer")
        yield refused(f"{file}declarations/{text}/", "newcomer")
    dated = f"{file}papers/bank-certificate/"
    yield Page(dated, "newcomer")
    yield refused(dated, "newcomer", {"issued_on": "soon"})
    yield Page("sell/start/?sector=food")
    for path in ("", "check/", "bank/", "declarations/shop-terms/"):
        yield Page(f"{file}{path}", "helper")
    changes = f"sell/{world.files['changes_requested'].code}/application/"
    yield Page(f"{changes}papers/{Requirement.objects.first().code}/", "newcomer")
    yield Page(f"{changes}check/", "newcomer")
    yield Page(f"{file}check/", "newcomer")
    yield refused(f"{file}check/", "newcomer", to=f"{file}send/")


def desk_pages(world: World) -> Iterator[Page]:
    """The desk of a cooperative that sells, of one that begins and of one that is stopped."""
    desk = f"sell/{world.seller.code}/"
    yield Page(desk, "member")
    yield from (Page(f"{desk}orders/?queue={queue}", "member") for queue in QUEUES)
    for end in ENDS:
        yield Page(f"{desk}orders/{world.parts[end].pk}/", "member")
    for end, step in {"placed": "refuse", "ready": "ship", "shipped": "returned"}.items():
        order = f"{desk}orders/{world.parts[end].pk}/"
        yield refused(order, "member", to=f"{order}{step}/")
    yield Page(f"{desk}invoices/", "member")
    yield from (Page(f"{desk}invoices/{world.parts[end].pk}/", "member") for end in INVOICED)
    yield Page(f"{desk}invoices/details/", "member")
    yield refused(f"{desk}invoices/details/", "member", {"tax_number": "IF 12"})
    yield Page(f"{desk}delivery/", "member")
    yield refused(f"{desk}delivery/", "member", {"home-is_offered": "on", "home-price": "x"})
    for state in ("", "published", "sold-out", "draft", "no-photo", "archived"):
        yield Page(f"{desk}products/?state={state}", "member")
    yield Page(f"{desk}products/new/", "member")
    yield refused(f"{desk}products/new/", "member")
    for name in ("whole", "draft", "archived"):
        yield Page(f"{desk}products/{world.goods[name].pk}/", "member")
    editor = f"{desk}products/{world.goods['draft'].pk}/"
    yield refused(editor, "member", _empty_good())
    stock = f"{desk}products/{world.goods['whole'].pk}/stock/"
    yield Page(stock, "member")
    yield refused(stock, "member", _wrong_stock(world))
    yield Page(f"{desk}labels/", "member")
    yield Page(f"{desk}labels/new/", "member")
    yield refused(f"{desk}labels/new/", "member")
    yield Page(f"{desk}labels/new/?renews={world.labels['soon'].code}", "member")
    yield Page(f"{desk}documents/", "member")
    yield Page(f"{desk}data/", "member")
    yield Page(f"{desk}data/close/", "member")
    yield refused(f"{desk}data/close/", "member")
    yield from _people_pages(world, desk)
    yield Page(f"{desk}amendment/", "member")
    yield refused(f"{desk}amendment/", "member", {"ice": "12", "women": "-1"})
    yield Page("sell/paused00/amendment/", "idle")
    yield Page(f"{desk}documents/bank-certificate/", "member")
    yield refused(f"{desk}documents/bank-certificate/", "member")
    yield Page(f"{desk}cooperative/", "member")
    yield refused(f"{desk}cooperative/", "member", {"phone": "12", "email": "wrong"})
    for page in ("", "orders/", "products/", "labels/", "delivery/", "invoices/"):
        yield Page(f"sell/empty000/{page}", "beginner")
    for page in ("", "products/", "cooperative/"):
        yield Page(f"sell/paused00/{page}", "idle")


def _people_pages(world: World, desk: str) -> Iterator[Page]:
    """Who works for the cooperative, and what an invitation opens."""
    yield Page(f"{desk}people/", "member")
    yield refused(f"{desk}people/", "member", {"address": "12"})
    owner = world.seller.memberships.get(user=world.people["member"])
    yield Page(f"{desk}people/{owner.pk}/", "member")
    yield refused(f"{desk}people/{owner.pk}/", "member", {"remove": "1"})
    for who in ("visitor", "shopper"):
        for invitation in world.seller.invitations.all():
            yield Page(f"sell/invitations/{invitation.token}/", who)


def _empty_good() -> dict:
    rows = {"size-TOTAL_FORMS": "1", "size-INITIAL_FORMS": "0", "size-0-price": "much"}
    return {**rows, "do": ProductStatus.PUBLISHED, "name_fr": ""}


def _wrong_stock(world: World) -> dict:
    rows = {"stock-TOTAL_FORMS": "2", "stock-INITIAL_FORMS": "2"}
    for number, variant in enumerate(world.goods["whole"].variants.all()):
        rows |= {
            f"stock-{number}-variant": variant.pk,
            f"stock-{number}-seen": variant.stock.on_hand,
            f"stock-{number}-on_hand": "many",
        }
    return rows


def office_pages(world: World) -> Iterator[Page]:
    """Our own pages of the admin: the two queues, and one file of each."""
    yield from map(office, ("/admin/cooperatives/cooperative/", "/admin/catalog/certificate/"))
    for state in ("submitted", "under_review", "changes_requested"):
        yield office(f"/admin/cooperatives/cooperative/{world.files[state].pk}/change/")
    reading = world.files["under_review"].pk
    yield refused(
        f"/admin/cooperatives/cooperative/{reading}/change/",
        "office",
        {"act": "reject"},
        to=f"/admin/cooperatives/cooperative/{reading}/decide/",
    )
    selling = world.seller.pk
    for act in ("suspend", "close"):
        yield office(f"/admin/cooperatives/cooperative/{selling}/{act}/")
    imports = "/admin/cooperatives/registerimport/"
    yield office(imports)
    yield office(f"{imports}new/")
    yield refused(f"{imports}new/", "office")
    yield from (office(f"{imports}{it.pk}/change/") for it in world.imports.values())
    yield office(f"{imports}{world.imports['checked'].pk}/change/?outcome=refuse")
    contact = f"{imports}contact/{world.files['unclaimed'].pk}/"
    yield office(contact)
    yield refused(contact, "office", {"phone": "12", "email": "wrong"})
    for state in ("pending", "valid", "revoked"):
        yield office(f"/admin/catalog/certificate/{world.labels[state].pk}/change/")
    pending = world.labels["pending"].pk
    yield refused(
        f"/admin/catalog/certificate/{pending}/change/",
        "office",
        {"act": "reject"},
        to=f"/admin/catalog/certificate/{pending}/decide/",
    )


def decisions(world: World) -> Iterator[Page]:
    """What the office decides after approval."""
    waiting = world.files["paused"].amendments.get()
    renewed = world.seller.evidence.get(verdict="pending")
    for kind, row in {"amendment": waiting, "renewal": renewed}.items():
        yield office(f"/admin/cooperatives/{kind}/")
        change = f"/admin/cooperatives/{kind}/{row.pk}/change/"
        yield office(change)
        yield refused(change, "office", {"act": "refuse"}, to=change.replace("change", "decide"))


def office(path: str) -> Page:
    return Page(path, "office")


def admin_pages() -> Iterator[Page]:
    """Django's pages in our admin: the front, and list, form and history of each model."""
    site = admin.site
    yield from map(office, ("/admin/", "/admin/password_change/"))
    for label in sorted({model._meta.app_label for model in site._registry}):
        yield office(reverse("admin:app_list", args=[label]))
    for model, options in site._registry.items():
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        yield office(reverse(f"{name}_changelist"))
        request = RequestFactory().get("/")
        request.user = User.objects.filter(is_superuser=True).first()
        if options.has_add_permission(request):
            yield office(reverse(f"{name}_add"))
        if row := options.get_queryset(request).order_by("-pk").first():
            yield office(reverse(f"{name}_change", args=[row.pk]))
            yield office(reverse(f"{name}_history", args=[row.pk]))
            if options.has_delete_permission(request, row):
                yield office(reverse(f"{name}_delete", args=[row.pk]))


def all_pages(world: World) -> list[Page]:
    """Each of them once."""
    parts = (public_pages, purchase_pages, account_pages, application_pages, desk_pages)
    return [page for part in (*parts, office_pages, decisions) for page in part(world)]
