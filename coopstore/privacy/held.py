"""All that is held about a person or a cooperative: what each app says of it, joined."""

from django.utils.translation import gettext as _

import catalog.personal_data as catalog
import cooperatives.forgetting as forgetting
import cooperatives.personal_data as cooperatives
import coopstore.accounts.personal_data as accounts
import coopstore.notifications.personal_data as notifications
import orders.personal_data as orders
from cooperatives.models import Cooperative
from coopstore.accounts.models import User
from coopstore.core.personal_data import Held, Obstacle, Table, column, fields
from coopstore.privacy.models import AccountDeletion, DataExport


def about_person(person: User) -> Held:
    """The account and everything that names it."""
    for app in (accounts, notifications, cooperatives, catalog, orders):
        yield from app.of_person(person)
    yield Table(
        "copies",
        _("Copies you asked for"),
        (
            column("cooperative", _("cooperative"), lambda it: str(it.cooperative or "")),
            *fields(DataExport, "status", "asked_at", "ready_at", "size"),
        ),
        person.data_exports.select_related("cooperative").order_by("asked_at"),
    )
    yield Table(
        "deletions",
        _("Deletions you asked for"),
        fields(AccountDeletion, "asked_at", "due_at", "withdrawn_at"),
        person.deletions.order_by("pk"),
    )


def about_cooperative(cooperative: Cooperative) -> Held:
    """Its file, goods, labels and sales."""
    for app in (cooperatives, catalog, orders):
        yield from app.of_cooperative(cooperative)


def obstacles(person: User) -> list[Obstacle]:
    """All that stands in the way of deleting the account, in the reader's language."""
    return [it for app in (cooperatives, orders) for it in app.obstacles(person)]


def erase_draft(draft: Cooperative) -> None:
    """Delete a locked draft that was never sent, from the top down."""
    catalog.erase_draft(draft)
    forgetting.erase_draft(draft)


def give_back(file: Cooperative, actor: User) -> None:
    """Empty a locked file of the register of what its people put in, from the top down."""
    catalog.erase_draft(file)
    forgetting.give_back(file, actor)


def erase_person(person: User) -> None:
    """Empty a locked account, from the top down."""
    for app in (orders, cooperatives, notifications, accounts):
        app.erase_person(person)
