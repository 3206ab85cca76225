"""Which labels are shown to shoppers: one rule for page, facet and verification."""

from datetime import timedelta

import pytest
from django.utils import timezone

from catalog.labels import label_counts, labels_shown
from catalog.models import Certificate, CertificateStatus, Product
from tests.factories.catalog import (
    CategoryFactory,
    CertificateFactory,
    IndicationFactory,
    LabelSchemeFactory,
    ProductFactory,
)
from tests.factories.cooperatives import CooperativeFactory, ProvinceFactory

pytestmark = pytest.mark.django_db


def shown(product) -> list[str]:
    """The label's scheme codes, asked in each of the four ways; they must agree."""
    single = [c.scheme_id for c in Product.objects.get(pk=product.pk).shown_labels]
    card = [c.scheme_id for c in Product.objects.for_cards().get(pk=product.pk).shown_labels]
    many = [c.scheme_id for c in labels_shown([product])[product.pk]]
    facet = [code for code in single if Product.objects.with_label(code).filter(pk=product.pk)]
    counted = list(label_counts(Product.objects.filter(pk=product.pk)))
    assert single == card == many == facet
    assert sorted(set(single)) == sorted(counted)
    return single


def origin_certificate(product, *, provinces, categories, **fields) -> Certificate:
    indication = IndicationFactory(provinces=provinces, categories=categories)
    return CertificateFactory(
        cooperative=product.cooperative,
        scheme=indication.scheme,
        indication=indication,
        **fields,
    )


def test_verified_certificate_is_shown():
    product = ProductFactory()
    CertificateFactory(cooperative=product.cooperative)

    assert shown(product) == ["bio_maroc"]


@pytest.mark.parametrize(
    "status",
    [CertificateStatus.PENDING, CertificateStatus.REJECTED, CertificateStatus.REVOKED],
)
def test_certificate_that_is_not_verified_is_not_shown(status):
    product = ProductFactory()
    CertificateFactory(cooperative=product.cooperative, status=status)

    assert shown(product) == []


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [(-1, 0, ["bio_maroc"]), (0, 1, ["bio_maroc"]), (-9, -1, []), (1, 9, [])],
)
def test_certificate_is_shown_from_its_first_to_its_last_day(first, last, labels):
    product, today = ProductFactory(), timezone.localdate()
    CertificateFactory(
        cooperative=product.cooperative,
        valid_from=today + timedelta(days=first),
        valid_until=today + timedelta(days=last),
    )

    assert shown(product) == labels


def test_certificate_of_some_goods_is_shown_on_these_alone():
    covered = ProductFactory()
    other = ProductFactory(cooperative=covered.cooperative)
    CertificateFactory(cooperative=covered.cooperative, covers_all=False, products=[covered])

    assert (shown(covered), shown(other)) == (["bio_maroc"], [])


def test_certificate_of_another_cooperative_is_not_shown():
    product = ProductFactory()
    CertificateFactory(cooperative=CooperativeFactory())

    assert shown(product) == []


def test_label_hidden_from_shoppers_is_not_shown():
    product = ProductFactory()
    CertificateFactory(cooperative=product.cooperative, scheme=LabelSchemeFactory(is_shown=False))

    assert shown(product) == []


def test_sign_of_origin_holds_inside_its_area_and_family():
    product = ProductFactory()
    origin_certificate(product, provinces=[product.province], categories=[product.category])

    assert shown(product) == ["igp"]


def test_sign_of_origin_does_not_hold_outside_its_area():
    product = ProductFactory()
    origin_certificate(
        product,
        provinces=[ProvinceFactory(code="MA-CHE", name_fr="Chefchaouen")],
        categories=[product.category],
    )

    assert shown(product) == []


def test_sign_of_origin_does_not_hold_outside_its_family():
    product = ProductFactory()
    origin_certificate(
        product,
        provinces=[product.province],
        categories=[CategoryFactory(slug="honey", name_fr="Miel")],
    )

    assert shown(product) == []


def test_sign_of_a_family_holds_for_its_children():
    family = CategoryFactory(slug="oils-honey-spreads", name_fr="Huiles et miels")
    product = ProductFactory(category=CategoryFactory(slug="oils", parent=family))
    origin_certificate(product, provinces=[product.province], categories=[family])

    assert shown(product) == ["igp"]


def test_sign_without_recorded_area_holds_nowhere_unless_nationwide():
    product = ProductFactory()
    certificate = origin_certificate(product, provinces=[], categories=[product.category])
    before = shown(product)
    certificate.indication.is_nationwide = True
    certificate.indication.save()

    assert (before, shown(product)) == ([], ["igp"])


def test_sign_scheme_without_a_sign_is_not_shown():
    product = ProductFactory()
    CertificateFactory(cooperative=product.cooperative, scheme=LabelSchemeFactory(origin=True))

    assert shown(product) == []


def test_labels_stand_in_the_order_of_their_schemes():
    product = ProductFactory()
    for code, position in (("late", 9), ("early", 1)):
        scheme = LabelSchemeFactory(code=code, position=position)
        CertificateFactory(cooperative=product.cooperative, scheme=scheme)

    assert shown(product) == ["early", "late"]


def test_labels_of_many_goods_take_two_queries(django_assert_num_queries):
    goods = ProductFactory.create_batch(5)
    for product in goods:
        CertificateFactory(cooperative=product.cooperative)

    with django_assert_num_queries(2):
        labels = labels_shown(goods)

    assert [len(labels[product.pk]) for product in goods] == [1] * 5


@pytest.mark.parametrize("goods", [1, 6])
def test_cards_take_four_queries(goods, django_assert_num_queries):
    for product in ProductFactory.create_batch(goods):
        CertificateFactory(cooperative=product.cooperative)

    with django_assert_num_queries(4):
        for product in Product.objects.visible().for_cards():
            assert product.cooperative.name_fr
            assert product.province.name_fr
            assert product.cheapest_variant.price == 95
            assert product.cover is None
            assert not product.is_sold_out
            assert [c.scheme.short_name_fr for c in product.shown_labels] == ["Bio"]


def test_label_counts_count_each_good_once():
    first = ProductFactory()
    second = ProductFactory(cooperative=first.cooperative)
    CertificateFactory(cooperative=first.cooperative)
    CertificateFactory(cooperative=first.cooperative)

    assert label_counts(Product.objects.filter(pk__in=[first.pk, second.pk])) == {"bio_maroc": 2}
