"""The accounts that `make demo` prints, and some more behind them."""

from dataclasses import dataclass
from functools import cache

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from coopstore.accounts.models import User

PASSWORD = "demo-coopstore"  # noqa: S105  (printed on the screen: it guards nothing)


@dataclass(frozen=True)
class People:
    """Who acts in the demonstration."""

    admin: User
    owner: User
    newcomer: User
    shopper: User


def seed_people() -> People:
    """The four demonstration accounts, with confirmed addresses."""
    return People(
        admin=_person("admin", "Hind Benjelloun", "fr", is_staff=True, is_superuser=True),
        owner=_person("cooperative", "Fadma Aït Lahcen", "fr", phone="+212600000001"),
        newcomer=_person("newcomer", "Rkia Oubella", "ar", phone="+212600000002"),
        shopper=_person("shopper", "Amina El Alaoui", "fr", phone="+212600000003"),
    )


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
