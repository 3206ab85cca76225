"""A small shop in which every page has something to show, in each of its states."""

from datetime import timedelta

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from django.test import Client
from django.utils import timezone

from catalog.reference import load_reference as load_catalogue
from cooperatives.models import Amendment, Cooperative, Requirement
from cooperatives.reference import load_reference as load_territory
from coopstore.accounts.models import User
from coopstore.privacy.use_cases import ask_deletion, ask_export, make_due_exports
from tests.factories.accounts import AdminFactory, UserFactory
from tests.factories.cooperatives import (
    CooperativeFactory,
    EvidenceFactory,
    InvitationFactory,
    MembershipFactory,
    StatusChangeFactory,
)
from tests.world.catalogue import make_goods, make_labels
from tests.world.register import make_register
from tests.world.sales import make_carts, make_messages, make_orders
from tests.world.shape import ENDS, RESET_KEY, World

__all__ = ["ENDS", "RESET_KEY", "World", "build"]
UNANSWERED = {
    **{f"{name}_{code}": "" for name in ("place", "story") for code in ("ar", "zgh", "fr", "en")},
    **dict.fromkeys(("registration_number", "tribunal", "ice", "address", "postal_code"), ""),
    **dict.fromkeys(("contact_name", "email"), ""),
    **dict.fromkeys(("sector", "province", "phone", "founded")),
    **dict.fromkeys(("women", "men", "young", "disabled"), 0),
}


def build() -> World:
    """Write everything, a second's work."""
    load_territory()
    load_catalogue()
    seller = CooperativeFactory(slug="tamounte", code="tamounte")
    world = World(seller=seller, clients={"visitor": Client()})
    _people(world)
    make_goods(world)
    make_labels(world)
    _files(world)
    make_register(world)
    _life(world)
    make_orders(world)
    make_carts(world)
    make_messages(world)
    return world


def _people(world: World) -> None:
    # The names are in no script of the pages, so that a test sees whether they are isolated.
    people = {
        "shopper": UserFactory(full_name="Amina El Alaoui", phone="+212661223344"),
        "idle": UserFactory(full_name="Claire Martin"),
        "leaving": UserFactory(full_name="Salma Bennis"),
        "without_password": UserFactory(full_name="Idir Ouchen"),
        "member": MembershipFactory(cooperative=world.seller).user,
        "newcomer": UserFactory(full_name="Rkia Oubella"),
        "helper": UserFactory(full_name="Yasmine Idrissi"),
        "colleague": UserFactory(full_name="Zahra Ouhaddou"),
        "office": AdminFactory(full_name="Hind Benjelloun"),
    }
    people["without_password"].set_unusable_password()
    people["without_password"].save()
    EmailAddress.objects.create(
        user=people["shopper"], email=people["shopper"].email, verified=True, primary=True
    )
    EmailAddress.objects.create(user=people["shopper"], email="second@example.org")
    ask_deletion(person=people["leaving"])
    for name in ("shopper", "member"):
        ask_export(person=people[name], language="fr")
    make_due_exports()
    ask_export(person=people["shopper"], language="fr")
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
        MembershipFactory(cooperative=file, user=world.people["colleague"], role="orders")
        world.files[state] = file
        if state == "draft":
            MembershipFactory(
                cooperative=file, user=world.people["helper"], role="helper", invited_by=newcomer
            )
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
    for ends in ({}, {"withdrawn_at": timezone.now()}):
        InvitationFactory(
            cooperative=world.seller, invited_by=world.people["member"], role="orders", **ends
        )
    empty = CooperativeFactory(slug="empty", code="empty000")
    world.people["beginner"] = MembershipFactory(cooperative=empty).user
    world.clients["beginner"] = Client()
    world.clients["beginner"].force_login(world.people["beginner"])
    world.files["empty"] = empty


def _life(world: World) -> None:
    """A document that expires with its successor at the office, and a change that waits."""
    certificate = Requirement.objects.get(code="bank-certificate")
    soon = timezone.localdate() + timedelta(days=20)
    for verdict in ("accepted", "pending"):
        EvidenceFactory(
            cooperative=world.seller, requirement=certificate, verdict=verdict, expires_on=soon
        )
    paused = Cooperative.objects.get(code="paused00")
    world.files["paused"] = paused
    Amendment.objects.create(
        cooperative=paused,
        before={"founded": paused.founded, "sector": paused.sector_id},
        after={"founded": 2014, "sector": "argan"},
        asked_by=world.people["idle"],
        decide_by=timezone.now() + timedelta(days=5),
    )
