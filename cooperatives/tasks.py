"""What happens to files without anybody asking."""

from celery import shared_task

from cooperatives import use_cases
from cooperatives.intake.tasks import work_on_imports

__all__ = ["list_overdue_files", "remind_of_expiry", "work_on_imports"]


@shared_task
def list_overdue_files() -> None:
    """Every morning: tell the supervisors what is late."""
    use_cases.list_overdue()


@shared_task
def remind_of_expiry() -> None:
    """Every morning: remind cooperatives of documents that expire; safe to run twice."""
    use_cases.remind_of_expiry()
