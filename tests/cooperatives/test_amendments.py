"""A change of legal data: the old data counts until the office accepts the new."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from cooperatives.errors import (
    AmendmentDecided,
    AmendmentStale,
    AmendmentWaiting,
    NotEditable,
    NotForMembers,
    NothingChanged,
    OwnersOnly,
    ReasonMissing,
)
from cooperatives.models import Act, Amendment, Cooperative, Role
from cooperatives.reasons import Reason
from cooperatives.use_cases import (
    accept_amendment,
    propose_amendment,
    refuse_amendment,
    withdraw_amendment,
)
from coopstore.notifications.models import Notification
from tests.factories.accounts import UserFactory
from tests.factories.cooperatives import (
    CooperativeFactory,
    MembershipFactory,
    SectorFactory,
)

pytestmark = pytest.mark.django_db
NEW_ICE = "002136093000040"


@pytest.fixture
def owner():
    return MembershipFactory(cooperative=CooperativeFactory(ice="001561191000066"))


def _propose(owner, **changes) -> Amendment:
    return propose_amendment(
        cooperative=owner.cooperative,
        changes=changes or {"ice": NEW_ICE},
        note="Nouveaux statuts",
        actor=owner.user,
    )


def _fresh(owner):
    owner.cooperative.refresh_from_db()
    return owner.cooperative


def test_the_old_data_counts_until_the_office_accepts(owner, office):
    slug, food = owner.cooperative.slug, SectorFactory(code="food")

    amendment = _propose(owner, ice=NEW_ICE, sector=food, tribunal=owner.cooperative.tribunal)

    assert _fresh(owner).ice == "001561191000066"
    assert amendment.before == {"ice": "001561191000066", "sector": "agriculture"}
    assert amendment.after == {"ice": NEW_ICE, "sector": "food"}
    assert amendment.decide_by > amendment.asked_at

    accept_amendment(amendment=amendment, actor=office)

    cooperative = _fresh(owner)
    assert (cooperative.ice, cooperative.sector_id, cooperative.slug) == (NEW_ICE, "food", slug)
    acts = cooperative.trail.values_list("act", "subject", "before", "after")
    assert (Act.AMENDMENT_SENT, "ice", "001561191000066", NEW_ICE) in acts
    assert (Act.AMENDMENT_ACCEPTED, "sector", "agriculture", "food") in acts
    assert Notification.objects.filter(kind="amendment_accepted", recipient=owner.user).exists()


def test_a_refusal_changes_nothing_and_says_why(owner, office):
    amendment = _propose(owner)

    refuse_amendment(amendment=amendment, actor=office, reason=Reason("ice-mismatch"))

    amendment.refresh_from_db()
    assert (amendment.state, amendment.decided_by) == ("refused", office)
    assert _fresh(owner).ice == "001561191000066"
    told = Notification.objects.filter(kind="amendment_refused").first()
    assert told.context["reasons"]["ar"]


def test_a_refusal_without_a_reason_is_not_one(owner, office):
    amendment = _propose(owner)

    with pytest.raises(ReasonMissing):
        refuse_amendment(amendment=amendment, actor=office, reason=Reason())

    amendment.refresh_from_db()
    assert amendment.state == "waiting"


def test_one_change_waits_at_a_time_and_can_be_taken_back(owner):
    first = _propose(owner)
    with pytest.raises(AmendmentWaiting):
        _propose(owner, tribunal="Agadir")

    withdraw_amendment(amendment=first, actor=owner.user)

    assert _propose(owner, tribunal="Agadir").state == "waiting"
    assert Amendment.objects.count() == 2


def test_what_changed_meanwhile_is_not_overwritten(owner, office):
    amendment = _propose(owner)
    owner.cooperative.ice = "000000000000000"
    owner.cooperative.save()

    with pytest.raises(AmendmentStale):
        accept_amendment(amendment=amendment, actor=office)

    assert _fresh(owner).ice == "000000000000000"


def test_it_is_decided_once(owner, office):
    amendment = _propose(owner)
    accept_amendment(amendment=amendment, actor=office)

    with pytest.raises(AmendmentDecided):
        refuse_amendment(amendment=amendment, actor=office, reason=Reason("", "no"))
    with pytest.raises(AmendmentDecided):
        withdraw_amendment(amendment=amendment, actor=owner.user)


def test_nobody_decides_for_their_own_cooperative(owner, office):
    amendment = _propose(owner)
    MembershipFactory(cooperative=owner.cooperative, user=office, role="orders")

    with pytest.raises(NotForMembers):
        accept_amendment(amendment=amendment, actor=office)

    assert _fresh(owner).ice == "001561191000066"


@pytest.mark.parametrize("role", sorted(set(Role.values) - {"owner"}))
def test_only_an_owner_asks_for_a_change(owner, role):
    member = MembershipFactory(cooperative=owner.cooperative, role=role)

    with pytest.raises(OwnersOnly):
        _propose(member)

    assert Amendment.objects.count() == 0


def test_a_change_that_changes_nothing_is_refused(owner):
    with pytest.raises(NothingChanged):
        _propose(owner, ice="001561191000066")


@pytest.mark.parametrize("status", ["draft", "submitted", "rejected", "closed"])
def test_only_a_cooperative_that_sells_asks_for_a_change(status):
    with pytest.raises(NotEditable):
        _propose(MembershipFactory(cooperative=CooperativeFactory(status=status)))


def _page(owner) -> str:
    return reverse("cooperatives:amendment", args=[owner.cooperative.code])


def _typed(cooperative, **changes) -> dict:
    fields = ("name_fr", "name_ar", "legal_form", "registration_number", "tribunal", "ice")
    fields += ("founded", "address", "postal_code", "women", "men", "young", "disabled")
    typed = {field: getattr(cooperative, field) for field in fields}
    places = {"sector": cooperative.sector_id, "province": cooperative.province_id}
    return typed | places | {"place_fr": cooperative.place_fr} | changes


def test_the_page_sends_a_change_and_shows_it_side_by_side(client, owner):
    client.force_login(owner.user)

    response = client.post(_page(owner), _typed(owner.cooperative, ice=NEW_ICE), follow=True)

    words = response.content.decode()
    assert "<del>" in words
    assert NEW_ICE in words
    assert Amendment.objects.get().after["ice"] == NEW_ICE


def test_what_the_office_needs_cannot_be_emptied(client, owner):
    client.force_login(owner.user)

    response = client.post(_page(owner), _typed(owner.cooperative, ice=""))

    assert response.status_code == 422
    assert "Write the ICE." in response.content.decode()
    assert Amendment.objects.count() == 0


def test_the_page_takes_a_change_back(client, owner):
    amendment = _propose(owner)
    client.force_login(owner.user)

    client.post(_page(owner), {"withdraw": "1"})

    amendment.refresh_from_db()
    assert amendment.state == "withdrawn"


def _officer(codename: str):
    person = UserFactory(is_staff=True)
    person.user_permissions.add(Permission.objects.get(codename=codename))
    return person


@pytest.mark.parametrize(
    ("codename", "read", "decided"),
    [("review_cooperative", 200, 403), ("validate_cooperative", 200, 302)],
)
def test_a_reviewer_reads_and_a_validator_decides(client, owner, codename, read, decided):
    amendment = _propose(owner)
    client.force_login(_officer(codename))
    place = "admin:cooperatives_amendment"

    listed = client.get(reverse(f"{place}_changelist"))
    page = client.get(reverse(f"{place}_change", args=[amendment.pk]))
    answer = client.post(reverse(f"{place}_decide", args=[amendment.pk]), {"act": "accept"})

    assert (listed.status_code, page.status_code, answer.status_code) == (read, read, decided)
    assert (_fresh(owner).ice == NEW_ICE) == (decided == 302)


@pytest.mark.parametrize("decide", [accept_amendment, refuse_amendment])
def test_nothing_is_decided_in_a_closed_file(owner, office, decide):
    amendment = _propose(owner)
    Cooperative.objects.update(status="closed")
    reason = {"reason": Reason("ice-mismatch")} if decide is refuse_amendment else {}

    with pytest.raises(AmendmentDecided):
        decide(amendment=amendment, actor=office, **reason)

    assert _fresh(owner).ice == "001561191000066"
