"""People: shoppers, members of cooperatives and admins share one kind of account."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from coopstore.core.languages import LANGUAGE_CODES, LANGUAGES


class UserManager(BaseUserManager):
    """Creates people known by their e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields) -> "User":
        """A person; without a password they sign in after a reset."""
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str, **fields) -> "User":
        """A person who may do everything in the admin."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email: str) -> "User":
        return self.get(email__iexact=email)


class User(AbstractBaseUser, PermissionsMixin):
    """A person, in the language they chose."""

    email = models.EmailField(_("e-mail"), unique=True)
    phone = PhoneNumberField(_("phone"), null=True, blank=True, unique=True)
    full_name = models.CharField(_("name"), max_length=150, blank=True)
    language = models.CharField(_("language"), max_length=3, choices=LANGUAGES, default="fr")
    is_active = models.BooleanField(_("active"), default=True)
    is_staff = models.BooleanField(_("may open the admin"), default=False)
    # Of somebody who asked to be forgotten: the row stays, for what must be kept points to it.
    erased_at = models.DateTimeField(_("erased"), null=True, blank=True, editable=False)
    date_joined = models.DateTimeField(_("joined"), default=timezone.now, editable=False)

    objects = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.UniqueConstraint(Lower("email"), name="accounts_user_email_once"),
            models.CheckConstraint(
                name="accounts_user_language_known",
                condition=models.Q(language__in=LANGUAGE_CODES),
            ),
            models.CheckConstraint(
                name="accounts_user_erased_is_nobody",
                condition=models.Q(erased_at=None)
                | models.Q(full_name="", phone=None, is_active=False, is_staff=False),
            ),
        ]

    def __str__(self) -> str:
        return self.get_full_name()

    def get_full_name(self) -> str:
        if self.erased_at:
            return gettext("Deleted account")
        return self.full_name or self.email

    def get_short_name(self) -> str:
        return self.full_name.split(" ")[0] if self.full_name else self.email
