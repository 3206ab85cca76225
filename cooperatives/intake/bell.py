"""Tell the worker that an import waits. Only a hint: beat sweeps up what a lost hint leaves."""

from django.db import transaction

from cooperatives.intake.tasks import work_on_imports
from coopstore.notifications.wake import Broker

_bell = Broker(work_on_imports)


def ring_on_commit() -> None:
    """Wake a worker once the transaction is committed."""
    transaction.on_commit(_bell.wake_worker, robust=True)
