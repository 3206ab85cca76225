"""A person's data: what is held, a copy of it, and the end of the account."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cooperatives.documents import Document, show
from cooperatives.models import DocumentKind, Role
from coopstore.accounts.models import User
from coopstore.core.access import signed_in
from coopstore.core.errors import Refusal
from coopstore.privacy import held
from coopstore.privacy.forms import DeleteAccountForm
from coopstore.privacy.models import DataExport, Status
from coopstore.privacy.use_cases import ask_deletion, ask_export, keep_account, open_deletion

SHOWN = 5


@signed_in
@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """What the shop knows of the person, and what they can do about it."""
    context = {
        "exports": request.user.data_exports.filter(cooperative=None)[:SHOWN],
        "deletion": open_deletion(request.user),
    }
    return render(request, "privacy/data.html", context)


@signed_in
@require_POST
def export_ask(request: HttpRequest) -> HttpResponse:
    """Have a copy made."""
    ask_export(person=request.user, language=get_language())
    messages.success(request, _("Your copy is being made. We write to you when it is ready."))
    return redirect("privacy:data")


@signed_in
@require_safe
def export_download(request: HttpRequest, pk) -> HttpResponse:
    """The copy, for its person, or for an owner of the cooperative it is about.

    Others meet 404 before anybody is asked for a password.
    """
    export = get_object_or_404(_copies_for(request.user), pk=pk)
    return _download(request, export)


def _copies_for(person: User) -> QuerySet[DataExport]:
    ready = DataExport.objects.filter(status=Status.READY).select_related("cooperative")
    own = ready.filter(person=person, cooperative=None)
    owned = ready.filter(
        cooperative__memberships__user=person,
        cooperative__memberships__role=Role.OWNER,
        cooperative__memberships__is_active=True,
    )
    return own | owned


@reauthentication_required
def _download(request: HttpRequest, export: DataExport) -> FileResponse:
    name = f"coop-store-{export.ready_at:%Y-%m-%d}.zip"
    document = Document(
        kind=DocumentKind.EXPORT,
        key=str(export.pk),
        file=export.file,
        content_type="application/zip",
        name=name,
        cooperative=export.cooperative,
    )
    return show(request, document, saving=True)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def delete_account(request: HttpRequest) -> HttpResponse:
    """What goes, what stays and why; then the account is deleted in some days."""
    return _delete_when_sure(request) if request.method == "POST" else _deletion_page(request)


@reauthentication_required
def _delete_when_sure(request: HttpRequest) -> HttpResponse:
    return _deletion_page(request)


def _deletion_page(request: HttpRequest) -> HttpResponse:
    deletion = open_deletion(request.user)
    form = DeleteAccountForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            ask_deletion(person=request.user)
            messages.success(request, _("Your account will be deleted. We wrote to you when."))
            return redirect("privacy:data")
        except Refusal as refusal:
            form.add_error(None, refusal.reason())
    context = {
        "form": form,
        "deletion": deletion,
        "obstacles": [] if deletion else held.obstacles(request.user),
    }
    status = 422 if form.errors else 200
    return render(request, "privacy/delete_account.html", context, status=status)


@signed_in
@require_POST
def account_keep(request: HttpRequest) -> HttpResponse:
    """The person thought again."""
    keep_account(person=request.user)
    messages.success(request, _("Your account stays as it is."))
    return redirect("privacy:data")
