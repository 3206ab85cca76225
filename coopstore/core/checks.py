"""What `manage.py check --deploy` says beside Django's own: a shop that nobody hears from."""

from pathlib import Path

from django.conf import settings
from django.core.checks import Error as Problem
from django.core.checks import Warning as Complaint
from django.core.checks import register


@register(deploy=True)
def messages_leave(**_kwargs) -> list[Complaint]:
    """Mail and SMS must go to people, and their links to this shop."""
    found = []
    if settings.EMAIL_BACKEND.endswith("outbox_backend.EmailBackend"):
        found.append(Complaint("Mail is written to files: set EMAIL_URL.", id="coopstore.W001"))
    if settings.SMS_URL.startswith("file:"):
        found.append(Complaint("SMS are written to files: set SMS_URL.", id="coopstore.W002"))
    if not settings.SITE_URL.startswith("https://"):
        found.append(Complaint("Links are not https: set SITE_URL.", id="coopstore.W003"))
    return found


@register(deploy=True)
def attempts_are_counted(**_kwargs) -> list[Complaint]:
    """A memory of each process would let every visitor try as often as there are processes."""
    if "locmem" in settings.CACHES["default"]["BACKEND"]:
        return [Complaint("Each process counts alone: set CACHE_URL.", id="coopstore.W004")]
    return []


@register
def private_files_are_private(**_kwargs) -> list[Problem]:
    """What the web server hands out to everybody must not hold the papers of anybody."""
    private = Path(settings.PRIVATE_ROOT).resolve()
    public = {"MEDIA_ROOT": settings.MEDIA_ROOT, "STATIC_ROOT": settings.STATIC_ROOT}
    return [
        Problem(f"PRIVATE_ROOT lies in {name}: anybody could read evidence.", id="coopstore.E001")
        for name, root in public.items()
        if private.is_relative_to(Path(root).resolve())
    ]
