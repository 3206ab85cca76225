"""What a person was told, in the shop itself."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from coopstore.core.access import signed_in
from coopstore.notifications.models import Notification
from coopstore.notifications.use_cases import mark_read

PAGE = 20


@signed_in
@require_safe
def notification_list(request: HttpRequest) -> HttpResponse:
    """The signed-in person's messages, newest first."""
    messages = Notification.objects.for_person(request.user)
    page = Paginator(messages, PAGE).get_page(request.GET.get("page"))
    return render(request, "notifications/list.html", {"page_obj": page})


@signed_in
@require_POST
def notification_open(request: HttpRequest, pk) -> HttpResponse:
    """Mark one message as read and go to the page it is about."""
    notification = get_object_or_404(Notification.objects.for_person(request.user), pk=pk)
    mark_read(notifications=[notification])
    return redirect(notification.address_in(get_language()))


@signed_in
@require_POST
def notification_read_all(request: HttpRequest) -> HttpResponse:
    """Mark all of the person's messages as read."""
    mark_read(notifications=Notification.objects.for_person(request.user).unread())
    return redirect("notifications:list")
