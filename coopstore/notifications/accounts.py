"""What django-allauth sends goes through the outbox, in the person's language."""

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Hands allauth's mails to the outbox."""
