"""The cooperative's labels: its certificates, a new claim, the private papers."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_safe

from catalog.access import certificate_view
from catalog.forms.certificate import CertificateForm
from catalog.models import Certificate, CertificateState
from catalog.use_cases.certificates import claim_certificate
from cooperatives.access import member_view
from cooperatives.documents import Document, show, views_of
from cooperatives.models import Cooperative, DocumentKind, Role
from coopstore.core.errors import Refusal

PAGE_SIZE = 24
# How each state is marked: its badge, and whether the cooperative should send a new paper.
MARKS = {
    CertificateState.PENDING: ("now", False),
    CertificateState.VERIFIED: ("sure", False),
    CertificateState.NOT_YET: ("sure", False),
    CertificateState.EXPIRES_SOON: ("now", True),
    CertificateState.EXPIRED: ("stop", True),
    CertificateState.REJECTED: ("stop", True),
    CertificateState.REVOKED: ("stop", False),
}


@member_view(Role.CATALOGUE)
@require_safe
def desk_certificates(request, cooperative):
    """Every certificate the cooperative sent, and what became of it."""
    own = (
        Certificate.objects.of(cooperative)
        .select_related("scheme", "indication")
        .prefetch_related("products", "renewals")
    )
    page = Paginator(own, PAGE_SIZE).get_page(request.GET.get("page"))
    views = views_of(DocumentKind.CERTIFICATE, [it.code for it in page.object_list])
    for certificate in page.object_list:
        certificate.views = views[certificate.code]
        certificate.badge, renewable = MARKS[certificate.state]
        certificate.is_renewable = renewable and not certificate.renewals.all()
    context = {"cooperative": cooperative, "section": "labels", "page_obj": page}
    return TemplateResponse(request, "catalog/desk/certificates.html", context)


@member_view(Role.CATALOGUE)
@require_http_methods(["GET", "HEAD", "POST"])
def desk_certificate_new(request, cooperative):
    """Claim a label, or renew a certificate that ends."""
    renews = _renewed(cooperative, request.GET.get("renews", ""))
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = CertificateForm(*sent, cooperative=cooperative, renews=renews)
    if form.is_valid():
        try:
            claim_certificate(
                cooperative=cooperative,
                claim=form.claim,
                paper=form.cleaned_data["paper"],
                replaces=renews,
            )
        except Refusal as refusal:
            form.add_error(refusal.field, refusal.reason())
        else:
            messages.success(request, _("Sent. The office will check it and answer you."))
            return redirect("catalog:desk_certificates", cooperative.code)
    context = {
        "cooperative": cooperative,
        "section": "labels",
        "form": form,
        "renews": renews,
        "choose_file_again": form.is_bound and "paper" not in form.errors,
    }
    status = 422 if request.method == "POST" else 200
    return TemplateResponse(request, "catalog/desk/certificate_new.html", context, status=status)


def _renewed(cooperative: Cooperative, code: str) -> Certificate | None:
    if not code:
        return None
    return get_object_or_404(Certificate.objects.of(cooperative), code=code)


@certificate_view
@require_safe
@xframe_options_sameorigin  # the office reads it beside the claim
def certificate_evidence(request, certificate):
    """The paper behind a certificate."""
    return show(
        request,
        Document(
            kind=DocumentKind.CERTIFICATE,
            key=certificate.code,
            file=certificate.file,
            content_type=certificate.content_type,
            name=certificate.original_name,
            cooperative=certificate.cooperative,
        ),
    )
