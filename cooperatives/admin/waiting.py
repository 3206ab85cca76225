"""How long a file has been waiting, and by when it is promised an answer."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from cooperatives.models import Cooperative


def age(cooperative: Cooperative) -> str:
    """How long a file has been waiting, in days or, on the first day, in hours."""
    if cooperative.submitted_at is None:
        return ""
    waited = timezone.now() - cooperative.submitted_at
    if waited.days:
        return ngettext("%(count)d day", "%(count)d days", waited.days) % {"count": waited.days}
    hours = waited.seconds // 3600
    if not hours:
        return gettext("less than an hour")
    return ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}


def deadline(cooperative: Cooperative) -> SafeString | str:
    """The next day that was promised; in words and in colour when it has passed."""
    due = cooperative.due
    if due is None:
        return ""
    day = date_format(timezone.localtime(due), "SHORT_DATE_FORMAT")
    if due >= timezone.now():
        return format_html('<bdi class="num">{}</bdi>', day)
    return format_html(
        '<bdi class="num">{}</bdi> <span class="state late">{}</span>', day, lateness(due)
    )


def lateness(due: datetime) -> str:
    """How many days ago `due` was."""
    days = (timezone.now() - due).days
    if not days:
        return gettext("late since today")
    return ngettext("%(count)d day late", "%(count)d days late", days) % {"count": days}
