"""Responses are private unless a view says otherwise."""

from django.utils.cache import add_never_cache_headers


class PrivateByDefaultMiddleware:
    """Forbid caches to keep a page that did not set its own `Cache-Control`."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        return response
