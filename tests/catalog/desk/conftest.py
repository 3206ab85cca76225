"""A cooperative, and somebody at its desk."""

import pytest
from django.utils import translation

from cooperatives.models import Role
from tests.factories.cooperatives import CooperativeFactory, MembershipFactory


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def cooperative():
    return CooperativeFactory()


@pytest.fixture
def desk(client, cooperative):
    """A browser in which somebody who keeps the catalogue has signed in."""
    member = MembershipFactory(cooperative=cooperative, role=Role.CATALOGUE)
    client.force_login(member.user)
    client.member = member.user
    return client
