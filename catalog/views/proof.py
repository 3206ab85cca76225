"""The public check of a label by its code."""

import re
import unicodedata

from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalog.labels import labels_shown
from catalog.models import Certificate, Product
from catalog.models.label import CertificateState
from cooperatives.models import Status
from coopstore.core.access import public

GOODS_SHOWN = 12
# What people are told about each state. A claim that nobody verified reads as an unknown code.
ANSWERS = {
    CertificateState.VERIFIED: "valid",
    CertificateState.EXPIRES_SOON: "valid",
    CertificateState.NOT_YET: "not_yet",
    CertificateState.EXPIRED: "expired",
    CertificateState.REVOKED: "withdrawn",
}


@public
@require_safe
def verify(request):
    """The form: one code, typed in any case, with or without spaces and dashes."""
    typed = request.GET.get("code")
    if typed is None:
        return TemplateResponse(
            request, "catalog/verify.html", {"section": "verify", "trail": _trail()}
        )
    if code := normal(typed):
        return redirect("catalog:verify_code", code)
    context = {
        "section": "verify",
        "trail": _trail(),
        "typed": typed[:40],
        "error": _("Type the code that stands under the label."),
    }
    return TemplateResponse(request, "catalog/verify.html", context, status=422)


@public
@require_safe
def verify_code(request, code: str):
    """Yes or no, in a sentence, with the facts behind it. 404 for a code nobody verified."""
    if code != normal(code):
        return redirect("catalog:verify_code", normal(code) or "0")
    certificate = (
        Certificate.objects.filter(code=code, status__in=("verified", "revoked"))
        .select_related("scheme", "indication", "cooperative__province__region")
        .first()
    )
    if certificate is None:
        context = {"section": "verify", "typed": code}
        return TemplateResponse(request, "catalog/verify_unknown.html", context, status=404)
    cooperative = certificate.cooperative
    answer = ANSWERS[certificate.state]
    if answer == "valid" and cooperative.status != Status.APPROVED:
        answer = "paused"
    return TemplateResponse(
        request,
        "catalog/verify_code.html",
        {
            "section": "verify",
            "certificate": certificate,
            "answer": answer,
            "cooperative": cooperative,
            "is_linked": cooperative.status == Status.APPROVED,
            "goods": _goods(certificate) if answer == "valid" else [],
            "typed": "",
        },
    )


def normal(typed: str) -> str:
    """A code as it is stored: Western digits and capitals, ten at most; empty for nothing."""
    folded = unicodedata.normalize("NFKC", typed[:40]).upper()
    western = "".join(str(int(it)) if it.isdecimal() else it for it in folded)
    return re.sub(r"[^0-9A-Z]", "", western)[:10]


def _trail() -> list[dict]:
    return [{"title": _("Check a label")}]


def _goods(certificate: Certificate) -> list[Product]:
    """Goods on show that wear this very label today."""
    shown = Product.objects.visible().of(certificate.cooperative)
    worn = labels_shown(shown)
    pks = [pk for pk, certificates in worn.items() if certificate in certificates]
    return list(shown.filter(pk__in=pks)[:GOODS_SHOWN])
