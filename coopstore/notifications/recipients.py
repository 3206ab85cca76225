"""Who is told, in which language, and where they can be reached."""

from dataclasses import dataclass

from coopstore.accounts.models import User


@dataclass(frozen=True)
class Recipient:
    """One addressee. `phone` is in E.164; an empty address means: not on that channel."""

    language: str
    user: User | None = None
    email: str = ""
    phone: str = ""
    name: str = ""

    @classmethod
    def of_user(cls, user: User) -> "Recipient":
        """A person with an account, on every channel they gave an address for."""
        return cls(
            language=user.language,
            user=user,
            email=user.email,
            phone=str(user.phone or ""),
            name=user.full_name,
        )
