"""Who may open what: every address of the app for every kind of person, and nothing written."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import translation

from cooperatives.models import (
    Closing,
    Cooperative,
    Evidence,
    Invitation,
    Membership,
    Role,
    ServiceTarget,
    StatusChange,
    TrailEntry,
    Waiver,
)
from cooperatives.reasons import Reason
from cooperatives.urls import urlpatterns
from cooperatives.use_cases import ask_for_closing
from coopstore.core.languages import LANGUAGE_CODES
from tests.factories.accounts import AdminFactory, UserFactory
from tests.factories.cooperatives import (
    CooperativeFactory,
    EvidenceFactory,
    InvitationFactory,
    MembershipFactory,
    RequirementFactory,
)

pytestmark = pytest.mark.django_db

OPEN, SIGN_IN, HIDDEN, FORBIDDEN, MOVED = 200, 302, 404, 403, 302
ROLES = (
    "anonymous",
    "shopper",
    "owner",
    "manager",
    "catalogue",
    "orders",
    "finance",
    "helper",
    "left",
    "stranger",
    "staff",
    "reviewer",
    "validator",
    "supervisor",
    "admin",
)
MEMBERS = {"owner", "manager"}
FILLERS = {*MEMBERS, "helper"}
ALL_MEMBERS = {*FILLERS, "catalogue", "orders", "finance"}
OFFICE = {"reviewer", "validator", "supervisor", "admin"}
RANKS = {
    "reviewer": "review_cooperative",
    "validator": "validate_cooperative",
    "supervisor": "supervise_cooperative",
}
# name of the address, method, who gets through
TABLE = [
    ("application", "get", ALL_MEMBERS),
    ("application_check", "get", FILLERS),
    ("application_step", "get", FILLERS),
    ("application_step", "post", FILLERS),
    ("application_paper", "get", FILLERS),
    ("application_paper", "post", FILLERS),
    ("application_declaration", "get", FILLERS),
    ("application_declaration", "post", FILLERS),
    ("application_submit", "get", FILLERS),
    ("application_submit", "post", FILLERS),
    ("paper_remove", "get", FILLERS),
    ("paper_remove", "post", FILLERS),
    ("evidence", "get", ALL_MEMBERS | OFFICE),
    ("documents", "get", MEMBERS),
    ("people", "get", MEMBERS),
    ("people", "post", MEMBERS),
    ("person", "get", MEMBERS),
    ("person", "post", MEMBERS),
    ("invitation_change", "get", MEMBERS),
    ("invitation_change", "post", MEMBERS),
    ("amendment", "get", MEMBERS),
    ("amendment", "post", MEMBERS),
    ("renewal", "get", MEMBERS),
    ("renewal", "post", MEMBERS),
    ("desk_profile", "get", MEMBERS),
    ("desk_profile", "post", MEMBERS),
]


@pytest.fixture
def file():
    """A draft with one paper."""
    cooperative = CooperativeFactory(draft=True)
    EvidenceFactory(cooperative=cooperative)
    inviting = MembershipFactory(cooperative=cooperative).user
    InvitationFactory(cooperative=cooperative, invited_by=inviting)
    RequirementFactory(code="true-answers", kind="attestation", statement_ar="أصرح")
    return cooperative


def _person(role: str, cooperative):
    if role in Role.values:
        return MembershipFactory(cooperative=cooperative, role=role).user
    if role == "left":
        return MembershipFactory(cooperative=cooperative, is_active=False).user
    if role == "stranger":
        return MembershipFactory().user
    if role == "admin":
        return AdminFactory()
    person = UserFactory(is_staff=role == "staff" or role in RANKS)
    if role in RANKS:
        person.user_permissions.add(Permission.objects.get(codename=RANKS[role]))
    return person


def _url(name: str, cooperative) -> str:
    paper = cooperative.evidence.get()
    arguments = {
        "application_step": ["name"],
        "application_paper": [paper.requirement.code],
        "application_declaration": ["true-answers"],
        "renewal": [paper.requirement.code],
        "person": [cooperative.memberships.order_by("pk").first().pk],
        "invitation_change": [cooperative.invitations.get().pk],
        "paper_remove": [paper.pk],
        "evidence": [paper.pk],
    }
    return reverse(f"cooperatives:{name}", args=[cooperative.code, *arguments.get(name, [])])


@translation.override("fr")  # a translated column is read in the active language
def _rows():
    return (
        list(Cooperative.objects.order_by("pk").values()),
        list(Evidence.objects.order_by("pk").values()),
        list(Membership.objects.order_by("pk").values()),
        list(Invitation.objects.order_by("pk").values()),
        StatusChange.objects.count(),
    )


def test_the_table_knows_every_address():
    linked = {"start", "invitation", "claim", "claim_code"}
    assert {name for name, _method, _who in TABLE} | linked == {p.name for p in urlpatterns}


def test_every_view_declares_who_may_open_it():
    assert [p.name for p in urlpatterns if not getattr(p.callback, "declares_access", False)] == []


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("name", "method", "allowed"), TABLE)
def test_desk(client, file, role, name, method, allowed):
    if role != "anonymous":
        client.force_login(_person(role, file))
    url, before = _url(name, file), _rows()

    response = getattr(client, method)(
        url, {"tribunal": "Elsewhere", "do": "withdraw"} if method == "post" else {}
    )

    if role == "anonymous":
        assert response.status_code == SIGN_IN
        assert "/accounts/login/" in response.url
    elif role in allowed:
        assert response.status_code in (OPEN, MOVED, 422)
    else:
        assert response.status_code == HIDDEN
    if role not in allowed:
        assert _rows() == before
    if hasattr(response, "file_to_stream"):
        response.close()


@pytest.mark.parametrize("role", ROLES)
def test_starting(client, file, role):
    if role != "anonymous":
        client.force_login(_person(role, file))
    before = Cooperative.objects.count()

    assert client.get(reverse("cooperatives:start")).status_code == OPEN
    response = client.post(reverse("cooperatives:start"))

    drafts = Cooperative.objects.count() - before
    assert response.status_code == (OPEN if role == "anonymous" else MOVED)
    assert drafts == (0 if role in ("anonymous", "owner") else 1)


# page of the admin, what is sent (None: it is read), the state it takes, who gets through
OFFICE_TABLE = [
    ("changelist", None, "submitted", OFFICE),
    ("export", None, "submitted", OFFICE),
    ("change", None, "submitted", OFFICE),
    ("decide", "take", "submitted", OFFICE),
    ("decide", "take_over", "taken", {"validator", "supervisor", "admin"}),
    ("decide", "release", "mine", OFFICE),
    ("decide", "reassign", "taken", {"supervisor", "admin"}),
    ("decide", "verdicts", "mine", OFFICE),
    ("decide", "accept_all", "mine", OFFICE),
    ("decide", "changes", "mine", OFFICE),
    ("decide", "approve", "mine", {"validator", "supervisor", "admin"}),
    ("decide", "reject", "mine", {"validator", "supervisor", "admin"}),
    ("decide", "waive:paper", "mine", {"supervisor", "admin"}),
    ("decide", "ask_again:paper", "mine", {"supervisor", "admin"}),
    ("decide", "reinstate", "suspended", {"supervisor", "admin"}),
    ("suspend", None, "approved", {"supervisor", "admin"}),
    ("suspend", "suspend", "approved", {"supervisor", "admin"}),
    ("close", None, "approved", {"supervisor", "admin"}),
    ("close", "ask", "approved", {"supervisor", "admin"}),
    ("close", "drop", "closing", {"supervisor", "admin"}),
    ("close", "confirm", "closing", {"supervisor", "admin"}),
]
READ = {"changelist", "export", "change"}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("place", "act", "state", "allowed"), OFFICE_TABLE)
def test_office(client, role, place, act, state, allowed):
    file = _file_in(state)
    person = None if role == "anonymous" else _person(role, file)
    if state == "mine":
        Cooperative.objects.filter(pk=file.pk).update(reviewer=person)
    file.refresh_from_db()
    if person:
        client.force_login(person)
    before = _office_rows()
    arguments = {"changelist": [], "export": ["csv"]}.get(place, [file.pk])
    url = reverse(f"admin:cooperatives_cooperative_{place}", args=arguments)

    response = client.post(url, _sent(act, file)) if act else client.get(url)

    if role in allowed:
        assert response.status_code == (MOVED if act else OPEN)
        assert (_office_rows() != before) == (act not in (None, "ask_again:paper"))
        return
    in_office = role == "staff" or role in OFFICE
    assert response.status_code == (FORBIDDEN if in_office else SIGN_IN)
    if response.status_code == SIGN_IN:
        assert "/admin/login/" in response.url
    assert _office_rows() == before


def _file_in(state: str) -> Cooperative:
    status = {"mine": "under_review", "taken": "under_review", "closing": "approved"}
    fields = {} if state in ("approved", "closing", "suspended") else {"slug": None}
    file = CooperativeFactory(status=status.get(state, state), **fields)
    EvidenceFactory(cooperative=file, requirement__code="paper")
    if state == "taken":
        Cooperative.objects.filter(pk=file.pk).update(reviewer=AdminFactory())
    if state == "closing":
        ask_for_closing(cooperative=file, actor=AdminFactory(), reason=Reason("own-wish"))
    return file


def _sent(act: str, file: Cooperative) -> dict:
    paper = file.evidence.get()
    reasons = {"changes": "papers-again", "reject": "not-registered", "suspend": "complaints"}
    return {
        "act": act,
        "seen": file.updated_at.isoformat(),
        "officer": AdminFactory().pk,
        "reason_code": reasons.get(act, "own-wish" if act == "ask" else ""),
        f"reason_code_r{paper.requirement_id}": "waived-by-law",
        f"verdict_{paper.pk.hex}": "accepted" if act != "accept_all" else "pending",
    }


def _office_rows():
    return (
        *_rows(),
        list(Waiver.objects.values()),
        list(Closing.objects.values()),
        TrailEntry.objects.count(),
    )


RECORDS = [
    ("requirement", True),
    ("servicetarget", True),
    ("termsversion", False),
    ("trailentry", False),
    ("waiver", False),
    ("declaration", False),
    ("closing", False),
    ("amendment", False),
    ("statuschange", False),
    ("evidence", False),
]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("model", "is_written"), RECORDS)
def test_tables_of_the_office(client, role, model, is_written):
    row = EvidenceFactory().requirement
    target, _is_new = ServiceTarget.objects.get_or_create(step="take", defaults={"days": 3})
    if role != "anonymous":
        client.force_login(_person(role, CooperativeFactory()))
    supervises = role in ("supervisor", "admin")

    response = client.get(reverse(f"admin:cooperatives_{model}_changelist"))
    expected = OPEN if role in OFFICE else FORBIDDEN if role == "staff" else SIGN_IN
    assert response.status_code == expected

    if is_written:
        pk = row.pk if model == "requirement" else target.pk
        answers = {"days": 9, **{f"name_{code}": "X" for code in LANGUAGE_CODES}, "position": 7}
        url = reverse(f"admin:cooperatives_{model}_change", args=[pk])
        client.post(url, answers | {"is_active": "on"})
        row.refresh_from_db()
        target.refresh_from_db()
        written = row.position == 7 if model == "requirement" else target.days == 9
        assert written == supervises
    else:
        add = client.get(reverse(f"admin:cooperatives_{model}_add")).status_code
        publishes = model == "termsversion" and supervises
        assert add == (OPEN if publishes else SIGN_IN if expected == SIGN_IN else FORBIDDEN)


def test_a_paper_is_private_uncached_and_not_guessed(client, file):
    paper = file.evidence.get()
    client.force_login(_person("owner", file))

    response = client.get(_url("evidence", file))

    assert response["Content-Disposition"] == 'inline; filename="statutes.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-store"
    assert response["Content-Type"] == "application/pdf"
    assert b"".join(response.streaming_content).startswith(b"%PDF-")
    other = CooperativeFactory()
    assert (
        client.get(reverse("cooperatives:evidence", args=[other.code, paper.pk])).status_code
        == HIDDEN
    )
