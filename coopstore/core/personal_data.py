"""What is held about a person or a cooperative, as each app describes it for a copy (law 09-08).

An app has a module `personal_data` with `of_person` and, where it holds any, `of_cooperative`,
`obstacles` and `erase_person`. `coopstore.privacy` calls them all.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.db.models import Model
from django.db.models.fields.files import FieldFile


@dataclass(frozen=True)
class Column:
    """One fact: `key` names it for machines, `heading` for people in the active language.

    `value` reads it from a row, `shown` reads it as people see it.
    """

    key: str
    heading: str
    value: Callable[[Any], object]
    shown: Callable[[Any], object]


@dataclass(frozen=True)
class Table:
    """Rows of one kind. `code` names them for machines."""

    code: str
    title: str
    columns: tuple[Column, ...]
    rows: Iterable


@dataclass(frozen=True)
class Attachment:
    """A file that belongs to the copy, and its path inside it."""

    path: str
    file: FieldFile


@dataclass(frozen=True)
class Obstacle:
    """What stands in the way of a deletion, and the page (without its language) that mends it."""

    text: str
    path: str


Held = Iterator[Table | Attachment]


def column(key: str, heading: str, value: Callable[[Any], object] | str) -> Column:
    """A fact that is shown as it is."""
    read = attrgetter(value) if isinstance(value, str) else value
    return Column(key, str(heading), read, read)


def fields(model: type[Model], *names: str) -> tuple[Column, ...]:
    """Fields of a model under their own names; choices are shown in words."""
    return tuple(_field(model, name) for name in names)


def _field(model: type[Model], name: str) -> Column:
    field = model._meta.get_field(name)
    shown = attrgetter(name)
    if field.choices:

        def shown(row):
            return getattr(row, f"get_{name}_display")()

    return Column(name, str(field.verbose_name), attrgetter(field.attname), shown)
