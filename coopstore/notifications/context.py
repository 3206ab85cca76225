"""The unread counter in the header."""

from django.utils.functional import SimpleLazyObject

from coopstore.notifications.models import Notification


def unread(request) -> dict:
    """How many notifications the signed-in person has not read; counted only if shown."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"unread_notifications": 0}
    return {
        "unread_notifications": SimpleLazyObject(
            lambda: Notification.objects.for_person(user).unread().count()
        )
    }
