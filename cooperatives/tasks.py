"""What happens to files without anybody asking."""

from celery import shared_task

from cooperatives.use_cases import list_overdue


@shared_task
def list_overdue_files() -> None:
    """Every morning: tell the supervisors what is late."""
    list_overdue()
