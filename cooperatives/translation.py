"""Fields kept in four languages."""

from modeltranslation.translator import TranslationOptions, register

from cooperatives.models import (
    Cooperative,
    Court,
    Province,
    Region,
    Requirement,
    Sector,
    TermsVersion,
)


@register(Court)
@register(Region)
@register(Province)
@register(Sector)
class NameOptions(TranslationOptions):
    fields = ("name",)
    required_languages = ("ar", "fr", "en", "zgh")


@register(Requirement)
class RequirementOptions(TranslationOptions):
    fields = ("name", "help_text", "statement")


@register(TermsVersion)
class TermsVersionOptions(TranslationOptions):
    fields = ("text",)


@register(Cooperative)
class CooperativeOptions(TranslationOptions):
    fields = ("name", "story", "place")
    fallback_undefined = {"name": "", "story": "", "place": ""}
