"""The accounts that `make demo` prints, and some more behind them."""

from dataclasses import dataclass
from functools import cache

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from coopstore.accounts.models import User

PASSWORD = "demo-coopstore"  # noqa: S105  (printed on the screen: it guards nothing)


@dataclass(frozen=True)
class People:
    """Who acts in the demonstration."""

    admin: User
    reviewer: User
    validator: User
    supervisor: User
    owner: User
    newcomer: User
    shopper: User


def seed_people() -> People:
    """The demonstration accounts, with confirmed addresses."""
    return People(
        admin=_person("admin", "Hind Benjelloun", "fr", is_staff=True, is_superuser=True),
        reviewer=_officer("reviewer", "Youssef Amrani", "ar"),
        validator=_officer("validator", "Salma Bennani", "fr"),
        supervisor=_officer("supervisor", "Tiziri Ouhmad", "zgh"),
        owner=_person("cooperative", "Fadma Aït Lahcen", "fr", phone="+212600000001"),
        newcomer=_person("newcomer", "Rkia Oubella", "ar", phone="+212600000002"),
        shopper=_person("shopper", "Amina El Alaoui", "fr", phone="+212600000003"),
    )


def _officer(rank: str, full_name: str, language: str) -> User:
    """Somebody of the office who may do what their rank allows, and no more."""
    officer = _person(rank, full_name, language, is_staff=True)
    officer.groups.add(Group.objects.get(name=f"{rank}s"))
    return officer


def _person(name: str, full_name: str, language: str, **fields) -> User:
    return member(f"{name}@coopstore.example", full_name, language, **fields)


@cache
def _hashed() -> str:
    """Hashed once for all: slow on purpose."""
    return make_password(PASSWORD)


def member(email: str, full_name: str, language: str, **fields) -> User:
    """An account with the demonstration's password and a confirmed address."""
    user = User.objects.filter(email=email).first()
    if user is None:
        user = User.objects.create(
            email=email, password=_hashed(), full_name=full_name, language=language, **fields
        )
    EmailAddress.objects.get_or_create(
        user=user, email=email, defaults={"verified": True, "primary": True}
    )
    return user
