"""What django-allauth says goes through the outbox, and its refusals are in our words."""

import uuid
from typing import ClassVar
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from coopstore.accounts.models import User
from coopstore.notifications.models import Channel
from coopstore.notifications.outbox import Recipient, notify

WRONG_SIGN_IN = _("This e-mail or phone and this password do not belong together.")
LINKS = ("activate_url", "password_reset_url", "signup_url")


class AccountAdapter(DefaultAccountAdapter):
    """Hands allauth's mails to the outbox, as kinds named `account_<template>`."""

    error_messages: ClassVar = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed. Call us if you think this is a mistake."),
        "cannot_remove_primary_email": _(
            "This address is used for our mails: choose another one before you remove it."
        ),
        "duplicate_email": _("This e-mail belongs to your account already."),
        "email_password_mismatch": WRONG_SIGN_IN,
        "phone_password_mismatch": WRONG_SIGN_IN,
        "username_password_mismatch": WRONG_SIGN_IN,
        "invalid_login": WRONG_SIGN_IN,
        "email_taken": _(
            "This e-mail already belongs to an account. Sign in, or ask for a new password."
        ),
        "enter_current_password": _("This is not your present password."),
        "incorrect_password": _("This is not your present password."),
        "incorrect_code": _("This code is not the right one."),
        "invalid_or_expired_key": _("This link is no longer valid. Ask for a new one."),
        "invalid_password_reset": _("This link is no longer valid. Ask for a new one."),
        "max_email_addresses": _("An account can have %d e-mail addresses at most."),
        "phone_taken": _("This phone number already belongs to an account."),
        "too_many_login_attempts": _(
            "Too many attempts. Wait five minutes, or ask for a new password."
        ),
        "unknown_email": _("No account has this e-mail."),
        "unknown_phone": _("No account has this phone number."),
        "unverified_primary_email": _("Confirm this address before you use it for our mails."),
        "select_only_one": _("Give either an e-mail or a phone number."),
        "same_as_current": _("This is what it is already. Write another one."),
        "rate_limited": _("Too many requests. Wait a minute, then try again."),
    }

    def save_user(self, request, user, form, commit=True) -> User:
        """Keep a new account; of a form sent twice in one second, the second leads to sign-in."""
        try:
            with transaction.atomic():
                return super().save_user(request, user, form, commit)
        except IntegrityError as error:
            messages.info(request, self.error_messages["email_taken"])
            raise ImmediateHttpResponse(redirect("account_login")) from error

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Tell `email` in its owner's language, or in the page's when it is nobody's."""
        user = context.get("user") or _owner_of(email)
        link = next((context[name] for name in LINKS if name in context), None)
        recipient = Recipient(
            language=user.language if user else get_language(),
            user=user,
            email=email,
            name=user.full_name if user else "",
        )
        texts = {name: text for name, text in context.items() if isinstance(text, str)}
        with transaction.atomic():
            notify(
                key=f"account:{uuid.uuid4()}",
                kind=f"account_{template_prefix.rpartition('/')[2]}",
                to=recipient,
                context={**texts, "email": email},
                path=_without_language(link or reverse("account_reset_password")),
                channels=[Channel.EMAIL],
            )


def _owner_of(email: str) -> User | None:
    address = EmailAddress.objects.filter(email__iexact=email).select_related("user").first()
    return address.user if address else User.objects.filter(email__iexact=email).first()


def _without_language(url: str) -> str:
    """The page of an address, for the outbox to put the recipient's language before it."""
    return urlsplit(url).path.lstrip("/").partition("/")[2]
