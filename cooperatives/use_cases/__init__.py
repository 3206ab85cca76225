"""Every way to change a cooperative's file: one function for each act."""

from cooperatives.use_cases.applications import (
    save_answers,
    start_application,
    submit_application,
)
from cooperatives.use_cases.claims import ask_for_code, claim_cooperative, correct_contact
from cooperatives.use_cases.closing import ask_for_closing, confirm_closing, drop_closing
from cooperatives.use_cases.intake import apply_import, cancel_import, receive_register
from cooperatives.use_cases.life import reinstate, suspend, update_profile
from cooperatives.use_cases.members import set_member
from cooperatives.use_cases.overdue import list_overdue
from cooperatives.use_cases.papers import add_evidence, remove_evidence
from cooperatives.use_cases.queue import reassign, release, take_for_review, take_over
from cooperatives.use_cases.review import (
    Judgement,
    approve,
    give_verdicts,
    reject,
    request_changes,
)
from cooperatives.use_cases.terms import publish_terms
from cooperatives.use_cases.waivers import ask_again, waive

__all__ = [
    "Judgement",
    "add_evidence",
    "apply_import",
    "approve",
    "ask_again",
    "ask_for_closing",
    "ask_for_code",
    "cancel_import",
    "claim_cooperative",
    "confirm_closing",
    "correct_contact",
    "drop_closing",
    "give_verdicts",
    "list_overdue",
    "publish_terms",
    "reassign",
    "receive_register",
    "reinstate",
    "reject",
    "release",
    "remove_evidence",
    "request_changes",
    "save_answers",
    "set_member",
    "start_application",
    "submit_application",
    "suspend",
    "take_for_review",
    "take_over",
    "update_profile",
    "waive",
]
