"""What the worker does with the outbox."""

from celery import shared_task

from coopstore.notifications import delivery, keeping


# Acknowledged early: it is only a hint, and one that kills its worker must not come back.
@shared_task(acks_late=False, ignore_result=True)
def deliver_due() -> None:
    """Send every message that is due."""
    delivery.deliver_due()


@shared_task
def remove_old_notifications() -> None:
    """Daily: delete the messages that have been kept long enough."""
    keeping.remove_old()
