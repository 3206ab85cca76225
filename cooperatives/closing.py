"""What stands in the way of a cooperative that is to leave the shop."""

from collections.abc import Callable

from cooperatives.models import Cooperative

# Says in a sentence what is still open, or nothing. Apps above this one add theirs.
Obstacle = Callable[[Cooperative], str]
OBSTACLES: list[Obstacle] = []


def obstacles(cooperative: Cooperative) -> list[str]:
    """What must be finished first, in sentences."""
    return [sentence for obstacle in OBSTACLES if (sentence := obstacle(cooperative))]
