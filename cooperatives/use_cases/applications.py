"""From the first answer to the file that is sent."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from cooperatives.application import ANSWERS
from cooperatives.errors import ApplicationIncomplete, MembersDoNotAddUp, NotEditable
from cooperatives.models import Act, Cooperative, Membership, Role, Status
from cooperatives.progress import Progress
from cooperatives.trail import Change, record_all
from cooperatives.use_cases.declarations import require_owner
from cooperatives.use_cases.moves import move, tell
from coopstore.accounts.models import User


@transaction.atomic(durable=True)
def start_application(*, actor: User) -> Cooperative:
    """A draft that `actor` owns: the one they have already begun, or a new one."""
    User.objects.select_for_update().get(pk=actor.pk)  # a double click makes one draft
    begun = Cooperative.objects.filter(
        status=Status.DRAFT,
        memberships__user=actor,
        memberships__role=Role.OWNER,
        memberships__is_active=True,
    )
    if draft := begun.order_by("pk").first():
        return draft
    draft = Cooperative.objects.create(language=actor.language)
    Membership.objects.create(cooperative=draft, user=actor, role=Role.OWNER)
    return draft


@transaction.atomic(durable=True)
def save_answers(
    *, cooperative: Cooperative, answers: Mapping[str, object], actor: User
) -> Cooperative:
    """Keep some answers of an application; the others stay as they are.

    `answers` are values that a form has checked, by field. Raises NotEditable when the file is
    with the office, MembersDoNotAddUp when what would be stored contradicts itself.
    """
    if unknown := set(answers) - ANSWERS:
        raise ValueError(f"no answers of an application: {sorted(unknown)}")
    locked = Cooperative.objects.lock().get(pk=cooperative.pk)
    if not locked.is_editable:
        raise NotEditable
    changes = [Change(field, getattr(locked, field), value) for field, value in answers.items()]
    for change in changes:
        setattr(locked, change.subject, change.after)
    if max(locked.young, locked.disabled) > locked.member_count:
        raise MembersDoNotAddUp
    record_all(locked, actor, Act.ANSWERED, changes)
    locked.save()
    return locked


@transaction.atomic(durable=True)
def submit_application(*, cooperative: Cooperative, actor: User) -> Cooperative:
    """Send the file to the office. A file that is already there is left alone.

    Raises OwnersOnly, ApplicationIncomplete with what is missing, IllegalMove when the file is
    decided.
    """
    locked = Cooperative.objects.lock().get(pk=cooperative.pk)
    require_owner(locked, actor)
    if locked.status in (Status.SUBMITTED, Status.UNDER_REVIEW):
        return locked
    if locked.is_editable and (missing := Progress(locked).missing):
        raise ApplicationIncomplete(missing=missing)
    locked.submitted_at = timezone.now()
    change = move(locked, Status.SUBMITTED, actor=actor, fields=("submitted_at",))
    tell(locked, "cooperative_submitted", change)
    return locked
