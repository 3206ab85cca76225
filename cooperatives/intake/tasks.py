"""The worker's share of an import."""

from celery import shared_task

from cooperatives.intake.work import work


# Acknowledged early: it is only a hint, and one that kills its worker must not come back.
@shared_task(acks_late=False, ignore_result=True)
def work_on_imports() -> None:
    """Go on with an import of the register, if one waits."""
    if work():
        work_on_imports.delay()
