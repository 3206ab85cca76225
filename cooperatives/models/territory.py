"""Regions, provinces and sectors: reference data loaded from `cooperatives/data/`."""

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
