"""What happens to a part that its cooperative does not answer."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from catalog.models import Stock
from coopstore.notifications.models import Channel, Notification
from orders.errors import StillTime
from orders.models import CooperativeOrder
from orders.tasks import answer_for_silent_cooperatives
from orders.use_cases import confirm_part, refuse_unanswered, remind_cooperatives
from orders.use_cases.fulfilment import refuse_in_its_name
from tests.factories.accounts import UserFactory
from tests.factories.catalog import VariantFactory
from tests.factories.cooperatives import MembershipFactory
from tests.factories.orders import place

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    return MembershipFactory(user=UserFactory(language="ar", phone="+212612000000"))


@pytest.fixture
def part(member):
    """One unit ordered from the member's cooperative, and one from another."""
    oil, honey = VariantFactory(product__cooperative=member.cooperative), VariantFactory()
    return place(oil, honey, language="zgh").parts.get(cooperative=member.cooperative)


def leave(part: CooperativeOrder, time: timedelta) -> None:
    """Let so much time be left to answer `part`."""
    CooperativeOrder.objects.filter(pk=part.pk).update(answer_by=timezone.now() + time)
    part.refresh_from_db()


def told(kind: str) -> set[tuple[str, str]]:
    return set(Notification.objects.filter(kind=kind).values_list("channel", "language"))


def test_a_cooperative_has_three_days_to_answer(part):
    assert part.answer_by - part.order.placed_at == pytest.approx(
        timedelta(days=3), abs=timedelta(seconds=5)
    )


def test_the_time_is_a_setting(settings):
    settings.ORDER_ANSWER_DAYS = 10
    part = place(VariantFactory()).parts.get()

    assert (part.answer_by - timezone.now()).days == 9


def test_its_members_are_reminded_once_a_day_before(part):
    assert remind_cooperatives() == 0
    assert told("parcel_answer_soon") == set()

    leave(part, timedelta(hours=23))
    for _ in range(2):
        remind_cooperatives()

    assert told("parcel_answer_soon") == {
        (Channel.EMAIL, "ar"),
        (Channel.SMS, "ar"),
        (Channel.IN_APP, "ar"),
    }
    assert Notification.objects.filter(kind="parcel_answer_soon").count() == 3


def test_who_has_answered_is_not_reminded(part, member):
    confirm_part(part=part, actor=member.user)
    leave(part, timedelta(hours=23))

    assert remind_cooperatives() == 0
    assert told("parcel_answer_soon") == set()


def test_when_the_time_is_over_the_part_is_refused_and_everybody_told(part):
    leave(part, timedelta(seconds=-1))
    stock = Stock.objects.get(variant=part.lines.get().variant)
    assert stock.allocated == 1

    assert refuse_unanswered() == 1

    part.refresh_from_db()
    stock.refresh_from_db()
    event = part.events.latest("pk")
    assert part.status == "refused"
    assert (stock.on_hand, stock.allocated) == (10, 0)
    assert (event.source, event.target, event.actor) == ("placed", "refused", None)
    assert told("parcel_unanswered") == {(Channel.EMAIL, "zgh"), (Channel.SMS, "zgh")}
    assert told("parcel_answer_missed") == {(Channel.EMAIL, "ar"), (Channel.IN_APP, "ar")}
    assert part.order.parts.exclude(pk=part.pk).get().status == "placed"


def test_refused_once_however_often_it_is_looked_for(part):
    leave(part, timedelta(seconds=-1))

    answer_for_silent_cooperatives()
    answer_for_silent_cooperatives()

    assert part.events.filter(target="refused").count() == 1
    assert Notification.objects.filter(kind="parcel_unanswered").count() == 2


def test_a_part_is_not_refused_before_its_time(part):
    with pytest.raises(StillTime) as refusal:
        refuse_in_its_name(part=part)

    assert refusal.value.reason()
    part.refresh_from_db()
    assert part.status == "placed"
    assert refuse_unanswered() == 0


def test_an_answer_that_comes_first_counts(part, member):
    leave(part, timedelta(seconds=-1))
    confirm_part(part=part, actor=member.user)

    assert refuse_unanswered() == 0
    assert told("parcel_unanswered") == set()


def test_shopper_and_cooperative_see_the_day(part, member):
    page = f"/en/orders/{part.order.number}/?t={part.order.token}"
    desk = f"/en/sell/{member.cooperative.code}/orders/{part.pk}/"
    member_browser = Client()
    member_browser.force_login(member.user)
    day = datetime(2030, 3, 4, 12, tzinfo=UTC)
    leave(part, day - timezone.now())

    for browser, address in ((Client(), page), (member_browser, desk)):
        assert (
            "The cooperative has until 4\u00a0March\u00a02030 to answer."
            in browser.get(address).content.decode()
        )

    leave(part, timedelta(seconds=-1))
    refuse_unanswered()

    for browser, address in ((Client(), page), (member_browser, desk)):
        shown = browser.get(address).content.decode()
        assert "The cooperative did not answer in time" in shown
        assert "4\u00a0March\u00a02030" not in shown
