"""Addresses of which only the end is shown, to people who may or may not know the rest."""

from string import ascii_lowercase

from django.utils.crypto import salted_hmac

from coopstore.notifications.recipients import Recipient


def masked(reach: Recipient) -> list[dict]:
    """`[{"channel": "sms", "address": "•••• 78"}]` of where a code went."""
    found = []
    if reach.phone:
        found.append(_sms(reach.phone[-2:]))
    if reach.email:
        name, _at, host = reach.email.partition("@")
        found.append(_email(name[0], host[0]))
    return found


def invented(key: str) -> list[dict]:
    """The like for what the register does not have, always the same for the same key.

    A page without it would tell who is in the register and still without an owner.
    """
    bytes_ = salted_hmac("invented address", key).digest()
    found = [_sms(f"{bytes_[0] % 100:02d}")]
    if bytes_[1] % 2:
        letters = [ascii_lowercase[byte % 26] for byte in bytes_[2:3]]
        found.append(_email(letters[0], "g"))
    return found


def _sms(end: str) -> dict:
    return {"channel": "sms", "address": f"•••• {end}"}


def _email(name: str, host: str) -> dict:
    return {"channel": "email", "address": f"{name}•••@{host}•••"}
