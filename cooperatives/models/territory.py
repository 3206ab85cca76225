"""Regions, provinces, courts and sectors: reference data loaded from `cooperatives/data/`."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Region(models.Model):
    """One of the twelve regions, by its ISO 3166-2:MA code."""

    code = models.CharField(_("ISO code"), max_length=6, primary_key=True)
    name = models.CharField(_("name"), max_length=100)

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Province(models.Model):
    """One of the 75 provinces and prefectures, by its ISO 3166-2:MA code."""

    class Kind(models.TextChoices):
        PROVINCE = "province", _("Province")
        PREFECTURE = "prefecture", _("Prefecture")

    code = models.CharField(_("ISO code"), max_length=6, primary_key=True)
    region = models.ForeignKey(
        Region, models.PROTECT, verbose_name=_("region"), related_name="provinces"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    name = models.CharField(_("name"), max_length=100)

    class Meta:
        verbose_name = _("province")
        verbose_name_plural = _("provinces")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Sector(models.Model):
    """A sector of activity, as the national office counts them."""

    code = models.SlugField(_("code"), max_length=40, primary_key=True)
    name = models.CharField(_("name"), max_length=120)

    class Meta:
        verbose_name = _("sector")
        verbose_name_plural = _("sectors")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Court(models.Model):
    """A court of first instance that keeps a local register of cooperatives (law 112-12)."""

    code = models.SlugField(_("code"), max_length=40, primary_key=True)
    name = models.CharField(_("name"), max_length=100)
    # A regular expression for the numbers it gives, and one of them. Where it is not confirmed,
    # another number is a warning, never a refusal.
    number_pattern = models.CharField(_("form of its numbers"), max_length=80, blank=True)
    number_example = models.CharField(_("example"), max_length=30, blank=True)
    is_confirmed = models.BooleanField(_("confirmed"), default=False)

    class Meta:
        verbose_name = _("court")
        verbose_name_plural = _("courts")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name
