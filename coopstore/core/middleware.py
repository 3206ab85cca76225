"""What every answer owes to caches and slow lines, and what is refused before a view is asked."""

import logging

from django.conf import settings
from django.db import DataError
from django.http import HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers
from django.views.defaults import bad_request

from coopstore.core.context import help_numbers
from coopstore.core.views import too_large

logger = logging.getLogger(__name__)
COMPRESSED = {"application/json", "application/xml"}
NUL_REFUSED = "cannot contain NUL"  # the driver raises a bare ValueError for these


class CompressedTextMiddleware(GZipMiddleware):
    """Compress pages, with a random length added so that their secrets cannot be guessed by it.

    Photos, papers and whatever else is a file is small already, or as small as it gets.
    """

    def process_response(self, request, response):
        kind = response.get("Content-Type", "").partition(";")[0]
        if response.streaming or not (kind.startswith("text/") or kind in COMPRESSED):
            return response
        return super().process_response(request, response)


class MaintenanceMiddleware:
    """While the shop is closed for work, answer every page with 503; the database is not asked."""

    OPEN = ("/healthz", "/readyz")  # whoever watches the processes still has to see them
    RETRY_SECONDS = 300

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not settings.MAINTENANCE or request.path in self.OPEN:
            return self.get_response(request)
        page = render_to_string("503.html", help_numbers())
        return HttpResponse(page, status=503, headers={"Retry-After": str(self.RETRY_SECONDS)})


class PrivateByDefaultMiddleware:
    """Forbid caches to keep a page that did not set its own `Cache-Control`."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        return response


class UnfitValuesMiddleware:
    """Answer 400 where the database was sent what it cannot hold, such as a NUL in a text.

    Forms refuse it with a sentence; this is for what reaches the database past every form.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, DataError) and NUL_REFUSED not in str(exception):
            return None
        logger.warning("No column holds this: %s %s", request.method, request.path, exc_info=True)
        return bad_request(request, exception)


class TooLargeMiddleware:
    """Refuse with a page what is larger than anything the shop asks for, before it is read.

    Django itself limits the texts of a form, not its files.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length) > settings.REQUEST_MAX_BYTES:
            return too_large(request)
        return self.get_response(request)
