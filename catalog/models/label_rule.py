"""The one rule that says which labels a good may wear. Everything that shows a label asks it."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CertificateStatus(models.TextChoices):
    PENDING = "pending", _("To be checked")
    VERIFIED = "verified", _("Verified")
    REJECTED = "rejected", pgettext_lazy("certificate", "Rejected")
    REVOKED = "revoked", _("Withdrawn")


def valid(on: date, path: str = "") -> Q:
    """Certificates verified by an admin and within their dates; `path` leads to them."""
    return Q(
        **{
            f"{path}status": CertificateStatus.VERIFIED,
            f"{path}valid_from__lte": on,
            f"{path}valid_until__gte": on,
        }
    )


def wears_label(on: date) -> Q:
    """A condition on Product: `cooperative__certificates` is shown on this good that day.

    The certificate is valid and of a label shown to shoppers; it covers the good; and a sign
    of origin holds only for goods of its family that come from its area.
    """
    certificate = "cooperative__certificates__"
    indication = f"{certificate}indication__"
    covered = Q(**{f"{certificate}covers_all": True}) | Q(**{f"{certificate}products": F("pk")})
    unbound = Q(**{f"{certificate}scheme__needs_indication": False, f"{indication}isnull": True})
    from_area = Q(**{f"{indication}is_nationwide": True}) | Q(
        **{f"{indication}provinces": F("province")}
    )
    of_family = Q(**{f"{indication}categories": F("category")}) | Q(
        **{f"{indication}categories": F("category__parent")}
    )
    return (
        valid(on, certificate)
        & Q(**{f"{certificate}scheme__is_shown": True})
        & covered
        & (unbound | (from_area & of_family))
    )
