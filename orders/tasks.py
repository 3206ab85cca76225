"""What happens to orders and carts without anybody asking."""

from celery import shared_task

from orders import use_cases


@shared_task
def complete_delivered_parts() -> None:
    """Daily: close the parts whose withdrawal period is over."""
    use_cases.complete_parts()


@shared_task
def issue_missing_invoices() -> None:
    """Daily: invoice what arrived before the shop made invoices."""
    use_cases.issue_missing_invoices()


@shared_task
def answer_for_silent_cooperatives() -> None:
    """Hourly: remind the cooperatives that have to answer, refuse for those that did not."""
    use_cases.remind_cooperatives()
    use_cases.refuse_unanswered()


@shared_task
def remove_abandoned_carts() -> None:
    """Daily: delete the carts of visitors who have not come back."""
    use_cases.remove_abandoned_carts()
