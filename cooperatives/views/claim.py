"""Somebody says that a file of the register is theirs, and shows it with a code."""

from uuid import UUID

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cooperatives.claims.errors import TooManyClaims
from cooperatives.claims.forms import ClaimForm, CodeForm
from cooperatives.use_cases import ask_for_code, claim_cooperative
from coopstore.core.access import signed_in
from coopstore.core.errors import Refusal


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def claim(request) -> HttpResponse:
    """Which file: by court and number, or by ICE. The answer is the same for every file."""
    form = ClaimForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            if not ratelimit.consume(request, action="claim_file"):
                raise TooManyClaims
            asked = ask_for_code(actor=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(refusal.field, refusal.reason())
        else:
            return redirect("cooperatives:claim_code", asked.pk)
    status = 422 if form.errors else 200
    return render(request, "cooperatives/claim.html", {"form": form}, status=status)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def claim_code(request, pk: UUID) -> HttpResponse:
    """Where the code went, and the place to write it."""
    asked = get_object_or_404(request.user.claim_codes.all(), pk=pk)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            file = claim_cooperative(
                claim=asked, actor=request.user, code=form.cleaned_data["code"]
            )
        except Refusal as refusal:
            form.add_error("code", refusal.reason())
        else:
            messages.success(
                request, _("The file is yours. Check what the register says, then complete it.")
            )
            return redirect("cooperatives:application", file.code)
    status = 422 if form.errors else 200
    context = {"form": form, "asked": asked}
    return render(request, "cooperatives/claim_code.html", context, status=status)
