"""Every morning the supervisors read what is late, once and each in their language."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from cooperatives.models import Amendment
from cooperatives.reference import load_reference
from cooperatives.tasks import list_overdue_files
from cooperatives.use_cases import list_overdue
from coopstore.notifications.models import Notification
from coopstore.notifications.rendering import render
from tests.factories.accounts import AdminFactory, UserFactory
from tests.factories.cooperatives import CooperativeFactory, EvidenceFactory, RequirementFactory

pytestmark = pytest.mark.django_db


def officer(group: str, **fields):
    load_reference()
    person = UserFactory(is_staff=True, **fields)
    person.groups.add(Group.objects.get(name=group))
    return person


def late(**days: int):
    return timezone.now() - timedelta(hours=1, **days)


def test_supervisors_are_told_once_a_day_what_is_late():
    supervisor = officer("supervisors", language="en", full_name="Nadia")
    officer("validators")
    UserFactory()
    reviewer = AdminFactory(full_name="Salma Bennani", is_active=False)
    taken = CooperativeFactory(under_review=True, decide_by=late(days=2), reviewer=reviewer)
    free = CooperativeFactory(submitted=True, take_by=late())
    CooperativeFactory(submitted=True)

    assert list_overdue() == 2
    list_overdue_files()

    mail = Notification.objects.get(channel="email")
    message = render(mail)
    assert mail.recipient == supervisor
    assert message.subject == "2 files are late"
    assert f"{taken.code} {taken.name_en}: not decided yet · 2 days late · Salma Bennani" in (
        message.body
    )
    assert f"{free.code} {free.name_en}: not taken yet · late since today" in message.body
    assert message.body.endswith("/admin/cooperatives/cooperative/?age=late")


def test_a_late_change_of_legal_data_is_listed_too():
    officer("supervisors", language="en")
    cooperative = CooperativeFactory()
    Amendment.objects.create(
        cooperative=cooperative,
        before={"ice": ""},
        after={"ice": "1"},
        asked_by=UserFactory(),
        decide_by=late(days=1),
    )

    assert list_overdue() == 1

    assert "change of legal data, not decided yet · 1 day late" in (
        render(Notification.objects.get(channel="email")).body
    )


def test_a_renewed_document_that_waits_too_long_is_listed_once():
    officer("supervisors", language="en")
    cooperative = CooperativeFactory(approved_at=late(days=90))
    requirement = RequirementFactory()
    about = {"cooperative": cooperative, "requirement": requirement}
    for days in (6, 7, 1):  # pages of one document; 5 days are promised
        EvidenceFactory(**about, uploaded_at=late(days=days))
    EvidenceFactory(**about, accepted=True, uploaded_at=late(days=60))
    EvidenceFactory(cooperative=cooperative, uploaded_at=late(days=1))
    EvidenceFactory(cooperative__closed=True, uploaded_at=late(days=30))

    assert list_overdue() == 1

    assert "renewed document, not checked yet · 2 days late" in (
        render(Notification.objects.get(channel="email")).body
    )


def test_nobody_is_told_when_nothing_is_late():
    officer("supervisors")
    CooperativeFactory(submitted=True)

    assert list_overdue() == 0
    assert Notification.objects.count() == 0


@pytest.mark.parametrize(
    ("language", "words"), [("ar", "متأخر"), ("fr", "retard"), ("zgh", "ⵉⵎⴰⵟⵍ")]
)
def test_each_reads_it_in_their_language(language, words):
    officer("supervisors", language=language)
    file = CooperativeFactory(submitted=True, take_by=late(days=2))

    list_overdue()

    body = render(Notification.objects.get(channel="email")).body
    assert words in body
    assert getattr(file, f"name_{language}") in body
