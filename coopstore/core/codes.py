"""Public identifiers that cannot be guessed and can be read aloud."""

import secrets

# Crockford's base 32 without vowels: no look-alikes, no accidental words.
ALPHABET = "23456789BCDFGHJKMNPQRSTVWXZ"


def new_code(length: int) -> str:
    """A random code of `length` characters; 27**length possibilities."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def cooperative_code() -> str:
    """Eight lower-case characters that name a cooperative in the desk's addresses."""
    return new_code(8).lower()


def order_number() -> str:
    """Eight characters a shopper can read on the phone."""
    return new_code(8)


def verification_code() -> str:
    """Ten characters printed under a label."""
    return new_code(10)


def secret_token() -> str:
    """The key of an order's page: 256 random bits."""
    return secrets.token_urlsafe(32)
