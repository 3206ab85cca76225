"""One factory per model of cooperatives. A cooperative is approved unless a trait says so."""

from datetime import timedelta

import factory
from django.core.files.base import ContentFile
from django.utils import timezone

from cooperatives.models import (
    Cooperative,
    Evidence,
    Invitation,
    Membership,
    Province,
    Region,
    Requirement,
    Role,
    Sector,
    Status,
    StatusChange,
    Verdict,
)
from tests.factories.accounts import UserFactory

SMALLEST_PDF = b"%PDF-1.4\n%%EOF\n"


def _ice(enterprise: int) -> str:
    """A number that passes the check of the ICE: the whole is a multiple of 97."""
    base = enterprise * 10**6
    return f"{base + 97 - base % 97:015d}"


class RegionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Region
        django_get_or_create = ("code",)

    code = "MA-09"
    name_ar = "سوس-ماسة"
    name_zgh = "ⵙⵓⵙ-ⵎⴰⵙⵙⴰ"
    name_fr = "Souss-Massa"
    name_en = "Souss-Massa"


class ProvinceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Province
        django_get_or_create = ("code",)

    code = "MA-TAR"
    region = factory.SubFactory(RegionFactory)
    kind = Province.Kind.PROVINCE
    name_ar = "تارودانت"
    name_zgh = "ⵜⴰⵔⵓⴷⴰⵏⵜ"
    name_fr = "Taroudannt"
    name_en = "Taroudannt"


class SectorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Sector
        django_get_or_create = ("code",)

    code = "agriculture"
    name_ar = "الفلاحة"
    name_zgh = "ⵜⴰⴼⵍⵍⴰⵃⵜ"
    name_fr = "Agriculture"
    name_en = "Agriculture"


class CooperativeFactory(factory.django.DjangoModelFactory):
    """An approved cooperative, complete, named in four languages."""

    class Meta:
        model = Cooperative
        skip_postgeneration_save = True

    class Params:
        draft = factory.Trait(status=Status.DRAFT, slug=None, submitted_at=None, approved_at=None)
        submitted = factory.Trait(status=Status.SUBMITTED, slug=None, approved_at=None)
        under_review = factory.Trait(status=Status.UNDER_REVIEW, slug=None, approved_at=None)
        changes_requested = factory.Trait(
            status=Status.CHANGES_REQUESTED, slug=None, approved_at=None
        )
        rejected = factory.Trait(status=Status.REJECTED, slug=None, approved_at=None)
        suspended = factory.Trait(status=Status.SUSPENDED)
        closed = factory.Trait(status=Status.CLOSED)

    status = Status.APPROVED
    slug = factory.Sequence(lambda n: f"cooperative-tamounte-{n}")
    name_ar = factory.Sequence(lambda n: f"تعاونية تامونت {n}")
    name_zgh = factory.Sequence(lambda n: f"ⵜⴰⵎⵓⵏⵜ {n}")
    name_fr = factory.Sequence(lambda n: f"Coopérative Tamounte {n}")
    name_en = factory.Sequence(lambda n: f"Tamounte Cooperative {n}")
    registration_number = factory.Sequence(lambda n: f"{1000 + n}")
    tribunal = "Taroudannt"
    ice = factory.Sequence(lambda n: _ice(n + 1))
    sector = factory.SubFactory(SectorFactory)
    province = factory.SubFactory(ProvinceFactory)
    place_ar = "إغرم"
    place_zgh = "ⵉⵖⵔⵎ"
    place_fr = "Igherm"
    place_en = "Igherm"
    address = "Douar Tamounte"
    postal_code = "83000"
    contact_name = "Fadma Aït Ali"
    phone = "+212612345678"
    email = factory.Sequence(lambda n: f"cooperative{n}@example.org")
    language = "fr"
    founded = 2012
    women = 24
    men = 6
    young = 5
    disabled = 1
    story_ar = "نساء القرية يعصرن زيت أركان منذ ثلاثين سنة."
    story_zgh = "ⵜⵉⵎⵖⴰⵔⵉⵏ ⵏ ⵓⴷⵡⴰⵔ ⴰⵔ ⵣⵎⵎⵉⵏⵜ ⴰⵔⴳⴰⵏ."
    story_fr = "Les femmes du village pressent l’argan depuis trente ans."
    story_en = "The women of the village have pressed argan for thirty years."
    submitted_at = factory.LazyFunction(timezone.now)
    take_by = factory.LazyAttribute(
        lambda it: it.submitted_at + timedelta(days=3) if it.status == Status.SUBMITTED else None
    )
    decide_by = factory.LazyAttribute(
        lambda it: (
            it.submitted_at + timedelta(days=10)
            if it.status in (Status.SUBMITTED, Status.UNDER_REVIEW)
            else None
        )
    )
    approved_at = factory.LazyFunction(timezone.now)


class MembershipFactory(factory.django.DjangoModelFactory):
    """A person who owns the cooperative."""

    class Meta:
        model = Membership

    cooperative = factory.SubFactory(CooperativeFactory)
    user = factory.SubFactory(UserFactory)
    role = Role.OWNER


class InvitationFactory(factory.django.DjangoModelFactory):
    """Somebody asked by e-mail to help with the file."""

    class Meta:
        model = Invitation

    cooperative = factory.SubFactory(CooperativeFactory)
    role = Role.HELPER
    email = factory.Sequence(lambda n: f"invited{n}@example.org")
    language = "fr"
    invited_by = factory.SubFactory(UserFactory)


class RequirementFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Requirement
        django_get_or_create = ("code",)

    code = factory.Sequence(lambda n: f"paper-{n}")
    name_ar = "القانون الأساسي"
    name_zgh = "ⴰⵙⵍⴳⵏ ⴰⴷⵙⵍⴰⵏ"
    name_fr = "Statuts"
    name_en = "Statutes"
    position = factory.Sequence(lambda n: n)


class EvidenceFactory(factory.django.DjangoModelFactory):
    """A paper that nobody checked yet; its file exists in the private storage."""

    class Meta:
        model = Evidence

    class Params:
        accepted = factory.Trait(verdict=Verdict.ACCEPTED)

    cooperative = factory.SubFactory(CooperativeFactory)
    requirement = factory.SubFactory(RequirementFactory)
    file = factory.LazyFunction(lambda: ContentFile(SMALLEST_PDF, "statutes.pdf"))
    original_name = "statutes.pdf"
    content_type = "application/pdf"
    size = len(SMALLEST_PDF)
    verdict = Verdict.PENDING


class StatusChangeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = StatusChange

    cooperative = factory.SubFactory(CooperativeFactory)
    source = Status.UNDER_REVIEW
    target = Status.APPROVED
    actor = factory.SubFactory(UserFactory)
