"""Applying: what the check said, once, however often the worker is stopped or asked."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connection

from cooperatives.intake import work as worker
from cooperatives.intake.problems import Problem
from cooperatives.models import (
    IMPORT_MOVES,
    Cooperative,
    ImportState,
    Outcome,
    RegisterImport,
    RegisterRow,
    Status,
)
from cooperatives.use_cases import (
    apply_import,
    cancel_import,
    correct_contact,
    receive_register,
)
from coopstore.core.errors import IllegalMove, Refusal
from tests.cooperatives.intake.conftest import run
from tests.factories.cooperatives import MembershipFactory
from tests.register import OTHER_ICE, as_csv, good, upload

SECOND = {"registration_number": "13/2015", "ice": OTHER_ICE, "name_fr": "Tafoukt"}


def outcomes(source) -> dict[int, str]:
    return dict(source.rows.values_list("number", "outcome"))


def files() -> list[dict]:
    return list(Cooperative.objects.order_by("pk").values())


def test_a_new_row_becomes_a_draft_that_nobody_looks_after(take):
    source = take(good())

    file = Cooperative.objects.get()
    assert source.state == "applied"
    assert (file.status, file.members.count()) == (Status.DRAFT, 0)
    assert (file.name_ar, file.name_fr) == ("تعاونية الأمل", "Coopérative Al Amal")
    assert (file.province_id, file.sector_id, file.place_fr) == ("MA-TIZ", "argan", "Igherm")
    assert (str(file.phone), file.email) == ("+212612345678", "alamal@example.org")
    assert (file.founded, file.women, file.men, file.young, file.disabled) == (2015, 24, 6, 5, 1)
    assert file.language == "fr"
    row = source.rows.get()
    assert (row.cooperative, row.applied_at) == (file, file.from_register_at)


def test_a_cooperative_with_an_arabic_name_alone_is_written_to_in_arabic(take):
    take(good(name_fr="", language=""))

    assert Cooperative.objects.get().language == "ar"


def test_the_same_file_again_changes_nothing(take):
    take(good(), good(**SECOND))
    before = files()

    again = take(good(), good(**SECOND))

    assert outcomes(again) == {2: Outcome.SAME, 3: Outcome.SAME}
    assert files() == before


def test_a_changed_row_changes_these_fields_alone(take):
    take(good())
    before = files()[0]

    take(good(phone="0661223344", place=""))

    after = files()[0]
    assert {name for name in after if after[name] != before[name]} == {"phone", "updated_at"}
    assert str(after["phone"]) == "+212661223344"


def test_a_file_known_by_its_ice_gets_its_number(take):
    take({"name_fr": "Al Amal", "ice": good()["ice"]})
    take(good())

    file = Cooperative.objects.get()
    assert (file.registration_number, file.register_key) == ("12/2015", "tiznit:12/2015")
    take({"name_fr": "Al Amal", "ice": good()["ice"]})
    file.refresh_from_db()
    assert file.register_key == "tiznit:12/2015"


def test_what_the_office_corrected_stays_whatever_the_register_said_in_between(take, supervisor):
    identity = {"name_fr": "Al Amal", "ice": good()["ice"]}
    take(identity | {"phone": "0612345678"})
    file = Cooperative.objects.get()
    correct_contact(
        cooperative=file, actor=supervisor, phone="+212655555555", email="", reason="Called."
    )
    take(identity | {"place": "Igherm"})  # changes the file, and says nothing of the phone

    again = take(identity | {"phone": "0612345678"})

    file.refresh_from_db()
    assert outcomes(again) == {2: Outcome.SAME}
    assert (str(file.phone), file.place_fr) == ("+212655555555", "Igherm")
    take(identity | {"phone": "0661223344"})
    file.refresh_from_db()
    assert str(file.phone) == "+212661223344"


def test_what_an_owner_took_over_after_the_check_is_not_touched(check, take, supervisor):
    take(good())
    source = check(good(phone="0661223344"))
    MembershipFactory(cooperative=Cooperative.objects.get())
    before = files()

    apply_import(source=source, actor=supervisor)
    run()

    row = source.rows.get()
    assert files() == before
    assert (row.outcome, row.applied_at) == (Outcome.KEEP, None)
    assert [Problem.stored(data).text() for data in row.problems] == [
        "A person looks after this file: what they wrote stays.",
        "This changed after the check. Import the file again to see what it does now.",
    ]


def test_what_changed_after_the_check_is_refused_and_reported(check, take, supervisor):
    take(good())
    source = check(good(phone="0661223344"))
    Cooperative.objects.update(phone="+212655555555")
    before = files()

    apply_import(source=source, actor=supervisor)
    run()

    row = source.rows.get()
    assert files() == before
    assert (row.outcome, row.applied_at) == (Outcome.REFUSE, None)
    assert row.changes == {"phone": ["+212655555555", "+212661223344"]}


def test_an_import_made_of_two_checks_is_applied_once(check, supervisor):
    first, second = check(good()), check(good())
    for source in (first, second):
        apply_import(source=source, actor=supervisor)
        run()

    assert Cooperative.objects.count() == 1
    assert outcomes(first) == {2: Outcome.CREATE}
    assert outcomes(second) == {2: Outcome.SAME}


def test_two_imports_are_not_applied_at_once(check, supervisor):
    first, second = check(good()), check(good(**SECOND))
    apply_import(source=first, actor=supervisor)

    with pytest.raises(Refusal) as refusal:
        apply_import(source=second, actor=supervisor)

    assert refusal.value.reason() == ("Another import is being applied. Wait until it has ended.")
    second.refresh_from_db()
    assert (second.state, second.applied_by) == ("checked", None)


def test_cancelled_means_that_nothing_is_written(check, supervisor):
    source = check(good())
    cancel_import(source=source)
    run()

    with pytest.raises(IllegalMove):
        apply_import(source=source, actor=supervisor)
    assert not Cooperative.objects.exists()


def test_stopped_in_the_middle_what_is_applied_stays(check, supervisor, monkeypatch):
    source = check(good(), good(**SECOND))
    apply_import(source=source, actor=supervisor)
    monkeypatch.setattr(worker, "CHUNK", 1)
    monkeypatch.setattr(worker, "RUN_SECONDS", 0)
    worker.work()

    cancel_import(source=source)
    run()

    source.refresh_from_db()
    assert (source.state, Cooperative.objects.count()) == ("cancelled", 1)
    assert source.rows.filter(applied_at__isnull=False).count() == 1


@pytest.mark.parametrize("source", ImportState)
@pytest.mark.parametrize("target", ImportState)
def test_every_move_of_an_import(source, target):
    row = RegisterImport(state=source)

    if target in IMPORT_MOVES[source]:
        row.move_to(target)
        assert row.state == target
    else:
        with pytest.raises(IllegalMove):
            row.move_to(target)
        assert row.state == source


# -- A worker that is stopped


class Killed(BaseException):
    """What happens to a worker that is killed: nothing after it is run."""


@pytest.mark.parametrize("chunk", [1, 2, 3])
def test_a_worker_that_is_killed_is_followed_by_another(
    check, supervisor, monkeypatch, settings, chunk
):
    """Killed after each chunk of the check and of applying; every row is done once."""
    settings.IMPORT_LEASE_SECONDS = 0
    monkeypatch.setattr(worker, "CHUNK", chunk)
    rows = [good(registration_number=f"{n}/2015", ice="", name_fr=f"Amal {n}") for n in range(1, 6)]
    source = receive_register(upload=upload(as_csv(*rows)), actor=supervisor)

    def die(turn):
        for _chunk in turn._chunks():
            raise Killed
        return False

    monkeypatch.setattr(worker._Turn, "take", die)
    kills = _until(source, ImportState.CHECKED)
    assert outcomes(source) == dict.fromkeys(range(2, 7), Outcome.CREATE)
    apply_import(source=source, actor=supervisor)
    kills += _until(source, ImportState.APPLIED)

    assert kills >= 2 * (5 // chunk)
    assert Cooperative.objects.count() == 5
    assert RegisterRow.objects.filter(applied_at__isnull=False).count() == 5


def _until(source, state: str) -> int:
    kills = 0
    while True:
        source.refresh_from_db()
        if source.state == state:
            return kills
        try:
            worker.work()
        except Killed:
            kills += 1
        assert kills < 50


def test_an_import_that_kills_its_workers_is_given_up(check, supervisor, monkeypatch, settings):
    settings.IMPORT_LEASE_SECONDS = 0
    check(good())
    source = receive_register(upload=upload(as_csv(good())), actor=supervisor)

    def die(turn):
        raise Killed

    monkeypatch.setattr(worker._Turn, "take", die)
    for _attempt in range(worker.MOST_SETBACKS):
        with pytest.raises(Killed):
            worker.work()
    worker.work()

    source.refresh_from_db()
    assert source.state == ImportState.FAILED
    assert Problem.stored(source.problem).text().startswith("The work stopped several times")


def test_an_import_that_a_worker_has_is_not_taken_by_another(check, supervisor):
    check(good())
    receive_register(upload=upload(as_csv(good())), actor=supervisor)
    assert worker._claim() is not None

    assert worker._claim() is None
    assert worker.work() is False


def test_a_worker_whose_lease_ran_out_writes_nothing(check, supervisor, settings):
    settings.IMPORT_LEASE_SECONDS = 0
    check(good())
    source = receive_register(upload=upload(as_csv(good())), actor=supervisor)
    slow = worker._Turn(worker._claim())
    worker._claim()  # another one took it meanwhile

    with pytest.raises(worker.NotOurs):
        slow.take()
    assert not source.rows.exists()


# -- Two at once


def at_once(*acts) -> list:
    ready = Barrier(len(acts))

    def go(act):
        try:
            ready.wait(timeout=10)
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [future.result() for future in [pool.submit(go, act) for act in acts]]


def test_two_workers_at_once_do_everything_once(check, supervisor, monkeypatch):
    monkeypatch.setattr(worker, "CHUNK", 2)
    rows = [good(registration_number=f"{n}/2015", ice="") for n in range(1, 21)]
    source = check(*rows)
    apply_import(source=source, actor=supervisor)

    at_once(run, run, run)

    source.refresh_from_db()
    assert source.state == "applied"
    assert Cooperative.objects.count() == 20


def test_the_register_has_each_cooperative_once(take):
    """The last word is the database's."""
    take(good())
    file = Cooperative.objects.get()
    file.pk, file.code = None, "another1"

    with pytest.raises(IntegrityError, match="once_from_the_register"):
        file.save(force_insert=True)
