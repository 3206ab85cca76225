"""The states of a file, as a table: every move that is allowed, every other that is not."""

from itertools import product

import pytest

from cooperatives.models import MOVES, Cooperative, Status
from coopstore.core.errors import IllegalMove

ALLOWED = {
    ("draft", "submitted"),
    ("submitted", "under_review"),
    ("under_review", "changes_requested"),
    ("under_review", "approved"),
    ("under_review", "rejected"),
    ("changes_requested", "submitted"),
    ("approved", "suspended"),
    ("approved", "closed"),
    ("suspended", "approved"),
    ("suspended", "closed"),
}
PAIRS = list(product(Status.values, Status.values))


def test_the_table_knows_every_state():
    assert set(MOVES) == set(Status)


@pytest.mark.parametrize(("source", "target"), sorted(ALLOWED))
def test_allowed_move(source, target):
    cooperative = Cooperative(status=source)

    cooperative.move_to(Status(target))

    assert cooperative.status == target


@pytest.mark.parametrize(("source", "target"), [pair for pair in PAIRS if pair not in ALLOWED])
def test_forbidden_move(source, target):
    cooperative = Cooperative(status=source)

    with pytest.raises(IllegalMove):
        cooperative.move_to(Status(target))

    assert cooperative.status == source
