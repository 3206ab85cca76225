"""An owner's word: kept with the text that was read, the Arabic one and its fingerprint."""

import pytest
from django.urls import reverse
from django.utils import translation

from cooperatives.errors import NotEditable, OwnersOnly, TextChanged
from cooperatives.models import Act, Declaration, Role
from cooperatives.progress import Progress, State
from cooperatives.use_cases import declare, publish_terms
from cooperatives.words import in_words
from coopstore.notifications.models import Notification
from tests.factories.cooperatives import (
    CooperativeFactory,
    MembershipFactory,
    RequirementFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    return MembershipFactory(cooperative=CooperativeFactory(draft=True))


@pytest.fixture
def attestation():
    return RequirementFactory(
        code="true", kind="attestation", statement_ar="أصرح بذلك.", statement_fr="Je le déclare."
    )


@pytest.fixture
def terms():
    requirement = RequirementFactory(code="terms", kind="terms", name_en="Terms")
    publish_terms(
        requirement=requirement, texts={"ar": "الشروط", "fr": "Les conditions"}, actor=None
    )
    return requirement


def _declare(owner, requirement, language="fr", **more) -> Declaration:
    return declare(
        cooperative=owner.cooperative,
        requirement=requirement,
        language=language,
        actor=owner.user,
        **more,
    )


def test_what_was_read_is_kept_with_the_arabic_text_beside_it(owner, attestation):
    made = _declare(owner, attestation)

    assert (made.language, made.text) == ("fr", "Je le déclare.")
    assert made.text_in_arabic == "أصرح بذلك."
    assert len(made.digest) == 64
    assert made.terms is None
    entry = owner.cooperative.trail.get()
    assert (entry.act, entry.subject, entry.after) == (Act.DECLARED, "true", made.digest)


def test_a_text_that_is_missing_in_ones_language_is_kept_in_the_one_that_was_shown(
    owner, attestation
):
    made = _declare(owner, attestation, language="zgh")

    assert (made.language, made.text) == ("ar", "أصرح بذلك.")


def test_the_history_says_which_version_was_accepted_or_a_short_fingerprint(
    owner, attestation, terms
):
    made = _declare(owner, attestation)
    _declare(owner, terms)
    publish_terms(requirement=terms, texts={"ar": "شروط جديدة", "fr": "Nouvelles"}, actor=None)
    _declare(owner, terms)

    told = in_words(owner.cooperative.trail.order_by("pk"))

    assert [(one.before, one.after) for one in told] == [
        ("", f"Fingerprint: \u2068{made.digest[:12]}\u2069"),
        ("", "version 1"),
        ("version 1", "version 2"),
    ]


def test_sent_twice_it_is_declared_once(owner, attestation):
    assert _declare(owner, attestation) == _declare(owner, attestation)
    assert owner.cooperative.trail.count() == 1


def test_a_new_version_is_to_be_accepted_again_and_the_old_word_is_kept(owner, terms):
    first = _declare(owner, terms)
    publish_terms(requirement=terms, texts={"ar": "شروط جديدة", "fr": "Nouvelles"}, actor=None)
    assert [one.state for one in Progress(owner.cooperative).declarations] == [State.TODO]

    second = _declare(owner, terms)

    first.refresh_from_db()
    assert first.withdrawn_at is not None
    assert (first.terms.number, second.terms.number) == (1, 2)
    assert [one.state for one in Progress(owner.cooperative).declarations] == [State.DONE]


def test_a_version_that_says_the_same_asks_nobody(owner, terms):
    _declare(owner, terms)

    publish_terms(requirement=terms, texts={"ar": "الشروط", "fr": "Les conditions"}, actor=None)

    assert terms.versions.count() == 1
    assert [one.state for one in Progress(owner.cooperative).declarations] == [State.DONE]


def test_a_text_that_changed_under_the_eyes_is_not_accepted(owner, terms):
    seen = terms.versions.get().digest
    publish_terms(requirement=terms, texts={"ar": "شروط جديدة"}, actor=None)

    with pytest.raises(TextChanged):
        _declare(owner, terms, seen=seen)

    assert Declaration.objects.count() == 0


@pytest.mark.parametrize("role", sorted(set(Role.values) - {"owner"}))
def test_nobody_but_an_owner_gives_the_word_of_the_cooperative(owner, attestation, role):
    member = MembershipFactory(cooperative=owner.cooperative, role=role)

    with pytest.raises(OwnersOnly):
        _declare(member, attestation)

    assert Declaration.objects.count() == 0


@pytest.mark.parametrize("status", ["submitted", "under_review", "rejected", "closed"])
def test_nothing_is_declared_while_the_file_is_away(attestation, status):
    owner = MembershipFactory(cooperative=CooperativeFactory(status=status))

    with pytest.raises(NotEditable):
        _declare(owner, attestation)


def test_owners_of_cooperatives_that_sell_are_asked_to_accept_a_new_version(terms):
    owner = MembershipFactory(cooperative=CooperativeFactory())
    manager = MembershipFactory(cooperative=owner.cooperative, role=Role.MANAGER)
    MembershipFactory(cooperative=CooperativeFactory())  # never accepted any
    _declare(owner, terms)

    publish_terms(requirement=terms, texts={"ar": "شروط جديدة"}, actor=None)

    told = Notification.objects.filter(kind="terms_changed")
    assert set(told.values_list("recipient", flat=True)) == {owner.user.pk}
    assert not told.filter(recipient=manager.user).exists()


@pytest.mark.parametrize("status", ["submitted", "under_review"])
def test_terms_that_change_while_the_office_reads_are_accepted_meanwhile(client, terms, status):
    owner = MembershipFactory(cooperative=CooperativeFactory(**{status: True}))
    _declare(owner, terms)
    attestation = RequirementFactory(kind="attestation", statement_ar="أصرح بذلك.")
    client.force_login(owner.user)

    publish_terms(requirement=terms, texts={"ar": "شروط جديدة"}, actor=None)

    assert Notification.objects.filter(kind="terms_changed", recipient=owner.user).exists()
    where = reverse("cooperatives:application", args=[owner.cooperative.code])
    assert _page(owner, "terms") in client.get(where).content.decode()
    seen = client.get(_page(owner, "terms")).context["read"].digest
    answer = client.post(_page(owner, "terms"), {"agreed": "on", "seen": seen})
    assert answer.url == where
    assert _page(owner, "terms") not in client.get(where).content.decode()
    with pytest.raises(NotEditable):
        _declare(owner, attestation)


def _page(owner, code: str) -> str:
    return reverse("cooperatives:application_declaration", args=[owner.cooperative.code, code])


def test_the_page_shows_the_text_in_ones_language_and_in_arabic(client, owner, terms):
    client.force_login(owner.user)

    with translation.override("fr"):
        words = client.get(_page(owner, "terms")).content.decode()

    assert '<section class="panel prose" lang="fr" dir="ltr">Les conditions</section>' in words
    assert '<section class="panel prose" lang="ar" dir="rtl">الشروط</section>' in words
    assert terms.versions.get().digest[:12] in words


def test_a_box_that_is_not_ticked_declares_nothing(client, owner, attestation):
    client.force_login(owner.user)

    response = client.post(_page(owner, "true"), {})

    assert response.status_code == 422
    assert "Tick the box if you agree with the text." in response.content.decode()
    assert Declaration.objects.count() == 0


def test_a_ticked_box_leads_on(client, owner, attestation):
    client.force_login(owner.user)

    response = client.post(_page(owner, "true"), {"agreed": "on"})

    assert response.url == reverse("cooperatives:application_check", args=[owner.cooperative.code])
    assert Declaration.objects.get().made_by == owner.user


def test_a_helper_reads_who_must_declare(client, owner, attestation):
    helper = MembershipFactory(cooperative=owner.cooperative, role=Role.HELPER)
    client.force_login(helper.user)

    words = client.get(_page(owner, "true")).content.decode()
    response = client.post(_page(owner, "true"), {"agreed": "on"})

    assert "Only an owner declares, accepts and sends:" in words
    assert str(owner.user) in words
    assert 'name="agreed"' not in words
    assert response.status_code == 422
    assert Declaration.objects.count() == 0


def test_while_it_sells_a_new_version_is_accepted_from_the_desk(client, terms):
    owner = MembershipFactory(cooperative=CooperativeFactory())
    client.force_login(owner.user)

    response = client.post(_page(owner, "terms"), {"agreed": "on"})

    assert response.url == reverse("cooperatives:desk_profile", args=[owner.cooperative.code])
    assert Declaration.objects.get().terms.number == 1
