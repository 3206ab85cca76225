"""Which files the office looks at."""

from datetime import timedelta

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperatives.models import Cooperative, DocumentView, Region, Sector, Status
from cooperatives.models.cooperative import overdue
from coopstore.accounts.models import User
from coopstore.core.languages import text_of

TO_DECIDE = (Status.SUBMITTED, Status.UNDER_REVIEW)


class FileFilter(admin.SimpleListFilter):
    """Files to decide, unless something else is asked for."""

    title = _("files")
    parameter_name = "files"

    def lookups(self, request, model_admin):
        return [*Status.choices, ("all", _("All"))]

    def choices(self, changelist):
        yield {
            "selected": self.value() is None,
            "query_string": changelist.get_query_string(remove=[self.parameter_name]),
            "display": _("To decide"),
        }
        # Django's own first choice, "All", shows everything: here it is an answer like the others.
        every = super().choices(changelist)
        next(iter(every))
        yield from list(every)

    def queryset(self, request, queryset: QuerySet) -> QuerySet:
        if self.value() is None:
            return queryset.filter(status__in=TO_DECIDE)
        if self.value() in Status.values:
            return queryset.filter(status=self.value())
        return queryset


class RegionFilter(admin.SimpleListFilter):
    """Regions by name, in the reader's language."""

    title = _("region")
    parameter_name = "region"

    def lookups(self, request, model_admin):
        return [(region.pk, text_of(region, "name")) for region in Region.objects.all()]

    def queryset(self, request, queryset: QuerySet) -> QuerySet:
        return queryset.filter(province__region=self.value()) if self.value() else queryset


class SectorFilter(admin.SimpleListFilter):
    """Sectors by name, in the reader's language."""

    title = _("sector")
    parameter_name = "sector"

    def lookups(self, request, model_admin):
        return [(sector.pk, text_of(sector, "name")) for sector in Sector.objects.all()]

    def queryset(self, request, queryset: QuerySet) -> QuerySet:
        return queryset.filter(sector=self.value()) if self.value() else queryset


class AgeFilter(admin.SimpleListFilter):
    """How long a file has been waiting, and whether longer than was promised."""

    title = _("age")
    parameter_name = "age"

    def lookups(self, request, model_admin):
        return [
            ("late", _("Late")),
            ("today", _("Sent today")),
            ("new", _("Less than 3 days")),
            ("days", _("3 to 10 days")),
            ("old", _("More than 10 days")),
        ]

    def queryset(self, request, queryset: QuerySet) -> QuerySet:
        now = timezone.now()
        three, ten = now - timedelta(days=3), now - timedelta(days=10)
        today = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
        conditions = {
            "late": overdue(),
            "today": Q(submitted_at__gte=today),
            "new": Q(submitted_at__gt=three),
            "days": Q(submitted_at__lte=three, submitted_at__gte=ten),
            "old": Q(submitted_at__lt=ten),
        }
        return queryset.filter(conditions.get(self.value(), Q()))


class DeskFilter(admin.SimpleListFilter):
    """Whose desk a file lies on."""

    title = _("officer")
    parameter_name = "officer"

    def lookups(self, request, model_admin):
        busy = Cooperative.objects.filter(status__in=TO_DECIDE).exclude(reviewer=None)
        officers = User.objects.filter(pk__in=busy.values("reviewer")).exclude(pk=request.user.pk)
        return [
            ("me", _("On my desk")),
            ("nobody", _("On nobody’s desk")),
            *((str(person.pk), str(person)) for person in officers.order_by("full_name", "pk")),
        ]

    def queryset(self, request, queryset: QuerySet) -> QuerySet:
        if self.value() == "me":
            return queryset.filter(reviewer=request.user)
        if self.value() == "nobody":
            return queryset.filter(reviewer=None)
        if self.value() in [key for key, _name in self.lookup_choices]:
            return queryset.filter(reviewer=self.value())
        return queryset


class OfficerFilter(admin.SimpleListFilter):
    """Those of the office who looked at a document."""

    title = _("officer")
    parameter_name = "officer"

    def lookups(self, request, model_admin):
        seen = DocumentView.objects.filter(is_office=True).values("person")
        return [(person.pk, str(person)) for person in User.objects.filter(pk__in=seen)]

    def queryset(self, request, queryset: QuerySet) -> QuerySet:
        officers = [str(key) for key, _name in self.lookup_choices]
        return queryset.filter(person=self.value()) if self.value() in officers else queryset
