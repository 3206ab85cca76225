"""Pages of the demonstration: what was sent, and the photos."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.static import serve

from coopstore.core.access import public
from coopstore.demo.forms import OutboxFilter
from coopstore.notifications.models import Notification, Status

PAGE = 25


@public
@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """Every message that was sent, newest first, by recipient and channel."""
    form = OutboxFilter(request.GET or None)
    messages = Notification.objects.filter(status=Status.SENT).order_by("-sent_at", "pk")
    if form.is_valid():
        messages = form.filtered(messages)
    page = Paginator(messages, PAGE).get_page(request.GET.get("page"))
    return render(request, "demo/outbox.html", {"form": form, "page_obj": page})


@public
@require_safe
def media(request: HttpRequest, path: str) -> HttpResponse:
    """Photos, where no other server stands before us. Their names change with their content."""
    response = serve(request, path, document_root=settings.MEDIA_ROOT)
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
