"""One factory per model of coopstore.accounts."""

import factory

from coopstore.accounts.models import User


class UserFactory(factory.django.DjangoModelFactory):
    """A person who reads French and signs in with the password `secret-of-tests`."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person{n}@example.org")
    full_name = factory.Sequence(lambda n: f"Person {n}")
    language = "fr"
    password = factory.django.Password("secret-of-tests")


class AdminFactory(UserFactory):
    """A person who may do everything in the admin."""

    email = factory.Sequence(lambda n: f"admin{n}@example.org")
    is_staff = True
    is_superuser = True
