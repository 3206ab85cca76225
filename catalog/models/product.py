"""Categories and products, and the one query that says what is on sale."""

from datetime import date
from functools import reduce
from operator import or_

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from catalog.errors import Missing
from catalog.models.label_rule import wears_label
from catalog.models.stock import Stock
from cooperatives.models import Cooperative, Province
from cooperatives.models import Status as CooperativeStatus
from coopstore.core.errors import IllegalMove
from coopstore.core.languages import LANGUAGE_CODES, text_of


class Category(models.Model):
    """A family of goods; the tree has two levels."""

    slug = models.SlugField(_("code"), max_length=40, unique=True)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("parent"),
        related_name="children",
    )
    name = models.CharField(_("name"), max_length=120)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    vat_rate = models.PositiveSmallIntegerField(_("usual VAT rate, %"), default=20)

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name


class ProductStatus(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("On sale")
    ARCHIVED = "archived", _("Withdrawn")


PRODUCT_MOVES = {
    ProductStatus.DRAFT: {ProductStatus.PUBLISHED, ProductStatus.ARCHIVED},
    ProductStatus.PUBLISHED: {ProductStatus.ARCHIVED},
    ProductStatus.ARCHIVED: {ProductStatus.PUBLISHED},
}


def _named() -> Q:
    """A name in at least one language."""
    names = [f"name_{code}" for code in LANGUAGE_CODES]
    return reduce(or_, (Q(**{f"{n}__isnull": False}) & ~Q(**{n: ""}) for n in names))


def _something_left() -> Exists:
    return Exists(
        Stock.objects.filter(
            variant__product=OuterRef("pk"),
            variant__is_active=True,
            on_hand__gt=F("allocated"),
        )
    )


class ProductQuerySet(models.QuerySet):
    def visible(self) -> "ProductQuerySet":
        """Published goods of approved cooperatives, in stock or not."""
        return self.filter(
            status=ProductStatus.PUBLISHED,
            cooperative__status=CooperativeStatus.APPROVED,
        )

    def on_sale(self) -> "ProductQuerySet":
        """Goods that can be bought now: visible, seller not on holiday, something left."""
        return self.visible().filter(
            Q(cooperative__on_holiday_until__isnull=True)
            | Q(cooperative__on_holiday_until__lt=timezone.localdate()),
            _something_left(),
        )

    def of(self, cooperative: Cooperative) -> "ProductQuerySet":
        return self.filter(cooperative=cooperative)

    def lock(self) -> "ProductQuerySet":
        """Rows locked in pk order until the transaction ends."""
        return self.order_by("pk").select_for_update(of=("self",), no_key=True)

    def sold_out(self) -> "ProductQuerySet":
        """Goods of whose offered sizes nothing is left."""
        return self.exclude(_something_left())

    def without_photo(self) -> "ProductQuerySet":
        return self.filter(
            ~Exists(apps.get_model("catalog", "Photo").objects.filter(product=OuterRef("pk")))
        )

    def with_label(self, scheme_code: str, on: date | None = None) -> "ProductQuerySet":
        """Goods that wear the label of that scheme on that day (default: today)."""
        worn = self.model.objects.filter(
            wears_label(on or timezone.localdate()),
            cooperative__certificates__scheme=scheme_code,
            pk=OuterRef("pk"),
        )
        return self.filter(Exists(worn))

    def label_pairs(self, on: date | None = None) -> "ProductQuerySet":
        """Rows `pk`, `certificate_pk`, `scheme_code`: each good with each label it wears."""
        return (
            self.filter(wears_label(on or timezone.localdate()))
            .order_by()
            .values(
                "pk",
                certificate_pk=F("cooperative__certificates"),
                scheme_code=F("cooperative__certificates__scheme"),
            )
            .distinct()
        )

    def for_desk(self) -> "ProductQuerySet":
        """With all that the cooperative's own list shows, in three queries."""
        variants = apps.get_model("catalog", "Variant").objects
        return self.select_related("category").prefetch_related(
            Prefetch("variants", variants.select_related("stock")), "photos"
        )

    def for_cards(self) -> "ProductQuerySet":
        """With all that a card shows, in four queries however many goods there are."""
        certificates = apps.get_model("catalog", "Certificate").objects
        variants = apps.get_model("catalog", "Variant").objects
        pairs = self.model.objects.filter(pk=OuterRef("pk")).label_pairs()
        return (
            self.select_related("cooperative", "province", "category")
            .annotate(certificates_shown=ArraySubquery(pairs.values("certificate_pk")))
            .prefetch_related(
                Prefetch("variants", variants.select_related("stock")),
                "photos",
                Prefetch(
                    "cooperative__certificates",
                    certificates.valid().select_related("scheme", "indication"),
                    to_attr="certificates_valid",
                ),
            )
        )


class Product(models.Model):
    """A good as its cooperative describes it; what is bought is one of its variants."""

    cooperative = models.ForeignKey(
        Cooperative,
        models.PROTECT,
        verbose_name=_("cooperative"),
        related_name="products",
    )
    category = models.ForeignKey(
        Category,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("category"),
        related_name="products",
    )
    province = models.ForeignKey(
        Province,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("province of origin"),
        related_name="products",
    )
    slug = models.SlugField(_("address in the shop"), max_length=120, unique=True)
    status = models.CharField(
        _("status"), max_length=10, choices=ProductStatus, default=ProductStatus.DRAFT
    )
    name = models.CharField(_("name"), max_length=160)
    description = models.TextField(_("description"), max_length=4000, blank=True)
    ingredients = models.TextField(_("ingredients"), max_length=1000, blank=True)
    care = models.TextField(_("care and storage"), max_length=1000, blank=True)
    # Every script folded to one Latin key, so that argan, أركان and ⴰⵔⴳⴰⵏ meet.
    search_key = models.TextField(_("search key"), blank=True, editable=False)
    published_at = models.DateTimeField(_("on sale since"), null=True, blank=True)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    updated_at = models.DateTimeField(_("updated"), auto_now=True)

    objects = ProductQuerySet.as_manager()

    class Meta:
        verbose_name = _("product")
        verbose_name_plural = _("products")
        ordering = ["-published_at", "-pk"]
        indexes = [
            models.Index(fields=["status", "-published_at"], name="catalog_product_newest"),
            GinIndex(
                OpClass("search_key", name="gin_trgm_ops"),
                name="catalog_product_search",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="catalog_product_status_known",
                condition=Q(status__in=ProductStatus.values),
            ),
            models.CheckConstraint(
                name="catalog_product_published_is_dated",
                condition=~Q(status="published") | Q(published_at__isnull=False),
            ),
            models.CheckConstraint(
                name="catalog_product_published_is_complete",
                condition=~Q(status="published")
                | Q(category__isnull=False, province__isnull=False) & _named(),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("catalog:product", args=[self.slug])

    def move_to(self, target: ProductStatus) -> None:
        """Change state in memory; the calling use case holds the row lock and saves."""
        if target not in PRODUCT_MOVES[ProductStatus(self.status)]:
            raise IllegalMove(source=self.status, target=target)
        self.status = target

    def missing(self) -> list[Missing]:
        """What it still lacks before it can go on sale."""
        present = {
            Missing.PHOTO: self.cover,
            Missing.NAME: text_of(self, "name"),
            Missing.CATEGORY: self.category_id,
            Missing.PROVINCE: self.province_id,
            Missing.SIZE: self.variants_offered,
        }
        return [thing for thing, there in present.items() if not there]

    @property
    def variants_offered(self) -> list:
        """Its active variants, in the order the cooperative gave them."""
        return [variant for variant in self.variants.all() if variant.is_active]

    @property
    def cheapest_variant(self):
        """The least price that can be bought; of a sold-out good, the least price; or None."""
        offered = self.variants_offered
        left = [variant for variant in offered if variant.stock.left > 0]
        return min(left or offered, key=lambda variant: variant.price, default=None)

    @property
    def is_sold_out(self) -> bool:
        return not any(variant.stock.left > 0 for variant in self.variants_offered)

    @property
    def cover(self):
        """Its first photo, or None."""
        return next(iter(self.photos.all()), None)

    @cached_property
    def shown_labels(self) -> list:
        """The certificates whose labels it wears today, the most telling scheme first."""
        if hasattr(self, "certificates_shown"):
            valid = self.cooperative.certificates_valid
            shown = [c for c in valid if c.pk in self.certificates_shown]
        else:
            shown = list(self.cooperative.certificates.shown_for(self))
        return sorted(shown, key=lambda c: (c.scheme.position, c.scheme_id, c.pk))
