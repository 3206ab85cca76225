"""Data of the register in each of its states, and a file of it that nobody looks after."""

from django.core.files.base import ContentFile
from django.utils import timezone

from cooperatives.intake.errors import SheetLocked
from cooperatives.intake.problems import FORMULA, OWNED, Problem
from cooperatives.models import Outcome, RegisterImport, RegisterRow
from cooperatives.use_cases import ask_for_code
from tests.factories.cooperatives import CooperativeFactory, MembershipFactory
from tests.world.shape import World


def make_register(world: World) -> None:
    office, newcomer = world.people["office"], world.people["newcomer"]
    world.files["unclaimed"] = CooperativeFactory(
        draft=True, register_key="tiznit:1", from_register_at=timezone.now()
    )
    world.files["claimed"] = CooperativeFactory(
        draft=True, register_key="tiznit:2", from_register_at=timezone.now()
    )
    MembershipFactory(cooperative=world.files["claimed"], user=newcomer)
    world.claim = ask_for_code(actor=newcomer, ice=world.files["unclaimed"].ice)
    for state, more in {
        "checking": {},
        "checked": {"total": 60, "last_number": 61, "plain": ContentFile(b"", "rows.csv")},
        "applying": {"total": 60, "last_number": 61, "plain": ContentFile(b"", "rows.csv")},
        "failed": {"problem": SheetLocked().problem.to_store(), "ended_at": timezone.now()},
    }.items():
        world.imports[state] = RegisterImport.objects.create(
            file=ContentFile(b"", "register.csv"),
            original_name="register.csv",
            size=20_000,
            state=state,
            made_by=office,
            applied_by=office if state == "applying" else None,
            not_read=["Fax"],
            **more,
        )
    for state in ("checked", "applying"):
        RegisterRow.objects.bulk_create(_rows(world, world.imports[state]))


def _rows(world: World, source: RegisterImport) -> list[RegisterRow]:
    seller, waiting = world.seller, world.files["unclaimed"]
    values = {"name_fr": "Al Amal", "province": "MA-TIZ", "sector": "argan", "women": 3}
    changes = {"phone": ["+212612345678", "+212661223344"], "province": ["", "MA-TIZ"]}
    rows = [
        RegisterRow(number=2, outcome=Outcome.CREATE, values=values),
        RegisterRow(
            number=3, outcome=Outcome.CHANGE, values=values, changes=changes, cooperative=waiting
        ),
        RegisterRow(number=4, outcome=Outcome.SAME, values=values, cooperative=waiting),
        RegisterRow(
            number=5,
            outcome=Outcome.KEEP,
            values=values,
            changes=changes,
            cooperative=seller,
            problems=[Problem(OWNED).to_store()],
        ),
        *(
            RegisterRow(
                number=number,
                outcome=Outcome.REFUSE,
                values={"name": "=1", "phone": "12"},
                problems=[Problem(FORMULA, field="name").to_store()],
            )
            for number in range(6, 62)
        ),
    ]
    for row in rows:
        row.source = source
    return rows
