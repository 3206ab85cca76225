"""Fields kept in four languages."""

from modeltranslation.translator import TranslationOptions, register

from catalog.models import (
    Category,
    GeographicalIndication,
    LabelScheme,
    Photo,
    Product,
    Variant,
)


@register(Category)
@register(GeographicalIndication)
class NameOptions(TranslationOptions):
    fields = ("name",)


@register(LabelScheme)
class LabelSchemeOptions(TranslationOptions):
    fields = ("name", "short_name", "explanation")


@register(Product)
class ProductOptions(TranslationOptions):
    fields = ("name", "description", "ingredients", "care")


@register(Variant)
class VariantOptions(TranslationOptions):
    fields = ("label",)


@register(Photo)
class PhotoOptions(TranslationOptions):
    fields = ("alt",)
