"""What stands in the way of the office closing somebody's account."""

from collections.abc import Callable

from coopstore.accounts.models import User

# Says in a sentence each what must be settled first. Apps above this one add theirs.
Obstacle = Callable[[User], list[str]]
OBSTACLES: list[Obstacle] = []


def obstacles(person: User) -> list[str]:
    """What must be settled first, in sentences for an officer."""
    return [sentence for obstacle in OBSTACLES for sentence in obstacle(person)]
