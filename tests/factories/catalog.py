"""One factory per model of catalog. A product is on sale unless a trait says otherwise."""

from datetime import timedelta

import factory
from django.core.files.base import ContentFile
from django.utils import timezone

from catalog.models import (
    Category,
    Certificate,
    CertificateStatus,
    GeographicalIndication,
    LabelScheme,
    Photo,
    Product,
    ProductStatus,
    Stock,
    Unit,
    Variant,
)
from catalog.search import search_key
from tests.factories.cooperatives import SMALLEST_PDF, CooperativeFactory


class CategoryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Category
        django_get_or_create = ("slug",)

    slug = "oils"
    name_ar = "الزيوت"
    name_zgh = "ⵣⵣⵉⵜ"
    name_fr = "Huiles"
    name_en = "Oils"
    vat_rate = 10


class StockFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Stock

    variant = factory.SubFactory("tests.factories.catalog.VariantFactory", stock=None)
    on_hand = 10
    allocated = 0


class VariantFactory(factory.django.DjangoModelFactory):
    """A bottle of 250 ml at 95 MAD, ten in stock. `stock__on_hand=3` makes it three."""

    class Meta:
        model = Variant
        skip_postgeneration_save = True

    product = factory.SubFactory("tests.factories.catalog.ProductFactory", variant=None)
    net_quantity = "250"
    unit = Unit.MILLILITRE
    price = "95.00"
    vat_rate = 10
    gross_weight = 320
    position = factory.Sequence(lambda n: n)
    stock = factory.RelatedFactory(StockFactory, factory_related_name="variant")


class ProductFactory(factory.django.DjangoModelFactory):
    """A published good named in four languages, with one variant. `variant=None` makes none."""

    class Meta:
        model = Product
        skip_postgeneration_save = True

    class Params:
        draft = factory.Trait(status=ProductStatus.DRAFT, published_at=None)
        archived = factory.Trait(status=ProductStatus.ARCHIVED)

    cooperative = factory.SubFactory(CooperativeFactory)
    category = factory.SubFactory(CategoryFactory)
    province = factory.SelfAttribute("cooperative.province")
    slug = factory.Sequence(lambda n: f"huile-d-argan-{n}")
    status = ProductStatus.PUBLISHED
    name_ar = factory.Sequence(lambda n: f"زيت أركان {n}")
    name_zgh = factory.Sequence(lambda n: f"ⵣⵣⵉⵜ ⵏ ⵡⴰⵔⴳⴰⵏ {n}")
    name_fr = factory.Sequence(lambda n: f"Huile d’argan {n}")
    name_en = factory.Sequence(lambda n: f"Argan oil {n}")
    description_fr = "Pressée à froid par les femmes du village."
    search_key = factory.LazyAttribute(search_key)
    published_at = factory.LazyFunction(timezone.now)
    variant = factory.RelatedFactory(VariantFactory, factory_related_name="product")


class PhotoFactory(factory.django.DjangoModelFactory):
    """A photo whose file does not exist: enough to be listed and linked."""

    class Meta:
        model = Photo

    product = factory.SubFactory(ProductFactory)
    image = factory.Sequence(lambda n: f"photos/{n:032x}.jpg")
    width = 1280
    height = 1280
    alt_fr = "Une bouteille d’huile d’argan"
    position = factory.Sequence(lambda n: n)


class LabelSchemeFactory(factory.django.DjangoModelFactory):
    """A label that any good may wear; the trait `origin` makes it a sign of origin."""

    class Meta:
        model = LabelScheme
        django_get_or_create = ("code",)

    class Params:
        origin = factory.Trait(
            code="igp",
            name_ar="بيان جغرافي محمي",
            name_zgh="ⴰⴷⵖⴰⵔ ⵉⵜⵜⵓⴼⵔⴳⵏ",
            name_fr="Indication géographique protégée",
            name_en="Protected geographical indication",
            short_name_ar="بيان جغرافي",
            short_name_zgh="ⴰⴷⵖⴰⵔ",
            short_name_fr="IGP",
            short_name_en="PGI",
            needs_indication=True,
        )

    code = "bio_maroc"
    name_ar = "بيو المغرب"
    name_zgh = "ⴱⵢⵓ ⵎⵖⵔⵉⴱ"
    name_fr = "Bio Maroc"
    name_en = "Bio Maroc"
    short_name_ar = "بيو"
    short_name_zgh = "ⴱⵢⵓ"
    short_name_fr = "Bio"
    short_name_en = "Organic"


class IndicationFactory(factory.django.DjangoModelFactory):
    """A sign of origin. `provinces=[...]` and `categories=[...]` are its area and family."""

    class Meta:
        model = GeographicalIndication
        skip_postgeneration_save = True

    scheme = factory.SubFactory(LabelSchemeFactory, origin=True)
    name_ar = "الأركان"
    name_zgh = "ⴰⵔⴳⴰⵏ"
    name_fr = "Argane"
    name_en = "Argan oil"

    @factory.post_generation
    def provinces(self, create, extracted):
        self.provinces.set(extracted or [])

    @factory.post_generation
    def categories(self, create, extracted):
        self.categories.set(extracted or [])


class CertificateFactory(factory.django.DjangoModelFactory):
    """A verified certificate, valid for a year, that covers all goods of its cooperative."""

    class Meta:
        model = Certificate
        skip_postgeneration_save = True

    class Params:
        pending = factory.Trait(status=CertificateStatus.PENDING, decided_at=None)
        expired = factory.Trait(
            valid_from=factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=400)),
            valid_until=factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=1)),
        )

    cooperative = factory.SubFactory(CooperativeFactory)
    scheme = factory.SubFactory(LabelSchemeFactory)
    number = factory.Sequence(lambda n: f"BIO-{1000 + n}")
    issuer = "Ecocert Maroc"
    valid_from = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=30))
    valid_until = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=335))
    covers_all = True
    file = factory.LazyFunction(lambda: ContentFile(SMALLEST_PDF, "certificate.pdf"))
    original_name = "certificate.pdf"
    content_type = "application/pdf"
    status = CertificateStatus.VERIFIED
    decided_at = factory.LazyFunction(timezone.now)

    @factory.post_generation
    def products(self, create, extracted):
        if extracted:
            self.products.set(extracted)
