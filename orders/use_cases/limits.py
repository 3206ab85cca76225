"""How often one person may order: a script must not hold stock, nor write to strangers."""

from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.db.models import Q
from django.utils import timezone

from orders.errors import TooManyOrders
from orders.models import Order

PERIOD = timedelta(days=1)


def refuse_too_many_orders(*, phone: str, email: str, user) -> None:
    """Raise TooManyOrders when a phone, an e-mail or an account has ordered often enough today.

    Whoever orders with one of them at the same time waits until the transaction ends, and then
    counts this order too.
    """
    contacts = {f"phone {phone}"}
    same = Q(phone=phone)
    if email:
        contacts.add(f"email {email.lower()}")
        same |= Q(email__iexact=email)
    if user:
        contacts.add(f"user {user.pk}")
        same |= Q(user=user)
    _wait_for(contacts)
    since = timezone.now() - PERIOD
    most = settings.ORDERS_PER_CONTACT_A_DAY
    if Order.objects.filter(same, placed_at__gt=since).count() >= most:
        raise TooManyOrders(most=most)


def _wait_for(contacts: set[str]) -> None:
    with connection.cursor() as cursor:
        for contact in sorted(contacts):  # in one order, as all locks
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [contact])
