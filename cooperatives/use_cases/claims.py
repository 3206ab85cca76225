"""A file of the register finds its owner: a code goes to the phone or e-mail of the register."""

import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from phonenumbers import PhoneNumberType, number_type

from cooperatives.claims.errors import (
    AlreadyLookedAfter,
    ClaimCodeExpired,
    ClaimCodeUsedUp,
    ClaimCodeWrong,
    TooManyClaims,
)
from cooperatives.claims.masking import invented, masked
from cooperatives.errors import ReasonMissing
from cooperatives.models import Act, ClaimCode, Cooperative, Membership, Role, Status
from cooperatives.models.claim import CODE_LIVES, MOST_ATTEMPTS
from cooperatives.people import recipients
from cooperatives.register import ice_key, register_key
from cooperatives.trail import Change, record, record_all
from coopstore.accounts.models import User
from coopstore.core.languages import texts_of
from coopstore.notifications.outbox import notify
from coopstore.notifications.recipients import Recipient

DAY = timedelta(days=1)
MOST_BY_PERSON, MOST_FOR_FILE = 5, 10  # codes a day
DIGITS = 6


@transaction.atomic(durable=True)
def ask_for_code(
    *, actor: User, registration_number: str = "", tribunal: str = "", ice: str = ""
) -> ClaimCode:
    """Send a code to the addresses that the register has of a file that nobody looks after.

    What is returned looks the same whether there is such a file or not, and whether it had all
    its codes of the day under other numbers. Raises TooManyClaims.
    """
    User.objects.select_for_update().get(pk=actor.pk)  # two clicks are counted one by one
    key = register_key(tribunal, registration_number) or ice_key(ice)
    now = timezone.now()
    today = ClaimCode.objects.filter(created_at__gt=now - DAY)
    if (
        today.filter(person=actor).count() >= MOST_BY_PERSON
        or today.filter(asked_for=key).count() >= MOST_FOR_FILE
    ):
        raise TooManyClaims
    actor.claim_codes.filter(asked_for=key, expires_at__gt=now).update(expires_at=now)
    file = _waiting_for_owner(key, ice)
    reach = _reach(file) if file else None
    sent_to = masked(reach) if reach else invented(key)
    if file:
        # Found by its ICE, a file can be asked for by any number: refused or expired, a code for
        # another number would tell that the file is there. So these silently open nothing.
        actor.claim_codes.filter(cooperative=file).update(digest="")
        if today.filter(cooperative=file).count() >= MOST_FOR_FILE:
            file = reach = None
    claim = ClaimCode(cooperative=file, person=actor, asked_for=key, sent_to=sent_to)
    code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"
    claim.set_code(code)
    claim.save()
    if reach:
        notify(
            key=f"claim:{claim.pk}",
            kind="account_claim_code",
            to=reach,
            context={
                "code": code,
                "minutes": CODE_LIVES.seconds // 60,
                "cooperative_names": texts_of(file, "name"),
            },
            path=f"sell/claim/{claim.pk}/",
        )
    return claim


def claim_cooperative(*, claim: ClaimCode, actor: User, code: str) -> Cooperative:
    """Make `actor` the owner of the file, if `code` is the one that was sent.

    Sent twice, it is done once. Raises ClaimCodeWrong, ClaimCodeExpired, ClaimCodeUsedUp, and
    AlreadyLookedAfter when somebody else was faster.
    """
    _try_code(claim, code)
    return _hand_over(claim, actor)


def _try_code(claim: ClaimCode, code: str) -> None:
    """Count the attempt, also one that is refused: so it is committed before it is refused."""
    with transaction.atomic(durable=True):
        locked = ClaimCode.objects.select_for_update(of=("self",)).get(pk=claim.pk)
        if locked.expires_at <= timezone.now():
            raise ClaimCodeExpired
        if locked.attempts >= MOST_ATTEMPTS:
            raise ClaimCodeUsedUp
        locked.attempts += 1
        locked.save(update_fields=["attempts"])
    if locked.cooperative_id is None or not locked.is_code(code):
        raise ClaimCodeWrong(left=MOST_ATTEMPTS - locked.attempts)


@transaction.atomic(durable=True)
def _hand_over(claim: ClaimCode, actor: User) -> Cooperative:
    file = Cooperative.objects.lock().get(pk=claim.cooperative_id)
    members = set(file.memberships.values_list("user_id", flat=True))
    if members == {actor.pk}:
        return file
    if members or file.status != Status.DRAFT:
        raise AlreadyLookedAfter
    told = recipients(file)
    Membership.objects.create(cooperative=file, user=actor, role=Role.OWNER)
    ClaimCode.objects.filter(pk=claim.pk).update(used_at=timezone.now())
    record(file, actor, Act.CLAIMED, actor.email, after=Role.OWNER)
    file.save(update_fields=["updated_at"])
    for word, person in {**told, f"user{actor.pk}": Recipient.of_user(actor)}.items():
        notify(
            key=f"cooperative_claimed:{file.pk}:{word}",
            kind="cooperative_claimed",
            to=person,
            context={"cooperative_names": texts_of(file, "name"), "owner": str(actor)},
            path=f"sell/{file.code}/application/",
        )
    return file


def _waiting_for_owner(key: str, ice: str) -> Cooperative | None:
    """The one file of the register with this key, or this ICE, that nobody looks after."""
    waiting = Cooperative.objects.filter(
        from_register_at__isnull=False, status=Status.DRAFT, memberships__isnull=True
    )
    found = waiting.filter(register_key=key)
    if ice and not found:
        found = waiting.filter(ice=ice)
    return found[0] if len(found) == 1 else None


def _reach(file: Cooperative) -> Recipient | None:
    """Where the register reaches a cooperative; None when it knows no mobile and no e-mail."""
    can_read = file.phone and number_type(file.phone) != PhoneNumberType.FIXED_LINE
    phone = str(file.phone) if can_read else ""
    if not (phone or file.email):
        return None
    return Recipient(language=file.language, email=file.email, phone=phone, name=file.contact_name)


@transaction.atomic(durable=True)
def correct_contact(
    *, cooperative: Cooperative, actor: User, phone: str, email: str, reason: str
) -> Cooperative:
    """Change where codes for a file go while nobody looks after it; an import keeps the change.

    Codes that are on their way to the old address open nothing any more. Raises ReasonMissing,
    and AlreadyLookedAfter when the file has an owner, who changes this alone.
    """
    if not reason:
        raise ReasonMissing
    locked = Cooperative.objects.lock().get(pk=cooperative.pk)
    if locked.memberships.exists() or locked.status != Status.DRAFT:
        raise AlreadyLookedAfter
    before = {"phone": str(locked.phone or ""), "email": locked.email}
    after = {"phone": str(phone or ""), "email": email}
    if before == after:
        return locked
    locked.phone, locked.email = phone or None, email
    locked.save(update_fields=["phone", "email", "updated_at"])
    locked.claim_codes.filter(expires_at__gt=timezone.now()).update(expires_at=timezone.now())
    changes = [
        Change(name, before[name], after[name]) for name in after if after[name] != before[name]
    ]
    record_all(locked, actor, Act.ADDRESS_CORRECTED, [*changes, Change("reason", after=reason)])
    return locked
