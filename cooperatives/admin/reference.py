"""Tables that the office may correct: names, what is asked, terms and targets."""

from typing import ClassVar

from django import forms
from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin

from cooperatives.access import may_review, may_supervise
from cooperatives.errors import ArabicMissing
from cooperatives.models import (
    Court,
    Kind,
    LegalForm,
    Province,
    Region,
    Requirement,
    Sector,
    ServiceTarget,
    TermsVersion,
)
from cooperatives.use_cases import publish_terms
from coopstore.core.languages import LANGUAGE_CODES


class KeptRows(TranslationAdmin):
    """Rows whose code others point to: texts may be corrected, codes and rows stay."""

    def get_readonly_fields(self, request, obj=None):
        return ("code",) if obj else ()

    def has_delete_permission(self, request, obj=None) -> bool:
        return False


@admin.register(Region)
class RegionAdmin(KeptRows):
    list_display = ("code", "name_fr", "name_ar", "name_zgh", "name_en")
    search_fields = ("code", "name_fr", "name_ar", "name_zgh", "name_en")


@admin.register(Province)
class ProvinceAdmin(KeptRows):
    list_display = ("code", "name_fr", "name_ar", "name_zgh", "kind", "region")
    list_filter = ("kind", "region")
    list_select_related = ("region",)
    search_fields = ("code", "name_fr", "name_ar", "name_zgh", "name_en")


@admin.register(Court)
class CourtAdmin(KeptRows):
    list_display = (
        "code",
        "name_fr",
        "name_ar",
        "number_pattern",
        "number_example",
        "is_confirmed",
    )
    list_filter = ("is_confirmed",)
    search_fields = ("code", "name_fr", "name_ar", "name_zgh", "name_en")


@admin.register(Sector)
class SectorAdmin(KeptRows):
    list_display = ("code", "name_fr", "name_ar", "name_zgh", "name_en")
    search_fields = ("code", "name_fr", "name_ar", "name_zgh", "name_en")


class RequirementForm(forms.ModelForm):
    """What is asked of whom. Which other answers go together, the kind says."""

    legal_forms = forms.MultipleChoiceField(
        label=_("legal forms"),
        choices=LegalForm,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("None means all of them."),
    )

    class Meta:
        model = Requirement
        fields = (
            "code",
            "kind",
            "name",
            "help_text",
            "statement",
            "profile_field",
            "sectors",
            "legal_forms",
            "validity_days",
            "is_mandatory",
            "position",
            "is_active",
        )
        widgets: ClassVar = {"sectors": forms.CheckboxSelectMultiple}

    def clean(self) -> dict:
        data = super().clean()
        kind = data.get("kind") or self.instance.kind
        if kind == Kind.PROFILE and not data.get("profile_field"):
            self.add_error("profile_field", _("Choose which answer is asked for."))
        if kind != Kind.PROFILE and data.get("profile_field"):
            self.add_error("profile_field", _("Only a requirement of the kind “answer” has one."))
        if kind != Kind.DOCUMENT and data.get("validity_days"):
            self.add_error("validity_days", _("Only documents have an end."))
        if kind == Kind.ATTESTATION and not any(
            data.get(f"statement_{code}") for code in LANGUAGE_CODES
        ):
            self.add_error("statement_fr", _("Write what is declared."))
        return data


@admin.register(Requirement)
class RequirementAdmin(KeptRows):
    """What cooperatives must show: for supervisors."""

    form = RequirementForm
    list_display = (
        "position",
        "code",
        "kind",
        "name",
        "is_mandatory",
        "validity_days",
        "is_active",
    )
    list_display_links = ("code",)
    list_filter = ("kind", "is_active")
    ordering = ("position", "pk")

    def get_readonly_fields(self, request, obj=None):
        return ("code", "kind") if obj else ()

    def has_view_permission(self, request, obj=None) -> bool:
        return may_review(request.user)

    def has_add_permission(self, request) -> bool:
        return may_supervise(request.user)

    def has_change_permission(self, request, obj=None) -> bool:
        return may_supervise(request.user)


@admin.register(ServiceTarget)
class ServiceTargetAdmin(admin.ModelAdmin):
    """How many days the office gives itself: for supervisors. Files that run keep their dates."""

    list_display = ("step", "days")
    fields = ("step", "days")
    readonly_fields = ("step",)

    def has_add_permission(self, request) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    def has_view_permission(self, request, obj=None) -> bool:
        return may_review(request.user)

    def has_change_permission(self, request, obj=None) -> bool:
        return may_supervise(request.user)


class TermsForm(forms.ModelForm):
    """A new version of terms; its number and its fingerprint are the shop's."""

    class Meta:
        model = TermsVersion
        fields = ("requirement", "text")

    def clean(self) -> dict:
        data = super().clean()
        if not data.get("text_ar"):
            self.add_error("text_ar", ArabicMissing().reason())
        return data


@admin.register(TermsVersion)
class TermsVersionAdmin(TranslationAdmin):
    """Versions are published and read, never changed."""

    form = TermsForm
    actions = None
    list_display = ("requirement", "number", "published_at", "published_by", "accepted", "digest")
    list_select_related = ("requirement", "published_by")
    list_filter = ("requirement",)
    ordering = ("requirement__position", "-number")

    def get_queryset(self, request) -> QuerySet:
        counts = Count("declarations", filter=Q(declarations__withdrawn_at=None))
        return super().get_queryset(request).annotate(accepted_by=counts)

    @admin.display(description=_("accepted by"), ordering="accepted_by")
    def accepted(self, version: TermsVersion) -> int:
        return version.accepted_by

    def get_fields(self, request, obj=None):
        fields = super().get_fields(request, obj)
        return [*fields, "number", "published_at", "published_by", "digest"] if obj else fields

    def get_readonly_fields(self, request, obj=None):
        return ("number", "published_at", "published_by", "digest") if obj else ()

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "requirement":
            kwargs["queryset"] = Requirement.objects.filter(kind=Kind.TERMS)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def has_view_permission(self, request, obj=None) -> bool:
        return may_review(request.user)

    def has_add_permission(self, request) -> bool:
        return may_supervise(request.user)

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    def save_model(self, request, obj, form, change) -> None:
        texts = {code: form.cleaned_data.get(f"text_{code}") or "" for code in LANGUAGE_CODES}
        published = publish_terms(requirement=obj.requirement, texts=texts, actor=request.user)
        obj.pk, obj.number = published.pk, published.number
