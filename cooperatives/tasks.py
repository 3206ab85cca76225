"""What happens to files without anybody asking."""

from celery import shared_task

from cooperatives.intake.tasks import work_on_imports
from cooperatives.use_cases import list_overdue

__all__ = ["list_overdue_files", "work_on_imports"]


@shared_task
def list_overdue_files() -> None:
    """Every morning: tell the supervisors what is late."""
    list_overdue()
