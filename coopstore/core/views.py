"""Pages that say what went wrong before a view was asked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from coopstore.core.access import public


@public
def too_large(request: HttpRequest) -> HttpResponse:
    """More was sent than the shop takes; nginx shows this page for what it refuses itself."""
    return render(request, "413.html", status=413)
