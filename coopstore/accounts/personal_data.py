"""What the account itself holds about a person, and how it is emptied."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.translation import gettext as _

from coopstore.accounts.models import User
from coopstore.core.personal_data import Held, Table, column, fields


def of_person(person: User) -> Held:
    """The account, its addresses and its second factors without their secrets."""
    yield Table(
        "account",
        _("Your details"),
        (
            *fields(User, "email", "phone", "full_name", "language"),
            *fields(User, "date_joined", "last_login", "is_active", "is_staff"),
        ),
        [person],
    )
    yield Table(
        "addresses",
        _("Addresses of this account"),
        fields(EmailAddress, "email", "verified", "primary"),
        EmailAddress.objects.filter(user=person).order_by("pk"),
    )
    yield Table(
        "second_factors",
        _("Second factors of sign-in"),
        (
            column("kind", _("kind"), "type"),
            column("created_at", _("created"), "created_at"),
            column("last_used_at", _("last used"), "last_used_at"),
        ),
        Authenticator.objects.filter(user=person).order_by("pk"),
    )


def erase_person(person: User) -> None:
    """Leave of a locked account its number and its dates: nobody is named, nobody signs in."""
    EmailAddress.objects.filter(user=person).delete()
    Authenticator.objects.filter(user=person).delete()
    person.groups.clear()
    person.user_permissions.clear()
    person.email = f"erased-{person.pk}@erased.invalid"  # RFC 2606: reaches nobody, ever
    person.full_name, person.phone = "", None
    person.is_active = person.is_staff = person.is_superuser = False
    person.last_login = None
    person.erased_at = timezone.now()
    person.set_unusable_password()
    person.save()
    _end_sessions(person)


def _end_sessions(person: User) -> None:
    """They opened nothing since the password went; here they leave the table too.

    A session does not say in a column whose it is, so each is read.
    """
    key = str(person.pk)
    theirs = [
        session.pk
        for session in Session.objects.iterator(chunk_size=1000)
        if session.get_decoded().get("_auth_user_id") == key
    ]
    Session.objects.filter(pk__in=theirs).delete()
