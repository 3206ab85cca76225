"""The desk's pages about labels: claim one with a paper, see what became of it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from catalog.models import Certificate, CertificateStatus
from tests.factories.catalog import (
    CategoryFactory,
    CertificateFactory,
    IndicationFactory,
    LabelSchemeFactory,
    ProductFactory,
)
from tests.factories.cooperatives import ProvinceFactory
from tests.papers import pdf

pytestmark = pytest.mark.django_db


def day(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


@pytest.fixture
def answers(upload):
    """A whole form as the browser sends it."""
    return {
        "scheme": LabelSchemeFactory().pk,
        "indication": "",
        "number": "BIO-2026-77",
        "issuer": "Ecocert Maroc",
        "valid_from": day(-10),
        "valid_until": day(300),
        "covers": "all",
        "paper": upload(pdf(), "certificat.pdf", "application/pdf"),
    }


def new(cooperative) -> str:
    return reverse("catalog:desk_certificate_new", args=[cooperative.code])


def test_claim_is_sent_to_the_office(desk, cooperative, answers):
    response = desk.post(new(cooperative), answers, follow=True)

    certificate = Certificate.objects.get()
    assert certificate.status == CertificateStatus.PENDING
    assert (certificate.number, certificate.issuer) == ("BIO-2026-77", "Ecocert Maroc")
    assert certificate.covers_all
    words = response.content.decode()
    assert "Sent. The office will check it and answer you." in words
    assert "To be checked" in words


def test_claim_for_some_goods_names_them(desk, cooperative, answers):
    product = ProductFactory(cooperative=cooperative)

    desk.post(new(cooperative), {**answers, "covers": "some", "products": [product.pk]})

    certificate = Certificate.objects.get()
    assert (certificate.covers_all, list(certificate.products.all())) == (False, [product])


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"scheme": ""}, "scheme", "Choose the label."),
        ({"scheme": "none"}, "scheme", "Choose one of the list."),
        ({"number": " "}, "number", "Write the number that stands on the certificate."),
        ({"issuer": ""}, "issuer", "Write who issued the certificate."),
        ({"valid_from": ""}, "valid_from", "Write the date that stands on the certificate."),
        ({"valid_until": "soon"}, "valid_until", "Write a date such as 31/12/2026."),
        (
            {"valid_until": day(-20)},
            "valid_until",
            "The last day comes before the first day. Look at the certificate again.",
        ),
        (
            {"valid_from": day(-20), "valid_until": day(-1)},
            "valid_until",
            "This certificate has expired. Send the one that is valid now.",
        ),
        ({"covers": "some"}, "products", "Choose the goods that the certificate covers."),
        ({"paper": ""}, "paper", "Choose a file, or take a photo of the paper."),
    ],
)
def test_each_mistake_has_its_sentence_and_keeps_what_was_typed(
    desk, cooperative, answers, changes, field, sentence
):
    response = desk.post(new(cooperative), {**answers, **changes})

    assert response.status_code == 422
    assert response.context["form"].errors == {field: [sentence]}
    words = response.content.decode()
    assert 'value="BIO-2026-77"' in words or field == "number"
    again = "Choose the file again: the browser does not keep it."
    assert (again in words) == (field != "paper")
    assert not Certificate.objects.exists()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "empty.pdf"),
        (b"PK\x03\x04", "archive.pdf"),
        (b"<svg></svg>", "drawing.pdf"),
        (b"MZ\x90", "program.pdf"),
    ],
)
def test_paper_is_judged_by_what_is_in_it(desk, cooperative, answers, upload, content, name):
    paper = upload(content, name, "application/pdf")

    response = desk.post(new(cooperative), {**answers, "paper": paper})

    assert response.status_code == 422
    assert "paper" in response.context["form"].errors
    assert not Certificate.objects.exists()


def test_sign_from_another_area_is_refused_beside_its_field(desk, cooperative, answers):
    sign = IndicationFactory(
        provinces=[ProvinceFactory(code="MA-CHE", name_en="Chefchaouen")],
        categories=[CategoryFactory()],
        name_en="Chefchaouen goat cheese",
    )
    changes = {"scheme": sign.scheme_id, "indication": sign.pk}

    response = desk.post(new(cooperative), {**answers, **changes})

    assert response.status_code == 422
    [sentence] = response.context["form"].errors["indication"]
    for name in ("Chefchaouen goat cheese", "Chefchaouen", "Taroudannt"):
        assert f"\u2068{name}\u2069" in sentence
    assert not Certificate.objects.exists()


def test_sign_that_nobody_confirmed_is_not_offered(desk, cooperative, answers):
    sign = IndicationFactory(is_confirmed=False, is_nationwide=True)
    changes = {"scheme": sign.scheme_id, "indication": sign.pk}

    response = desk.post(new(cooperative), {**answers, **changes})

    assert response.status_code == 422
    assert not Certificate.objects.exists()


def test_goods_of_another_cooperative_cannot_be_covered(desk, cooperative, answers):
    foreign = ProductFactory()

    response = desk.post(new(cooperative), {**answers, "covers": "some", "products": [foreign.pk]})

    assert response.context["form"].errors == {"products": ["Choose among your own goods."]}
    assert not Certificate.objects.exists()


def test_renewal_begins_with_what_stays_the_same(desk, cooperative, answers):
    old = CertificateFactory(cooperative=cooperative, expired=True, issuer="Normacert")
    url = f"{new(cooperative)}?renews={old.code}"

    page = desk.get(url)
    desk.post(url, answers)

    assert page.context["form"]["issuer"].value() == "Normacert"
    assert page.context["form"]["number"].value() is None
    assert Certificate.objects.get(status="pending").replaces == old


@pytest.mark.parametrize(
    ("fields", "badge", "sentence", "renewable"),
    [
        ({"pending": True}, "To be checked", "The office is checking it.", False),
        ({}, "Verified", "Verified until", False),
        ({"valid_until": day(10)}, "Expires soon", "Send the new certificate before.", True),
        ({"expired": True}, "Expired", "Shoppers no longer see it.", True),
        ({"valid_from": day(5)}, "Not valid yet", "Verified. Shoppers see it from", False),
        ({"status": "rejected", "reason": "Page 2"}, "Rejected", "Page 2", True),
        ({"status": "revoked", "reason": "Fraud"}, "Withdrawn", "Fraud", False),
    ],
)
def test_list_says_what_became_of_each(desk, cooperative, fields, badge, sentence, renewable):
    certificate = CertificateFactory(cooperative=cooperative, **fields)

    words = desk.get(reverse("catalog:desk_certificates", args=[cooperative.code])).content.decode()

    assert badge in words
    assert sentence in words
    assert (f"?renews={certificate.code}" in words) == renewable


def test_certificate_that_was_renewed_is_not_renewed_again(desk, cooperative):
    old = CertificateFactory(cooperative=cooperative, expired=True)
    CertificateFactory(cooperative=cooperative, pending=True, replaces=old)

    words = desk.get(reverse("catalog:desk_certificates", args=[cooperative.code])).content.decode()

    assert f"?renews={old.code}" not in words


@pytest.mark.parametrize("certificates", [1, 9])
def test_list_takes_a_fixed_number_of_queries(
    desk, cooperative, certificates, django_assert_max_num_queries
):
    CertificateFactory.create_batch(certificates, cooperative=cooperative)

    with django_assert_max_num_queries(9):
        desk.get(reverse("catalog:desk_certificates", args=[cooperative.code]))
