"""The queue of certificates: the oldest first, the paper beside the claim, every act a use case."""

from collections.abc import Callable

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from catalog.access import may_decide
from catalog.models import Certificate, CertificateStatus, LabelScheme
from catalog.use_cases.certificates import (
    doubts,
    reject_certificate,
    revoke_certificate,
    verify_certificate,
)
from cooperatives.documents import views_of
from cooperatives.fields import TextField
from cooperatives.models import DocumentKind
from cooperatives.reasons import Kind, Reason, choices
from coopstore.core.errors import Refusal
from coopstore.core.languages import LANGUAGES, text_of
from coopstore.core.office import Figure, list_of

PENDING, VERIFIED = CertificateStatus.PENDING, CertificateStatus.VERIFIED


class StateFilter(admin.SimpleListFilter):
    """Certificates to check, unless something else is asked for."""

    title = _("certificates")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [*CertificateStatus.choices[1:], ("expired", _("Expired")), ("all", _("All"))]

    def choices(self, changelist):
        yield {
            "selected": self.value() is None,
            "query_string": changelist.get_query_string(remove=[self.parameter_name]),
            "display": CertificateStatus.PENDING.label,
        }
        # Django's own first choice, "All", shows everything: here it is an answer like the others.
        every = super().choices(changelist)
        next(iter(every))
        yield from list(every)

    def queryset(self, request, queryset: QuerySet) -> QuerySet:
        match self.value():
            case None:
                return queryset.filter(status=PENDING)
            case "expired":
                return queryset.filter(status=VERIFIED, valid_until__lt=timezone.localdate())
            case status if status in CertificateStatus.values:
                return queryset.filter(status=status)
        return queryset


class SchemeFilter(admin.SimpleListFilter):
    """Labels by name, in the reader's language."""

    title = _("label")
    parameter_name = "scheme"

    def lookups(self, request, model_admin):
        return [(scheme.pk, text_of(scheme, "name")) for scheme in LabelScheme.objects.all()]

    def queryset(self, request, queryset: QuerySet) -> QuerySet:
        return queryset.filter(scheme=self.value()) if self.value() else queryset


class DecisionForm(forms.Form):
    """Why a certificate is rejected or withdrawn."""

    def __init__(self, data=None, *, certificate: Certificate):
        super().__init__(data)
        kind = Kind.CERTIFICATE if certificate.status == PENDING else Kind.REVOCATION
        self.fields["reason_code"] = forms.ChoiceField(
            label=_("Usual reason"),
            choices=lambda: [("", _("No usual reason")), *choices(kind)],
            required=False,
        )
        self.fields["words"] = TextField(
            label=_("Own words"), max_length=1000, attrs={"rows": 3, "dir": "auto"}
        )

    @property
    def reason(self) -> Reason:
        return Reason(self.cleaned_data["reason_code"], self.cleaned_data["words"])


@admin.register(Certificate)
class CertificateAdmin(admin.ModelAdmin):
    """Nothing is edited here: an officer compares the claim with the paper and decides."""

    list_display = ("claim", "seller", "shown_number", "valid_until", "age", "state")
    list_filter = (StateFilter, SchemeFilter)
    search_fields = (
        "number",
        "code",
        "issuer",
        "cooperative__name_ar",
        "cooperative__name_zgh",
        "cooperative__name_fr",
        "cooperative__name_en",
        "cooperative__code",
    )
    search_help_text = _("Number, code, issuer or cooperative")
    ordering = ("created_at", "pk")
    list_per_page = 50
    list_select_related = ("scheme", "indication", "cooperative")
    actions = None
    change_list_template = "admin/catalog/certificate/queue.html"

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    def has_view_permission(self, request, obj=None) -> bool:
        return may_decide(request.user)

    def has_module_permission(self, request) -> bool:
        return may_decide(request.user)

    # -- The list

    def changelist_view(self, request, extra_context=None) -> HttpResponse:
        links = self.waiting(request)
        oldest = _to_check().order_by("created_at").first()
        figures = {"waiting": links[0].count, "oldest": oldest, "links": links}
        if oldest:
            figures["more"] = {
                "url": reverse("admin:catalog_certificate_change", args=[oldest.pk]),
                "figure": _age(oldest),
                "words": _("the oldest waits"),
            }
        more = {
            "figures": figures,
            "title": _("Certificates"),
            "is_nav_sidebar_enabled": False,  # the table needs the room
        }
        return super().changelist_view(request, {**(extra_context or {}), **more})

    waiting_place = 4

    def waiting(self, request) -> list[Figure]:
        """What is to be checked, in numbers."""
        return [Figure(_to_check().count(), _("to check"), list_of(self))]

    @admin.display(description=_("label"), ordering="scheme")
    def claim(self, certificate: Certificate) -> str:
        return text_of(certificate.indication or certificate.scheme, "name").value

    @admin.display(description=_("cooperative"), ordering="cooperative")
    def seller(self, certificate: Certificate) -> str:
        return text_of(certificate.cooperative, "name").value or certificate.cooperative.code

    @admin.display(description=_("number"), ordering="number")
    def shown_number(self, certificate: Certificate) -> str:
        return format_html('<bdi class="num">{}</bdi>', certificate.number)

    @admin.display(description=_("age"), ordering="created_at")
    def age(self, certificate: Certificate) -> str:
        return _age(certificate) if certificate.status == PENDING else ""

    @admin.display(description=_("status"), ordering="status")
    def state(self, certificate: Certificate) -> str:
        return format_html(
            '<span class="state {}">{}</span>',
            STATE_CLASS[certificate.state],
            certificate.state.label,
        )

    # -- One certificate

    def get_urls(self):
        decide = self.admin_site.admin_view(require_POST(self.decide_view))
        return [
            path("<int:pk>/decide/", decide, name="catalog_certificate_decide"),
            *super().get_urls(),
        ]

    def change_view(self, request, object_id, form_url="", extra_context=None) -> HttpResponse:
        """The claim beside the paper, and the decisions that are possible."""
        certificate = self._certificate(request, object_id)
        return self._page(request, certificate, DecisionForm(certificate=certificate))

    def decide_view(self, request, pk: int) -> HttpResponse:
        """One decision. A refusal shows the page again with what was written."""
        certificate = self._certificate(request, pk)
        act = ACTS.get(request.POST.get("act", ""))
        form = DecisionForm(request.POST, certificate=certificate)
        if act is None or not form.is_valid():
            return self._page(request, certificate, form)
        try:
            act(certificate, request.user, form.reason)
        except Refusal as refusal:
            form.add_error(
                refusal.field if refusal.field in form.fields else None, refusal.reason()
            )
            return self._page(request, self._certificate(request, pk), form)
        messages.success(request, gettext("Decided. The cooperative has been told."))
        return redirect("admin:catalog_certificate_changelist")

    def _certificate(self, request, pk) -> Certificate:
        if not may_decide(request.user):
            raise PermissionDenied
        related = ("scheme", "indication", "cooperative__province", "replaces", "decided_by")
        certificates = Certificate.objects.select_related(*related)
        return get_object_or_404(certificates, pk=pk if str(pk).isdecimal() else None)

    def _page(self, request, certificate: Certificate, form: DecisionForm) -> HttpResponse:
        cooperative = certificate.cooperative
        is_member = cooperative.memberships.filter(user=request.user).exists()
        same_number = Certificate.objects.filter(
            scheme=certificate.scheme_id, number=certificate.number
        ).exclude(pk=certificate.pk)
        context = {
            **self.admin_site.each_context(request),
            "is_nav_sidebar_enabled": False,  # the paper needs the room
            "opts": self.opts,
            "address": reverse("admin:catalog_certificate_change", args=[certificate.pk]),
            "title": text_of(certificate.indication or certificate.scheme, "name").value,
            "certificate": certificate,
            "cooperative": cooperative,
            "written_to_in": dict(LANGUAGES)[cooperative.language],
            "state_class": STATE_CLASS[certificate.state],
            "age": _age(certificate) if certificate.status == PENDING else "",
            "goods": certificate.products.select_related("province", "category"),
            "doubts": doubts(certificate) if certificate.status == PENDING else [],
            "same_number": same_number.select_related("cooperative"),
            "history": certificate.decisions.select_related("actor").order_by("-pk"),
            "views": views_of(DocumentKind.CERTIFICATE, [certificate.code])[certificate.code],
            "is_picture": certificate.content_type.startswith("image/"),
            "is_member": is_member,
            "can_check": certificate.status == PENDING and not is_member,
            "can_revoke": certificate.status == VERIFIED and not is_member,
            "form": form,
        }
        status = 422 if form.errors else 200
        return render(request, "admin/catalog/certificate/file.html", context, status=status)


def _to_check() -> QuerySet:
    return Certificate.objects.filter(status=PENDING)


def _verify(certificate: Certificate, actor, reason: Reason) -> None:
    verify_certificate(certificate=certificate, actor=actor)


def _reject(certificate: Certificate, actor, reason: Reason) -> None:
    reject_certificate(certificate=certificate, actor=actor, reason=reason)


def _revoke(certificate: Certificate, actor, reason: Reason) -> None:
    revoke_certificate(certificate=certificate, actor=actor, reason=reason)


ACTS: dict[str, Callable] = {"verify": _verify, "reject": _reject, "revoke": _revoke}
STATE_CLASS = {
    "pending": "under_review",
    "verified": "approved",
    "not_yet": "approved",
    "expires_soon": "approved",
    "expired": "rejected",
    "rejected": "rejected",
    "revoked": "suspended",
}


def _age(certificate: Certificate) -> str:
    """How long it has been waiting, in days or, on the first day, in hours."""
    waited = timezone.now() - certificate.created_at
    if waited.days:
        return ngettext("%(count)d day", "%(count)d days", waited.days) % {"count": waited.days}
    hours = waited.seconds // 3600
    if not hours:
        return gettext("less than an hour")
    return ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}
