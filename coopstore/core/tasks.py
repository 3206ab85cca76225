"""What is tidied up at night."""

from importlib import import_module

from celery import shared_task
from django.conf import settings


@shared_task
def remove_old_sessions() -> None:
    """Daily: delete the sessions whose time is over."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
