"""Who is told what, each in their own language."""

import pytest

from cooperatives.models import Role
from cooperatives.people import recipients
from cooperatives.reasons import Reason
from cooperatives.use_cases import (
    Judgement,
    approve,
    reinstate,
    reject,
    request_changes,
    submit_application,
    suspend,
)
from coopstore.core.languages import LANGUAGE_CODES
from coopstore.notifications.models import Channel, Notification
from coopstore.notifications.rendering import render
from tests.factories.accounts import AdminFactory, UserFactory
from tests.factories.cooperatives import CooperativeFactory, EvidenceFactory, MembershipFactory

pytestmark = pytest.mark.django_db
UNREADABLE = {
    "ar": "الوثيقة غير مقروءة",
    "zgh": "ⵓⵔ ⵜⵜⵓⵢⵖⵔⴰ ⵜⵏⵜⴰⵎⵜ",
    "fr": "Le document est illisible",
    "en": "The document cannot be read",
}


@pytest.fixture
def officer():
    return AdminFactory(language="fr")


def _told(kind: str, language: str, channel: Channel = Channel.EMAIL):
    return render(Notification.objects.get(kind=kind, language=language, channel=channel))


def test_everybody_reads_the_reasons_in_their_own_language(officer):
    cooperative = CooperativeFactory(under_review=True, reviewer=officer, email="", phone=None)
    for language in LANGUAGE_CODES:
        MembershipFactory(cooperative=cooperative, user__language=language)
    paper = EvidenceFactory(cooperative=cooperative)

    request_changes(
        cooperative=cooperative,
        actor=officer,
        verdicts=[
            Judgement(paper.pk, "rejected", Reason("document-unreadable", "Voir la page 2."))
        ],
    )

    for language, words in UNREADABLE.items():
        message = _told("cooperative_changes_requested", language)
        assert words in message.body
        assert "Voir la page 2." in message.body
        assert getattr(cooperative, f"name_{language}") in message.subject
        assert f"/{language}/sell/{cooperative.code}/application/" in message.body


def _submit(cooperative, officer):
    submit_application(cooperative=cooperative, actor=cooperative.memberships.first().user)


def _approve(cooperative, officer):
    approve(cooperative=cooperative, actor=officer)


def _reject(cooperative, officer):
    reject(cooperative=cooperative, actor=officer, reason=Reason("not-registered"))


def _suspend(cooperative, officer):
    suspend(cooperative=cooperative, actor=officer, reason=Reason("complaints"))


def _reinstate(cooperative, officer):
    reinstate(cooperative=cooperative, actor=officer)


@pytest.mark.parametrize(
    ("status", "act", "kind"),
    [
        ("draft", _submit, "cooperative_submitted"),
        ("under_review", _approve, "cooperative_approved"),
        ("under_review", _reject, "cooperative_rejected"),
        ("approved", _suspend, "cooperative_suspended"),
        ("suspended", _reinstate, "cooperative_reinstated"),
    ],
)
def test_each_step_is_told_by_every_channel_in_every_language(officer, status, act, kind):
    cooperative = CooperativeFactory(status=status, reviewer=officer, email="", phone=None)
    if status == "draft":
        cooperative.phone = "+212612345678"
        cooperative.save()
    for number, language in enumerate(LANGUAGE_CODES):
        MembershipFactory(
            cooperative=cooperative,
            user__language=language,
            user__phone=f"+21261234567{number}",
        )

    act(cooperative, officer)

    rows = Notification.objects.filter(kind=kind, recipient__isnull=False)
    assert rows.filter(channel=Channel.EMAIL).count() == 4
    assert rows.filter(channel=Channel.IN_APP).count() == 4
    assert rows.filter(channel=Channel.SMS).count() == (0 if status == "draft" else 4)
    for row in rows:
        message = render(row)
        name = getattr(cooperative, f"name_{row.language}")
        assert name in message.subject
        assert f"/{row.language}/sell/{cooperative.code}/" in message.body
        assert len(message.subject) <= 250


def test_a_name_in_one_language_is_told_in_the_others(officer):
    cooperative = CooperativeFactory(
        under_review=True, reviewer=officer, name_zgh="", name_fr="", name_en="", email=""
    )
    MembershipFactory(cooperative=cooperative, user__language="fr")

    approve(cooperative=cooperative, actor=officer)

    rows = Notification.objects.filter(kind="cooperative_approved", channel=Channel.EMAIL)
    assert cooperative.name_ar in render(rows.get()).subject


def test_owners_and_managers_are_told_and_the_contact_address_if_nobody_has_it():
    cooperative = CooperativeFactory(email="contact@example.org", language="zgh")
    owner = MembershipFactory(cooperative=cooperative)
    MembershipFactory(cooperative=cooperative, role=Role.ORDERS)
    MembershipFactory(cooperative=cooperative, is_active=False)
    MembershipFactory(cooperative=cooperative, user=UserFactory(is_active=False))

    people = recipients(cooperative)

    assert set(people) == {f"user{owner.user.pk}", "contact"}
    contact = people["contact"]
    assert (contact.email, contact.language) == ("contact@example.org", "zgh")
    assert contact.phone == "+212612345678"


def test_a_contact_address_that_is_a_members_is_not_told_twice():
    cooperative = CooperativeFactory(email="Fadma@example.org", phone=None)
    owner = MembershipFactory(cooperative=cooperative, user__email="fadma@example.org")

    assert set(recipients(cooperative)) == {f"user{owner.user.pk}"}


def test_a_role_can_be_told_as_well():
    cooperative = CooperativeFactory(email="", phone=None)
    packer = MembershipFactory(cooperative=cooperative, role=Role.ORDERS)

    assert set(recipients(cooperative, Role.ORDERS)) == {f"user{packer.user.pk}"}
