"""What happens to copies of data and to deletions without anybody asking."""

from celery import shared_task

from cooperatives.forgetting import erase_papers_due
from coopstore.notifications.personal_data import forget_farewells
from coopstore.privacy import use_cases


@shared_task
def make_exports() -> None:
    """Every half minute: make the copies that wait."""
    use_cases.make_due_exports()


@shared_task
def remove_old_exports() -> None:
    """Hourly: remove the copies whose days are over."""
    use_cases.remove_old_exports()


@shared_task
def erase_accounts() -> None:
    """Hourly: erase the accounts whose day has come, and forget the last message to them."""
    use_cases.erase_due_accounts()
    forget_farewells()


@shared_task
def erase_papers() -> None:
    """Nightly: erase the papers of files that ended long ago."""
    erase_papers_due()
