"""The national office: certificates are decided there, prices and stock are only looked at."""

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils import translation

from catalog.models import (
    Category,
    Certificate,
    CertificateDecision,
    CertificateStatus,
    GeographicalIndication,
    LabelScheme,
    Photo,
    Product,
    ProductStatus,
    Stock,
    StockMovement,
    Variant,
)
from catalog.use_cases.stock import allocate
from coopstore.notifications.models import Notification
from tests.factories.accounts import UserFactory
from tests.factories.catalog import (
    CategoryFactory,
    CertificateFactory,
    IndicationFactory,
    LabelSchemeFactory,
    PhotoFactory,
    ProductFactory,
)
from tests.factories.cooperatives import MembershipFactory, ProvinceFactory

pytestmark = pytest.mark.django_db
QUEUE = "admin:catalog_certificate_changelist"


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def officer(client, office):
    """A browser of the office; `officer.user` is who sits there."""
    client.force_login(office)
    client.user = office
    client.cookies["django_language"] = "en"
    return client


def page(certificate: Certificate) -> str:
    return reverse("admin:catalog_certificate_change", args=[certificate.pk])


def decide(browser, certificate: Certificate, act: str, **answers):
    url = reverse("admin:catalog_certificate_decide", args=[certificate.pk])
    return browser.post(url, {"act": act, "reason_code": "", "words": "", **answers})


def test_queue_shows_what_waits_the_oldest_first(officer):
    old, new = CertificateFactory.create_batch(2, pending=True)
    CertificateFactory()

    response = officer.get(reverse(QUEUE))

    assert list(response.context["cl"].result_list) == [old, new]
    assert response.context["figures"]["waiting"] == 2
    assert response.context["figures"]["oldest"] == old


@pytest.mark.parametrize(
    ("state", "number"),
    [("verified", 2), ("rejected", 1), ("revoked", 1), ("expired", 1), ("all", 5)],
)
def test_queue_is_filtered_by_state(officer, state, number):
    CertificateFactory(pending=True)
    CertificateFactory()
    CertificateFactory(expired=True)
    CertificateFactory(status="rejected")
    CertificateFactory(status="revoked")

    response = officer.get(reverse(QUEUE), {"state": state})

    assert len(response.context["cl"].result_list) == number


def test_claim_stands_beside_its_paper(officer):
    product = ProductFactory(name_en="Argan oil")
    sign = IndicationFactory(
        provinces=[ProvinceFactory(code="MA-CHE", name_en="Chefchaouen")],
        categories=[product.category],
        name_en="Goat cheese",
    )
    certificate = CertificateFactory(
        cooperative=product.cooperative,
        scheme=sign.scheme,
        indication=sign,
        covers_all=False,
        products=[product],
        number="IGP-2026-5",
        pending=True,
    )
    CertificateFactory(scheme=sign.scheme, number="IGP-2026-5")

    words = officer.get(page(certificate)).content.decode()

    for text in ("Goat cheese", "Chefchaouen", "IGP-2026-5", "Argan oil", "certificate.pdf"):
        assert text in words
    assert reverse("catalog:certificate_evidence", args=[certificate.code]) in words
    assert "is outside this area." in words
    assert "The same number was claimed before:" in words


def test_certificate_is_verified(officer):
    certificate = CertificateFactory(pending=True)

    response = decide(officer, certificate, "verify")

    assert response["Location"] == reverse(QUEUE)
    certificate.refresh_from_db()
    assert (certificate.status, certificate.decided_by) == ("verified", officer.user)
    assert Notification.objects.filter(kind="certificate_verified").exists()


@pytest.mark.parametrize(
    ("act", "before", "after", "answers"),
    [
        ("reject", "pending", "rejected", {"reason_code": "number-not-found"}),
        ("reject", "pending", "rejected", {"words": "Page 2 is blurred."}),
        ("revoke", "verified", "revoked", {"reason_code": "withdrawn-by-issuer"}),
        ("revoke", "verified", "revoked", {"words": "Withdrawn by Ecocert."}),
    ],
)
def test_certificate_is_refused_with_a_reason(officer, act, before, after, answers):
    certificate = CertificateFactory(status=before)

    decide(officer, certificate, act, **answers)

    certificate.refresh_from_db()
    assert certificate.status == after
    assert (certificate.reason_code, certificate.reason) == (
        answers.get("reason_code", ""),
        answers.get("words", ""),
    )
    words = officer.get(page(certificate)).content.decode()
    assert certificate.why.texts()["en"] in words


@pytest.mark.parametrize(
    ("act", "status", "sentence"),
    [
        ("reject", "pending", "Choose a reason or write one"),
        ("revoke", "verified", "Choose a reason or write one"),
        ("verify", "rejected", "This was changed in the meantime."),
        ("nonsense", "pending", None),
    ],
)
def test_impossible_decision_changes_nothing(officer, act, status, sentence):
    certificate = CertificateFactory(status=status)

    response = decide(officer, certificate, act)

    certificate.refresh_from_db()
    assert certificate.status == status
    assert not CertificateDecision.objects.exists()
    if sentence:
        assert response.status_code == 422
        assert sentence in response.content.decode()


def test_what_was_written_is_not_lost(officer):
    certificate = CertificateFactory(status="rejected")

    response = decide(officer, certificate, "revoke", words="Withdrawn by Ecocert.")

    assert response.status_code == 422
    assert response.context["form"]["words"].value() == "Withdrawn by Ecocert."


def test_officer_does_not_decide_on_their_own_cooperative(officer):
    certificate = CertificateFactory(pending=True)
    MembershipFactory(cooperative=certificate.cooperative, user=officer.user)

    words = officer.get(page(certificate)).content.decode()
    response = decide(officer, certificate, "verify")

    assert "somebody else must decide" in words
    assert 'value="verify"' not in words
    assert response.status_code == 422
    certificate.refresh_from_db()
    assert certificate.status == CertificateStatus.PENDING


@pytest.mark.parametrize("address", ["queue", "page", "decide"])
def test_staff_without_permission_decides_nothing(client, address):
    certificate = CertificateFactory(pending=True)
    client.force_login(UserFactory(is_staff=True))

    if address == "decide":
        response = decide(client, certificate, "verify")
    else:
        response = client.get(reverse(QUEUE) if address == "queue" else page(certificate))

    assert response.status_code == 403
    certificate.refresh_from_db()
    assert certificate.status == CertificateStatus.PENDING


@pytest.mark.parametrize(
    "model", [Product, Variant, Stock, StockMovement, Photo, CertificateDecision, Certificate]
)
def test_rows_of_use_cases_are_only_looked_at(officer, rf, model):
    rf.user = officer.user
    registered = admin.site.get_model_admin(model)

    assert not registered.has_add_permission(rf)
    assert not registered.has_change_permission(rf)
    assert not registered.has_delete_permission(rf)


@pytest.mark.parametrize(
    "model",
    [
        Category,
        Certificate,
        CertificateDecision,
        GeographicalIndication,
        LabelScheme,
        Photo,
        Product,
        Stock,
        StockMovement,
        Variant,
    ],
)
def test_every_table_opens(officer, model):
    product = PhotoFactory(product=ProductFactory()).product
    allocate(product.variants.get().stock, 1, reference="K7M2P9QX")
    certificate = CertificateFactory(pending=True)
    decide(officer, certificate, "verify")
    IndicationFactory()
    name = f"{model._meta.app_label}_{model._meta.model_name}"

    listed = officer.get(
        reverse(f"admin:{name}_changelist"), {"state": "all"} if model is Certificate else {}
    )
    opened = officer.get(reverse(f"admin:{name}_change", args=[model.objects.first().pk]))

    assert (listed.status_code, opened.status_code) == (200, 200)
    assert "csrfmiddlewaretoken" in listed.content.decode()


def test_price_sent_to_the_admin_is_not_written(officer):
    product = ProductFactory()
    variant = product.variants.get()
    url = reverse("admin:catalog_variant_change", args=[variant.pk])

    assert officer.post(url, {"price": "1"}).status_code == 403
    variant.refresh_from_db()
    assert variant.price == 95


def test_products_are_withdrawn_from_the_list(officer):
    on_sale, draft = ProductFactory(), ProductFactory(draft=True)

    officer.post(
        reverse("admin:catalog_product_changelist"),
        {"action": "withdraw", "_selected_action": [on_sale.pk, draft.pk]},
    )

    on_sale.refresh_from_db()
    draft.refresh_from_db()
    assert (on_sale.status, draft.status) == (ProductStatus.ARCHIVED, ProductStatus.DRAFT)


def test_office_corrects_a_label(officer):
    scheme = LabelSchemeFactory()
    url = reverse("admin:catalog_labelscheme_change", args=[scheme.pk])
    form = officer.get(url).context["adminform"].form
    data = {name: form[name].value() for name in form.fields}
    data = {name: value for name, value in data.items() if value is not None and value is not False}

    officer.post(url, {**data, "name_zgh": "ⴱⵢⵓ"})

    scheme.refresh_from_db()
    assert scheme.name_zgh == "ⴱⵢⵓ"
    assert scheme.code == "bio_maroc"


def test_category_in_use_cannot_be_deleted(officer):
    category = CategoryFactory()
    ProductFactory(category=category)

    officer.post(reverse("admin:catalog_category_delete", args=[category.pk]), {"post": "yes"})

    assert Category.objects.filter(pk=category.pk).exists()
