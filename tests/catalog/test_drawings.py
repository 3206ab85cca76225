"""The drawn people of a cooperative show at a glance who its members are."""

import pytest

from catalog.drawings import faces_of
from tests.factories.cooperatives import CooperativeFactory


@pytest.mark.parametrize(
    ("women", "men", "pieces"),
    [
        (34, 0, [1, 2, 3]),
        (0, 8, [4, 5, 6]),
        (10, 10, [1, 2, 3, 4, 5, 6]),
        (9, 14, [1, 2, 4, 5, 6]),
        (40, 1, [1, 2, 3, 4]),
        (1, 1, [1, 4]),
        (0, 0, []),
    ],
)
def test_women_and_men_are_drawn_in_their_proportion(women, men, pieces):
    assert faces_of(CooperativeFactory.build(women=women, men=men)) == pieces
