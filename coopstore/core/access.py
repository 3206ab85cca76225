"""Every view declares who may open it; a test looks for the declaration."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required


def public(view: Callable) -> Callable:
    """Anybody may open this view."""
    view.declares_access = True
    return view


def signed_in(view: Callable) -> Callable:
    """Whoever has an account may open this view; others are asked to sign in first."""
    return public(login_required(view))
