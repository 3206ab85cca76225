"""The doors that only some people see in the header."""

from django.utils.functional import SimpleLazyObject

from cooperatives.models import Membership


def doors(request) -> dict:
    """Whether the signed-in person has a desk; asked only when a page shows it."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"has_desk": False}
    return {
        "has_desk": SimpleLazyObject(
            lambda: Membership.objects.filter(user=user, is_active=True).exists()
        )
    }
