"""What happens to orders without anybody asking."""

from celery import shared_task

from orders.use_cases import complete_parts


@shared_task
def complete_delivered_parts() -> None:
    """Daily: close the parts whose withdrawal period is over."""
    complete_parts()
