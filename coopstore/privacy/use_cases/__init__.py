"""Every way to ask for data or for their deletion: one function for each act."""

from coopstore.privacy.use_cases.accounts import (
    ask_deletion,
    erase_due_accounts,
    keep_account,
    open_deletion,
)
from coopstore.privacy.use_cases.cooperatives import delete_draft
from coopstore.privacy.use_cases.exports import (
    ask_export,
    make_due_exports,
    remove_old_exports,
)

__all__ = [
    "ask_deletion",
    "ask_export",
    "delete_draft",
    "erase_due_accounts",
    "keep_account",
    "make_due_exports",
    "open_deletion",
    "remove_old_exports",
]
