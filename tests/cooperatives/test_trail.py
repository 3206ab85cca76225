"""Who changed what in a file, with what stood there before and after."""

import pytest
from django.db import IntegrityError, transaction

from cooperatives.models import Act, Role, TrailEntry
from cooperatives.use_cases import add_evidence, save_answers, set_member, update_profile
from coopstore.core.papers import Paper
from tests.factories.accounts import UserFactory
from tests.factories.cooperatives import (
    CooperativeFactory,
    MembershipFactory,
    RequirementFactory,
)

pytestmark = pytest.mark.django_db


def _told(cooperative) -> list[tuple]:
    entries = cooperative.trail.values_list("actor", "act", "subject", "before", "after")
    return [tuple(entry) for entry in entries]


def test_answers_are_told_with_what_stood_there_before(person):
    draft = CooperativeFactory(draft=True, tribunal="Tiznit", women=24)

    save_answers(
        cooperative=draft,
        answers={"tribunal": "Agadir", "women": 25, "address": draft.address},
        actor=person,
    )

    assert _told(draft) == [
        (person.pk, Act.ANSWERED, "tribunal", "Tiznit", "Agadir"),
        (person.pk, Act.ANSWERED, "women", "24", "25"),
    ]


def test_an_approved_cooperative_leaves_a_trail_too(person):
    cooperative = CooperativeFactory(contact_name="Fadma")

    update_profile(cooperative=cooperative, changes={"contact_name": "Itto"}, actor=person)

    assert _told(cooperative) == [(person.pk, Act.ANSWERED, "contact_name", "Fadma", "Itto")]


def test_what_a_helper_writes_bears_both_names(person):
    owner = MembershipFactory(cooperative=CooperativeFactory(draft=True))
    helper = MembershipFactory(
        cooperative=owner.cooperative, role=Role.HELPER, invited_by=owner.user
    )

    save_answers(cooperative=owner.cooperative, answers={"tribunal": "Agadir"}, actor=helper.user)

    entry = TrailEntry.objects.get()
    assert (entry.actor, entry.on_behalf_of) == (helper.user, owner.user)


def test_a_document_that_was_sent_is_told_once(person):
    draft = CooperativeFactory(draft=True)
    paper = Paper(content=b"%PDF", content_type="application/pdf", name="a.pdf", digest="d" * 64)
    requirement = RequirementFactory(code="statutes")

    for _ in range(2):
        add_evidence(cooperative=draft, requirement=requirement, paper=paper, actor=person)

    assert _told(draft) == [(person.pk, Act.PAPER_SENT, "statutes", "", "a.pdf")]


def test_who_comes_changes_and_goes_is_told(office):
    cooperative, person = CooperativeFactory(), UserFactory(full_name="Itto")
    for role, is_active in [("orders", True), ("finance", True), ("finance", False)]:
        set_member(
            cooperative=cooperative, person=person, role=role, is_active=is_active, actor=office
        )

    assert _told(cooperative) == [
        (office.pk, Act.JOINED, "Itto", "", "orders"),
        (office.pk, Act.ROLE_CHANGED, "Itto", "orders", "finance"),
        (office.pk, Act.LEFT, "Itto", "finance", ""),
    ]


@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_database_refuses_to_change_the_trail(person, change):
    draft = CooperativeFactory(draft=True)
    save_answers(cooperative=draft, answers={"tribunal": "Agadir"}, actor=person)
    rows = TrailEntry.objects.filter(cooperative=draft)

    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(after="x") if change == "update" else rows.delete()

    assert _told(draft) == [(person.pk, Act.ANSWERED, "tribunal", "Taroudannt", "Agadir")]
