"""A cooperative leaves the shop: one person asks, another confirms, its records stay."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from catalog.models import Product
from cooperatives.errors import (
    NotForMembers,
    NothingToConfirm,
    NotYetFinished,
    ReasonMissing,
    SamePerson,
)
from cooperatives.models import (
    Act,
    Amendment,
    Closing,
    Evidence,
    Role,
    StatusChange,
    TrailEntry,
)
from cooperatives.reasons import NO_REASON, Reason
from cooperatives.use_cases import (
    ask_for_closing,
    confirm_closing,
    drop_closing,
    list_overdue,
    propose_amendment,
)
from coopstore.core.errors import IllegalMove
from coopstore.notifications.models import Notification
from orders.models import CooperativeOrder
from tests.factories.accounts import AdminFactory
from tests.factories.catalog import ProductFactory, VariantFactory
from tests.factories.cooperatives import CooperativeFactory, EvidenceFactory, MembershipFactory
from tests.factories.orders import place

pytestmark = pytest.mark.django_db
WISH = Reason("own-wish", "Lettre du 3 novembre.")


@pytest.fixture
def colleague():
    return AdminFactory(full_name="Salma Bennani")


@pytest.fixture
def cooperative():
    return MembershipFactory(cooperative=CooperativeFactory()).cooperative


def _still_sells(cooperative) -> None:
    cooperative.refresh_from_db()
    assert cooperative.status == "approved"
    assert (StatusChange.objects.count(), Notification.objects.count()) == (0, 0)


def test_two_persons_close_a_cooperative(office, colleague, cooperative):
    product = ProductFactory(cooperative=cooperative)
    assert product in Product.objects.on_sale()

    ask_for_closing(cooperative=cooperative, actor=office, reason=WISH)
    _still_sells(cooperative)
    assert product in Product.objects.on_sale()

    confirm_closing(cooperative=cooperative, actor=colleague)

    cooperative.refresh_from_db()
    closing, step = Closing.objects.get(), StatusChange.objects.get()
    assert cooperative.status == "closed"
    assert product not in Product.objects.on_sale()
    assert Product.objects.filter(pk=product.pk).exists()
    assert (closing.asked_by, closing.confirmed_by) == (office, colleague)
    assert (step.target, step.actor, step.why) == ("closed", colleague, WISH)
    assert set(Notification.objects.values_list("kind", flat=True)) == {"cooperative_closed"}


def test_nothing_waits_at_the_office_after_a_closing(office, colleague, cooperative):
    owner = cooperative.memberships.get().user
    change = propose_amendment(
        cooperative=cooperative, changes={"rib": "1" * 24}, note="", actor=owner
    )
    pending = EvidenceFactory(cooperative=cooperative)
    kept = EvidenceFactory(cooperative=cooperative, accepted=True)
    ask_for_closing(cooperative=cooperative, actor=office, reason=WISH)
    confirm_closing(cooperative=cooperative, actor=colleague)

    change.refresh_from_db()
    assert change.state == Amendment.State.WITHDRAWN
    assert set(cooperative.evidence.current()) == {kept}
    acts = cooperative.trail.filter(actor=colleague).values_list("act", "subject")
    assert (Act.AMENDMENT_WITHDRAWN, "rib") in acts
    assert (Act.PAPER_REMOVED, pending.requirement.code) in acts
    Amendment.objects.update(decide_by=timezone.now() - timedelta(days=1))
    Evidence.objects.update(uploaded_at=timezone.now() - timedelta(days=30))
    assert list_overdue() == 0


def test_nobody_closes_alone(office, cooperative):
    ask_for_closing(cooperative=cooperative, actor=office, reason=WISH)

    with pytest.raises(SamePerson):
        confirm_closing(cooperative=cooperative, actor=office)

    _still_sells(cooperative)
    assert Closing.objects.open().count() == 1


def test_the_database_too_wants_two_persons(office, cooperative):
    closing = ask_for_closing(cooperative=cooperative, actor=office, reason=WISH)

    with pytest.raises(IntegrityError), transaction.atomic():
        Closing.objects.filter(pk=closing.pk).update(confirmed_by=office)


def test_asked_twice_it_waits_once(office, colleague, cooperative):
    first = ask_for_closing(cooperative=cooperative, actor=office, reason=WISH)

    assert ask_for_closing(cooperative=cooperative, actor=colleague, reason=WISH) == first
    assert TrailEntry.objects.filter(act=Act.CLOSING_ASKED).count() == 1


def test_an_owner_may_ask_and_an_officer_confirms(office, cooperative):
    owner = cooperative.memberships.get().user

    ask_for_closing(cooperative=cooperative, actor=owner, reason=WISH)
    with pytest.raises(NotForMembers):
        confirm_closing(cooperative=cooperative, actor=owner)
    confirm_closing(cooperative=cooperative, actor=office)

    cooperative.refresh_from_db()
    assert cooperative.status == "closed"


@pytest.mark.parametrize(
    ("role", "is_active"), [(Role.MANAGER, True), (Role.FINANCE, True), (Role.OWNER, False)]
)
def test_another_member_may_not_ask(cooperative, role, is_active):
    member = MembershipFactory(cooperative=cooperative, role=role, is_active=is_active)

    with pytest.raises(NotForMembers):
        ask_for_closing(cooperative=cooperative, actor=member.user, reason=WISH)

    assert Closing.objects.count() == 0


def test_a_closing_says_why(office, cooperative):
    with pytest.raises(ReasonMissing):
        ask_for_closing(cooperative=cooperative, actor=office, reason=NO_REASON)

    assert Closing.objects.count() == 0


def test_open_orders_are_finished_first(office, colleague):
    variant = VariantFactory()
    order = place(variant)
    cooperative = variant.product.cooperative
    with pytest.raises(NotYetFinished) as refusal:
        ask_for_closing(cooperative=cooperative, actor=office, reason=WISH)
    assert refusal.value.reason() == "One order is still open: finish it first."
    assert Closing.objects.count() == 0

    CooperativeOrder.objects.filter(order=order).update(status="refused")
    ask_for_closing(cooperative=cooperative, actor=office, reason=WISH)
    CooperativeOrder.objects.filter(order=order).update(status="delivered")
    with pytest.raises(NotYetFinished):
        confirm_closing(cooperative=cooperative, actor=colleague)

    cooperative.refresh_from_db()
    assert cooperative.status == "approved"


def test_a_closing_is_dropped_and_can_be_asked_for_again(office, colleague, cooperative):
    ask_for_closing(cooperative=cooperative, actor=office, reason=WISH)

    drop_closing(cooperative=cooperative, actor=colleague)

    with pytest.raises(NothingToConfirm):
        confirm_closing(cooperative=cooperative, actor=colleague)
    _still_sells(cooperative)
    dropped = TrailEntry.objects.get(act=Act.CLOSING_DROPPED)
    assert (dropped.actor, Reason.read(dropped.before)) == (colleague, WISH)
    ask_for_closing(cooperative=cooperative, actor=office, reason=WISH)
    assert Closing.objects.count() == 2


@pytest.mark.parametrize("status", ["draft", "submitted", "under_review", "rejected", "closed"])
def test_only_what_sells_or_is_suspended_is_closed(office, status):
    cooperative = CooperativeFactory(status=status)

    with pytest.raises(IllegalMove):
        ask_for_closing(cooperative=cooperative, actor=office, reason=WISH)

    assert Closing.objects.count() == 0


def test_the_page_asks_confirms_and_drops(client, office, colleague, cooperative):
    url = reverse("admin:cooperatives_cooperative_close", args=[cooperative.pk])
    client.force_login(office)
    cooperative.refresh_from_db()
    seen = {"seen": cooperative.updated_at.isoformat()}
    assert client.post(url, {**seen, "act": "ask"}).status_code == 422
    client.post(url, {**seen, "act": "ask", "reason_code": "own-wish"})

    page = client.get(url, headers={"accept-language": "en"}).content.decode()
    assert "You asked for this closing" in page
    assert 'value="confirm"' not in page
    assert client.post(url, {**seen, "act": "confirm"}).status_code == 422

    client.force_login(colleague)
    assert 'value="confirm"' in client.get(url).content.decode()
    assert client.post(url, {**seen, "act": "confirm"}).status_code == 302
    cooperative.refresh_from_db()
    assert cooperative.status == "closed"
