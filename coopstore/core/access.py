"""Every view declares who may open it; a test looks for the declaration."""

from collections.abc import Callable


def public(view: Callable) -> Callable:
    """Anybody may open this view."""
    view.declares_access = True
    return view
