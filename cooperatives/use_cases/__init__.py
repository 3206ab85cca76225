"""Every way to change a cooperative's file: one function for each act."""

from cooperatives.use_cases.amendments import (
    accept_amendment,
    propose_amendment,
    refuse_amendment,
    withdraw_amendment,
)
from cooperatives.use_cases.applications import (
    save_answers,
    start_application,
    submit_application,
)
from cooperatives.use_cases.claims import ask_for_code, claim_cooperative, correct_contact
from cooperatives.use_cases.closing import ask_for_closing, confirm_closing, drop_closing
from cooperatives.use_cases.declarations import declare
from cooperatives.use_cases.intake import apply_import, cancel_import, receive_register
from cooperatives.use_cases.invitations import (
    accept_invitation,
    invite,
    send_again,
    withdraw_invitation,
)
from cooperatives.use_cases.life import reinstate, suspend, update_profile
from cooperatives.use_cases.members import change_role, remove_member, set_member
from cooperatives.use_cases.overdue import list_overdue
from cooperatives.use_cases.papers import add_evidence, remove_evidence
from cooperatives.use_cases.queue import reassign, release, take_for_review, take_over
from cooperatives.use_cases.renewals import judge_renewal, remind_of_expiry, renew_evidence
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
    "accept_amendment",
    "accept_invitation",
    "add_evidence",
    "apply_import",
    "approve",
    "ask_again",
    "ask_for_closing",
    "ask_for_code",
    "cancel_import",
    "change_role",
    "claim_cooperative",
    "confirm_closing",
    "correct_contact",
    "declare",
    "drop_closing",
    "give_verdicts",
    "invite",
    "judge_renewal",
    "list_overdue",
    "propose_amendment",
    "publish_terms",
    "reassign",
    "receive_register",
    "refuse_amendment",
    "reinstate",
    "reject",
    "release",
    "remind_of_expiry",
    "remove_evidence",
    "remove_member",
    "renew_evidence",
    "request_changes",
    "save_answers",
    "send_again",
    "set_member",
    "start_application",
    "submit_application",
    "suspend",
    "take_for_review",
    "take_over",
    "update_profile",
    "waive",
    "withdraw_amendment",
    "withdraw_invitation",
]
