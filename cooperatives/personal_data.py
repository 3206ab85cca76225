"""What is held about the people of a cooperative, and about the cooperative itself."""

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cooperatives.application import ANSWERS
from cooperatives.forgetting import ABOUT_PEOPLE, forget_person
from cooperatives.models import (
    Amendment,
    ClaimCode,
    Closing,
    Cooperative,
    Declaration,
    DocumentView,
    Evidence,
    Invitation,
    Membership,
    RegisterImport,
    Status,
    StatusChange,
    TrailEntry,
    Waiver,
)
from cooperatives.people import sole_owner_of
from coopstore.accounts.models import User
from coopstore.core.languages import text_of
from coopstore.core.personal_data import (
    Attachment,
    Column,
    Held,
    Obstacle,
    Table,
    column,
    fields,
)
from coopstore.core.text import listed


def of_person(person: User) -> Held:
    """What the person is in cooperatives, and what they did there and for the office.

    A cooperative is named by its code, and no one else at all.
    """
    yield Table(
        "memberships",
        _("Cooperatives you work for"),
        (
            column("cooperative", _("cooperative"), "cooperative.code"),
            column("name", _("name"), lambda it: text_of(it.cooperative, "name").value),
            *fields(Membership, "role", "is_active", "created_at"),
        ),
        person.memberships.select_related("cooperative").order_by("pk"),
    )
    yield Table(
        "steps",
        _("Steps of files you took"),
        (column("cooperative", _("cooperative"), "cooperative.code"), *_steps()),
        StatusChange.objects.filter(actor=person).select_related("cooperative").order_by("pk"),
    )
    yield Table(
        "trail",
        _("Changes of files you made"),
        (
            column("cooperative", _("cooperative"), "cooperative.code"),
            *fields(TrailEntry, "act", "created_at"),
            # What stood there before and after is the cooperative's, and may be another's secret.
            column("subject", _("subject"), lambda it: _own_subject(it, person)),
        ),
        TrailEntry.objects.filter(Q(actor=person) | Q(on_behalf_of=person))
        .select_related("cooperative")
        .order_by("pk"),
    )
    yield Table(
        "invitations",
        _("Invitations you sent or accepted"),
        (column("cooperative", _("cooperative"), "cooperative.code"), *_invitation()),
        Invitation.objects.filter(Q(invited_by=person) | Q(accepted_by=person))
        .select_related("cooperative")
        .order_by("pk"),
    )
    yield Table(
        "declarations",
        _("Declarations you made"),
        (column("cooperative", _("cooperative"), "cooperative.code"), *_declaration()),
        _asked(Declaration.objects.filter(made_by=person)),
    )
    yield Table(
        "decisions",
        _("What you asked for or decided about cooperatives"),
        (
            column("cooperative", _("cooperative"), "cooperative.code"),
            column("kind", _("kind"), lambda it: str(it._meta.verbose_name)),
            *fields(Closing, "reason_code", "reason"),
        ),
        _decisions(person),
    )
    yield Table(
        "documents_sent",
        _("Documents you sent"),
        (
            column("cooperative", _("cooperative"), "cooperative.code"),
            _requirement(),
            *fields(Evidence, "original_name", "size", "uploaded_at"),
        ),
        _papers(Evidence.objects.filter(uploaded_by=person)),
    )
    yield Table(
        "documents_checked",
        _("Documents you checked"),
        (
            column("cooperative", _("cooperative"), "cooperative.code"),
            _requirement(),
            *fields(Evidence, "verdict", "checked_at"),
        ),
        _papers(Evidence.objects.filter(checked_by=person)),
    )
    yield Table(
        "document_views",
        _("Documents you looked at"),
        (column("cooperative", _("cooperative"), "cooperative_id"), *_views()),
        DocumentView.objects.filter(person=person).order_by("pk"),
    )
    # Not of which cooperative: nobody learns from a copy what is in the register.
    yield Table(
        "claims",
        _("Codes you asked for to open a file of the register"),
        fields(ClaimCode, "asked_for", "created_at", "used_at"),
        ClaimCode.objects.filter(person=person).order_by("created_at"),
    )
    yield Table(
        "register_imports",
        _("Imports of the register you made or applied"),
        fields(RegisterImport, "original_name", "state", "total", "created_at"),
        RegisterImport.objects.filter(Q(made_by=person) | Q(applied_by=person)).order_by(
            "created_at"
        ),
    )


def of_cooperative(cooperative: Cooperative) -> Held:
    """The file, the people by name and role, the papers, and all that happened to it."""
    yield Table(
        "file",
        _("The file"),
        (
            *fields(Cooperative, "code", "slug", "status", *sorted(ANSWERS)),
            *fields(
                Cooperative,
                "rib",
                "rib_holder",
                "on_holiday_until",
                "submitted_at",
                "approved_at",
                "created_at",
            ),
        ),
        [cooperative],
    )
    yield Table(
        "members",
        _("Members"),
        (
            column("name", _("name"), lambda it: str(it.user)),
            *fields(Membership, "role", "is_active", "created_at"),
        ),
        cooperative.memberships.select_related("user").order_by("pk"),
    )
    papers = list(_papers(cooperative.evidence.all()))
    yield Table(
        "documents",
        _("Documents"),
        (
            _requirement(),
            *fields(Evidence, "original_name", "content_type", "size", "uploaded_at"),
            *fields(Evidence, "verdict", "reason", "checked_at", "withdrawn_at"),
        ),
        papers,
    )
    for paper in papers:
        if paper.file:
            yield Attachment(f"documents/{paper.pk}-{paper.original_name}", paper.file)
    yield Table(
        "declarations",
        _("Declarations"),
        (*_declaration(), column("made_by", _("by"), lambda it: str(it.made_by))),
        _asked(cooperative.declarations.select_related("made_by")),
    )
    yield Table(
        "waivers",
        _("Not asked for"),
        (_requirement(), *fields(Waiver, "reason_code", "reason", "given_at", "lifted_at")),
        cooperative.waivers.select_related("requirement"),
    )
    yield Table(
        "changes_of_legal_data",
        _("Changes of legal data"),
        fields(Amendment, "state", "asked_at", "decided_at", "reason_code", "reason"),
        cooperative.amendments.order_by("pk"),
    )
    yield Table(
        "closings",
        _("Closing"),
        fields(Closing, "reason_code", "reason", "asked_at", "confirmed_at", "dropped_at"),
        cooperative.closings.order_by("pk"),
    )
    yield Table("invitations", _("Invitations"), _invitation(), cooperative.invitations.all())
    members = set(cooperative.memberships.values_list("user", flat=True))
    yield Table(
        "steps",
        _("Steps of the file"),
        (*_steps(), column("actor", _("by"), lambda it: _seen(it.actor, it.actor_id in members))),
        cooperative.status_changes.select_related("actor").order_by("pk"),
    )
    yield Table(
        "trail",
        _("Changes of the file"),
        (
            *fields(TrailEntry, "act", "subject", "before", "after", "created_at"),
            column("actor", _("by"), lambda it: _seen(it.actor, it.actor_id in members)),
        ),
        cooperative.trail.select_related("actor").order_by("pk"),
    )
    yield Table(
        "document_views",
        _("Who looked at the documents"),
        (*_views(), column("person", _("person"), lambda it: _seen(it.person, not it.is_office))),
        DocumentView.objects.filter(cooperative=cooperative).select_related("person"),
    )


def obstacles(person: User) -> list[Obstacle]:
    """Cooperatives that would be without an owner, and files on the person's desk."""
    found = []
    for cooperative in sole_owner_of(person):
        name = text_of(cooperative, "name").value or cooperative.code
        text = _(
            "You are the only owner of %(name)s. Make somebody else an owner first, or close it."
        )
        found.append(Obstacle(text % {"name": listed([name])}, f"sell/{cooperative.code}/data/"))
    files = person.reviewed_cooperatives.filter(status=Status.UNDER_REVIEW).count()
    if files:
        text = ngettext(
            "A file lies on your desk. Decide on it, or give it to a colleague.",
            "%(count)d files lie on your desk. Decide on them, or give them to a colleague.",
            files,
        )
        found.append(Obstacle(text % {"count": files}, ""))
    return found


def erase_person(person: User) -> None:
    """End every membership. What was done for a cooperative stays, by the number of the account."""
    forget_person(person)
    person.memberships.update(is_active=False)
    addressed = Q(email__iexact=person.email)
    if person.phone:
        addressed |= Q(phone=person.phone)
    Invitation.objects.filter(addressed | Q(accepted_by=person)).delete()


def _own_subject(entry: TrailEntry, person: User) -> str:
    """What an entry is about, unless it is about somebody else."""
    own = {str(person), person.full_name, person.email, str(person.phone or "")}
    return "" if entry.act in ABOUT_PEOPLE and entry.subject not in own else entry.subject


def _papers(papers):
    return papers.select_related("cooperative", "requirement").order_by("uploaded_at")


def _asked(rows):
    return rows.select_related("cooperative", "requirement").order_by("pk")


def _decisions(person: User) -> list:
    """Changes of legal data, closings and waivers: what they asked for and what they decided."""
    mine = Q(asked_by=person)
    found = [
        Amendment.objects.filter(mine | Q(decided_by=person)),
        Closing.objects.filter(mine | Q(confirmed_by=person)),
        Waiver.objects.filter(given_by=person),
    ]
    return [row for rows in found for row in rows.select_related("cooperative").order_by("pk")]


def _invitation() -> tuple[Column, ...]:
    return fields(Invitation, "role", "email", "phone", "created_at", "accepted_at", "withdrawn_at")


def _declaration() -> tuple[Column, ...]:
    return (_requirement(), *fields(Declaration, "language", "text", "made_at", "withdrawn_at"))


def _requirement() -> Column:
    return Column(
        "requirement",
        _("requirement"),
        lambda it: it.requirement.code,
        lambda it: text_of(it.requirement, "name").value,
    )


def _steps() -> tuple[Column, ...]:
    return fields(StatusChange, "source", "target", "reason_code", "reason", "created_at")


def _views() -> tuple[Column, ...]:
    return fields(DocumentView, "kind", "document", "way", "created_at")


def _seen(person: User | None, is_member: bool) -> str:
    """A colleague by name; whoever acts for the office is the office."""
    return str(person) if person and is_member else _("the office")
