"""Every way to change a cooperative's file: one function for each act."""

from cooperatives.use_cases.applications import (
    save_answers,
    start_application,
    submit_application,
)
from cooperatives.use_cases.life import reinstate, suspend, update_profile
from cooperatives.use_cases.members import set_member
from cooperatives.use_cases.papers import add_evidence, remove_evidence
from cooperatives.use_cases.review import (
    Judgement,
    approve,
    give_verdicts,
    reject,
    request_changes,
    take_for_review,
)

__all__ = [
    "Judgement",
    "add_evidence",
    "approve",
    "give_verdicts",
    "reinstate",
    "reject",
    "remove_evidence",
    "request_changes",
    "save_answers",
    "set_member",
    "start_application",
    "submit_application",
    "suspend",
    "take_for_review",
    "update_profile",
]
