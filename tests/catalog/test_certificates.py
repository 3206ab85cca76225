"""Labels: claimed with a paper, decided by the office, gone when they must be."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone, translation

from catalog.errors import (
    AlreadyExpired,
    AreaUnknown,
    DatesReversed,
    IndicationMissing,
    IndicationOfOtherScheme,
    NoGoods,
    OutsideArea,
    OutsideFamily,
)
from catalog.labels import labels_shown
from catalog.models import Certificate, CertificateDecision, CertificateState, CertificateStatus
from catalog.use_cases.certificates import (
    Claim,
    claim_certificate,
    doubts,
    reject_certificate,
    revoke_certificate,
    verify_certificate,
)
from cooperatives.errors import NotForMembers, ReasonMissing
from cooperatives.models import Role
from cooperatives.reasons import Reason
from coopstore.core.errors import IllegalMove
from coopstore.core.papers import Paper
from coopstore.notifications.models import Notification
from coopstore.notifications.rendering import render
from tests.factories.accounts import AdminFactory, UserFactory
from tests.factories.catalog import (
    CategoryFactory,
    CertificateFactory,
    IndicationFactory,
    LabelSchemeFactory,
    ProductFactory,
)
from tests.factories.cooperatives import (
    SMALLEST_PDF,
    CooperativeFactory,
    MembershipFactory,
    ProvinceFactory,
)

pytestmark = pytest.mark.django_db
PAPER = Paper(SMALLEST_PDF, "application/pdf", "certificat.pdf", "a" * 64)
BLURRED = Reason("document-unreadable", "La page 2 est floue.")


def day(days: int):
    return timezone.localdate() + timedelta(days=days)


def claimed(**changes) -> Claim:
    fields = {"number": "C-1", "issuer": "Ecocert", "valid_from": day(-1), "valid_until": day(300)}
    if "scheme" not in changes:
        fields["scheme"] = LabelSchemeFactory()
    return Claim(**{**fields, **changes})


@pytest.fixture
def oil():
    """A good that the sign `argan` is for, from its area."""
    return ProductFactory(category=CategoryFactory(slug="oils"))


@pytest.fixture
def argan(oil):
    return IndicationFactory(provinces=[oil.province], categories=[oil.category])


def test_claim_waits_for_the_office():
    cooperative = CooperativeFactory()

    certificate = claim_certificate(cooperative=cooperative, claim=claimed(), paper=PAPER)

    certificate.refresh_from_db()
    assert certificate.status == CertificateStatus.PENDING
    assert certificate.state == CertificateState.PENDING
    assert (certificate.original_name, certificate.content_type) == (
        "certificat.pdf",
        "application/pdf",
    )
    assert certificate.file.read() == SMALLEST_PDF
    certificate.file.close()
    assert "certificat" not in certificate.file.name.removeprefix("certificates/")
    assert certificate.file.name.startswith(f"certificates/{cooperative.code}/")


def test_same_paper_sent_twice_is_one_claim():
    cooperative, claim = CooperativeFactory(), claimed()

    first = claim_certificate(cooperative=cooperative, claim=claim, paper=PAPER)
    second = claim_certificate(cooperative=cooperative, claim=claim, paper=PAPER)

    assert first == second
    assert Certificate.objects.count() == 1


def test_renewal_points_to_what_it_replaces():
    old = CertificateFactory(expired=True)
    claim = claimed(scheme=old.scheme)

    new = claim_certificate(cooperative=old.cooperative, claim=claim, paper=PAPER, replaces=old)

    assert new.replaces == old
    assert list(old.renewals.all()) == [new]


def test_sign_of_origin_is_claimed_for_goods_of_its_area_and_family(oil, argan):
    certificate = claim_certificate(
        cooperative=oil.cooperative,
        claim=claimed(scheme=argan.scheme, indication=argan, covers_all=False, products=[oil]),
        paper=PAPER,
    )

    assert certificate.indication == argan
    assert list(certificate.products.all()) == [oil]


def test_sign_is_dropped_where_the_label_has_none(oil, argan):
    claim = claimed(indication=argan)

    assert (
        claim_certificate(cooperative=oil.cooperative, claim=claim, paper=PAPER).indication is None
    )


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"valid_from": day(2), "valid_until": day(1)}, DatesReversed),
        ({"valid_from": day(-9), "valid_until": day(-1)}, AlreadyExpired),
        ({"covers_all": False}, NoGoods),
    ],
)
def test_impossible_claim_is_refused_and_nothing_is_written(changes, refusal):
    with pytest.raises(refusal):
        claim_certificate(cooperative=CooperativeFactory(), claim=claimed(**changes), paper=PAPER)

    assert not Certificate.objects.exists()


def elsewhere():
    return ProvinceFactory(code="MA-CHE", name_fr="Chefchaouen", name_en="Chefchaouen")


def test_cooperative_outside_the_area_is_told_at_once(argan):
    cooperative = CooperativeFactory(province=elsewhere())
    claim = claimed(scheme=argan.scheme, indication=argan)

    with translation.override("en"), pytest.raises(OutsideArea) as refused:
        claim_certificate(cooperative=cooperative, claim=claim, paper=PAPER)

    with translation.override("fr"):
        assert "\u2068Chefchaouen\u2069" in refused.value.reason()
    assert refused.value.area == ["Taroudannt"]
    assert not Certificate.objects.exists()


def test_good_from_outside_the_area_is_refused(oil, argan):
    foreign = ProductFactory(
        cooperative=oil.cooperative, category=oil.category, province=elsewhere()
    )
    claim = claimed(
        scheme=argan.scheme, indication=argan, covers_all=False, products=[oil, foreign]
    )

    with pytest.raises(OutsideArea):
        claim_certificate(cooperative=oil.cooperative, claim=claim, paper=PAPER)

    assert not Certificate.objects.exists()


def test_good_of_another_kind_is_refused(oil, argan):
    honey = ProductFactory(
        cooperative=oil.cooperative,
        category=CategoryFactory(slug="honey", name_fr="Miel"),
        name_fr="Miel de thym",
    )
    claim = claimed(scheme=argan.scheme, indication=argan, covers_all=False, products=[oil, honey])

    with translation.override("fr"), pytest.raises(OutsideFamily) as refused:
        claim_certificate(cooperative=oil.cooperative, claim=claim, paper=PAPER)

    assert refused.value.goods == ["Miel de thym"]
    assert not Certificate.objects.exists()


def test_label_of_origin_needs_its_sign(oil, argan):
    with pytest.raises(IndicationMissing):
        claim_certificate(
            cooperative=oil.cooperative, claim=claimed(scheme=argan.scheme), paper=PAPER
        )


def test_sign_of_another_label_is_refused(oil, argan):
    other = LabelSchemeFactory(code="aop", needs_indication=True)

    with pytest.raises(IndicationOfOtherScheme):
        claim_certificate(
            cooperative=oil.cooperative,
            claim=claimed(scheme=other, indication=argan),
            paper=PAPER,
        )


@pytest.mark.parametrize(("nationwide", "refusal"), [(False, AreaUnknown), (True, None)])
def test_sign_without_area_is_refused_unless_it_holds_everywhere(oil, nationwide, refusal):
    sign = IndicationFactory(is_nationwide=nationwide, categories=[oil.category])
    claim = claimed(scheme=sign.scheme, indication=sign)

    if refusal:
        with pytest.raises(refusal):
            claim_certificate(cooperative=oil.cooperative, claim=claim, paper=PAPER)
    else:
        claim_certificate(cooperative=oil.cooperative, claim=claim, paper=PAPER)

    assert Certificate.objects.exists() == (refusal is None)


def test_verified_label_is_shown_and_its_members_are_told_in_their_language():
    product, officer = ProductFactory(), AdminFactory()
    owner = MembershipFactory(cooperative=product.cooperative, user=UserFactory(language="ar")).user
    certificate = CertificateFactory(cooperative=product.cooperative, pending=True)
    before = labels_shown([product])[product.pk]

    verify_certificate(certificate=certificate, actor=officer)

    certificate.refresh_from_db()
    assert before == []
    assert labels_shown([product])[product.pk] == [certificate]
    assert (certificate.decided_by, certificate.decided_at is not None) == (officer, True)
    decision = CertificateDecision.objects.get()
    assert (decision.source, decision.target, decision.actor) == ("pending", "verified", officer)
    told = Notification.objects.get(recipient=owner, channel="email")
    assert (told.kind, told.language) == ("certificate_verified", "ar")
    assert told.path == f"sell/{product.cooperative.code}/labels/"
    assert told.context["label_names"]["ar"] == "بيو المغرب"


def test_revoked_label_is_gone_at_once():
    product = ProductFactory()
    certificate = CertificateFactory(cooperative=product.cooperative)
    before = labels_shown([product])[product.pk]

    revoke_certificate(
        certificate=certificate, actor=AdminFactory(), reason=Reason(words="Retiré.")
    )

    assert before == [certificate]
    assert labels_shown([product])[product.pk] == []
    certificate.refresh_from_db()
    assert certificate.state == CertificateState.REVOKED
    assert certificate.why.texts()["ar"] == "Retiré."


def test_rejection_keeps_its_reason_in_each_language():
    certificate = CertificateFactory(pending=True)

    reject_certificate(certificate=certificate, actor=AdminFactory(), reason=BLURRED)

    certificate.refresh_from_db()
    assert certificate.state == CertificateState.REJECTED
    assert certificate.why.texts()["en"].startswith("The document")
    assert certificate.why.texts()["ar"].endswith("La page 2 est floue.")


@pytest.mark.parametrize("act", [reject_certificate, revoke_certificate])
def test_refusal_without_a_reason_is_refused(act):
    certificate = CertificateFactory(pending=act is reject_certificate)

    with pytest.raises(ReasonMissing):
        act(certificate=certificate, actor=AdminFactory(), reason=Reason())

    assert Certificate.objects.get().status == certificate.status
    assert not CertificateDecision.objects.exists()


@pytest.mark.parametrize("is_active", [True, False])
def test_nobody_decides_on_their_own_cooperative(is_active):
    certificate, officer = CertificateFactory(pending=True), AdminFactory()
    MembershipFactory(
        cooperative=certificate.cooperative, user=officer, role=Role.FINANCE, is_active=is_active
    )

    with pytest.raises(NotForMembers):
        verify_certificate(certificate=certificate, actor=officer)

    assert Certificate.objects.get().status == CertificateStatus.PENDING
    assert not Notification.objects.exists()


def test_expired_certificate_is_not_verified():
    certificate = CertificateFactory(pending=True, expired=True)

    with pytest.raises(AlreadyExpired):
        verify_certificate(certificate=certificate, actor=AdminFactory())

    assert Certificate.objects.get().status == CertificateStatus.PENDING


@pytest.mark.parametrize(
    ("status", "act"),
    [
        ("verified", verify_certificate),
        ("rejected", verify_certificate),
        ("revoked", verify_certificate),
        ("verified", reject_certificate),
        ("pending", revoke_certificate),
        ("rejected", revoke_certificate),
        ("revoked", revoke_certificate),
    ],
)
def test_certificate_moves_only_forward(status, act):
    certificate = CertificateFactory(status=status)
    more = {} if act is verify_certificate else {"reason": BLURRED}

    with pytest.raises(IllegalMove):
        act(certificate=certificate, actor=AdminFactory(), **more)

    assert Certificate.objects.get().status == status
    assert not CertificateDecision.objects.exists()


@pytest.mark.parametrize(
    ("first", "last", "state"),
    [
        (-9, 200, CertificateState.VERIFIED),
        (-9, 60, CertificateState.VERIFIED),
        (-9, 59, CertificateState.EXPIRES_SOON),
        (-9, 0, CertificateState.EXPIRES_SOON),
        (-9, -1, CertificateState.EXPIRED),
        (1, 200, CertificateState.NOT_YET),
    ],
)
def test_verified_certificate_reads_as_what_its_dates_say(first, last, state):
    certificate = CertificateFactory.build(valid_from=day(first), valid_until=day(last))

    assert certificate.state == state


def test_office_is_warned_when_a_claim_no_longer_holds(oil, argan):
    certificate = CertificateFactory(
        cooperative=oil.cooperative, scheme=argan.scheme, indication=argan, pending=True
    )
    before = doubts(certificate)
    argan.provinces.set([elsewhere()])

    assert before == []
    assert len(doubts(certificate)) == 1


@pytest.mark.parametrize("language", ["ar", "zgh", "fr", "en"])
@pytest.mark.parametrize(
    "kind", ["certificate_verified", "certificate_rejected", "certificate_revoked"]
)
def test_messages_name_the_label_the_number_and_the_reason(kind, language):
    certificate = CertificateFactory(pending=kind != "certificate_revoked", number="BIO-77")
    MembershipFactory(cooperative=certificate.cooperative, user=UserFactory(language=language))
    act = {
        "certificate_verified": verify_certificate,
        "certificate_rejected": reject_certificate,
        "certificate_revoked": revoke_certificate,
    }[kind]
    more = {} if kind == "certificate_verified" else {"reason": BLURRED}
    act(certificate=certificate, actor=AdminFactory(), **more)
    notification = Notification.objects.get(recipient__isnull=False, channel="email")

    message = render(notification)
    subject, body = message.subject, message.body

    label = certificate.scheme.name_ar if language == "ar" else ""
    assert label in subject
    assert "BIO-77" in body
    assert f"/{language}/sell/{certificate.cooperative.code}/labels/" in body
    if more:
        assert "La page 2 est floue." in body
    assert not mail.outbox
