"""What the database refuses, whatever the code does."""

import pytest
from django.db import IntegrityError, transaction

from cooperatives.models import Cooperative, Evidence, Membership, StatusChange
from tests.factories.cooperatives import (
    CooperativeFactory,
    EvidenceFactory,
    MembershipFactory,
    StatusChangeFactory,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"status": "lost"}, "status_known"),
        ({"language": "de"}, "language_known"),
        ({"young": 31}, "young_are_members"),
        ({"disabled": 31}, "disabled_are_members"),
        ({"slug": None}, "approved_is_dated_and_named"),
        ({"approved_at": None}, "approved_is_dated_and_named"),
        ({"province": None}, "approved_is_dated_and_named"),
        ({"submitted_at": None}, "submitted_is_dated"),
        ({"ice": "12"}, "ice_has_15_digits"),
        ({"ice": "00156119100006a"}, "ice_has_15_digits"),
        ({"postal_code": "830"}, "postal_code_has_5_digits"),
        ({"name_ar": "", "name_zgh": "", "name_fr": ""}, "approved_has_a_name"),
        ({"name_ar": None, "name_zgh": None, "name_fr": None}, "approved_has_a_name"),
    ],
)
def test_a_cooperative_that_cannot_be(change, constraint):
    cooperative = CooperativeFactory()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Cooperative.objects.filter(pk=cooperative.pk).update(**change)


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"verdict": "perhaps"}, "verdict_known"),
        ({"content_type": "image/svg+xml"}, "type_allowed"),
        ({"verdict": "rejected"}, "rejected_says_why"),
    ],
)
def test_evidence_that_cannot_be(change, constraint):
    evidence = EvidenceFactory()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Evidence.objects.filter(pk=evidence.pk).update(**change)


def test_the_same_file_counts_once():
    first = EvidenceFactory(digest="a" * 64)

    with pytest.raises(IntegrityError, match="sent_once"), transaction.atomic():
        EvidenceFactory(
            cooperative=first.cooperative, requirement=first.requirement, digest="a" * 64
        )


def test_a_person_is_a_member_once():
    membership = MembershipFactory()

    with pytest.raises(IntegrityError, match="membership_once"), transaction.atomic():
        Membership.objects.create(cooperative=membership.cooperative, user=membership.user)


def test_the_trail_is_never_changed_nor_deleted():
    step = StatusChangeFactory(reason="as it was")

    with pytest.raises(IntegrityError, match="never changed nor deleted"), transaction.atomic():
        StatusChange.objects.filter(pk=step.pk).update(reason="as I would like it")
    with pytest.raises(IntegrityError, match="never changed nor deleted"), transaction.atomic():
        step.delete()

    assert StatusChange.objects.get(pk=step.pk).reason == "as it was"
